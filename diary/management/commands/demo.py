"""``manage.py demo``: people to try the product with."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from diary.demo import DEFAULT_SEED, DEMO_PEOPLE, PASSWORD, make


class Command(BaseCommand):
    help = "Make a patient, an athlete and an editor to try the product with; not in production."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--seed", type=int, default=DEFAULT_SEED, help="another seed, other diaries"
        )
        parser.add_argument(
            "--as-of",
            type=date.fromisoformat,
            metavar="DATE",
            help="the day on which the diaries end, such as 2026-11-23; else today",
        )
        parser.add_argument(
            "--fresh", action="store_true", help="make the diaries of people who exist anew"
        )

    def handle(self, *, seed: int, as_of: date | None, fresh: bool = False, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("Demo people have a known password: not in production.")
        made = [make(demo, seed, as_of, fresh=fresh) for demo in DEMO_PEOPLE]
        self.stdout.write(f"Demo people, all with the password {PASSWORD}")
        for demo, new in zip(DEMO_PEOPLE, made, strict=True):
            note = "" if new else " (as they were)"
            self.stdout.write(f"  {demo.email:<18}  {demo.what}{note}")
