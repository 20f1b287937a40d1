"""``manage.py export_diary EMAIL``: a person's diary leaves as JSON."""

import json
import os
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from diary.exchange.diary_json import write_diary
from diary.models import Person


class Command(BaseCommand):
    help = "Write a person's diary as JSON, on one line: several make a JSON Lines file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the person's email address")
        parser.add_argument(
            "--output",
            metavar="FILE",
            type=Path,
            help="where to write it, readable by you only; else it goes to standard output",
        )

    def handle(self, *, email: str, output: Path | None = None, **options: Any) -> None:
        diary = write_diary(person_with(email))
        if output is None:
            self.stdout.write(json.dumps(diary))  # ASCII: a terminal's encoding is not ours
            return
        try:
            write_privately(output, json.dumps(diary, ensure_ascii=False) + "\n")
        except OSError as problem:
            raise CommandError(f"{output} can't be written: {problem.strerror}.") from None
        self.stdout.write(
            f"Wrote {len(diary['episodes'])} episodes, {len(diary['check_ins'])} check-ins and "
            f"{len(diary['medicine_courses'])} medicine courses to {output}."
        )


def person_with(email: str) -> Person:
    """Return the person who signs in with an address, in whatever case it is typed."""
    try:
        return Person.objects.get_by_natural_key(email.strip())
    except Person.DoesNotExist:
        raise CommandError(f"There is no account with the email address {email}.") from None


def write_privately(path: Path, text: str) -> None:
    """Write a file for its owner's eyes only; a reader finds all of it or what was there."""
    descriptor, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
