"""What the rate of cramps did when a medicine was started or stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, sqrt
from typing import Literal

import numpy as np

from diary.patterns.basics import Interval, Missing, NotYet
from diary.patterns.frequency import Slope, rate_change, week_of, weeks_of
from diary.patterns.levels import level_of
from diary.patterns.other_findings import CourseChange, Period, Week
from diary.patterns.proportions import Z_95
from diary.patterns.record import Bools, CourseEntry, DiaryRecord, Floats, Ints
from diary.patterns.waiting import days_at_this_rate, shortfalls

LEFT_OUT_DAYS = 14
DAYS_NEEDED = 28
BOUTS_NEEDED = 6
FARTHEST_DAYS = 182


@dataclass(frozen=True, slots=True)
class Event:
    """The first day with a medicine, or the first without."""

    course: CourseEntry
    change: Literal["started", "stopped"]
    on: date


@dataclass(frozen=True, slots=True, eq=False)
class _Around:
    event: Event
    days: Ints
    after: Bools
    missing: tuple[Missing, ...]


def find_course_changes(record: DiaryRecord) -> tuple[list[CourseChange], list[NotYet]]:
    """For each start and stop within the diary, the rate after over the rate before.

    Null hypothesis: the rate keeps to its line through the change. A step beside a linear trend
    in the model of `rate_change` on the observed days of half a year on either side; the 14
    days before are left out, since people start medicines when things are bad. At least 28
    observed days on either side; tested on bouts, corrected for all changes (Bonferroni), sized
    on episodes; where the two disagree in sign nothing is claimed.
    """
    found: list[CourseChange] = []
    waits: list[NotYet] = []
    around = [_days_around(record, event) for event in events_of(record)]
    ready = [one for one in around if not one.missing]
    for one in around:
        change = None if one.missing else _change_of(record, one, len(ready))
        if change is not None:
            found.append(change)
        else:
            to_go = _days_to_go(one)
            waits.append(NotYet("course_change", one.event.course.name, one.missing, to_go))
    return found, waits


def events_of(record: DiaryRecord) -> list[Event]:
    """The starts and stops within the diary, by day."""
    events = []
    for course in record.courses:
        if record.first_day < course.started_on <= record.last_day:
            events.append(Event(course, "started", course.started_on))
        if course.stopped_on is not None:
            without = course.stopped_on + timedelta(days=1)
            if record.first_day < without <= record.last_day:
                events.append(Event(course, "stopped", without))
    return sorted(events, key=lambda event: (event.on, event.course.name, event.change))


def _days_around(record: DiaryRecord, event: Event) -> _Around:
    at = (event.on - record.first_day).days
    days = np.flatnonzero(record.observed).astype(np.int64)
    near = np.abs(days - at) <= FARTHEST_DAYS
    days = days[near & ((days < at - LEFT_OUT_DAYS) | (days >= at))]
    after = days >= at
    missing = shortfalls(
        Missing("days_before", int((~after).sum()), DAYS_NEEDED),
        Missing("days_after", int(after.sum()), DAYS_NEEDED),
        Missing("bouts", int(record.bouts[days].sum()), BOUTS_NEEDED),
    )
    return _Around(event, days, after, missing)


def _days_to_go(one: _Around) -> int | None:
    """Days until there are enough; None where the days before are too few for ever."""
    if not one.missing or any(need.what == "days_before" for need in one.missing):
        return None
    since = int(one.days[-1] - one.days[one.after][0]) + 1 if one.after.any() else 0
    return days_at_this_rate(one.missing, max(1, since))


def _change_of(record: DiaryRecord, one: _Around, changes: int) -> CourseChange | None:
    bouts, episodes = (
        _step_of(counts[one.days].astype(np.float64), record, one)
        for counts in (record.bouts, record.episodes)
    )
    if bouts is None or episodes is None or bouts.log_ratio * episodes.log_ratio <= 0:
        return None
    p_value = min(1.0, bouts.p_value * changes)
    return CourseChange(
        level=level_of(p_value),
        name=one.event.course.name,
        medicine_class=one.event.course.medicine_class,
        change=one.event.change,
        on=one.event.on,
        rate_ratio=exp(episodes.log_ratio),
        interval=episodes.interval,
        p_value=p_value,
        before=period_of(record, one.days[~one.after]),
        after=period_of(record, one.days[one.after]),
        left_out_from=max(record.first_day, one.event.on - timedelta(days=LEFT_OUT_DAYS)),
        weekly=_weeks_around(record, one.days),
    )


def _weeks_around(record: DiaryRecord, days: Ints) -> tuple[Week, ...]:
    """The calendar weeks from the first to the last of the days compared."""
    first, last = week_of(record, days[[0, -1]])
    return weeks_of(record)[first : last + 1]


def _step_of(counts: Floats, record: DiaryRecord, one: _Around) -> Slope | None:
    time = (one.days - one.days[0]) / max(1, int(one.days[-1] - one.days[0]))
    design = np.column_stack([np.ones(time.size), time, one.after])
    return rate_change(design, counts, week_of(record, one.days))


def period_of(record: DiaryRecord, days: Ints) -> Period:
    """The episodes of some days; the interval by their spread from day to day, on the log
    scale (quasi-Poisson)."""
    episodes = record.episodes[days].astype(np.float64)
    total, rate = float(episodes.sum()), float(episodes.mean())
    low, high = 0.0, 3.7 / days.size
    if total > 0:
        spread = max(1.0, float(episodes.var(ddof=1)) / rate)
        half = Z_95 * sqrt(spread / total)
        low, high = rate * exp(-half), rate * exp(half)
    return Period(
        record.date_of(int(days[0])),
        record.date_of(int(days[-1])),
        int(days.size),
        int(total),
        rate,
        Interval(low, high),
    )
