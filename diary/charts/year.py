"""A year at a glance: every day of it in twelve months, as tables of a page, and in words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.charts.week import MONDAY, place_in_week, weekdays_from
from diary.models import MedicineCourse
from diary.words import numbers

DAYS_PER_WEEK = 7
MANY_CRAMPS = 3
A_DAY = timedelta(days=1)

State = Literal["cramps", "free", "checked", "unknown", "future", "before"]


@dataclass(frozen=True, slots=True)
class YearDay:
    """One day: what is known of it, and what a screen reader says: ``3 March: 2 cramps``.

    ``cramps`` is 1, 2 or 3 for a day with so many (3: or more), else 0. ``medicines``: some
    started or stopped. ``leads_to``: the part of the diary that shows the day, or the check-in
    for it where nothing is known; empty for days outside the diary.
    """

    day: date
    number: str
    state: State
    cramps: str
    words: str
    leads_to: str
    medicines: bool
    is_today: bool


@dataclass(frozen=True, slots=True)
class YearMonth:
    """One month: weeks of seven days, ``None`` outside the month, and its sums in words."""

    first_day: date
    weeks: tuple[tuple[YearDay | None, ...], ...]
    sums: str
    medicines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """A year in months, the names of weekdays in their order, and its sums in words."""

    year: int
    weekdays: tuple[tuple[str, str], ...]
    months: tuple[YearMonth, ...]
    sums: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearHeld:
    """What is known of a year, by day: cramps, check-ins (true: no cramp, as was said), and
    medicines that started or stopped. The diary ``began`` on a day, and ``today`` is another.
    ``diary_at`` and ``check_in_at``: the addresses that days lead to."""

    cramps: Mapping[date, int]
    check_ins: Mapping[date, bool]
    medicines: Sequence[MedicineCourse]
    began: date | None
    today: date
    diary_at: str = "/diary/"
    check_in_at: str = "/check-in/"


def year_calendar(year: int, held: YearHeld, week_starts: int = MONDAY) -> YearCalendar:
    """Lay a year out by months; weeks begin on ``week_starts``, 0 for Monday.

    A day without any entry is not known: it never counts as a day without a cramp.
    """
    changes = dict(_changes(held.medicines))
    return YearCalendar(
        year=year,
        weekdays=tuple(
            (str(WEEKDAYS_ABBR[n]), str(WEEKDAYS[n])) for n in weekdays_from(week_starts)
        ),
        months=tuple(
            _month(date(year, month, 1), held, changes, week_starts) for month in range(1, 13)
        ),
        sums=_sums(_each_day(date(year, 1, 1), date(year + 1, 1, 1)), held),
    )


def _changes(medicines: Sequence[MedicineCourse]) -> Iterator[tuple[date, list[str]]]:
    """The days on which medicines started or stopped, and what to say of it."""
    said: dict[date, list[str]] = {}
    for course in medicines:
        name = {"name": course.name}
        said.setdefault(course.started_on, []).append(_("%(name)s started") % name)
        if course.stopped_on:
            said.setdefault(course.stopped_on, []).append(_("%(name)s: last day") % name)
    yield from said.items()


def _month(
    first: date, held: YearHeld, changes: Mapping[date, list[str]], week_starts: int
) -> YearMonth:
    after = (first + 31 * A_DAY).replace(day=1)
    cells: list[YearDay | None] = [None] * place_in_week(first, week_starts)
    cells += [_day(day, held, changes.get(day, [])) for day in _each_day(first, after)]
    cells += [None] * (-len(cells) % DAYS_PER_WEEK)
    return YearMonth(
        first_day=first,
        weeks=tuple(
            tuple(cells[start : start + DAYS_PER_WEEK])
            for start in range(0, len(cells), DAYS_PER_WEEK)
        ),
        sums=_sums(_each_day(first, after), held),
        medicines=tuple(
            _("%(day)s: %(change)s") % {"day": date_format(day, "DAY"), "change": change}
            for day in _each_day(first, after)
            for change in changes.get(day, [])
        ),
    )


def _day(day: date, held: YearHeld, changes: Sequence[str]) -> YearDay:
    count = held.cramps.get(day, 0)
    state = _state(day, held)
    said = ", ".join([_words(state, count, checked=day in held.check_ins), *changes])
    return YearDay(
        day=day,
        number=str(day.day),
        state=state,
        cramps=str(min(count, MANY_CRAMPS)),
        words=_("%(day)s: %(change)s") % {"day": date_format(day, "DAY"), "change": said},
        leads_to=_leads_to(day, state, held),
        medicines=bool(changes),
        is_today=day == held.today,
    )


def _leads_to(day: date, state: State, held: YearHeld) -> str:
    if state in ("future", "before"):
        return ""
    if state == "unknown":
        return f"{held.check_in_at}{day}/"
    return f"{held.diary_at}?before={day + A_DAY}#d{day}"


def _state(day: date, held: YearHeld) -> State:
    if held.cramps.get(day):
        return "cramps"
    if day in held.check_ins:
        return "free" if held.check_ins[day] else "checked"
    if day > held.today:
        return "future"
    return "unknown" if held.began and day >= held.began else "before"


def _words(state: State, count: int, *, checked: bool) -> str:
    if state == "cramps":
        said = numbers.cramps(count)
        return _("%(cramps)s, check-in") % {"cramps": said} if checked else said
    return {
        "free": _("no cramp"),
        "checked": _("checked in, nothing said of cramps"),
        "unknown": _("nothing known"),
        "future": _("still to come"),
        "before": _("before your diary began"),
    }[state]


def _sums(days: Iterator[date], held: YearHeld) -> str:
    """What some days held, in words; days that are still to come don't count."""
    states = {day: _state(day, held) for day in days}
    counts = Counter(states.values())
    if counts["future"] + counts["before"] == len(states):
        first = next(iter(states.values()))
        return _("Still to come.") if first == "future" else _("Your diary had not begun yet.")
    cramps = sum(held.cramps.get(day, 0) for day in states)
    lines = [_("No cramp logged.")]
    if cramps:
        said = {"cramps": numbers.cramps(cramps), "days": numbers.days(counts["cramps"])}
        lines = [_("%(cramps)s on %(days)s.") % said]
    if n := counts["free"]:
        free = ngettext(
            "No cramp, as you said, on %(n)d day.", "No cramp, as you said, on %(n)d days.", n
        )
        lines.append(free % {"n": n})
    return " ".join([*lines, *_rest(counts)])


def _rest(counts: Mapping[State, int]) -> Iterator[str]:
    """The days of which nobody said whether there was a cramp."""
    if n := counts["checked"]:
        words = ngettext(
            "Checked in without a word on cramps on %(n)d day.",
            "Checked in without a word on cramps on %(n)d days.",
            n,
        )
        yield words % {"n": n}
    if n := counts["unknown"]:
        yield ngettext("Nothing known of %(n)d day.", "Nothing known of %(n)d days.", n) % {"n": n}


def _each_day(first: date, end: date) -> Iterator[date]:
    """The days from ``first`` until before ``end``."""
    return (first + n * A_DAY for n in range((end - first).days))
