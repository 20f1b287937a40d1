"""Whether cramps last longer, or hurt more, than they did."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from math import exp, sqrt

import numpy as np
from scipy.special import stdtr

from diary.patterns.basics import Interval, Kind, Missing, NotYet
from diary.patterns.contrasts import mid_ranks
from diary.patterns.frequency import week_of
from diary.patterns.levels import LIKELY_P, level_of
from diary.patterns.other_findings import DurationTrend, IntensityTrend, Stretch
from diary.patterns.proportions import Z_95
from diary.patterns.record import DiaryRecord, Floats, Ints
from diary.patterns.waiting import days_at_this_rate, shortfalls

CRAMP_DAYS_NEEDED = 10
MOST_PAIRS = 400
MOST_STRETCHES = 60


def find_intensity_trend(record: DiaryRecord) -> tuple[IntensityTrend | None, NotYet | None]:
    """Whether the intensity of cramps rises or falls over the diary; see `spearman`.

    Each diary day counts once, with the mean of its cramps, since those of a day are alike. The
    change is that of `median_line` from the first such day to the last, with its interval.
    """
    day, intensity = daily_means(record, intensities_of(record))
    missing = shortfalls(Missing("cramp_days", day.size, CRAMP_DAYS_NEEDED))
    if missing:
        return None, _not_yet("intensity_trend", record, missing)
    correlation, p_value = spearman(day.astype(np.float64), intensity)
    line = median_line(day, intensity)
    span = int(day[-1] - day[0])
    return IntensityTrend(
        level=level_of(p_value),
        days=int(day.size),
        correlation=correlation,
        p_value=p_value,
        change=line.slope * span,
        interval=Interval(line.low * span, line.high * span),
        from_day=record.date_of(day[0]),
        to_day=record.date_of(day[-1]),
        start=line.at(day[0]),
        end=line.at(day[-1]),
        series=stretches_of(record, day, intensity),
    ), None


def find_duration_trend(record: DiaryRecord) -> tuple[DurationTrend | None, NotYet | None]:
    """The same for durations, on the log scale: a change is a ratio.

    A trend may only mirror that of intensity: `mirrors_intensity` where the partial rank
    correlation given intensity, on days that have both, is not likely by itself.
    """
    seconds = np.array([float(one.duration_seconds or 0) for one in record.entries])
    durations = np.log(np.where(seconds > 0, seconds, np.nan))
    day, duration = daily_means(record, durations)
    missing = shortfalls(Missing("cramp_days", day.size, CRAMP_DAYS_NEEDED))
    if missing:
        return None, _not_yet("duration_trend", record, missing)
    correlation, p_value = spearman(day.astype(np.float64), duration)
    line = median_line(day, duration)
    span = int(day[-1] - day[0])
    return DurationTrend(
        level=level_of(p_value),
        days=int(day.size),
        correlation=correlation,
        p_value=p_value,
        change=exp(line.slope * span),
        interval=Interval(exp(line.low * span), exp(line.high * span)),
        mirrors_intensity=_mirrors_intensity(record, day, duration),
        from_day=record.date_of(day[0]),
        to_day=record.date_of(day[-1]),
        start=exp(line.at(day[0])),
        end=exp(line.at(day[-1])),
        series=tuple(
            replace(one, median=exp(one.median), low=exp(one.low), high=exp(one.high))
            for one in stretches_of(record, day, duration)
        ),
    ), None


def intensities_of(record: DiaryRecord) -> Floats:
    """Intensity per episode, NaN where it was not logged."""
    return np.array(
        [np.nan if one.intensity is None else float(one.intensity) for one in record.entries]
    )


def daily_means(record: DiaryRecord, values: Floats) -> tuple[Ints, Floats]:
    """The diary days with a known value per episode (episodes,), and the mean of each."""
    known = np.isfinite(values)
    days, place = np.unique(record.episode_day[known], return_inverse=True)
    if days.size == 0:
        return days, np.empty(0)
    return days, np.bincount(place, weights=values[known]) / np.bincount(place)


def spearman(one: Floats, other: Floats) -> tuple[float, float]:
    """Spearman's rank correlation of two series (n,) and its two-sided p-value by
    `t = r sqrt((n - 2) / (1 - r^2))` with n - 2 degrees. (0, 1) where one does not vary."""
    if one.size < 3 or np.ptp(one) == 0 or np.ptp(other) == 0:
        return 0.0, 1.0
    correlation = float(np.corrcoef(_ranks(one), _ranks(other))[0, 1])
    return correlation, _p_of(correlation, one.size - 2)


def partial_spearman(one: Floats, other: Floats, given: Floats) -> tuple[float, float]:
    """Spearman's correlation of two series given a third, with n - 3 degrees."""
    if one.size < 4 or min(np.ptp(one), np.ptp(other), np.ptp(given)) == 0:
        return spearman(one, other)
    r = np.corrcoef([_ranks(one), _ranks(other), _ranks(given)])
    rest = (1 - r[0, 2] ** 2) * (1 - r[1, 2] ** 2)
    if rest < 1e-12:
        return 0.0, 1.0
    correlation = float(np.clip((r[0, 1] - r[0, 2] * r[1, 2]) / sqrt(rest), -1, 1))
    return correlation, _p_of(correlation, one.size - 3)


