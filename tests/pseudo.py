"""A language that nobody speaks: every message in brackets, the page from right to left.

What a page shows outside the brackets never went through gettext.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.utils import translation
from django.utils.translation import trans_real
from pytest_django import Settings

CODE = "ar-xb"
CONTEXT = "\x04"
OPEN, CLOSE = "⟦", "⟧"


def speak(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """Add the language to those of the site, for one test."""
    settings.LANGUAGES = [*settings.LANGUAGES, (CODE, "Pseudo")]
    settings.FORMAT_MODULE_PATH = [*settings.FORMAT_MODULE_PATH, "tests.formats"]
    told = trans_real.DjangoTranslation.gettext
    counted = trans_real.DjangoTranslation.ngettext

    def gettext(self: trans_real.DjangoTranslation, message: str) -> str:
        words = told(self, message).rpartition(CONTEXT)[2]
        return bracketed(words) if _is_pseudo(self) else words

    def ngettext(self: trans_real.DjangoTranslation, one: str, many: str, number: float) -> str:
        words = counted(self, one, many, number)  # type: ignore[arg-type]
        return bracketed(words.rpartition(CONTEXT)[2]) if _is_pseudo(self) else words

    monkeypatch.setattr(trans_real.DjangoTranslation, "gettext", gettext)
    monkeypatch.setattr(trans_real.DjangoTranslation, "ngettext", ngettext)


def bracketed(words: str) -> str:
    """A message in brackets, what stands around it outside."""
    bare = words.strip()
    return words.replace(bare, f"{OPEN}{bare}{CLOSE}", 1) if bare else words


def _is_pseudo(catalogue: trans_real.DjangoTranslation) -> bool:
    return bool(catalogue.language() == CODE)


@contextmanager
def spoken() -> Iterator[None]:
    """Speak it, outside of a request."""
    with translation.override(CODE):
        yield


class Outside:
    """What stands outside of every bracket, in texts that follow each other."""

    def __init__(self) -> None:
        self.depth = 0

    def of(self, text: str) -> str:
        left = []
        for letter in text:
            self.depth += {OPEN: 1, CLOSE: -1}.get(letter, 0)
            if self.depth == 0 and letter != CLOSE:
                left.append(letter)
        return "".join(left)
