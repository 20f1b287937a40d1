"""Shares and their intervals, against SciPy."""

from __future__ import annotations

import pytest
from scipy.stats import binomtest

from diary.patterns.proportions import even_odds_p_value, wilson_interval


@pytest.mark.parametrize(("count", "total"), [(0, 5), (1, 8), (7, 12), (40, 41), (300, 300)])
def test_intervals_and_p_values_are_scipys(count: int, total: int) -> None:
    reference = binomtest(count, total, 0.5)
    expected = reference.proportion_ci(method="wilson")
    assert wilson_interval(count, total) == pytest.approx((expected.low, expected.high), abs=1e-12)
    assert even_odds_p_value(count, total) == pytest.approx(reference.pvalue, rel=1e-12)


def test_nothing_counted_says_nothing() -> None:
    assert wilson_interval(0, 0) == (0, 1)