@dataclass(frozen=True, slots=True)
class Line:
    """A line through days and values; `low` and `high` the ends of its slope's 95 % interval."""

    slope: float
    low: float
    high: float
    level: float

    def at(self, day: float) -> float:
        """The value of the line on a day."""
        return self.level + self.slope * float(day)


def median_line(day: Ints, values: Floats) -> Line:
    """Theil and Sen's line: the median of the slopes between two days, through the median of
    what it leaves. `day` and `values` have the shape (n,); of more than 400 days every k-th is
    taken, so that 400 are enough.

    The interval is Sen's (1968): the slopes `z sigma / 2` ranks away from the middle, sigma the
    standard error of Kendall's score, `18 sigma^2 = n (n - 1) (2 n + 5)` less the same for each
    set of ties. Like the test it takes days as independent; the shape of the errors is free.
    """
    step = -(-day.size // MOST_PAIRS)
    day, values = day[::step], values[::step]
    first, second = np.triu_indices(day.size, 1)
    slopes = np.sort((values[second] - values[first]) / (day[second] - day[first]))
    ties = np.unique(values, return_counts=True)[1]
    sigma = sqrt(max(0.0, _score_variance(np.array([day.size])) - _score_variance(ties)))
    low = max(int(np.round((slopes.size - Z_95 * sigma) / 2)) - 1, 0)
    high = min(int(np.round((slopes.size + Z_95 * sigma) / 2)), slopes.size - 1)
    slope = float(np.median(slopes))
    level = float(np.median(values - slope * day))
    return Line(slope, float(slopes[low]), float(slopes[high]), level)


def _score_variance(sizes: Ints) -> float:
    return float((sizes * (sizes - 1) * (2 * sizes + 5)).sum()) / 18


def stretches_of(record: DiaryRecord, day: Ints, values: Floats) -> tuple[Stretch, ...]:
    """Diary days (n,) and their values by calendar week; by k weeks where there would be more
    than 60. Weeks without a value are left out."""
    week = week_of(record, day)
    weeks = -(-int(week[-1] - week[0] + 1) // MOST_STRETCHES)
    place = (week - week[0]) // weeks
    index, size, quartiles = _quartiles(place, values)
    monday = record.first_day - timedelta(days=record.first_day.weekday())
    starts = [monday + timedelta(weeks=int(one)) for one in week[0] + index * weeks]
    return tuple(
        Stretch(
            from_day=start,
            to_day=start + timedelta(days=7 * weeks - 1),
            days=days,
            median=median,
            low=low,
            high=high,
        )
        for start, days, (low, median, high) in zip(
            starts, size.tolist(), quartiles.tolist(), strict=True
        )
    )


def _quartiles(place: Ints, values: Floats) -> tuple[Ints, Ints, Floats]:
    """The groups in `place` (n,), their sizes (g,) and the quartiles of their values (g, 3): for
    all groups at once, as `np.quantile` has them (Hyndman and Fan's type 7)."""
    index, first, size = np.unique(np.sort(place), return_index=True, return_counts=True)
    ordered = values[np.lexsort((values, place))]
    at = first[:, None] + (size[:, None] - 1) * np.array([0.25, 0.5, 0.75])
    below = np.floor(at).astype(np.int64)
    above = np.ceil(at).astype(np.int64)
    quartiles: Floats = ordered[below] + (ordered[above] - ordered[below]) * (at - below)
    return index, size, quartiles


def _mirrors_intensity(record: DiaryRecord, day: Ints, duration: Floats) -> bool:
    intense, intensity = daily_means(record, intensities_of(record))
    both, at, other = np.intersect1d(day, intense, return_indices=True)
    if both.size < CRAMP_DAYS_NEEDED:
        return False
    _, p_value = partial_spearman(both.astype(np.float64), duration[at], intensity[other])
    return p_value > LIKELY_P


def _ranks(values: Floats) -> Floats:
    return mid_ranks(values, np.sort(values))


def _p_of(correlation: float, degrees: int) -> float:
    if abs(correlation) >= 1 - 1e-15:
        return 0.0
    t = abs(correlation) * sqrt(degrees / (1 - correlation**2))
    return 2 * float(stdtr(degrees, -t))


def _not_yet(kind: Kind, record: DiaryRecord, missing: tuple[Missing, ...]) -> NotYet:
    return NotYet(kind, None, missing, days_at_this_rate(missing, int(record.observed.sum())))
