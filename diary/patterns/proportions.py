"""Shares of days and their intervals."""

from __future__ import annotations

from math import sqrt

from scipy.special import bdtr, ndtri

from diary.patterns.basics import Interval

Z_95 = float(ndtri(0.975))


def wilson_interval(count: float, total: float) -> Interval:
    """95 % interval of a share, `count` out of `total` independent days (Wilson 1927).

    Inverts the score test of a binomial share, so it stays within 0 and 1 and has a width when
    the share is 0 or 1. `count` may be a fraction (a share of episodes scaled to days).
    (0, 1) when `total` is 0.
    """
    if total <= 0:
        return Interval(0.0, 1.0)
    share = count / total
    centre = share + Z_95**2 / (2 * total)
    half = Z_95 * sqrt(share * (1 - share) / total + Z_95**2 / (4 * total**2))
    scale = 1 + Z_95**2 / total
    return Interval(max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale))


def even_odds_p_value(count: int, total: int) -> float:
    """Exact two-sided binomial p-value of `count` out of `total`, null hypothesis: a half."""
    return min(1.0, 2 * float(bdtr(min(count, total - count), total, 0.5)))
