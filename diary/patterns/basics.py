"""The words that every finding is written in: levels, kinds, intervals, counts of days."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple, TypeAlias


class Level(StrEnum):
    """How sure a finding is.

    `CLEAR` and `LIKELY` are claims that passed their test; `DESCRIBED` only counts what was
    logged; `NO_LINK` means that a doubling is excluded; `NOT_YET` that nothing can be said.
    """

    CLEAR = "clear"
    LIKELY = "likely"
    DESCRIBED = "described"
    NO_LINK = "no_link"
    NOT_YET = "not_yet"


CLAIMS = frozenset({Level.CLEAR, Level.LIKELY})

Kind: TypeAlias = Literal[
    "trigger",
    "time_of_day",
    "weekday",
    "trend",
    "course_change",
    "side",
    "muscle",
    "remedy",
    "duration_trend",
    "intensity_trend",
    "season",
]
MissingWhat: TypeAlias = Literal[
    "days",
    "weeks",
    "check_ins",
    "cramps",
    "cramp_days",
    "sided_cramp_days",
    "bouts",
    "known_values",
    "exposed_days",
    "unexposed_days",
    "days_before",
    "days_after",
    "cramps_with",
    "cramps_without",
    "years",
]


class Interval(NamedTuple):
    """A 95 % confidence interval, both ends included."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class DayGroup:
    """The days on one side of a contrast, and the cramps that came with them."""

    days: int
    cramp_days: int
    bouts: int
    episodes: int


@dataclass(frozen=True, slots=True)
class Missing:
    """What a statement still needs: so many are there, so many are needed."""

    what: MissingWhat
    have: int
    need: int


@dataclass(frozen=True, slots=True)
class NotYet:
    """What can't be said, and why. `missing` is empty where the diary is long enough to test
    but shows nothing either way. `days_to_go`: about how many more calendar days until a
    doubling would be found; None where that can't be foretold. `factor` is what it is about: a
    factor, the name of a medicine or a remedy; None for kinds of which there is one."""

    kind: Kind
    factor: str | None
    missing: tuple[Missing, ...]
    days_to_go: int | None
    level: Level = field(default=Level.NOT_YET, init=False)
