"""When in the day cramps come."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest

from diary.patterns import Level, Missing, build_record
from diary.patterns.timing import cluster_rotation_p_value, find_time_of_day, shortest_window
from tests.diary.patterns.simulated import episode


def test_two_weeks_of_night_cramps_are_clear() -> None:
    hours = [23, 0, 1, 2, 3, 3, 3, 4, 4, 2, 1, 3]
    record = build_record([episode(day, hour=hour) for day, hour in enumerate(hours)], [])
    finding, not_yet = find_time_of_day(record)
    assert not_yet is None
    assert finding is not None
    assert finding.level is Level.CLEAR
    assert (finding.from_hour, finding.to_hour) == (1, 4)
    assert finding.share == pytest.approx(8 / 12)
    assert finding.night_share == 1
    assert sum(finding.by_hour) == finding.episodes == finding.days == 12


def test_fifty_cramps_in_one_night_are_one_night() -> None:
    episodes = [episode(3, hour=2, minute=minute) for minute in range(50)]
    finding, not_yet = find_time_of_day(build_record(episodes, []))
    assert not_yet is not None
    assert not_yet.missing == (Missing("cramp_days", 1, 8),)
    assert finding is not None
    assert finding.level is Level.DESCRIBED
    assert finding.p_value is None
    assert finding.night_interval.low < 0.3


def test_no_cramps_are_no_finding() -> None:
    finding, not_yet = find_time_of_day(build_record([], []))
    assert finding is None
    assert not_yet is not None
    assert not_yet.days_to_go is None


def test_the_formula_by_hand() -> None:
    minutes = np.array([0, 0, 360, 720, 0, 360, 0, 360, 0])
    days = np.array([0, 1, 2, 3, 4, 5, 6, 7, 7])
    # Day 7 holds two cramps a quarter of a day apart: its resultant (1, 1) has square length 2.
    # Resultants add up to (1+1+0-1+1+0+1+1, 1+1+1) = (4, 3); square lengths to 7 + 2.
    t = 25 / 9
    expected = exp(-t) * (1 + (2 * t - t * t) / 32)
    assert cluster_rotation_p_value(minutes, days) == pytest.approx(expected, rel=1e-12)


def test_turning_the_clock_changes_nothing() -> None:
    rng = np.random.default_rng(5)
    minutes, days = rng.integers(0, 1440, 60), rng.integers(0, 30, 60)
    turned = cluster_rotation_p_value((minutes + 777) % 1440, days)
    assert turned == pytest.approx(cluster_rotation_p_value(minutes, days), rel=1e-9)


def test_clusters_at_random_hours_give_uniform_p_values() -> None:
    rng = np.random.default_rng(11)
    p_values = []
    for _ in range(2000):
        days = np.repeat(np.arange(15), rng.integers(1, 5, 15))
        centre = rng.integers(0, 1440, 15)[days]
        minutes = (centre + rng.integers(-60, 60, days.size)) % 1440
        p_values.append(cluster_rotation_p_value(minutes, days))
    for level in (0.5, 0.1, 0.01):
        assert np.mean(np.array(p_values) <= level) == pytest.approx(
            level, abs=3.5 * (level * (1 - level) / 2000) ** 0.5
        )


def test_opposite_hours_of_one_day_have_no_direction() -> None:
    assert cluster_rotation_p_value(np.array([0, 720]), np.array([0, 0])) == 1


def test_the_window_may_pass_midnight_and_is_the_shortest() -> None:
    by_hour = np.zeros(24, dtype=np.int64)
    by_hour[[23, 0, 12]] = (3, 3, 2)
    assert shortest_window(by_hour) == (23, 1, 6)
    assert shortest_window(np.ones(24, dtype=np.int64)) == (0, 16, 16)
