"""Which muscles cramp, and on which side."""

from __future__ import annotations

from collections import defaultdict
from math import sqrt

import numpy as np
from scipy.special import ndtr

from diary.patterns.findings import (
    Level,
    Missing,
    MuscleShare,
    MuscleSites,
    NotYet,
    Side,
    SiteCount,
)
from diary.patterns.levels import level_of
from diary.patterns.proportions import even_odds_p_value, wilson_interval
from diary.patterns.record import DiaryRecord, EpisodeEntry, Ints
from diary.patterns.waiting import days_at_this_rate, shortfalls

SIDED_DAYS_NEEDED = 8


def describe_muscles(record: DiaryRecord) -> tuple[MuscleSites | None, NotYet | None]:
    """Each muscle's share of the cramp days with a logged site, with a Wilson interval.

    Only described: there is no null hypothesis under which all muscles cramp alike. Days, not
    episodes, are counted, since the cramps of one day hang together. Shares may add up to more
    than one.
    """
    episodes: defaultdict[str, int] = defaultdict(int)
    sites: defaultdict[tuple[str, str], int] = defaultdict(int)
    days_of: defaultdict[str, set[int]] = defaultdict(set)
    days: set[int] = set()
    sited = 0
    for entry, day in zip(record.entries, record.episode_day.tolist(), strict=True):
        if not entry.sites:
            continue
        sited += 1
        days.add(day)
        for site in dict.fromkeys(entry.sites):
            sites[site] += 1
        for muscle in dict.fromkeys(muscle for muscle, _ in entry.sites):
            episodes[muscle] += 1
            days_of[muscle].add(day)
    if not days:
        return None, NotYet("muscle", None, (Missing("cramp_days", 0, 1),), None)
    muscles = tuple(
        MuscleShare(
            muscle=muscle,
            cramp_days=len(days_of[muscle]),
            episodes=episodes[muscle],
            share=len(days_of[muscle]) / len(days),
            interval=wilson_interval(len(days_of[muscle]), len(days)),
        )
        for muscle in sorted(days_of, key=lambda name: (-len(days_of[name]), name))
    )
    counts = tuple(
        SiteCount(muscle, side, count)
        for (muscle, side), count in sorted(sites.items(), key=lambda item: (-item[1], item[0]))
    )
    return MuscleSites(Level.DESCRIBED, len(days), sited, muscles, counts), None


def find_side(record: DiaryRecord) -> tuple[Side | None, NotYet | None]:
    """Whether cramps lean to the left or the right; share and interval count days."""
    signs = np.array([side_sign(entry) for entry in record.entries], dtype=np.int64)
    sums = np.bincount(record.episode_day, weights=signs, minlength=record.n_days)
    day_sums = sums[sums != 0].astype(np.int64)
    left, right = int((day_sums < 0).sum()), int((day_sums > 0).sum())
    sided = left + right
    missing = shortfalls(Missing("sided_cramp_days", sided, SIDED_DAYS_NEEDED))
    not_yet = None
    p_value = None
    if missing:
        observed = int(record.observed.sum())
        not_yet = NotYet("side", None, missing, days_at_this_rate(missing, observed))
    else:
        p_value = side_p_value(day_sums)
    if sided == 0:
        return None, not_yet
    more = max(left, right)
    finding = Side(
        level=Level.DESCRIBED if p_value is None else level_of(p_value),
        days=sided,
        side="right" if right > left else "left",
        share=more / sided,
        interval=wilson_interval(more, sided),
        p_value=p_value,
        left_days=left,
        right_days=right,
        left_episodes=int((signs < 0).sum()),
        right_episodes=int((signs > 0).sum()),
        both_episodes=sum(1 for entry in record.entries if _is_on_both(entry)),
    )
    return finding, not_yet


def side_p_value(day_sums: Ints) -> float:
    """Null hypothesis: each diary day's cramps, kept together, lean either way alike.

    `day_sums` s, shape (days that lean,): right minus left. Normal approximation of the sum of
    random signs with a continuity correction, `(|sum s| - 1) / sqrt(sum s^2)`; the exact
    binomial test where every day counts one. Two-sided.
    """
    if np.all(np.abs(day_sums) == 1):
        return even_odds_p_value(int((day_sums > 0).sum()), day_sums.size)
    z = (abs(int(day_sums.sum())) - 1) / sqrt(int((day_sums**2).sum()))
    return min(1.0, 2 * float(ndtr(-z)))


def side_sign(entry: EpisodeEntry) -> int:
    """-1 for an episode on the left, 1 on the right, 0 on both or neither."""
    sides = {side for _, side in entry.sites}
    left, right = "left" in sides, "right" in sides
    return int(right) - int(left) if "both" not in sides else 0


def _is_on_both(entry: EpisodeEntry) -> bool:
    sides = {side for _, side in entry.sites}
    return "both" in sides or {"left", "right"} <= sides
