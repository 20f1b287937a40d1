"""``manage.py import_diary EMAIL FILE``: a diary arrives as JSON."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from diary.exchange.diary_json import BrokenDiary, Counts, import_diary, read_diary
from diary.management.commands.export_diary import person_with


class Command(BaseCommand):
    help = (
        "Add a diary in JSON to a person's diary. What is there already stays as it is, so "
        "importing twice changes nothing; a broken file changes nothing at all."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the person's email address")
        parser.add_argument("file", help="the file with the diary, or - for standard input")

    def handle(self, *, email: str, file: str, **options: Any) -> None:
        person = person_with(email)
        text = _content(file)
        try:
            imported = import_diary(person, read_diary(text))
        except BrokenDiary as broken:
            raise CommandError(
                f"This is not a diary that can be imported. Nothing has changed.\n{broken}"
            ) from None
        self.stdout.write(_line("Episodes", imported.episodes))
        self.stdout.write(_line("Check-ins", imported.check_ins))
        self.stdout.write(_line("Medicine courses", imported.medicine_courses))


def _content(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as problem:
        raise CommandError(f"{file} can't be read: {problem.strerror}.") from None


def _line(kind: str, counts: Counts) -> str:
    parts = [f"{counts.new} new", f"{counts.unchanged} already there"]
    if counts.kept:
        parts.append(f"{counts.kept} different in the diary and kept as they were")
    if counts.deleted:
        parts.append(f"{counts.deleted} deleted in the diary and left so")
    return f"{kind}: {', '.join(parts)}."
