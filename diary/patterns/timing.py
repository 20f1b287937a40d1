"""When in the day cramps come."""

from __future__ import annotations

import numpy as np

from diary.patterns.findings import Level, Missing, NotYet, TimeOfDay
from diary.patterns.levels import level_of
from diary.patterns.proportions import wilson_interval
from diary.patterns.record import MINUTES_PER_DAY, DiaryRecord, Floats, Ints
from diary.patterns.waiting import days_at_this_rate, shortfalls

CRAMP_DAYS_NEEDED = 8
WINDOW_SHARE = 2 / 3
NIGHT_FROM_HOUR, NIGHT_TO_HOUR = 22, 6
SMALLEST_CORRECTION = 0.05


def find_time_of_day(record: DiaryRecord) -> tuple[TimeOfDay | None, NotYet | None]:
    """The hours in which two thirds of the episodes fall, and whether that is more than chance.

    The window and the counts describe episodes; the test takes each diary day as one, since
    cramps of one night come together (`cluster_rotation_p_value`). The interval of the night
    share counts days too, not episodes.
    """
    cramp_days = int(np.count_nonzero(record.episodes))
    missing = shortfalls(Missing("cramp_days", cramp_days, CRAMP_DAYS_NEEDED))
    not_yet = None
    p_value = None
    if missing:
        observed = int(record.observed.sum())
        not_yet = NotYet("time_of_day", None, missing, days_at_this_rate(missing, observed))
    else:
        p_value = cluster_rotation_p_value(record.local_minute, record.episode_day)
    if cramp_days == 0:
        return None, not_yet
    by_hour = np.bincount(record.local_minute // 60, minlength=24)
    from_hour, to_hour, inside = shortest_window(by_hour.astype(np.int64))
    total = int(by_hour.sum())
    night = int(by_hour[NIGHT_FROM_HOUR:].sum() + by_hour[:NIGHT_TO_HOUR].sum())
    finding = TimeOfDay(
        level=Level.DESCRIBED if p_value is None else level_of(p_value),
        days=cramp_days,
        episodes=total,
        from_hour=from_hour,
        to_hour=to_hour,
        share=inside / total,
        night_episodes=night,
        night_share=night / total,
        night_interval=wilson_interval(night / total * cramp_days, cramp_days),
        by_hour=tuple(int(count) for count in by_hour),
        p_value=p_value,
    )
    return finding, not_yet


def cluster_rotation_p_value(minutes: Ints, days: Ints) -> float:
    """Null hypothesis: each diary day's cramps, kept together, fall anywhere round the clock.

    `V_c` is the resultant of the unit vectors of one day's episodes, `T = |sum V|^2 / sum |V|^2`
    and `p = exp(-T) (1 + (2T - T^2) / (4n))`: Rayleigh's test with its second-order term (Mardia
    and Jupp 2000, 6.3), on days that are rotated as a whole. That term leaves its range for T
    far beyond 2 sqrt(n), where p is tiny anyway; it is cut at 0.05 there.
    `minutes` (0 to 1439) and `days` have the shape (episodes,). Returns 1 without a direction.
    """
    resultants = _day_resultants(minutes, days)
    lengths = np.abs(resultants) ** 2
    clusters = int(np.count_nonzero(lengths > 1e-12))
    if clusters == 0:
        return 1.0
    t = float(np.abs(resultants.sum()) ** 2 / lengths.sum())
    correction = 1 + (2 * t - t * t) / (4 * clusters)
    return float(min(1.0, np.exp(-t) * max(SMALLEST_CORRECTION, correction)))


def shortest_window(by_hour: Ints) -> tuple[int, int, int]:
    """The shortest run of whole hours, round the clock, that holds two thirds of the counts.

    Shape in: (24,). Returns its first hour, the hour after its last, and the count inside. Of
    equally short runs the fullest, then the one that starts first, is taken.
    """
    total = int(by_hour.sum())
    twice = np.concatenate(([0], np.cumsum(np.tile(by_hour, 2))))
    for length in range(1, 25):
        inside = twice[length : length + 24] - twice[:24]
        best = int(np.argmax(inside))
        if inside[best] >= WINDOW_SHARE * total - 1e-9:
            return best, (best + length) % 24, int(inside[best])
    raise AssertionError("24 hours hold everything")


def _day_resultants(minutes: Ints, days: Ints) -> np.ndarray[tuple[int], np.dtype[np.complex128]]:
    """Sum of the unit vectors of each diary day's episodes, shape (cramp days,)."""
    _, cluster = np.unique(days, return_inverse=True)
    angle: Floats = 2 * np.pi * minutes / MINUTES_PER_DAY
    size = int(cluster.max()) + 1 if cluster.size else 0
    east = np.bincount(cluster, weights=np.cos(angle), minlength=size)
    north = np.bincount(cluster, weights=np.sin(angle), minlength=size)
    return east + 1j * north
