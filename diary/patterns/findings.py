"""What can be said about a diary: frozen findings, codes and numbers only.

A finding carries everything that its page, its chart and an export need, so that nobody
computes again. Words for people are the pages' part.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from diary.patterns.basics import (
    CLAIMS,
    DayGroup,
    Interval,
    Kind,
    Level,
    Missing,
    MissingWhat,
    NotYet,
)
from diary.patterns.other_findings import (
    CourseChange,
    DurationTrend,
    IntensityTrend,
    Period,
    RemedyLink,
    Season,
    Stretch,
    Week,
    Weekday,
)

__all__ = [
    "CLAIMS",
    "CalendarDay",
    "CourseChange",
    "DayGroup",
    "DurationTrend",
    "Finding",
    "Findings",
    "Frequency",
    "IntensityTrend",
    "Interval",
    "Kind",
    "Level",
    "Missing",
    "MissingWhat",
    "MuscleShare",
    "MuscleSites",
    "NotYet",
    "Period",
    "RemedyLink",
    "Season",
    "Side",
    "SiteCount",
    "Stretch",
    "TimeOfDay",
    "Trigger",
    "Week",
    "Weekday",
]


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """When in the day cramps come, by the local clock.

    `from_hour` to `to_hour` (whole hours 0 to 23, `to_hour` excluded, may pass midnight) is the
    shortest window that holds two thirds of the episodes, `share` what it holds. `night_share`
    is the share from 22:00 to 06:00. `by_hour` counts episodes in 24 hours. `days` are diary
    days with a cramp. `p_value` is None where there are too few days to test.
    """

    level: Level
    days: int
    episodes: int
    from_hour: int
    to_hour: int
    share: float
    night_episodes: int
    night_share: float
    night_interval: Interval
    by_hour: tuple[int, ...]
    p_value: float | None
    kind: Literal["time_of_day"] = field(default="time_of_day", init=False)


@dataclass(frozen=True, slots=True)
class SiteCount:
    """How many episodes named one muscle on one side."""

    muscle: str
    side: str
    episodes: int


@dataclass(frozen=True, slots=True)
class MuscleShare:
    """One muscle: the diary days on which it cramped, as a share of the days with a site."""

    muscle: str
    cramp_days: int
    episodes: int
    share: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class MuscleSites:
    """Where cramps come; only described. Most frequent first. `days` are the diary days with a
    cramp whose site was logged, the denominator of every share."""

    level: Level
    days: int
    episodes: int
    muscles: tuple[MuscleShare, ...]
    sites: tuple[SiteCount, ...]
    kind: Literal["muscle"] = field(default="muscle", init=False)


@dataclass(frozen=True, slots=True)
class Side:
    """Whether one side cramps more than the other.

    `side` is the side with more days ("left" or "right"; "left" when equal). `share` is its
    share of the diary days that lean to a side (`left_days` + `right_days` = `days`).
    Episodes on both sides at once count for neither. `p_value` None: too few days to test.
    """

    level: Level
    days: int
    side: Literal["left", "right"]
    share: float
    interval: Interval
    p_value: float | None
    left_days: int
    right_days: int
    left_episodes: int
    right_episodes: int
    both_episodes: int
    kind: Literal["side"] = field(default="side", init=False)


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One diary day of the calendar of cramps and check-ins."""

    day: date
    episodes: int
    check_in: bool
    observed: bool


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often cramps come, and whether that changed from `from_day` to `to_day`.

    `rate_ratio` is the rate of episodes at the end of that time over the rate at its start;
    None, as are `interval` and `p_value`, where it can't be told. `weekly` and `calendar` cover
    the whole diary, in order of time.
    """

    level: Level
    days: int
    episodes: int
    from_day: date
    to_day: date
    rate_ratio: float | None
    interval: Interval | None
    p_value: float | None
    weekly: tuple[Week, ...]
    calendar: tuple[CalendarDay, ...]
    kind: Literal["trend"] = field(default="trend", init=False)


@dataclass(frozen=True, slots=True)
class Trigger:
    """One factor against cramps, at one lag (0: the same diary day, 1: the day after).

    A day is exposed if its value satisfies `value op threshold`. `rate_ratio` compares episodes
    on exposed days with other days, adjusted for `adjusted_for` (codes); `shown_ratio` and
    `shown_interval` are the same, shrunk against the winner's curse: show these. A ratio below
    1 is a protector. `p_adjusted` holds over everything that was tested, weighted by what the
    diary could show. `values_cramp` and `values_other` are the known values on days with, or
    followed by, a cramp and on the others; empty where they are not at hand (`with_values`).
    `days` have a known value and a known outcome. `suspected`: it was named beforehand and tested
    as such. `own_cut`: the person set it. `yes_no`: it is answered with yes (1) or no (0), not
    with an amount; `unit` is what the person counts an amount of their own in, or empty.
    """

    level: Level
    factor: str
    op: Literal["<=", ">="]
    threshold: float
    lag: Literal[0, 1]
    days: int
    rate_ratio: float
    interval: Interval
    shown_ratio: float
    shown_interval: Interval
    p_adjusted: float
    exposed: DayGroup
    other: DayGroup
    values_cramp: tuple[float, ...]
    values_other: tuple[float, ...]
    adjusted_for: tuple[str, ...]
    suspected: bool = False
    own_cut: bool = False
    yes_no: bool = False
    unit: str = ""
    kind: Literal["trigger"] = field(default="trigger", init=False)

    @property
    def exposed_days(self) -> int:
        """Days whose value satisfies `value op threshold`."""
        return self.exposed.days


Finding: TypeAlias = (
    TimeOfDay
    | MuscleSites
    | Side
    | Frequency
    | Trigger
    | Weekday
    | CourseChange
    | RemedyLink
    | DurationTrend
    | IntensityTrend
    | Season
)


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that a diary says.

    `findings`: what can be said, most telling first (clear, likely, described, no link; at
    most one trigger per factor). `not_yet`: what can't be said. `estimates`: every contrast
    that was tested, claimed or not, both lags. `tests`: how many independent tests these are
    worth. Triggers that were judged at a review bear its date, `reviewed_on`, and that of the
    next, `next_review_on`; `withdrawn` are those that it no longer upheld, `withdrawn_others` the
    findings of other kinds that it no longer upheld, as they were at the review before.
    """

    findings: tuple[Finding, ...] = ()
    not_yet: tuple[NotYet, ...] = ()
    estimates: tuple[Trigger, ...] = ()
    tests: float = 0.0
    reviewed_on: date | None = None
    next_review_on: date | None = None
    withdrawn: tuple[Trigger, ...] = ()
    withdrawn_others: tuple[Finding, ...] = ()

    @property
    def claims(self) -> tuple[Finding, ...]:
        """The findings that passed their test, most telling first."""
        return tuple(finding for finding in self.findings if finding.level in CLAIMS)

    @property
    def time_of_day(self) -> TimeOfDay | None:
        """When in the day cramps come; None while there is none."""
        return next((one for one in self.findings if isinstance(one, TimeOfDay)), None)

    @property
    def muscle_sites(self) -> MuscleSites | None:
        """Where cramps come; None while no site was logged."""
        return next((one for one in self.findings if isinstance(one, MuscleSites)), None)

    @property
    def side(self) -> Side | None:
        """Left or right; None while no cramp leans to a side."""
        return next((one for one in self.findings if isinstance(one, Side)), None)

    @property
    def frequency(self) -> Frequency | None:
        """How often, by week and by day; None for a diary without days."""
        return next((one for one in self.findings if isinstance(one, Frequency)), None)

    @property
    def triggers(self) -> tuple[Trigger, ...]:
        """Triggers, protectors and factors without a link, most telling first."""
        return tuple(one for one in self.findings if isinstance(one, Trigger))

    def trigger(self, factor: str) -> Trigger | None:
        """What is said of a factor: clear, likely or no link; None where nothing is."""
        return next((one for one in self.triggers if one.factor == factor), None)

    def estimate(self, factor: str, lag: int | None = None) -> Trigger | None:
        """The estimate for a factor at a lag, or at the lag with the smaller p-value; also
        where nothing is claimed. For charts; None while it can't be tested."""
        chosen = [one for one in self.estimates if one.factor == factor and lag in (None, one.lag)]
        return min(chosen, key=lambda one: one.p_adjusted, default=None)

    def not_yet_for(self, kind: Kind, factor: str | None = None) -> NotYet | None:
        """Why nothing is said of a kind (or of one factor), or None where something is."""
        return next(
            (one for one in self.not_yet if one.kind == kind and factor in (None, one.factor)),
            None,
        )
