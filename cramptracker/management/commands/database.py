"""``manage.py database``: look after the embedded PostgreSQL."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from cramptracker import embedded
from cramptracker.embedded import place
from cramptracker.embedded.backup import backup, restore

INSTEAD = {
    "backup": "pg_dump -Fc -f FILE DATABASE, as a role that may see every row",
    "restore": "pg_restore -d DATABASE FILE, as a role that may write every row",
}


class Command(BaseCommand):
    help = "Start, stop, look at, back up, restore or remove the embedded database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("start", help="Start the server, if it isn't running.")
        actions.add_parser("stop", help="Stop the server. Nothing is lost.")
        actions.add_parser("status", help="Say whether it runs, and where its files are.")
        saving = actions.add_parser("backup", help="Write everything into one file.")
        saving.add_argument("file", type=Path)
        for name, text in (
            ("restore", "Replace everything by what a backup holds."),
            ("destroy", "Remove the database with everything in it."),
        ):
            action = actions.add_parser(name, help=text)
            action.add_argument("--yes", action="store_true", help="Don't ask.")
            if name == "restore":
                action.add_argument("file", type=Path)

    def handle(self, *, action: str, **options: Any) -> None:
        if connection.settings_dict["ENGINE"] != "cramptracker.embedded":
            instead = INSTEAD.get(action, "the tools of that server")
            raise CommandError(
                f"DATABASE_URL names another database, so there is no embedded one. Use {instead}."
            )
        try:
            getattr(self, action)(settings.DATA, options)
        except embedded.DatabaseProblem as problem:
            raise CommandError(str(problem)) from None

    def start(self, data: Path, options: dict[str, Any]) -> None:
        started = embedded.ensure(data)
        self.stdout.write("The database runs now." if started else "The database was running.")

    def stop(self, data: Path, options: dict[str, Any]) -> None:
        stopped = embedded.stop(data)
        self.stdout.write("The database is stopped." if stopped else "The database did not run.")

    def status(self, data: Path, options: dict[str, Any]) -> None:
        state = "runs" if embedded.is_running(data) else "does not run"
        self.stdout.write(f"The database {state}. Its files: {place.find(data).home}")

    def backup(self, data: Path, options: dict[str, Any]) -> None:
        file: Path = options["file"]
        backup(data, file)
        size = file.stat().st_size / 1000
        self.stdout.write(f"Everything is in {file} ({size:,.0f} kB). Keep it as you keep a diary.")

    def restore(self, data: Path, options: dict[str, Any]) -> None:
        file: Path = options["file"]
        self._confirm(f"replace everything in the database by what {file} holds", options)
        connection.close()
        restore(data, file)
        self.stdout.write(f"The database is now as {file} has it.")

    def destroy(self, data: Path, options: dict[str, Any]) -> None:
        self._confirm("remove the database with every diary in it", options)
        gone = embedded.destroy(data)
        self.stdout.write("The database is gone." if gone else "There was no database.")

    def _confirm(self, deed: str, options: dict[str, Any]) -> None:
        if options["yes"]:
            return
        try:
            answer = input(f"This will {deed}. It can't be undone. Type yes to go on: ")
        except EOFError:
            answer = ""
        if answer.strip().lower() != "yes":
            raise CommandError("Nothing was changed.")
