"""Words as the search compares them: without accents, in one form."""

import re
import unicodedata

MARKS = "\u0300-\u036f"
CURLY = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-"})


def without_accents(text: str) -> str:
    """Return ``text`` with ``é`` as ``e``, one character for each; the database does the same."""
    bare = re.sub(f"[{MARKS}]", "", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", bare)


def plain_query(words: str) -> str:
    """Return what a reader typed, as the search reads it: straight quotes, no accents.

    A hyphen inside a word is a space: ``jumpy-legs`` are ``jumpy legs``.
    """
    return re.sub(r"(?<=\w)-(?=\w)", " ", without_accents(words.translate(CURLY)))


def plain_words(text: str) -> list[str]:
    """Return the words of ``text`` in small letters, without accents."""
    return re.findall(r"\w+", plain_query(text).casefold())
