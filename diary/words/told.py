"""What a person was told at a review, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from diary.patterns import Level, Trigger
from diary.words.sure import sure
from diary.words.triggers import trigger_says


class ToldTriggers(Protocol):
    """What was told at one look at a diary, and what was taken back."""

    @property
    def look(self) -> int: ...
    @property
    def on(self) -> date: ...
    @property
    def made_on(self) -> date: ...
    @property
    def published(self) -> tuple[Trigger, ...]: ...
    @property
    def withdrawn(self) -> tuple[Trigger, ...]: ...


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One thing that was told, and how sure it was."""

    level: Level
    sure: str
    says: str


@dataclass(frozen=True, slots=True)
class ToldWords:
    """One review, in words: after how many days of diary, what was told, what taken back.

    ``made_on`` is set where it was made later than on the day after.
    """

    look: int
    on: date
    made_on: date | None
    published: tuple[ToldLine, ...]
    withdrawn: tuple[ToldLine, ...]


def told_words(told: ToldTriggers, units: str) -> ToldWords:
    """Say what a review told, in a person's units."""
    late = told.made_on > told.on + timedelta(days=1)
    return ToldWords(
        told.look,
        told.on,
        told.made_on if late else None,
        _lines(told.published, units),
        _lines(told.withdrawn, units),
    )


def _lines(triggers: Iterable[Trigger], units: str) -> tuple[ToldLine, ...]:
    return tuple(
        ToldLine(one.level, str(sure(one.level)), trigger_says(one, units)) for one in triggers
    )
