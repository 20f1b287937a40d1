"""Longer cramps, worse cramps."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import spearmanr, theilslopes

from diary.patterns import DiaryRecord, Level, build_record
from diary.patterns.cramp_trends import (
    find_duration_trend,
    find_intensity_trend,
    median_slope,
    partial_spearman,
    spearman,
)
from tests.diary.patterns.simulated import episode


def _diary(intensity: float, duration: float, seed: int = 1, days: int = 100) -> DiaryRecord:
    """Two cramps on every other day; slopes over the whole diary, in points and log seconds."""
    rng = np.random.default_rng(seed)
    entries = []
    for day in range(0, days, 2):
        today = rng.normal()
        for hour in (22, 1):
            pain = 5 + intensity * (day / days - 0.5) + today + rng.normal()
            length = 4 + duration * (day / days - 0.5) + 0.3 * (pain - 5) + rng.normal(0, 0.5)
            entries.append(
                replace(
                    episode(day, hour=hour),
                    intensity=int(np.clip(round(pain), 0, 10)),
                    duration_seconds=int(np.exp(length)) + 1,
                )
            )
    return build_record(entries, [])


def test_spearman_is_scipys() -> None:
    rng = np.random.default_rng(1)
    one, other = rng.integers(0, 9, 40).astype(np.float64), rng.standard_normal(40)
    other = other + 0.3 * one
    reference = spearmanr(one, other)
    assert spearman(one, other) == pytest.approx((reference.statistic, reference.pvalue), rel=1e-9)
    assert spearman(np.ones(9), np.arange(9.0)) == (0, 1)
    assert spearman(np.arange(9.0), np.arange(9.0)) == pytest.approx((1, 0))


def test_partial_correlation_takes_out_what_both_share() -> None:
    rng = np.random.default_rng(2)
    shared = rng.standard_normal(400)
    one, other = shared + rng.standard_normal(400), shared + rng.standard_normal(400)
    assert spearman(one, other)[1] < 1e-6
    assert partial_spearman(one, other, shared)[1] > 0.01
    assert partial_spearman(one, other, np.ones(400)) == spearman(one, other)


def test_the_slope_is_theil_and_sens() -> None:
    rng = np.random.default_rng(3)
    day = np.sort(rng.choice(500, 60, replace=False))
    values = 0.01 * day + rng.standard_normal(60)
    assert median_slope(day, values) == pytest.approx(theilslopes(values, day).slope)


def test_worse_cramps_are_found_and_longer_ones_may_only_mirror_them() -> None:
    record = _diary(intensity=5, duration=0)
    worse, _ = find_intensity_trend(record)
    longer, _ = find_duration_trend(record)
    assert worse is not None
    assert worse.level is Level.CLEAR
    assert worse.change == pytest.approx(5, abs=1.5)
    assert longer is not None
    assert longer.level is not Level.DESCRIBED
    assert longer.mirrors_intensity


def test_longer_cramps_of_like_intensity_are_their_own_finding() -> None:
    longer, _ = find_duration_trend(_diary(intensity=0, duration=1.5))
    assert longer is not None
    assert longer.level is Level.CLEAR
    assert longer.change == pytest.approx(np.exp(1.5), rel=0.4)
    assert not longer.mirrors_intensity


def test_cramps_of_a_bad_day_count_once() -> None:
    told = 0
    for seed in range(100):
        worse, _ = find_intensity_trend(_diary(0, 0, 50 + seed, days=60))
        told += worse is not None and worse.level is not Level.DESCRIBED
    assert told <= 3


def test_too_few_days_are_not_yet() -> None:
    record = build_record([replace(episode(day), intensity=day) for day in range(6)], [])
    assert find_intensity_trend(record)[0] is None
    found, waits = find_duration_trend(record)
    assert found is None
    assert waits is not None
    assert waits.missing[0].have == 0
