"""Times of a diary that are worth beside each other: before and after a medicine, say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from diary.patterns import CourseEntry, DiaryRecord
from diary.patterns.course_changes import LEFT_OUT_DAYS, Event, events_of
from diary.words import numbers

LENGTH = 90
LATEST = 30
MOST_CHANGES = 12
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two times, each from a diary day to another, both included."""

    first: tuple[date, date]
    second: tuple[date, date]

    @property
    def fields(self) -> dict[str, str]:
        """The two as a form has them."""
        return {
            "first_from": str(self.first[0]),
            "first_to": str(self.first[1]),
            "second_from": str(self.second[0]),
            "second_to": str(self.second[1]),
        }

    @property
    def address(self) -> str:
        """The two as they stand in an address."""
        return urlencode(self.fields)


@dataclass(frozen=True, slots=True)
class Preset:
    """A pair to choose, in words."""

    says: str
    pair: Pair


def latest_pair(today: date, days: int = LATEST) -> Pair:
    """The last days up to today, and as many before them."""
    return _with_before(today - (days - 1) * A_DAY, today)


def before(first: date, last: date, began: date) -> Pair | None:
    """Some days, and as many before them; ``None`` where the diary hadn't begun by then."""
    return _with_before(first, last) if first > began else None


def _with_before(first: date, last: date) -> Pair:
    ends = first - A_DAY
    return Pair((ends - (last - first), ends), (first, last))


def pair_around(
    course: CourseEntry, change: Literal["started", "stopped"], began: date, today: date
) -> Pair | None:
    """Up to 90 days before and after a medicine was started or stopped.

    The 14 days before are left out: people start and stop medicines when things are bad. ``None``
    where the diary, or the course, leaves no day on one side.
    """
    if change == "started":
        on, last = course.started_on, min(today, course.stopped_on or today)
        first = began
    elif course.stopped_on is None:
        return None
    else:
        on, last = course.stopped_on + A_DAY, today
        first = max(began, course.started_on)
    ends = on - (LEFT_OUT_DAYS + 1) * A_DAY
    first, last = max(first, ends - (LENGTH - 1) * A_DAY), min(last, on + (LENGTH - 1) * A_DAY)
    if first > ends or on > last:
        return None
    return Pair((first, ends), (on, last))


def presets(record: DiaryRecord, today: date) -> Iterator[Preset]:
    """The pairs that a diary offers: the last days, and around the latest changes of medicines."""
    for days in (LATEST, LENGTH):
        pair = latest_pair(today, days)
        if pair.first[1] >= record.first_day:
            words = _("The last %(n)d days, and the %(n)d before")
            yield Preset(words % {"n": days}, pair)
    for event in events_of(record)[: -MOST_CHANGES - 1 : -1]:
        around = pair_around(event.course, event.change, record.first_day, today)
        if around:
            yield Preset(_around_words(event), around)


def _around_words(event: Event) -> str:
    """The change and its day as the person entered it: of a stop, the last day."""
    started = event.change == "started"
    words = (
        _("Before and after %(name)s was started, %(day)s")
        if started
        else _("Before and after %(name)s was stopped, %(day)s")
    )
    day = event.on if started else event.on - A_DAY
    return words % {"name": event.course.name, "day": numbers.short_day(day)}
