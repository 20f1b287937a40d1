"""What is adjusted for besides the factor itself."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from scipy.interpolate import CubicSpline

from diary.patterns import build_record
from diary.patterns.nuisance import (
    history_columns,
    natural_spline,
    nuisance_of,
    rows_of,
    season_columns,
    spline_columns,
)
from tests.diary.patterns.simulated import FIRST_DAY, Life, check_in, course, episode, simulate


def test_rows_are_observed_days_whose_exposure_day_has_a_check_in() -> None:
    record = build_record([episode(3)], [check_in(0), check_in(2), check_in(3), check_in(20)])
    same, next_day = rows_of(record, 0), rows_of(record, 1)
    assert same.day.tolist() == same.exposure_day.tolist() == [0, 2, 3, 20]
    assert same.bouts.tolist() == [0, 0, 1, 0]
    assert next_day.exposure_day.tolist() == [0, 2]
    assert next_day.day.tolist() == [1, 3]
    assert next_day.episodes.tolist() == [0, 1]


def test_history_lies_before_the_exposure() -> None:
    check_ins = [check_in(day) for day in range(12)]
    record = build_record([episode(4), episode(5), episode(9)], check_ins)
    yesterday, week = history_columns(record, np.array([4, 5, 6, 9, 11])).T
    assert yesterday.tolist() == [0, 1, 1, 0, 0]
    # Bouts in the seven known days before, or scaled up from as many as there are.
    assert week == pytest.approx(np.log1p([0, 7 / 5, 2 * 7 / 6, 2, 3]))


def test_unknown_history_is_the_mean_of_the_known() -> None:
    record = build_record([episode(1)], [check_in(0), check_in(1), check_in(2), check_in(30)])
    yesterday, week = history_columns(record, np.array([0, 1, 2, 30])).T
    assert yesterday.tolist() == [0.5, 0, 1, 0.5]
    assert week[[0, 3]] == pytest.approx(week[[1, 2]].mean())


def test_the_spline_of_time_has_as_many_columns_as_the_diary_carries() -> None:
    assert spline_columns(np.arange(30), 30).shape == (30, 1)
    assert spline_columns(np.arange(365), 200).shape == (365, 8)
    assert spline_columns(np.arange(365), 13).shape == (365, 2)
    assert spline_columns(np.arange(365), 5).shape == (365, 0)
    assert spline_columns(np.arange(1080), 900).shape == (1080, 18)


def test_the_spline_holds_every_straight_line() -> None:
    day = np.array([0, 3, 4, 20, 50, 51, 90, 130, 180])
    basis = np.column_stack([np.ones(9), spline_columns(day, 99)])
    _, residuals, rank, _ = np.linalg.lstsq(basis, 2.0 * day - 7, rcond=None)
    assert rank == basis.shape[1] == 5
    assert residuals == pytest.approx([0], abs=1e-9)


def test_the_model_grows_with_the_diary() -> None:
    short = simulate(Life(days=60), 1)
    assert nuisance_of(short, rows_of(short, 0)).codes == ("weekend", "time", "recent_cramps")
    long = simulate(Life(days=600, cramps_per_day=0.6), 1)
    model = nuisance_of(long, rows_of(long, 1))
    assert model.codes == ("weekday", "time", "season", "recent_cramps")
    assert model.design.shape[1] == 1 + 6 + 13 + 2 + 2
    assert season_columns(short, rows_of(short, 0)).shape[1] == 0


def test_medicines_that_began_in_the_diary_are_adjusted_for() -> None:
    check_ins = [check_in(day) for day in range(60)]
    courses = [course("simvastatin", 30), course("old", -90), course("late", 58)]
    record = build_record([episode(9)], check_ins, [*courses, course("short", 10, 20)])
    model = nuisance_of(record, rows_of(record, 0))
    assert [code for code in model.codes if ":" in code] == [
        "medicine:short",
        "medicine:simvastatin",
    ]
    assert model.design[:, -1].tolist() == [0.0] * 30 + [1.0] * 30


def test_days_are_told_by_the_calendar() -> None:
    record = build_record(
        [episode(9)],
        [check_in(day) for day in range(30)],
        first_day=FIRST_DAY - timedelta(days=2),
    )
    weekend = nuisance_of(record, rows_of(record, 0)).design[:, 1]
    dates = [record.date_of(day) for day in rows_of(record, 0).day]
    assert weekend.tolist() == [float(day.weekday() >= 5) for day in dates]


def test_the_spline_is_scipys() -> None:
    x = np.sort(np.random.default_rng(1).uniform(0, 100, 50))
    for knots in (np.array([0.0, 100]), np.array([0.0, 30, 100]), np.array([0.0, 10, 33, 70, 100])):
        reference = CubicSpline(knots, np.eye(knots.size), bc_type="natural")(x)
        if knots.size == 2:
            reference = np.column_stack([1 - x / 100, x / 100])
        assert natural_spline(x, knots) == pytest.approx(reference, abs=1e-12)
