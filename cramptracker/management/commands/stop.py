"""``manage.py stop``: the other end of ``manage.py serve``."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cramptracker import embedded, running


class Command(BaseCommand):
    help = "Stop the web server and the embedded database that run on this data folder."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        try:
            servers = running.stop_all(settings.DATA)
            database = embedded.stop(settings.DATA)
        except (embedded.DatabaseProblem, TimeoutError) as problem:
            raise CommandError(str(problem)) from None
        stopped = servers or database
        self.stdout.write("Everything is stopped." if stopped else "Nothing was running.")
