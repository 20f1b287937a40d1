"""How often cramps come, and whether that has changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, sqrt

import numpy as np
from scipy.special import stdtr, stdtrit

from diary.patterns.counts import fit_counts
from diary.patterns.findings import (
    CalendarDay,
    Frequency,
    Interval,
    Level,
    Missing,
    NotYet,
    Week,
)
from diary.patterns.levels import level_of
from diary.patterns.record import DiaryRecord, Floats, Ints
from diary.patterns.waiting import days_at_this_rate, shortfalls

TREND_DAYS = 365
WEEKS_NEEDED = 8
BOUTS_NEEDED = 6
LARGEST_INFLATION = 6.0
NOTHING_LEFT = 1e-10


@dataclass(frozen=True, slots=True)
class Slope:
    """Log rate ratio, end over start, with its error, and degrees of freedom of its t."""

    log_ratio: float
    standard_error: float
    degrees: int

    @property
    def p_value(self) -> float:
        """Two-sided p-value; null hypothesis: the rate did not change."""
        return 2 * float(stdtr(self.degrees, -abs(self.log_ratio) / self.standard_error))

    @property
    def interval(self) -> Interval:
        """95 % interval of the rate ratio."""
        half = float(stdtrit(self.degrees, 0.975)) * self.standard_error
        return Interval(exp(self.log_ratio - half), exp(self.log_ratio + half))


def find_frequency(record: DiaryRecord) -> tuple[Frequency | None, NotYet | None]:
    """Cramps by week and by day, and the change of their rate over the last year.

    Tested on bouts, sized on episodes; where the two disagree in sign nothing is claimed.
    """
    if record.n_days == 0:
        return None, NotYet("trend", None, (Missing("weeks", 0, WEEKS_NEEDED),), None)
    days = trend_days(record)
    weeks = np.unique(week_of(record, days)).size
    missing = shortfalls(
        Missing("weeks", weeks, WEEKS_NEEDED),
        Missing("bouts", int(record.bouts[days].sum()), BOUTS_NEEDED),
    )
    tested = None if missing else _slopes(record, days)
    not_yet = None
    if tested is None:
        not_yet = NotYet("trend", None, missing, days_at_this_rate(missing, days.size))
    level, size = Level.DESCRIBED, None
    if tested is not None:
        bouts, size = tested
        if bouts.log_ratio * size.log_ratio > 0:
            level = level_of(bouts.p_value)
    finding = Frequency(
        level=level,
        days=int(days.size),
        episodes=int(record.episodes[days].sum()),
        from_day=record.date_of(days[0]) if days.size else record.first_day,
        to_day=record.date_of(days[-1]) if days.size else record.last_day,
        rate_ratio=exp(size.log_ratio) if size else None,
        interval=size.interval if size else None,
        p_value=tested[0].p_value if tested else None,
        weekly=weeks_of(record),
        calendar=calendar_of(record),
    )
    return finding, not_yet


def trend_days(record: DiaryRecord) -> Ints:
    """Indices of the observed days of the last year that was observed, shape (days,)."""
    days = np.flatnonzero(record.observed).astype(np.int64)
    return days[days > days[-1] - TREND_DAYS] if days.size else days


def slope_of(counts: Floats, days: Ints, weeks: Ints) -> Slope | None:
    """Quasi-Poisson slope of daily counts over time; None where it can't be fitted.

    Null hypothesis: a constant rate, with clustering and slow ups and downs. `counts`, `days`
    and `weeks` (the week of each day) have the shape (n,). Time runs from 0 to 1, so the slope
    is the log rate ratio of end over start.
    """
    time = (days - days[0]) / max(1, int(days[-1] - days[0]))
    return rate_change(np.column_stack([np.ones(days.size), time]), counts, weeks)


def rate_change(design: Floats, counts: Floats, weeks: Ints) -> Slope | None:
    """Quasi-Poisson coefficient of the last column of a design (n, p), intercept first.

    The Poisson variance is multiplied by the dispersion of weekly residual sums (at least 1)
    and by `(1 + r) / (1 - r)`, r the lag-one autocorrelation of their standardised values,
    corrected for its bias in short series (Kendall 1954; a fitted trend adds to it), between 1
    and 6. t with weeks - p - 1 degrees. None where it can't be fitted.
    """
    fit = fit_counts(design, counts, dispersion=0, ridge=0)
    if fit is None:
        return None
    _, week = np.unique(weeks, return_inverse=True)
    expected = np.bincount(week, weights=fit.mean)
    residual = np.bincount(week, weights=counts - fit.mean)
    parameters = design.shape[1]
    degrees = expected.size - parameters - 1
    if degrees < 1:
        return None
    spread = float((residual**2 / expected).sum()) / (expected.size - parameters)
    inflation = max(1.0, spread) * autocorrelation_inflation(residual / np.sqrt(expected))
    error = sqrt(float(fit.covariance[-1, -1]) * inflation)
    return Slope(float(fit.coefficients[-1]), error, degrees)


def autocorrelation_inflation(series: Floats) -> float:
    """`(1 + r) / (1 - r)` of a residual series around a line, between 1 and 6; shape (weeks,).
    1 where nothing is left of the counts but rounding: its autocorrelation is noise."""
    power = float((series**2).sum())
    if power <= NOTHING_LEFT:
        return 1.0
    raw = float((series[1:] * series[:-1]).sum()) / power
    r = min(0.99, raw + (2 + 4 * raw) / series.size)
    return float(np.clip((1 + r) / (1 - r), 1.0, LARGEST_INFLATION))


def weeks_of(record: DiaryRecord) -> tuple[Week, ...]:
    """The diary by calendar week, from the Monday of its first day on."""
    week = week_of(record, np.arange(record.n_days))
    monday = record.first_day - timedelta(days=record.first_day.weekday())
    episodes = np.bincount(week, weights=record.episodes)
    bouts = np.bincount(week, weights=record.bouts)
    observed = np.bincount(week, weights=record.observed)
    return tuple(
        Week(monday + timedelta(weeks=index), int(one), int(two), int(three))
        for index, (one, two, three) in enumerate(zip(episodes, bouts, observed, strict=True))
    )


def calendar_of(record: DiaryRecord) -> tuple[CalendarDay, ...]:
    """The diary by day."""
    start = record.first_day.toordinal()
    days = map(date.fromordinal, range(start, start + record.n_days))
    columns = (record.episodes.tolist(), record.check_in.tolist(), record.observed.tolist())
    return tuple(map(CalendarDay, days, *columns))


def week_of(record: DiaryRecord, days: Ints) -> Ints:
    """Calendar week of day indices, counted from the diary's first Monday-week."""
    weeks: Ints = (days + record.first_day.weekday()) // 7
    return weeks


def _slopes(record: DiaryRecord, days: Ints) -> tuple[Slope, Slope] | None:
    """The slopes of bouts and of episodes."""
    weeks = week_of(record, days)
    bouts = slope_of(record.bouts[days].astype(np.float64), days, weeks)
    episodes = slope_of(record.episodes[days].astype(np.float64), days, weeks)
    return (bouts, episodes) if bouts and episodes else None
