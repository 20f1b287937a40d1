"""How days are told apart, and what a person's own choices change."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import rankdata

from diary.patterns import Choices, Missing, OwnCut, build_record
from diary.patterns.contrasts import (
    FACTORS,
    Factor,
    contrast_of,
    contrasts_of,
    cut_of,
    exposed_of,
    factors_of,
    missing_for,
)
from diary.patterns.nuisance import rows_of
from diary.patterns.record import Floats
from tests.diary.patterns.simulated import check_in, episode

LOW = Factor("fluids_ml", "<=")
HARD = Factor("exertion", ">=")


def _values(*values: float) -> Floats:
    return np.array(values)


def test_the_cut_leaves_about_a_third_exposed() -> None:
    assert cut_of(HARD, np.arange(1.0, 31.0)) == 21
    assert cut_of(LOW, np.arange(1.0, 31.0)) == 10
    assert cut_of(HARD, np.sort(np.repeat([2.0, 8.0], [16, 4]))) == 8
    assert cut_of(Factor("heat", ">=", 1.0), _values(0, 0, 1)) == 1


def test_of_two_equally_near_cuts_the_one_with_fewer_exposed_days_counts() -> None:
    ordered = np.sort(np.repeat([1.0, 2.0, 3.0], [12, 12, 12]))
    assert cut_of(HARD, ordered) == 3
    even = np.sort(np.repeat([1.0, 2.0, 3.0], [5, 4, 3]))
    assert cut_of(HARD, even) in (2.0, 3.0)


def test_unknown_days_stay_unknown() -> None:
    values = np.array([1.0, np.nan, 3.0, 3.0, 5.0, np.nan])
    contrast = contrast_of({"exertion": values}, Factor("exertion", ">=", 3.0))
    assert contrast is not None
    assert contrast.flag == pytest.approx([0, np.nan, 1, 1, 1, np.nan], nan_ok=True)
    assert contrast.rank == pytest.approx([0.25, np.nan, 0.625, 0.625, 1, np.nan], nan_ok=True)
    assert contrast_of({}, HARD) is None
    assert contrast_of({"exertion": np.full(3, np.nan)}, HARD) is None


def test_ranks_rise_towards_what_is_believed_harmful() -> None:
    values = np.random.default_rng(1).integers(0, 8, 50).astype(np.float64)
    for factor, sign in ((HARD, 1), (LOW, -1)):
        contrast = contrast_of({factor.name: values}, factor)
        assert contrast is not None
        assert contrast.rank == pytest.approx(rankdata(sign * values) / 50)


def test_a_yes_or_no_has_one_shape() -> None:
    values = np.array([0.0, 1.0, 1.0, np.nan] * 10)
    contrast = contrast_of({"heat": values}, FACTORS[8])
    assert contrast is not None
    assert len(contrast.shapes) == 1


def test_own_factors_take_part_in_either_direction() -> None:
    record = build_record([], [check_in(day, **{"own:new shoes": day % 2}) for day in range(20)])
    own = factors_of(record)[-1]
    assert (own.name, own.op, own.upward_share) == ("own:new shoes", ">=", 0.5)
    contrast = contrasts_of(record, factors_of(record), Choices())["own:new shoes"]
    assert contrast.threshold == 1


def test_the_twelve_built_in_factors_point_where_it_is_plausible() -> None:
    lower = {factor.name for factor in FACTORS if factor.op == "<="}
    protects = {factor.name for factor in FACTORS if not factor.harms}
    assert len(FACTORS) == 12
    assert lower == {"fluids_ml", "sleep_hours"}
    assert protects == {"stretching", "electrolytes", "magnesium"}
    assert [factor.upward_share for factor in FACTORS[-4:]] == pytest.approx([0.9, 0.1, 0.1, 0.1])


def test_an_own_cut_replaces_the_found_one_which_still_counts() -> None:
    values = np.arange(1.0, 31.0)
    choices = Choices(cuts={"exertion": OwnCut(28, tried=3)})
    contrast = contrast_of({"exertion": values}, HARD, choices)
    assert contrast is not None
    assert (contrast.threshold, contrast.tried) == (28, 3)
    assert contrast.flag.sum() == 3
    assert contrast.found_flag is not None
    assert contrast.found_flag.sum() == 10


def test_what_is_missing_is_counted() -> None:
    record = build_record(
        [episode(day) for day in range(0, 30, 4)],
        [check_in(day, fluids_ml=2000 if day < 26 else 500) for day in range(30)],
    )
    rows = rows_of(record, 0)
    contrast = contrast_of(record.exposures, LOW)
    assert contrast is not None
    exposed, other = exposed_of(contrast, rows)
    assert (exposed.sum(), other.sum()) == (4, 26)
    assert missing_for(rows, contrast) == (Missing("exposed_days", 4, 5),)
    assert missing_for(rows, None) == (Missing("known_values", 0, 14),)
