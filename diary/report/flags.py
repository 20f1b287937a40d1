"""The signs that need a doctor, as logged in some cramps: which, how often, when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from diary.patterns import EpisodeEntry
from diary.red_flags import raised_by
from diary.report.sheet import Flag
from diary.signs import Signs
from diary.urgency import RedFlag, Urgency
from diary.words import numbers

DAYS_SHOWN, MOST_FLAGS = 4, 7


def flags_of(entries: Sequence[EpisodeEntry]) -> tuple[Flag, ...]:
    """Return the red flags that some cramps raise, the most urgent first; seven at most."""
    days: dict[RedFlag, list[date]] = {}
    for entry in entries:
        for flag in raised_by(_signs(entry)):
            days.setdefault(flag, []).append(entry.day)
    found = sorted(days.items(), key=lambda item: (item[0].urgency, -len(item[1])))
    return tuple(
        Flag(str(flag.sign), _told(flag.urgency), len(on), _when(sorted(set(on))))
        for flag, on in found[:MOST_FLAGS]
    )


def _signs(entry: EpisodeEntry) -> Signs:
    return Signs(
        frozenset(entry.symptoms),
        entry.duration_seconds or 0,
        frozenset(muscle for muscle, _side in entry.sites),
        entry.activity,
    )


def _told(urgency: Urgency) -> str:
    return {
        Urgency.EMERGENCY: _("emergency"),
        Urgency.SAME_DAY: _("same day"),
        Urgency.DAYS: _("within days"),
        Urgency.ROUTINE: _("routine visit"),
    }[urgency]


def _when(days: Sequence[date]) -> str:
    shown = ", ".join(numbers.short_day(day) for day in days[-DAYS_SHOWN:])
    if len(days) <= DAYS_SHOWN:
        return shown
    return _("last: %(days)s") % {"days": shown}
