"""How a factor's days are told apart."""

from __future__ import annotations

import numpy as np
import pytest

from diary.patterns import Missing, build_record
from diary.patterns.contrasts import FACTORS, Contrast, Factor, contrast_of, cut_of, missing_for
from diary.patterns.nuisance import rows_of
from tests.diary.patterns.simulated import check_in, episode

LOW, HIGH = Factor("fluids_ml", "<="), Factor("exertion", ">=")
NAN = np.nan


def test_this_version_looks_at_fluids_and_exertion() -> None:
    assert [(factor.name, factor.op) for factor in FACTORS] == [
        ("fluids_ml", "<="),
        ("exertion", ">="),
    ]


def test_the_cut_is_an_observed_value_with_a_third_exposed() -> None:
    values = np.repeat([1000.0, 1500, 2000, 2500], [4, 6, 10, 10])
    assert cut_of(LOW, values) == 1500
    assert cut_of(HIGH, values) == 2500
    assert cut_of(LOW, np.append(values, NAN)) == 1500


def test_a_cut_leaves_five_days_on_each_side_where_it_can() -> None:
    values = np.repeat([1.0, 2, 3], [2, 16, 2])
    assert cut_of(LOW, values) == 1
    assert cut_of(LOW, np.repeat([1.0, 2, 3], [4, 10, 6])) == 2
    assert cut_of(LOW, np.full(9, 3.0)) == 3
    assert cut_of(LOW, np.full(4, NAN)) is None


def test_a_fixed_cut_stays() -> None:
    assert cut_of(Factor("magnesium", ">=", 1.0, harms=False), np.array([0.0, 0, 1])) == 1


def test_flag_and_rank_point_towards_exposure_and_unknown_adds_nothing() -> None:
    values = np.array([500.0, NAN, 1500, 1500, 3000])
    weights = np.array([1.0, 9, 1, 1, 3])
    flag, rank = Contrast(LOW, 1500, values).shapes(weights).T
    assert flag == pytest.approx([1, 0.5, 1, 1, 0])
    assert rank == pytest.approx([1, (4 + 2.5 * 2 + 3) / 24, 0.625, 0.625, 0.25])
    up, _ = Contrast(HIGH, 1500, values).shapes(weights).T
    assert up[[0, 2, 4]].tolist() == [0, 1, 1]


def test_what_is_missing_is_named() -> None:
    check_ins = [check_in(day, fluids_ml=2000) for day in range(15)]
    check_ins += [check_in(day) for day in range(15, 25)]
    record = build_record([episode(day) for day in (2, 8, 9)], check_ins)
    rows = rows_of(record, 1)
    fluids, exertion = (contrast_of(record, rows, factor) for factor in FACTORS)
    assert missing_for(rows, fluids) == (Missing("bouts", 3, 6), Missing("unexposed_days", 0, 5))
    assert exertion is None
    assert missing_for(rows, exertion) == (Missing("bouts", 3, 6), Missing("known_values", 0, 14))
