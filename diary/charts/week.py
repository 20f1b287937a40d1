"""Weeks as a person's calendar has them. ``week_starts``: their first weekday, Monday is 0."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from diary.patterns import Frequency

MONDAY = 0


def place_in_week(day: date, week_starts: int) -> int:
    """Return how many days of its week come before a day."""
    return (day.weekday() - week_starts) % 7


def start_of_week(day: date, week_starts: int) -> date:
    """Return the first day of the week that a day lies in."""
    return day - timedelta(days=place_in_week(day, week_starts))


def weekdays_from(week_starts: int) -> list[int]:
    """Return the weekdays in the order of a calendar."""
    return [(week_starts + place) % 7 for place in range(7)]


@dataclass(frozen=True, slots=True)
class DrawnWeek:
    """One week of a picture: what was logged in it, and on how many days it is known."""

    starts_on: date
    episodes: int
    observed_days: int


def weeks_of(finding: Frequency, week_starts: int) -> list[DrawnWeek]:
    """Return a diary by the weeks of a person's calendar.

    The statistics keep their own weeks, from Monday on, whatever is drawn.
    """
    if week_starts == MONDAY:
        return [DrawnWeek(one.starts_on, one.episodes, one.observed_days) for one in finding.weekly]
    return [
        DrawnWeek(start, sum(day.episodes for day in days), sum(day.observed for day in days))
        for start, group in groupby(
            finding.calendar, key=lambda day: start_of_week(day.day, week_starts)
        )
        for days in [list(group)]
    ]
