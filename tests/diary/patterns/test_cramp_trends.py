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
    median_line,
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
    line, reference = median_line(day, values), theilslopes(values, day)
    assert (line.slope, line.low, line.high) == pytest.approx(
        (reference.slope, reference.low_slope, reference.high_slope)
    )
    left = [value - line.at(one) for one, value in zip(day, values, strict=True)]
    assert np.median(left) == pytest.approx(0, abs=1e-12)


def test_so_is_its_interval_with_ties() -> None:
    rng = np.random.default_rng(4)
    day = np.sort(rng.choice(300, 45, replace=False))
    values = rng.integers(2, 8, 45).astype(np.float64)
    line, reference = median_line(day, values), theilslopes(values, day)
    assert (line.low, line.high) == pytest.approx((reference.low_slope, reference.high_slope))


def test_the_interval_holds_the_change_in_nearly_all_diaries() -> None:
    held = []
    for seed in range(200):
        worse, _ = find_intensity_trend(_diary(2, 0, 700 + seed, days=80))
        assert worse is not None
        held.append(worse.interval.low <= 2 * 78 / 80 <= worse.interval.high)
    assert 0.91 <= np.mean(held) <= 0.99


def test_what_never_changes_has_an_interval_of_nothing() -> None:
    line = median_line(np.arange(20), np.full(20, 5.0))
    assert (line.slope, line.low, line.high, line.level) == (0, 0, 0, 5)


def test_the_series_tells_each_week_by_its_median() -> None:
    longer, _ = find_duration_trend(_diary(0, 1.5))
    worse, _ = find_intensity_trend(_diary(5, 0))
    for trend in (longer, worse):
        assert trend is not None
        assert sum(week.days for week in trend.series) == trend.days == 50
        for week in trend.series:
            assert week.from_day.weekday() == 0
            assert (week.to_day - week.from_day).days == 6
            assert week.low <= week.median <= week.high
        assert trend.series[0].from_day <= trend.from_day
        assert trend.to_day <= trend.series[-1].to_day
    assert longer is not None
    assert worse is not None
    assert longer.end / longer.start == pytest.approx(longer.change)
    assert worse.end - worse.start == pytest.approx(worse.change)
    assert longer.start == pytest.approx(longer.series[0].median, rel=0.8)


def test_a_series_is_short_in_ten_years_too() -> None:
    worse, _ = find_intensity_trend(_diary(1, 0, days=3_650))
    assert worse is not None
    assert 50 <= len(worse.series) <= 60
    assert sum(week.days for week in worse.series) == worse.days


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
