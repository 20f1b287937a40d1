"""Findings and diaries of every sort, for tests of the words and pictures they get."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from diary.patterns import (
    CalendarDay,
    CheckInEntry,
    DayGroup,
    EpisodeEntry,
    Findings,
    Frequency,
    Interval,
    Level,
    Missing,
    MuscleShare,
    MuscleSites,
    NotYet,
    Side,
    SiteCount,
    TimeOfDay,
    Trigger,
    Week,
    build_record,
    find_patterns,
)

MONDAY = date(2026, 1, 5)

NIGHT_HOURS = (*(0, 2, 5, 8, 4, 2), *(0,) * 16, 2, 1)
TIME_OF_DAY = TimeOfDay(
    level=Level.CLEAR,
    days=21,
    episodes=24,
    from_hour=1,
    to_hour=5,
    share=19 / 24,
    night_episodes=24,
    night_share=1.0,
    night_interval=Interval(0.85, 1.0),
    by_hour=NIGHT_HOURS,
    p_value=0.0004,
)
MUSCLES = MuscleSites(
    level=Level.DESCRIBED,
    days=20,
    episodes=23,
    muscles=(
        MuscleShare("calf", 15, 18, 0.75, Interval(0.53, 0.89)),
        MuscleShare("foot_arch", 5, 5, 0.25, Interval(0.11, 0.47)),
    ),
    sites=(
        SiteCount("calf", "left", 12),
        SiteCount("calf", "right", 4),
        SiteCount("foot_arch", "", 3),
        SiteCount("calf", "both", 2),
        SiteCount("foot_arch", "left", 2),
    ),
)
SIDE = Side(
    level=Level.LIKELY,
    days=17,
    side="left",
    share=14 / 17,
    interval=Interval(0.59, 0.94),
    p_value=0.0075,
    left_days=14,
    right_days=3,
    left_episodes=16,
    right_episodes=4,
    both_episodes=2,
)


def week(index: int, episodes: int, known: int = 7) -> Week:
    return Week(MONDAY + timedelta(weeks=index), episodes, episodes, known)


def day(index: int, episodes: int, *, check_in: bool = False, observed: bool = True) -> CalendarDay:
    return CalendarDay(MONDAY + timedelta(days=index), episodes, check_in, observed)


FREQUENCY = Frequency(
    level=Level.CLEAR,
    days=40,
    episodes=22,
    from_day=MONDAY,
    to_day=MONDAY + timedelta(days=55),
    rate_ratio=2.04,
    interval=Interval(1.31, 3.18),
    p_value=0.0008,
    weekly=(
        week(0, 1),
        week(1, 3, 4),
        week(2, 0, 0),
        week(3, 5),
        *(week(i, i) for i in range(4, 8)),
    ),
    calendar=(
        day(0, 1, check_in=True),
        day(1, 0, check_in=True),
        day(2, 2),
        day(3, 0),
        *(day(index, 0, observed=False) for index in range(4, 12)),
        day(12, 3, check_in=True),
        day(13, 6),
    ),
)
FLUIDS = Trigger(
    level=Level.CLEAR,
    factor="fluids_ml",
    op="<=",
    threshold=1250,
    lag=1,
    days=9,
    rate_ratio=2.32,
    interval=Interval(1.42, 3.61),
    shown_ratio=2.02,
    shown_interval=Interval(1.34, 3.05),
    p_adjusted=0.0021,
    exposed=DayGroup(4, 3, 3, 4),
    other=DayGroup(5, 1, 1, 1),
    values_cramp=(1000, 1250, 750, 2000),
    values_other=(1250, 1500, 2500, 2250, 1750),
    adjusted_for=("weekday", "time", "recent_cramps", "medicine:Ramipril"),
)
EFFORT = replace(
    FLUIDS,
    level=Level.LIKELY,
    factor="exertion",
    op=">=",
    threshold=6,
    lag=0,
    values_cramp=(7, 8, 6, 2),
    values_other=(1, 6, 0, 10, 3),
    adjusted_for=(),
)
NOT_YETS = (
    NotYet("time_of_day", None, (Missing("cramp_days", 3, 8),), 20),
    NotYet("side", None, (Missing("sided_cramp_days", 0, 8),), None),
    NotYet("muscle", None, (Missing("cramp_days", 0, 1),), None),
    NotYet("trend", None, (Missing("weeks", 5, 8), Missing("bouts", 4, 6)), 21),
    NotYet(
        "trigger",
        "fluids_ml",
        (Missing("check_ins", 9, 21), Missing("bouts", 4, 6), Missing("known_values", 5, 14)),
        90,
    ),
    NotYet("trigger", "exertion", (), 700),
)


def everything_found() -> Findings:
    """A diary that says something of every kind."""
    return Findings((TIME_OF_DAY, FLUIDS, SIDE, EFFORT, MUSCLES, FREQUENCY), (), (FLUIDS, EFFORT))


def every_finding() -> Iterator[Findings]:
    """Findings of every kind, at every level, in both directions, whole and degenerate."""
    yield Findings()
    yield everything_found()
    yield Findings((), NOT_YETS)
    for one in NOT_YETS:
        for have in {(missing.have, missing.need) for missing in one.missing}:
            yield Findings((), (replace(one, days_to_go=sum(have)),))
    for level in Level:
        for ratio in (0.12, 0.33, 0.5, 0.66, 0.8, 1.0, 1.3, 1.5, 2.0, 2.5, 3.0, 4.0, 9.0):
            for trigger in (FLUIDS, EFFORT):
                for lag in (0, 1):
                    changed = replace(
                        trigger, level=level, shown_ratio=ratio, rate_ratio=ratio, lag=lag
                    )
                    yield Findings((changed,), (), (changed,))
            yield Findings((replace(FREQUENCY, level=level, rate_ratio=ratio),))
        for p_value in (None, 0.5, 0.05, 0.0001):
            yield Findings((replace(TIME_OF_DAY, level=level, p_value=p_value),))
            yield Findings((replace(TIME_OF_DAY, level=level, night_share=0.1, to_hour=0),))
            yield Findings((replace(SIDE, level=level, p_value=p_value), MUSCLES))
            yield Findings((replace(SIDE, level=level, side="right"),))
    yield Findings((replace(SIDE, level=Level.DESCRIBED, left_days=3), MUSCLES), NOT_YETS)
    yield Findings((replace(MUSCLES, episodes=1, muscles=MUSCLES.muscles[:1]),))
    yield Findings((replace(MUSCLES, muscles=MUSCLES.muscles[:1]),))
    yield Findings((replace(TIME_OF_DAY, episodes=1, days=1),))
    unknown = replace(
        FREQUENCY, level=Level.DESCRIBED, rate_ratio=None, interval=None, p_value=None
    )
    for episodes, days in ((0, 3), (2, 3), (2, 40)):
        yield Findings((replace(unknown, episodes=episodes, days=days),))
    yield Findings((replace(FLUIDS, factor="own:new shoes", op=">=", adjusted_for=("own",)),))


def year_of_diary(seed: int = 1, days: int = 365) -> Findings:
    """What a made-up year says: check-ins on most days, low fluids before many cramps."""
    random = np.random.default_rng(seed)
    cramps, check_ins = [], []
    low_yesterday = False
    for index in range(days):
        this_day = MONDAY + timedelta(days=index)
        for _cramp in range(random.poisson(0.9 if low_yesterday else 0.25)):
            hour = int(random.choice([23, 1, 2, 3, 4, 15]))
            minute = int(random.integers(60))
            started = datetime.combine(this_day, time(hour, minute), UTC)
            side = "left" if random.random() < 0.8 else "right"
            cramps.append(
                EpisodeEntry(started, "UTC", this_day, hour * 60 + minute, (("calf", side),))
            )
        low = bool(random.random() < 0.35)
        if random.random() < 0.9:
            fluids = 250.0 * int(random.integers(2, 6) if low else random.integers(6, 10))
            values = {"fluids_ml": fluids, "exertion": float(random.integers(0, 9))}
            check_ins.append(CheckInEntry(this_day, False, values))
        low_yesterday = low
    return find_patterns(build_record(cramps, check_ins))
