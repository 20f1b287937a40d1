"""How many more days it takes."""

from __future__ import annotations

from math import log

import pytest
from scipy.stats import norm

from diary.patterns import Missing, build_record
from diary.patterns.waiting import (
    check_in_share,
    critical_z,
    days_at_this_rate,
    days_before_data,
    days_from_error,
)
from tests.diary.patterns.simulated import check_in


def test_the_critical_value_is_that_of_the_level() -> None:
    assert critical_z(26) == pytest.approx(norm.isf(0.9 * 0.02 / 26))


def test_about_190_days_for_a_doubling_at_one_bout_a_day() -> None:
    assert days_before_data(1 / 3, 1.0, 0, 26, 1.0) == pytest.approx(190, rel=0.05)
    once_in_three = days_before_data(1 / 3, 1 / 3, 0, 26, 1.0)
    assert once_in_three == pytest.approx(570, rel=0.05)


def test_days_from_the_standard_error() -> None:
    target = log(2) / (norm.isf(0.9 * 0.02 / 5) + 0.84)
    assert days_from_error(2 * target, 50, 5, 1.0) == pytest.approx(150, abs=1)
    assert days_from_error(2 * target, 50, 5, 0.5) == pytest.approx(300, abs=1)


@pytest.mark.parametrize("share", [0.0, 0.0001])
def test_what_cannot_be_foretold_is_none(share: float) -> None:
    assert days_from_error(0.5, 50, 5, share) is None
    assert days_from_error(0.01, 500, 5, 1.0) is None
    assert days_before_data(1 / 3, 0.0, 0, 5, 1.0) is None
    assert days_before_data(0.0, 1.0, 0, 5, 1.0) is None


def test_days_at_this_rate_wait_for_the_slowest() -> None:
    missing = (Missing("cramp_days", 4, 8), Missing("bouts", 5, 6))
    assert days_at_this_rate(missing, 30) == 30
    assert days_at_this_rate((), 30) is None
    assert days_at_this_rate((Missing("bouts", 0, 6),), 30) is None
    assert days_at_this_rate((Missing("bouts", 1, 6),), 3000) is None


def test_the_check_in_share_is_of_the_last_sixty_days() -> None:
    record = build_record([], [check_in(day) for day in (0, 1, 2, 70, 99)])
    assert check_in_share(record) == pytest.approx(2 / 60)
    assert check_in_share(build_record([], [])) == 0
