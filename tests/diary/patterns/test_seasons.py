"""A part of the year, every year."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from scipy.stats import f as fisher

from diary.patterns import DiaryRecord, EpisodeEntry, Level, build_record
from diary.patterns.seasons import find_season, hotelling_p_value, interval_of
from tests.diary.patterns.simulated import FIRST_DAY, ar1, check_in, episode


def _years(years: int, wave: float, wander: float, seed: int) -> DiaryRecord:
    """A diary from 6 January on whose rate peaks in the middle of July."""
    rng = np.random.default_rng(seed)
    days = round(years * 365.25)
    mid_july = (date(2025, 7, 15) - FIRST_DAY).days
    rate = 0.4 * np.exp(wave * np.cos(2 * np.pi * (np.arange(days) - mid_july) / 365.25))
    cramps = rng.poisson(rate * np.exp(wander * ar1(rng, days, 0.98)))
    last = FIRST_DAY + timedelta(days=days - 1)
    entries: list[EpisodeEntry] = [
        episode(day, hour=22 if i == 0 else i, minute=0) if i < 6 else episode(day)
        for day in range(days)
        for i in range(cramps[day])
    ]
    return build_record(
        entries, [check_in(day) for day in range(0, days, 3)], first_day=FIRST_DAY, last_day=last
    )


def test_a_summer_peak_is_found_after_years() -> None:
    found, _ = find_season(_years(9, 0.6, 0.2, 1))
    assert found is not None
    assert found.level is not Level.DESCRIBED
    assert found.peak_month in (6, 7, 8)
    assert found.rate_ratio == pytest.approx(np.exp(1.2), rel=0.35)
    assert found.years == 9
    assert found.interval is not None
    assert 1 < found.interval.low < found.rate_ratio < found.interval.high
    assert sum(month.days for month in found.by_month) == found.days


def test_slow_ups_and_downs_are_no_season() -> None:
    levels = []
    for seed in range(40):
        found, _ = find_season(_years(6, 0.0, 0.7, 10 + seed))
        levels.append(found is not None and found.level is not Level.DESCRIBED)
    assert sum(levels) <= 2


def test_hotelling_is_the_f_test_it_is() -> None:
    vectors = np.random.default_rng(5).normal([0.8, 0], 1, size=(8, 2))
    mean, covariance = vectors.mean(axis=0), np.cov(vectors, rowvar=False)
    t_squared = 8 * mean @ np.linalg.inv(covariance) @ mean
    expected = fisher.sf(t_squared * 6 / (2 * 7), 2, 6)
    assert hotelling_p_value(vectors) == pytest.approx(expected, rel=1e-10)
    assert hotelling_p_value(np.ones((2, 2))) is None
    assert hotelling_p_value(np.ones((6, 2))) is None


def test_hotelling_holds_its_level() -> None:
    rng = np.random.default_rng(6)
    p_values = [hotelling_p_value(rng.standard_normal((6, 2))) for _ in range(800)]
    assert np.mean([p is not None and p <= 0.05 for p in p_values]) == pytest.approx(0.05, abs=0.02)


def test_the_interval_begins_at_one_where_the_test_does_not_reject() -> None:
    rng = np.random.default_rng(7)
    seen = set()
    for _ in range(300):
        vectors = rng.normal([0.3, 0.1], 0.3, size=(6, 2))
        interval, p_value = interval_of(vectors), hotelling_p_value(vectors)
        assert interval is not None
        assert p_value is not None
        assert (interval.low == 1) == (p_value >= 0.05)
        seen.add(interval.low == 1)
    assert seen == {True, False}


@pytest.mark.parametrize("wave", [0.0, 0.2, 0.5])
def test_the_interval_holds_the_truth_at_least_as_often_as_it_says(wave: float) -> None:
    rng = np.random.default_rng(8)
    held = []
    for _ in range(400):
        interval = interval_of(rng.normal([wave, 0], 0.25, size=(6, 2)))
        assert interval is not None
        held.append(interval.low <= np.exp(2 * wave) * (1 + 1e-12) <= interval.high)
    assert np.mean(held) >= 0.94


def test_years_too_much_alike_or_too_few_have_no_interval() -> None:
    assert interval_of(np.ones((6, 2))) is None
    assert interval_of(np.ones((2, 2))) is None


def test_a_season_takes_five_years() -> None:
    found, waits = find_season(_years(3, 0.5, 0.0, 2))
    assert found is None
    assert waits is not None
    assert (waits.missing[0].have, waits.missing[0].need) == (3, 5)
    assert waits.days_to_go == pytest.approx(2 * 365, abs=40)
