"""Where in the library's files something stands, and checked reading of their TOML."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

AT_LINE = re.compile(r" \(at line (\d+), column \d+\)$")


class LibraryError(ValueError):
    """Something in the library's files is wrong. Says which file, which line, and what."""


@dataclass(frozen=True)
class Place:
    """A line of a file, counted from 1."""

    path: Path
    line: int

    def below(self, lines: int) -> "Place":
        return Place(self.path, self.line + lines)

    def error(self, message: str) -> LibraryError:
        """Return the error that says ``message`` about this place."""
        return LibraryError(f"{self.path}, line {self.line}: {message}")


def read_toml(text: str, place: Place) -> dict[str, Any]:
    """Return the tables of ``text``, whose first line stands at ``place``."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        found = AT_LINE.search(str(problem))
        line = int(found[1]) - 1 if found else text.rstrip("\n").count("\n")
        raise place.below(line).error(f"{AT_LINE.sub('', str(problem))}.") from None


class Table:
    """A TOML table whose values are taken out one by one, each checked; nothing may be left."""

    def __init__(self, values: dict[str, Any], place: Place) -> None:
        self.place = place
        self._left = dict(values)

    def text(self, name: str, longest: int, *, optional: bool = False) -> str:
        """Return a text of at most ``longest`` characters; ``""`` when optional and not there."""
        value = self._take(name, str, "a text", optional) or ""
        if not value.strip() and not optional:
            raise self.place.error(f"“{name}” is empty.")
        if len(value) > longest:
            raise self.place.error(f"“{name}” is longer than {longest} characters.")
        return str(value.strip())

    def number(self, name: str, *, optional: bool = False) -> int | None:
        """Return a whole number from 0 to 9999."""
        value: int | None = self._take(name, int, "a whole number", optional)
        if value is not None and not 0 <= value <= 9999:
            raise self.place.error(f"“{name}” is out of range.")
        return value

    def day(self, name: str) -> date:
        value: date = self._take(name, date, "a date, like 2026-11-23", optional=False)
        return value

    def flag(self, name: str) -> bool:
        return bool(self._take(name, bool, "true or false", optional=False))

    def words(self, name: str, *, optional: bool = False) -> tuple[str, ...]:
        """Return a list of short texts, each once; empty when optional and not there."""
        value = self._take(name, list, "a list of texts", optional) or []
        if not all(isinstance(word, str) and word for word in value):
            raise self.place.error(f"“{name}” must be a list of texts.")
        if len(set(value)) < len(value):
            raise self.place.error(f"“{name}” names something twice.")
        return tuple(value)

    def nothing_left(self) -> None:
        """Refuse what nobody asked for: it is most likely a misspelt name."""
        if self._left:
            raise self.place.error(f"“{next(iter(self._left))}” isn't known here.")

    def _take(self, name: str, kind: type, what: str, optional: bool) -> Any:
        if name not in self._left:
            if optional:
                return None
            raise self.place.error(f"“{name}” is missing.")
        value = self._left.pop(name)
        if type(value) is not kind:
            raise self.place.error(f"“{name}” must be {what}.")
        return value
