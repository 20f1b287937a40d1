"""Whether cramps come more in one part of the year, every year."""

from __future__ import annotations

from math import atan2, exp, hypot, sqrt, tau

import numpy as np
from scipy.special import fdtrc, fdtri

from diary.patterns.basics import DayGroup, Interval, Level, Missing, NotYet
from diary.patterns.counts import fit_counts
from diary.patterns.levels import level_of
from diary.patterns.nuisance import DAYS_PER_YEAR, group_of, whole_rows
from diary.patterns.other_findings import Season
from diary.patterns.record import DiaryRecord, Floats
from diary.patterns.waiting import shortfalls

YEARS_NEEDED = 5
DAYS_OF_A_YEAR_NEEDED = 180
BOUTS_OF_A_YEAR_NEEDED = 6
DAYS_PER_MONTH = DAYS_PER_YEAR / 12
LARGEST_WAVE = 3.0
DIRECTIONS = 720


def find_season(record: DiaryRecord) -> tuple[Season | None, NotYet | None]:
    """A wave of one year in the rate of bouts.

    Null hypothesis: the yearly waves point nowhere together. Years are counted from the
    diary's first day; each that is known well enough gives the cosine and sine of its bouts
    relative to a log-linear trend of the whole diary; Hotelling's T-squared tests whether their
    mean is zero, with the spread between years as the only error, so slow ups and downs within
    a year do not count as a season.
    """
    waves = yearly_waves(record)
    missing = shortfalls(Missing("years", waves.shape[0], YEARS_NEEDED))
    if missing:
        short = missing[0].need - missing[0].have
        spare = record.n_days % DAYS_PER_YEAR
        to_go = max(1, round(short * DAYS_PER_YEAR - spare)) if record.n_days else None
        return None, NotYet("season", None, missing, to_go)
    p_value = hotelling_p_value(waves)
    cosine, sine = waves.mean(axis=0)
    size = min(LARGEST_WAVE, hypot(cosine, sine))
    peak = (atan2(sine, cosine) / tau) % 1 * DAYS_PER_YEAR
    return Season(
        level=Level.DESCRIBED if p_value is None else level_of(p_value),
        years=waves.shape[0],
        peak_month=int(peak // DAYS_PER_MONTH) % 12 + 1,
        rate_ratio=exp(2 * size),
        interval=interval_of(waves),
        p_value=1.0 if p_value is None else p_value,
        by_month=_by_month(record),
    ), None


def yearly_waves(record: DiaryRecord) -> Floats:
    """Cosine and sine of each usable year's relative rate, shape (years, 2).

    Least squares of `y / mu` on 1, cosine and sine over the observed days of a year, divided
    by the first; mu a log-linear trend. A year needs 180 observed days and 6 bouts.
    """
    day = np.flatnonzero(record.observed)
    years = int(record.n_days / DAYS_PER_YEAR + 0.01)
    if years < YEARS_NEEDED or day.size == 0:
        return np.empty((min(years, YEARS_NEEDED - 1), 2))
    counts = record.bouts[day].astype(np.float64)
    trend = np.column_stack([np.ones(day.size), day / record.n_days])
    fit = fit_counts(trend, counts, dispersion=0)
    if fit is None:
        return np.empty((0, 2))
    start = record.first_day.timetuple().tm_yday - 1
    angle = tau * (start + day) / DAYS_PER_YEAR
    basis = np.column_stack([np.ones(day.size), np.cos(angle), np.sin(angle)])
    waves = []
    for year in range(years):
        own = (day // DAYS_PER_YEAR).astype(np.int64) == year
        if own.sum() >= DAYS_OF_A_YEAR_NEEDED and counts[own].sum() >= BOUTS_OF_A_YEAR_NEEDED:
            level, cosine, sine = np.linalg.lstsq(basis[own], (counts / fit.mean)[own])[0]
            if level > 0:
                waves.append([cosine / level, sine / level])
    return np.array(waves).reshape(-1, 2)


def hotelling_p_value(vectors: Floats) -> float | None:
    """p-value of the null hypothesis that n vectors (n, d) have the mean zero (Hotelling 1931):
    `T2 = n m' S^-1 m`, `(n - d) / (d (n - 1)) T2` is F with d and n - d degrees. None where
    their covariance is singular or n is not above d."""
    n, d = vectors.shape
    if n <= d:
        return None
    mean, covariance = vectors.mean(axis=0), np.cov(vectors.T)
    if np.linalg.matrix_rank(covariance) < d:
        return None
    t_squared = n * float(mean @ np.linalg.solve(covariance, mean))
    return float(fdtrc(d, n - d, (n - d) / (d * (n - 1)) * t_squared))


def interval_of(waves: Floats) -> Interval | None:
    """95 % interval of the rate at the peak over that at the trough, from yearly waves (n, 2).

    Hotelling's region of the mean wave, `n (w - m)' S^-1 (w - m) <= 2 (n - 1) / (n - 2) F`, F the
    95 % point with 2 and n - 2 degrees, holds the true one in 95 % of diaries; the interval runs
    from the shortest wave in it to the longest, so it holds the true length at least as often,
    and it begins at 1 exactly where the test would not reject at 5 % (Johnson and Wichern, Applied
    Multivariate Statistical Analysis, 5.4). None where S is singular or there are too few years.
    """
    n, d = waves.shape
    if hotelling_p_value(waves) is None:
        return None
    mean, covariance = waves.mean(axis=0), np.cov(waves.T)
    reach = sqrt(d * (n - 1) / (n - d) * float(fdtri(d, n - d, 0.95)) / n)
    angle = np.linspace(0, tau, DIRECTIONS, endpoint=False)
    circle = np.stack([np.cos(angle), np.sin(angle)])
    edge = mean[:, None] + reach * np.linalg.cholesky(covariance) @ circle
    length = np.hypot(*edge)
    holds_zero = n * float(mean @ np.linalg.solve(covariance, mean)) <= n * reach**2
    low = 0.0 if holds_zero else float(length.min())
    low, high = min(LARGEST_WAVE, low), min(LARGEST_WAVE, float(length.max()))
    return Interval(exp(2 * low), exp(2 * high))


def _by_month(record: DiaryRecord) -> tuple[DayGroup, ...]:
    rows = whole_rows(record)
    dates = np.datetime64(record.first_day) + rows.day
    month = dates.astype("datetime64[M]").astype(np.int64) % 12 + 1
    return tuple(group_of(rows, month == one) for one in range(1, 13))
