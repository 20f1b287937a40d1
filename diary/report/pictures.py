"""The report's pictures: cramps by week over the medicines taken, and by hour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import ceil

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.patterns import CourseEntry
from diary.report.counts import DAYS_PER_WEEK, Counts, Stretch
from diary.report.drawing import Box, Drawing, Line, Mark, Words
from diary.words import numbers

WIDE, HALF = 720.0, 345.0
LEFT, BARS, LANE = 24.0, 96.0, 17.0
MOST_LANES = 8
MOST_NUMBERED = 32
SHORT_NAME = 34


def weeks_picture(counts: Counts) -> Drawing:
    """Cramps in each calendar week, and under them each medicine from start to stop.

    Outlined: a week of which fewer than seven days are known. Grey: no day of it is.
    """
    courses = counts.courses[:MOST_LANES]
    bottom = 14 + BARS
    height = bottom + 26 + LANE * len(courses)
    marks = [*_grid(counts.weeks, bottom), *_bars(counts, bottom), *_months(counts, bottom)]
    for place, course in enumerate(courses):
        marks += _lane(counts, course, bottom + 24 + LANE * place)
    return Drawing(WIDE, height, _weeks_words(counts), tuple(marks))


def _weeks_words(counts: Counts) -> str:
    most = max((week.cramps for week in counts.weeks), default=0)
    return ngettext(
        "Cramps logged in %(weeks)d week: %(most)d.",
        "Cramps logged in each of %(weeks)d weeks, at most %(most)d in one.",
        len(counts.weeks),
    ) % {
        "weeks": len(counts.weeks),
        "most": most,
    }


def _across(counts: Counts, day: date) -> float:
    """Where the beginning of a day lies."""
    first, last = counts.whole.first, counts.whole.last
    share = (day - first).days / ((last - first).days + 1)
    return LEFT + (WIDE - LEFT) * min(1.0, max(0.0, share))


def _top(weeks: Sequence[Stretch]) -> int:
    most = max((week.cramps for week in weeks), default=0)
    return max(4, 2 * ceil(most / 2))


def _grid(weeks: Sequence[Stretch], bottom: float) -> Iterator[Mark]:
    top = _top(weeks)
    for value in (0, top // 2, top):
        y = bottom - BARS * value / top
        yield Line(LEFT, y, WIDE, y, shade=0.75 if value == 0 else 0.15)
        yield Words(LEFT - 5, y + 3, str(value), anchor="end")


def _bars(counts: Counts, bottom: float) -> Iterator[Mark]:
    top = _top(counts.weeks)
    for week in counts.weeks:
        start, stop = _across(counts, week.first), _across(counts, week.last + timedelta(days=1))
        gap = min(2.0, (stop - start) / 6)
        if not week.known_days:
            yield Box(start + gap, bottom - BARS, stop - start - 2 * gap, BARS, shade=0.08)
            continue
        height = BARS * week.cramps / top
        whole = week.known_days == DAYS_PER_WEEK
        if height:
            yield Box(
                start + gap,
                bottom - height,
                stop - start - 2 * gap,
                height,
                shade=0.85 if whole else 0.25,
                outline=not whole,
            )
        if len(counts.weeks) <= MOST_NUMBERED:
            number = numbers.thousands(week.cramps)
            yield Words((start + stop) / 2, bottom - height - 3, number, anchor="middle")


def _months(counts: Counts, bottom: float) -> Iterator[Mark]:
    first, last = counts.whole.first, counts.whole.last
    starts = [first, *_month_starts(first, last)]
    room = (WIDE - LEFT) / ((last - first).days + 1)
    taken = -100.0
    for day in starts:
        x = _across(counts, day)
        if day.day == 1:
            yield Line(x, bottom, x, bottom + 4)
        if x - taken < 44 or (day == first and first.day > 1 and room * (32 - first.day) < 50):
            continue
        taken = x
        named = "MONTH_YEAR_SHORT" if day.month == 1 else "M"
        says = date_format(day, "DAY_YEAR_SHORT" if day == first else named)
        yield Words(x + 2, bottom + 13, says)


def _month_starts(first: date, last: date) -> Iterator[date]:
    day = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    while day <= last:
        yield day
        day = (day + timedelta(days=32)).replace(day=1)


def _lane(counts: Counts, course: CourseEntry, y: float) -> Iterator[Mark]:
    start = _across(counts, course.started_on)
    ends = course.stopped_on + timedelta(days=1) if course.stopped_on else None
    stop = _across(counts, ends) if ends else WIDE
    yield Box(start, y, max(2.0, stop - start), LANE - 4, shade=0.14)
    if course.started_on >= counts.whole.first:
        yield Line(start, y - 1, start, y + LANE - 3)
    if course.stopped_on and course.stopped_on <= counts.whole.last:
        yield Line(stop, y - 1, stop, y + LANE - 3)
    name = shortened(course.name)
    if start + 6 * len(name) > WIDE:
        yield Words(start - 4, y + 9.5, name, anchor="end", shade=1)
    else:
        yield Words(start + 4, y + 9.5, name, shade=1)


def shortened(name: str, most: int = SHORT_NAME) -> str:
    """A name that fits: what is cut off is said by an ellipsis."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def hours_picture(counts: Counts) -> Drawing:
    """Cramps by the hour of the local clock, the night from 22 to 6 shaded."""
    bars, bottom = 62.0, 72.0
    top = max(2, *counts.by_hour)
    step = (HALF - LEFT) / 24
    marks: list[Mark] = [
        Box(LEFT + from_hour * step, bottom - bars, hours * step, bars, shade=0.08)
        for from_hour, hours in ((0, 6), (22, 2))
    ]
    for value in (0, top):
        y = bottom - bars * value / top
        marks.append(Line(LEFT, y, HALF, y, shade=0.75 if value == 0 else 0.15))
        marks.append(Words(LEFT - 5, y + 3, str(value), anchor="end"))
    for hour, number in enumerate(counts.by_hour):
        height = bars * number / top
        if height:
            marks.append(Box(LEFT + hour * step + 1, bottom - height, step - 2, height, shade=0.8))
    marks += [
        Words(
            LEFT + hour * step,
            bottom + 12,
            f"{hour:02}:00",
            anchor="start" if hour == 0 else "end" if hour == 24 else "middle",
        )
        for hour in (0, 6, 12, 18, 24)
    ]
    said = _("Cramps by hour of the day; %(night)d of %(all)d from 22:00 to 06:00.") % {
        "night": counts.night,
        "all": counts.whole.cramps,
    }
    return Drawing(HALF, bottom + 18, said, tuple(marks))
