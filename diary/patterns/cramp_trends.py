"""Whether cramps last longer, or hurt more, than they did."""

from __future__ import annotations

from math import exp, sqrt

import numpy as np
from scipy.special import stdtr

from diary.patterns.basics import Kind, Missing, NotYet
from diary.patterns.contrasts import mid_ranks
from diary.patterns.levels import LIKELY_P, level_of
from diary.patterns.other_findings import DurationTrend, IntensityTrend
from diary.patterns.record import DiaryRecord, Floats, Ints
from diary.patterns.waiting import days_at_this_rate, shortfalls

CRAMP_DAYS_NEEDED = 10
MOST_PAIRS = 400


def find_intensity_trend(record: DiaryRecord) -> tuple[IntensityTrend | None, NotYet | None]:
    """Whether the intensity of cramps rises or falls over the diary; see `spearman`.

    Each diary day counts once, with the mean of its cramps, since those of a day are alike.
    """
    day, intensity = daily_means(record, intensities_of(record))
    missing = shortfalls(Missing("cramp_days", day.size, CRAMP_DAYS_NEEDED))
    if missing:
        return None, _not_yet("intensity_trend", record, missing)
    correlation, p_value = spearman(day.astype(np.float64), intensity)
    change = median_slope(day, intensity) * int(day[-1] - day[0])
    level = level_of(p_value)
    return IntensityTrend(level, int(day.size), correlation, p_value, change), None


def find_duration_trend(record: DiaryRecord) -> tuple[DurationTrend | None, NotYet | None]:
    """The same for durations, on the log scale.

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
    change = exp(median_slope(day, duration) * int(day[-1] - day[0]))
    mirrors = _mirrors_intensity(record, day, duration)
    level = level_of(p_value)
    return DurationTrend(level, int(day.size), correlation, p_value, change, mirrors), None


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


def median_slope(day: Ints, values: Floats) -> float:
    """Theil and Sen's slope a day: the median of the slopes between two days; of more than 400
    days every k-th is taken, so that 400 are enough."""
    step = -(-day.size // MOST_PAIRS)
    day, values = day[::step], values[::step]
    first, second = np.triu_indices(day.size, 1)
    return float(np.median((values[second] - values[first]) / (day[second] - day[first])))


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
