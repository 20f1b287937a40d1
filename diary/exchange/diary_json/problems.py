"""What is wrong with a diary that arrives: every place by its path, and the reason."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MOST_SHOWN = 20


class Problem(NamedTuple):
    """One thing that is wrong: where (``episodes[3].sites[0].muscle``), and why."""

    path: str
    reason: str

    def __str__(self) -> str:
        where = self.path.removeprefix(".") or _("the file")
        return f"{where}: {self.reason}"


class Refused(Exception):
    """A reader refuses a value. Paths are relative to that value."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)

    @classmethod
    def because(cls, reason: str, path: str = "") -> "Refused":
        return cls([Problem(path, reason)])

    def below(self, path: str) -> list[Problem]:
        """Return the problems as the holder of the value at ``path`` sees them."""
        return [Problem(path + problem.path, problem.reason) for problem in self.problems]


class BrokenDiary(Exception):
    """A diary that can't be read: the first twenty problems, and how many more there are."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        every = [Problem(path.removeprefix("."), reason) for path, reason in problems]
        self.problems = tuple(every[:MOST_SHOWN])
        self.more = len(every) - len(self.problems)

    def __str__(self) -> str:
        lines = [str(problem) for problem in self.problems]
        if self.more:
            lines.append(ngettext("and %d more", "and %d more", self.more) % self.more)
        return "\n".join(lines)
