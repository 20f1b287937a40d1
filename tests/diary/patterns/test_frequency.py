"""How often cramps come, and whether that has changed."""

from __future__ import annotations

from datetime import timedelta
from math import exp

import numpy as np
import pytest
import statsmodels.api as sm

from diary.patterns import Level, Missing, build_record
from diary.patterns.frequency import autocorrelation_inflation, find_frequency, slope_of
from tests.diary.patterns.simulated import FIRST_DAY, Life, check_in, episode, simulate


def test_a_rate_that_grows_twelvefold_is_found() -> None:
    finding, not_yet = find_frequency(simulate(Life(days=300, drift=2.5), 1))
    assert not_yet is None
    assert finding is not None
    assert finding.level is Level.CLEAR
    assert finding.rate_ratio is not None
    assert finding.interval is not None
    assert finding.interval.low > 1
    assert finding.interval.low < exp(2.5) < finding.interval.high


def test_steady_cramps_are_only_described() -> None:
    finding, _ = find_frequency(simulate(Life(days=200), 2))
    assert finding is not None
    assert finding.level is Level.DESCRIBED
    assert finding.interval is not None
    assert finding.interval.low < 1 < finding.interval.high


def test_weeks_and_calendar_hold_every_day_once() -> None:
    first = FIRST_DAY + timedelta(days=3)
    record = build_record(
        [episode(4), episode(4, hour=3), episode(15)],
        [check_in(3), check_in(6)],
        first_day=first,
        last_day=FIRST_DAY + timedelta(days=16),
    )
    finding, not_yet = find_frequency(record)
    assert not_yet is not None
    assert not_yet.missing == (Missing("weeks", 2, 8), Missing("bouts", 3, 6))
    assert finding is not None
    assert finding.rate_ratio is finding.p_value is None
    assert [week.starts_on.weekday() for week in finding.weekly] == [0, 0, 0]
    assert [week.episodes for week in finding.weekly] == [2, 0, 1]
    assert [week.observed_days for week in finding.weekly] == [4, 0, 2]
    assert len(finding.calendar) == 14
    assert finding.calendar[1].episodes == 2
    assert finding.calendar[0].check_in
    assert not finding.calendar[5].observed


def test_only_the_last_year_is_judged() -> None:
    record = simulate(Life(days=800), 3)
    finding, _ = find_frequency(record)
    assert finding is not None
    assert finding.days <= 365
    assert finding.to_day - finding.from_day == timedelta(days=364)
    assert len(finding.calendar) == 800


def test_the_slope_is_a_poisson_slope_with_a_wider_error() -> None:
    rng = np.random.default_rng(4)
    days = np.arange(140)
    counts = rng.poisson(np.exp(-1 + days / 139)).astype(np.float64)
    slope = slope_of(counts, days, days // 7)
    reference = sm.GLM(counts, sm.add_constant(days / 139), family=sm.families.Poisson()).fit(
        tol=1e-12
    )
    assert slope is not None
    assert slope.log_ratio == pytest.approx(reference.params[1], rel=1e-7)
    assert slope.standard_error >= reference.bse[1] * (1 - 1e-9)
    assert slope.degrees == 17
    assert slope.interval.low < exp(slope.log_ratio) < slope.interval.high


def test_the_inflation_follows_the_autocorrelation() -> None:
    series = np.tile([1.0, -1.0], 20)
    assert autocorrelation_inflation(series) == 1
    assert autocorrelation_inflation(np.repeat([1.0, -1.0], 20)) == 6
    assert autocorrelation_inflation(np.zeros(9)) == 1
    mixed = np.array([1.0, 1.0, -1.0, -1.0, 1.0, 1.0, -1.0, -1.0, 1.0, 1.0])
    raw = 1 / 10
    r = raw + (2 + 4 * raw) / 10
    assert autocorrelation_inflation(mixed) == pytest.approx((1 + r) / (1 - r))


def test_what_rounding_leaves_has_no_autocorrelation() -> None:
    """A line that goes through every week leaves 1e-16s, with the signs that rounding gave."""
    left = np.repeat([1e-16, -1e-16], 20)
    assert autocorrelation_inflation(left) == 1
    assert autocorrelation_inflation(1e12 * left) == 6

    every_day = np.ones(70)
    slope = slope_of(every_day, np.arange(70), np.arange(70) // 7)
    assert slope is not None
    poisson = sm.GLM(every_day, sm.add_constant(np.arange(70) / 69), family=sm.families.Poisson())
    assert slope.standard_error == pytest.approx(poisson.fit().bse[1])


def test_wandering_rates_are_seldom_called_a_trend() -> None:
    told = 0
    for seed in range(150):
        record = simulate(Life(days=180, wander=0.5, carry_over=0.9), seed)
        finding, _ = find_frequency(record)
        told += finding is not None and finding.level is not Level.DESCRIBED
    assert told <= 6


def test_a_trend_that_cannot_be_fitted_is_not_yet() -> None:
    days = np.arange(70)
    assert slope_of(np.where(days == 69, 9.0, 0.0), days, days // 7) is None
    late = [episode(69, hour=hour) for hour in (8, 10, 12, 14, 16, 18, 20)]
    finding, not_yet = find_frequency(build_record(late, [check_in(day) for day in range(70)]))
    assert finding is not None
    assert finding.level is Level.DESCRIBED
    assert finding.rate_ratio is None
    assert not_yet is not None
