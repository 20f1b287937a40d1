from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from knowledge.addresses import address
from knowledge.library import CONTENT, LibraryError, read_library
from knowledge.offers import open_offers
from knowledge.services import Done, Outcome, load_library, summary


def is_news(outcome: Outcome) -> bool:
    """Tell what deserves a line of its own: a hundred new sources are one number."""
    if outcome.done is Done.UNCHANGED:
        return False
    return outcome.kind == "article" or outcome.done is not Done.CREATED


class Command(BaseCommand):
    """Load the articles that ship. What an editor changed is never overwritten."""

    help = "Loads what knowledge/content holds into the library; keeps editors' changes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--from", dest="folder", type=Path, default=CONTENT)

    def handle(self, *args: Any, folder: Path, verbosity: int, **options: Any) -> None:
        try:
            outcomes = load_library(read_library(folder, address))
        except LibraryError as problem:
            raise CommandError(
                f"{problem}\nNothing was changed. Correct it and try again."
            ) from None
        if verbosity == 0:
            return
        for outcome in outcomes:
            if verbosity > 1 or is_news(outcome):
                self.stdout.write(str(outcome))
        self.stdout.write(f"The library: {summary(outcomes)}.")
        if waiting := open_offers().count():
            self.stdout.write(f"Newer versions for editors to decide on at /cms/desk/: {waiting}.")
