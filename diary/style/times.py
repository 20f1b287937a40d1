"""A month of the year at a glance, and two times beside each other."""

from dataclasses import replace
from datetime import date, timedelta

from diary.charts.two_rates import RatesDrawing, rates_drawing
from diary.charts.year import YearCalendar, YearHeld, year_calendar
from diary.models import MedicineCourse
from diary.patterns.basics import Interval
from diary.patterns.two_periods import PeriodRate, TwoPeriods

BEGAN, TODAY = date(2026, 3, 3), date(2026, 3, 25)


def sample_calendar() -> YearCalendar:
    """Return one month with every state of a day: before the diary, with one cramp or several,
    told to be free, only checked in, not known, with a medicine, today, and still to come."""
    days = [BEGAN + timedelta(days=n) for n in range((TODAY - BEGAN).days + 1)]
    held = YearHeld(
        cramps={day: 1 + n % 4 for n, day in enumerate(days[::5])},
        check_ins={day: n % 3 > 0 for n, day in enumerate(days[1::2])},
        medicines=[MedicineCourse(name="Indapamide", started_on=days[8], stopped_on=days[17])],
        began=BEGAN,
        today=TODAY,
    )
    calendar = year_calendar(BEGAN.year, held)
    return replace(calendar, months=calendar.months[BEGAN.month - 1 : BEGAN.month])


def sample_rates() -> list[RatesDrawing]:
    """Return two rates that can be told, and one beside a time that is too short."""
    many, few, short = (
        _rate(21, Interval(0.31, 0.81)),
        _rate(9, Interval(0.1, 0.42)),
        _rate(2, None),
    )
    pairs = (TwoPeriods(many, few, (), None, None), TwoPeriods(many, short, (), None, None))
    return [drawing for pair in pairs if (drawing := rates_drawing(pair))]


def _rate(episodes: int, interval: Interval | None) -> PeriodRate:
    days = 42 if interval else 5
    return PeriodRate(
        first=BEGAN,
        last=BEGAN + timedelta(days=days - 1),
        days=days,
        known_days=days,
        episodes=episodes,
        bouts=episodes,
        rate=episodes / days if interval else None,
        interval=interval,
    )
