"""``manage.py reset``: back to the state of a fresh clone."""

import shutil
from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cramptracker import embedded

# Only what the app itself puts there: the folder may be anybody's choice.
OURS = ("cache", "media", "static", "secret_key", "database.lock")


class Command(BaseCommand):
    help = "Stop everything and remove the embedded database, uploads and all that was made."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--yes", action="store_true", help="Don't ask.")

    def handle(self, *, yes: bool, **options: Any) -> None:
        data: Path = settings.DATA
        if not yes and not self._agreed(data):
            raise CommandError("Nothing was changed.")
        call_command("stop", stdout=self.stdout)
        try:
            embedded.destroy(data)
        except embedded.DatabaseProblem as problem:
            raise CommandError(str(problem)) from None
        for name in OURS:
            _remove(data / name)
        with suppress(OSError):  # something of somebody else's is still in it
            data.rmdir()
        self.stdout.write("All gone. make run starts afresh.")

    def _agreed(self, data: Path) -> bool:
        self.stdout.write(f"This removes every diary, upload and setting kept in {data}.")
        with suppress(EOFError):
            return input("It can't be undone. Type yes to go on: ").strip().lower() == "yes"
        return False


def _remove(thing: Path) -> None:
    if thing.is_dir():
        shutil.rmtree(thing)
    else:
        thing.unlink(missing_ok=True)
