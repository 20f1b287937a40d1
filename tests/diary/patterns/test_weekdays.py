"""Weekdays and the weekend."""

from __future__ import annotations

import numpy as np
import pytest

from diary.patterns import DiaryRecord, Level, build_record
from diary.patterns.weekdays import find_weekday, flags_of
from tests.diary.patterns.simulated import FIRST_DAY, Life, check_in, episode, simulate


def _with_rates(*rates: float, days: int = 364, seed: int = 1) -> DiaryRecord:
    """A diary with a rate for each weekday from Monday on."""
    rng = np.random.default_rng(seed)
    cramps = rng.poisson(np.tile(rates, days // 7 + 1)[:days])
    return build_record(
        [episode(day, hour=22, minute=i) for day in range(days) for i in range(cramps[day])],
        [check_in(day) for day in range(days)],
    )


def test_a_bad_weekend_is_found() -> None:
    assert FIRST_DAY.weekday() == 0
    found, _ = find_weekday(_with_rates(0.2, 0.2, 0.2, 0.2, 0.2, 0.8, 0.8))
    assert found is not None
    assert found.level is Level.CLEAR
    assert found.days == (5, 6)
    assert found.interval.low < 4 < found.interval.high
    assert [group.days for group in found.by_weekday] == [52] * 7


def test_one_bad_day_is_found() -> None:
    found, _ = find_weekday(_with_rates(0.2, 0.2, 1.2, 0.2, 0.2, 0.2, 0.2))
    assert found is not None
    assert found.days == (2,)
    assert found.level is Level.CLEAR


def test_diaries_without_a_bad_day_are_seldom_told_one() -> None:
    levels = []
    for seed in range(120):
        life = Life(days=(90, 180, 365)[seed % 3], wander=0.6, carry_over=0.8, lapses=True)
        found, _ = find_weekday(simulate(life, 500 + seed))
        levels.append(found is not None and found.level is not Level.DESCRIBED)
    assert np.mean(levels) <= 0.03


def test_flags_are_the_weekend_and_each_day() -> None:
    flags = flags_of(np.arange(7))
    assert flags[:, 0].tolist() == [0, 0, 0, 0, 0, 1, 1]
    assert flags[:, 1:].tolist() == np.eye(7).tolist()


def test_a_short_diary_is_not_yet() -> None:
    found, waits = find_weekday(_with_rates(*[0.5] * 7, days=20))
    assert found is None
    assert waits is not None
    assert waits.missing[0].what == "days"
    assert waits.days_to_go == pytest.approx(30, abs=15)
