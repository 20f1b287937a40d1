"""How often cramps came in two times that a person chose: a description, never a finding.

The two were chosen after a look at the diary, so there is no test, no p-value and no level.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import exp, inf, log

import numpy as np

from diary.patterns.basics import Interval, Missing
from diary.patterns.course_changes import BOUTS_NEEDED, DAYS_NEEDED, period_of
from diary.patterns.frequency import rate_change, week_of
from diary.patterns.record import DiaryRecord, Ints
from diary.patterns.waiting import shortfalls

TAIL = 0.025
FEWEST_DAYS = 7


@dataclass(frozen=True, slots=True)
class PeriodRate:
    """The days from `first` to `last`, both included, and what came on those that are known.

    `rate`: episodes a known day, and its 95 % `interval`; None below seven known days, where they
    would say little.
    """

    first: date
    last: date
    days: int
    known_days: int
    episodes: int
    bouts: int
    rate: float | None
    interval: Interval | None

    @property
    def known_share(self) -> float:
        """The share of the days that is known."""
        return self.known_days / self.days


@dataclass(frozen=True, slots=True)
class TwoPeriods:
    """Two times beside each other.

    `rate_ratio` is the rate of the second over that of the first, 0 or infinite where one had no
    cramp; None, as is its 95 % `interval`, while something is `missing` or it can't be told.
    """

    first: PeriodRate
    second: PeriodRate
    missing: tuple[Missing, ...]
    rate_ratio: float | None
    interval: Interval | None


def period_rate(record: DiaryRecord, first: date, last: date) -> PeriodRate:
    """The rate of episodes from one diary day to another, and its 95 % interval (`period_of`).

    Raises ValueError where `last` is before `first`.
    """
    if last < first:
        raise ValueError("the last day is before the first")
    days = _known_days(record, first, last)
    known = period_of(record, days) if days.size >= FEWEST_DAYS else None
    return PeriodRate(
        first=first,
        last=last,
        days=(last - first).days + 1,
        known_days=int(days.size),
        episodes=int(record.episodes[days].sum()),
        bouts=int(record.bouts[days].sum()),
        rate=known.rate if known else None,
        interval=known.interval if known else None,
    )


def compare_periods(
    record: DiaryRecord, first: tuple[date, date], second: tuple[date, date]
) -> TwoPeriods:
    """The rate of one time over that of another, with a 95 % interval.

    A step in the model of `rate_change`, without a trend: two times need not follow each other.
    At least 28 known days in each, and 6 cramps an hour apart in both together. Where one of
    them had no cramp, the limit is that of the exact conditional test (`limit_of_none`).
    """
    one, two = (period_rate(record, *period) for period in (first, second))
    missing = shortfalls(
        Missing("days_before", one.known_days, DAYS_NEEDED),
        Missing("days_after", two.known_days, DAYS_NEEDED),
        Missing("bouts", one.bouts + two.bouts, BOUTS_NEEDED),
    )
    ratio, interval = (None, None) if missing else _ratio(record, one, two)
    return TwoPeriods(one, two, missing, ratio, interval)


def _ratio(
    record: DiaryRecord, one: PeriodRate, two: PeriodRate
) -> tuple[float | None, Interval | None]:
    if not one.episodes:
        upside_down, limits = _ratio(record, two, one)
        if upside_down is None or limits is None:
            return None, None
        return inf, Interval(1 / limits.high, inf)
    if not two.episodes:
        high = _limit_without_cramps(record, one, two)
        return (None, None) if high is None else (0.0, Interval(0.0, high))
    days = [_known_days(record, period.first, period.last) for period in (one, two)]
    both = np.concatenate(days)
    after = np.concatenate([np.zeros(days[0].size), np.ones(days[1].size)])
    design = np.column_stack([np.ones(both.size), after])
    weeks = 2 * week_of(record, both) + after.astype(np.int64)
    step = rate_change(design, record.episodes[both].astype(np.float64), weeks)
    return (None, None) if step is None else (exp(step.log_ratio), step.interval)


def _limit_without_cramps(
    record: DiaryRecord, with_cramps: PeriodRate, without: PeriodRate
) -> float | None:
    """The upper 95 % limit of the ratio where the second time had no cramp.

    Clustered cramps count for as many as would give the log rate of the first time its error.
    """
    days = _known_days(record, with_cramps.first, with_cramps.last)
    counts = record.episodes[days].astype(np.float64)
    rate = rate_change(np.ones((days.size, 1)), counts, week_of(record, days))
    if rate is None:
        return None
    worth = 1 / rate.standard_error**2
    return limit_of_none(worth, with_cramps.known_days, without.known_days)


def limit_of_none(cramps: float, days_with: int, days_without: int) -> float:
    """The upper 95 % limit of a rate ratio, none in `days_without` over `cramps` in `days_with`.

    Given n independent cramps in both times, those in the second are binomial with
    `p = r t2 / (t1 + r t2)` (Przyborowski and Wilenski 1940), and the limit of p for none of n is
    `1 - 0.025^(1/n)` (Clopper and Pearson 1934). n may be a fraction.
    """
    return (exp(-log(TAIL) / cramps) - 1) * days_with / days_without


def _known_days(record: DiaryRecord, first: date, last: date) -> Ints:
    """Indices of the observed days from one diary day to another, shape (days,)."""
    start = max(0, (first - record.first_day).days)
    stop = max(start, (last - record.first_day).days + 1)
    known: Ints = np.flatnonzero(record.observed[start:stop]).astype(np.int64) + start
    return known
