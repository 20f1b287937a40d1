"""Findings of the kinds besides those of ``samples``: every factor, and all that is no factor."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from diary.patterns import (
    CourseChange,
    DayGroup,
    DurationTrend,
    Finding,
    Findings,
    IntensityTrend,
    Interval,
    Level,
    Missing,
    NotYet,
    Period,
    RemedyLink,
    Season,
    Stretch,
    Trigger,
    Week,
    Weekday,
)
from diary.patterns.contrasts import FACTORS
from tests.diary.samples import EFFORT, FLUIDS, FREQUENCY, MONDAY

AMOUNTS: dict[str, tuple[float, tuple[float, ...], tuple[float, ...]]] = {
    "exercise_minutes": (45, (60, 90, 45, 0), (0, 30, 45, 20, 15)),
    "sleep_hours": (6.25, (5, 6.25, 6, 7.5), (7, 8, 6.25, 7.75, 9)),
    "alcohol_units": (1, (2, 1, 4.5, 0), (0, 0, 1, 0, 0)),
    "caffeine_mg": (200, (250, 200, 400, 0), (80, 0, 200, 120, 100)),
    "standing_hours": (5.5, (6, 8, 5.5, 1), (2, 3, 5.5, 4, 1)),
    "sitting_hours": (9, (9, 10, 12, 4), (8, 6, 9, 5, 7)),
    "own:new shoes": (3, (3, 5, 7.5, 0), (1, 2, 3, 0, 1)),
}
LAGS_AND_CHOICES: tuple[tuple[Literal[0, 1], bool], ...] = ((0, False), (1, True))
YES_OR_NO = ("heat", "stretching", "electrolytes", "magnesium", "own:night shift")


def trigger_of(factor: str) -> Trigger:
    """A likely finding on a factor, protective where that is to be believed."""
    if factor == "fluids_ml":
        return FLUIDS
    if factor == "exertion":
        return EFFORT
    protects = any(one.name == factor and one.harms is False for one in FACTORS)
    ratio = 0.5 if protects else 2.02
    threshold, cramp, other = AMOUNTS.get(factor, (1, (1, 1, 1, 0), (1, 0, 0, 0, 0)))
    return replace(
        EFFORT,
        factor=factor,
        op="<=" if factor == "sleep_hours" else ">=",
        threshold=threshold,
        values_cramp=cramp,
        values_other=other,
        rate_ratio=ratio,
        shown_ratio=ratio,
        adjusted_for=("weekday", "factor:fluids_ml"),
        yes_no=factor in YES_OR_NO,
    )


TRIGGERS = tuple(trigger_of(factor) for factor in (*AMOUNTS, *YES_OR_NO))
BY_WEEKDAY = tuple(DayGroup(20, 4 + 2 * (day > 4), 4, 5 + 5 * (day > 4)) for day in range(7))
WEEKDAY = Weekday(
    level=Level.LIKELY,
    days=(5, 6),
    rate_ratio=2.0,
    interval=Interval(1.4, 2.9),
    p_value=0.004,
    observed_days=140,
    by_weekday=BY_WEEKDAY,
)
BEFORE = Period(MONDAY, date(2026, 1, 25), 21, 6, 6 / 21, Interval(0.13, 0.63))
AFTER = Period(date(2026, 2, 9), date(2026, 3, 1), 20, 14, 0.7, Interval(0.41, 1.2))
COURSE = CourseChange(
    level=Level.LIKELY,
    name="Ramipril",
    medicine_class="other",
    change="started",
    on=date(2026, 2, 9),
    rate_ratio=2.4,
    interval=Interval(1.2, 4.9),
    p_value=0.008,
    before=BEFORE,
    after=AFTER,
    left_out_from=date(2026, 1, 26),
    weekly=tuple(
        Week(MONDAY + timedelta(weeks=index), count, count, 7 if index != 4 else 6)
        for index, count in enumerate((2, 1, 3, 4, 5, 5, 4, 5))
    ),
)
MAGNESIUM_TABLETS = replace(
    COURSE, name="Magnesium", medicine_class="magnesium", rate_ratio=0.5, p_value=0.002
)
STRETCHED = RemedyLink(
    level=Level.LIKELY,
    remedy="stretching",
    cramps_with=14,
    cramps_without=11,
    helped=(2, 3, 6, 3),
    ratio=0.55,
    interval=Interval(0.4, 0.8),
    p_value=0.005,
)
WARMED = replace(
    STRETCHED,
    level=Level.DESCRIBED,
    remedy="heat",
    cramps_with=3,
    helped=(0, 2, 0, 0),
    ratio=None,
    interval=None,
    p_value=None,
)


def stretches(*medians: float) -> tuple[Stretch, ...]:
    """Weeks, every third one unknown."""
    return tuple(
        Stretch(
            MONDAY + timedelta(weeks=index),
            MONDAY + timedelta(weeks=index, days=6),
            3,
            median,
            0.8 * median,
            1.2 * median,
        )
        for index, median in enumerate(medians)
        if index % 3 != 2
    )


DURATION = DurationTrend(
    level=Level.LIKELY,
    days=24,
    correlation=0.6,
    p_value=0.003,
    change=2.0,
    interval=Interval(1.3, 3.2),
    mirrors_intensity=True,
    from_day=MONDAY,
    to_day=date(2026, 3, 29),
    start=60,
    end=120,
    series=stretches(50, 65, 70, 62, 80, 90, 75, 95, 110, 100, 105, 130),
)
INTENSITY = IntensityTrend(
    level=Level.LIKELY,
    days=26,
    correlation=0.55,
    p_value=0.004,
    change=1.8,
    interval=Interval(0.7, 2.9),
    from_day=MONDAY,
    to_day=date(2026, 3, 29),
    start=4.2,
    end=6,
    series=stretches(4, 4.5, 5, 4, 5, 5.5, 5, 5, 6, 6.5, 6, 6),
)
SEASON = Season(
    level=Level.LIKELY,
    years=6,
    peak_month=7,
    rate_ratio=2.1,
    interval=Interval(1.2, 3.9),
    p_value=0.006,
    by_month=tuple(DayGroup(180, 40, 40, 50 + 30 * (month == 6)) for month in range(12)),
)
OTHERS: tuple[Finding, ...] = (
    WEEKDAY,
    COURSE,
    MAGNESIUM_TABLETS,
    STRETCHED,
    WARMED,
    DURATION,
    INTENSITY,
    SEASON,
)
OTHER_NOT_YETS = (
    *(
        NotYet("trigger", one.factor, (Missing("known_values", 2, 14),), 40)
        for one in (*TRIGGERS, replace(EFFORT, factor="own:moon"))
    ),
    NotYet("trigger", "own:night shift", (), 300),
    NotYet("weekday", None, (Missing("days", 20, 42), Missing("cramp_days", 3, 10)), 40),
    NotYet(
        "course_change",
        "Ramipril",
        (Missing("days_before", 12, 28), Missing("days_after", 27, 28), Missing("bouts", 2, 6)),
        None,
    ),
    NotYet("course_change", "Statin", (Missing("days_after", 4, 28),), 24),
    NotYet("remedy", "heat", (Missing("cramps_with", 3, 6), Missing("cramps_without", 1, 6)), 60),
    NotYet("remedy", "massage", (), None),
    NotYet("duration_trend", None, (Missing("cramp_days", 4, 10),), 50),
    NotYet("intensity_trend", None, (Missing("cramp_days", 1, 10),), 90),
    NotYet("season", None, (Missing("years", 4, 5),), 200),
)


def all_others() -> tuple[Finding, ...]:
    """One finding or more of every kind that ``samples`` has none of."""
    return (*TRIGGERS, *OTHERS)


def every_other_finding() -> Iterator[Findings]:
    """The same at every level, in both directions, whole and degenerate."""
    yield Findings(all_others())
    yield Findings((), OTHER_NOT_YETS)
    for wait in OTHER_NOT_YETS:
        yield Findings((), (replace(wait, days_to_go=None),))
        yield Findings((), (replace(wait, missing=(), days_to_go=700),))
    for level in Level:
        for ratio in (0.12, 0.5, 1.0, 1.3, 2.5, 9.0):
            for trigger in TRIGGERS:
                for lag, chosen in LAGS_AND_CHOICES:
                    changed = replace(
                        trigger,
                        level=level,
                        shown_ratio=ratio,
                        rate_ratio=ratio,
                        lag=lag,
                        suspected=chosen,
                        own_cut=chosen,
                    )
                    yield Findings((changed,), (), (changed,))
            yield Findings(tuple(_changed(level, ratio)))
    yield Findings((replace(STRETCHED, helped=(0, 0, 0, 0)),))
    yield Findings((replace(SEASON, by_month=(DayGroup(0, 0, 0, 0),) * 12),))
    yield Findings((replace(WEEKDAY, days=(0,)), FREQUENCY))


def _changed(level: Level, ratio: float) -> Iterator[Finding]:
    sign = 1 if ratio > 1 else -1
    for one in (COURSE, MAGNESIUM_TABLETS, replace(COURSE, change="stopped")):
        yield replace(one, level=level, rate_ratio=ratio)
    yield replace(WEEKDAY, level=level, rate_ratio=ratio)
    yield replace(STRETCHED, level=level, ratio=ratio)
    yield replace(DURATION, level=level, change=ratio, correlation=0.5 * sign)
    yield replace(INTENSITY, level=level, change=ratio * sign, correlation=0.5 * sign)
    yield replace(SEASON, level=level, rate_ratio=max(1.0, ratio))
    yield replace(SEASON, level=level, interval=None if ratio < 1 else Interval(1.0, 50 * ratio))
    yield FREQUENCY
