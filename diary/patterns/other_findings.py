"""What can be said about a diary besides its triggers: weekdays, medicines, remedies, trends of
single cramps, and the season."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from diary.patterns.basics import DayGroup, Interval, Level


@dataclass(frozen=True, slots=True)
class Weekday:
    """Whether cramps lean to a weekday, or to the weekend.

    `days` are the weekdays that stand out (Monday is 0; two for the weekend), `rate_ratio`
    their rate of episodes over that of the other days, `p_value` corrected for all that was
    looked at. `by_weekday` counts the observed days of each weekday from Monday on.
    """

    level: Level
    days: tuple[int, ...]
    rate_ratio: float
    interval: Interval
    p_value: float
    observed_days: int
    by_weekday: tuple[DayGroup, ...]
    kind: Literal["weekday"] = field(default="weekday", init=False)


@dataclass(frozen=True, slots=True)
class Week:
    """One calendar week from its Monday: what was logged and on how many days it is known."""

    starts_on: date
    episodes: int
    bouts: int
    observed_days: int


@dataclass(frozen=True, slots=True)
class Period:
    """Observed days in a row with their episodes, and the rate a day with its 95 % interval."""

    from_day: date
    to_day: date
    days: int
    episodes: int
    rate: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class CourseChange:
    """The rate of cramps after a medicine was started or stopped, over that before.

    `on` is the first day with it, or the first without. A change coincided with it; more is not
    known. `p_value` is corrected for all starts and stops that were looked at. `weekly` are the
    calendar weeks from the first day compared to the last, with those of the days before `on`
    that were left out: from `left_out_from` on, a diary day.
    """

    level: Level
    name: str
    medicine_class: str
    change: Literal["started", "stopped"]
    on: date
    rate_ratio: float
    interval: Interval
    p_value: float
    before: Period
    after: Period
    left_out_from: date
    weekly: tuple[Week, ...]
    kind: Literal["course_change"] = field(default="course_change", init=False)

    @property
    def days(self) -> int:
        """Observed days that were compared."""
        return self.before.days + self.after.days


@dataclass(frozen=True, slots=True)
class RemedyLink:
    """How long cramps lasted with a remedy and without, and how much it was said to help.

    `ratio` of durations, with over without, at like intensity and time; None, as are its
    `interval` and `p_value` (corrected for all remedies), while it can't be told. `helped`
    counts the answers 0 (not at all) to 3 (ended it). What was used on worse cramps seems to
    make them longer, so this never shows that a remedy works.
    """

    level: Level
    remedy: str
    cramps_with: int
    cramps_without: int
    helped: tuple[int, int, int, int]
    ratio: float | None
    interval: Interval | None
    p_value: float | None
    kind: Literal["remedy"] = field(default="remedy", init=False)

    @property
    def days(self) -> int:
        """Cramps with the remedy and with a known duration."""
        return self.cramps_with


@dataclass(frozen=True, slots=True)
class Stretch:
    """One or more weeks, from a Monday to a Sunday: the median and the quartiles, `low` and
    `high`, of its `days` diary days that have a known value."""

    from_day: date
    to_day: date
    days: int
    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class DurationTrend:
    """Whether cramps last longer or shorter than they did; `days` have a known duration.

    `change` is the typical duration at the end, `end` in seconds on `to_day`, over that at the
    start, `start` on `from_day`. `mirrors_intensity`: among cramps of like intensity the trend
    is not seen, so it may only be theirs. `series`, in seconds, in order of time: one for each
    week with a known duration, of several weeks where the diary is long; at most 60.
    """

    level: Level
    days: int
    correlation: float
    p_value: float
    change: float
    interval: Interval
    mirrors_intensity: bool
    from_day: date
    to_day: date
    start: float
    end: float
    series: tuple[Stretch, ...]
    kind: Literal["duration_trend"] = field(default="duration_trend", init=False)


@dataclass(frozen=True, slots=True)
class IntensityTrend:
    """Whether cramps hurt more or less than they did; `days` have a known intensity.

    `change` in points, `end` on `to_day` less `start` on `from_day`. `series` as of durations.
    """

    level: Level
    days: int
    correlation: float
    p_value: float
    change: float
    interval: Interval
    from_day: date
    to_day: date
    start: float
    end: float
    series: tuple[Stretch, ...]
    kind: Literal["intensity_trend"] = field(default="intensity_trend", init=False)


@dataclass(frozen=True, slots=True)
class Season:
    """Whether cramps come more in one part of the year, every year.

    `peak_month` (1 to 12) of the fitted wave, `rate_ratio` its peak over its trough, with its
    `interval` (None where the years are too much alike to tell). `years` of the diary took part.
    `by_month` counts the observed days of each month.
    """

    level: Level
    years: int
    peak_month: int
    rate_ratio: float
    interval: Interval | None
    p_value: float
    by_month: tuple[DayGroup, ...]
    kind: Literal["season"] = field(default="season", init=False)

    @property
    def days(self) -> int:
        """Observed days."""
        return sum(month.days for month in self.by_month)
