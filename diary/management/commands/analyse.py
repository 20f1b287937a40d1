"""``manage.py analyse``: what diaries in JSON show, without the database."""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError

from diary.exchange.analysing import Asked, analyse
from diary.exchange.workers import in_order


class Command(BaseCommand):
    help = (
        "Read diaries in JSON, one a line, and write what each shows, one JSON line a diary, in "
        "the same order: id, findings, estimates, not_yet, red_flags and milliseconds (of "
        "processor time, without reading). Findings are those of one look at the whole diary, "
        "not those of its last review. A line that can't be read gets a line with its number "
        "and the reason, and the exit status is 1. The database is neither needed nor touched."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file",
            nargs="?",
            default="-",
            help="the file with the diaries, or - (or nothing) for standard input",
        )
        parser.add_argument(
            "--jobs",
            type=_at_least_one,
            default=os.cpu_count() or 1,
            metavar="N",
            help="how many processes work at once (%(default)s, as many as there are cores)",
        )
        parser.add_argument(
            "--as-of",
            type=_day,
            metavar="DATE",
            help="look at the diaries as they were at the end of a diary day, as in 2026-11-23",
        )
        parser.add_argument(
            "--reviews",
            action="store_true",
            help=(
                "write one line for each review (30, 45, 68, 101, ... days) with what the "
                "person saw then; look is the number of days. None for a shorter diary"
            ),
        )

    def handle(
        self, *, file: str, jobs: int, as_of: date | None, reviews: bool, **options: Any
    ) -> None:
        diaries = broken = 0
        with _opened(file) as lines:
            asked = (Asked(number, line, as_of, reviews) for number, line in _diaries_in(lines))
            with closing(in_order(analyse, asked, jobs)) as answers:
                for answer in answers:
                    diaries += 1
                    broken += answer.broken
                    if not self._wrote(answer.lines):
                        return
        if broken:
            raise CommandError(
                f"{broken} of {diaries} diaries could not be read: see the lines with an error."
            )

    def _wrote(self, lines: tuple[str, ...]) -> bool:
        """Write some lines; False where nobody reads on, as in ``| head``."""
        try:
            for line in lines:
                self.stdout.write(line)
            self.stdout.flush()
        except BrokenPipeError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, sys.stdout.fileno())  # what is still buffered has to go somewhere
            return False
        return True


def _opened(file: str) -> AbstractContextManager[BinaryIO]:
    if file == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(file).open("rb")
    except OSError as problem:
        raise CommandError(f"{file} can't be read: {problem.strerror}.") from None


def _diaries_in(lines: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Each line that is not empty, with its number."""
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is not a date such as 2026-11-23") from None


def _at_least_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text} is not a number from 1 on")
    return int(text)
