"""Remedies and how long cramps last."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import statsmodels.api as sm

from diary.patterns import DiaryRecord, Level, build_record
from diary.patterns.remedies import clustered_regression, find_remedies, helpfulness_of
from tests.diary.patterns.simulated import episode


def _diary(effect: float, seed: int = 1, cramps: int = 120) -> DiaryRecord:
    """Two remedies, used more on worse cramps; stretching multiplies durations by exp(effect)."""
    rng = np.random.default_rng(seed)
    entries = []
    for index in range(cramps):
        pain = float(rng.normal(5, 2))
        stretched, heated = (bool(one) for one in rng.random(2) < 1 / (1 + np.exp(-(pain - 5))))
        log_duration = 4.5 + 0.2 * (pain - 5) + effect * stretched + rng.normal(0, 0.6)
        remedies = [("stretching", 3)] * stretched + [("heat", None)] * heated
        entries.append(
            replace(
                episode(index // 2, hour=22, minute=30 * (index % 2)),
                duration_seconds=int(np.exp(log_duration)) + 1,
                intensity=int(np.clip(round(pain), 0, 10)),
                remedies=tuple(remedies),
            )
        )
    return build_record(entries, [])


def test_shorter_cramps_with_a_remedy_are_found() -> None:
    found = {one.remedy: one for one in find_remedies(_diary(-0.8))[0]}
    stretching = found["stretching"]
    assert stretching.level is Level.CLEAR
    assert stretching.interval is not None
    assert stretching.interval.low < np.exp(-0.8) < stretching.interval.high
    assert stretching.cramps_with + stretching.cramps_without == 120
    assert stretching.helped == (0, 0, 0, stretching.cramps_with)
    assert found["heat"].level is Level.DESCRIBED
    assert found["heat"].helped == (0, 0, 0, 0)


def test_worse_cramps_do_not_make_a_remedy_look_harmful() -> None:
    levels = [
        one.level for seed in range(80) for one in find_remedies(_diary(0.0, 100 + seed, 60))[0]
    ]
    assert np.mean([level is not Level.DESCRIBED for level in levels]) <= 0.02


def test_with_clusters_of_one_the_errors_are_statsmodels_hc3() -> None:
    rng = np.random.default_rng(2)
    design = np.column_stack([np.ones(50), rng.standard_normal((50, 3))])
    values = design @ [1, 0.5, 0, 2] + rng.standard_normal(50) * (1 + design[:, 1] ** 2)
    fit = clustered_regression(design, values, np.arange(50))
    reference = sm.OLS(values, design).fit(cov_type="HC3")
    assert fit is not None
    assert fit.coefficients == pytest.approx(reference.params, rel=1e-10)
    assert fit.errors == pytest.approx(reference.bse, rel=1e-10)


def test_clusters_add_up_as_in_statsmodels_where_leverage_is_small() -> None:
    rng = np.random.default_rng(3)
    cluster = np.repeat(np.arange(2000), 3)
    design = np.column_stack([np.ones(6000), np.repeat(rng.standard_normal(2000), 3)])
    values = np.repeat(rng.standard_normal(2000), 3) + rng.standard_normal(6000)
    fit = clustered_regression(design, values, cluster)
    reference = sm.OLS(values, design).fit(cov_type="cluster", cov_kwds={"groups": cluster})
    assert fit is not None
    assert fit.errors == pytest.approx(reference.bse, rel=2e-3)


def test_what_was_hardly_used_is_not_yet_but_counted() -> None:
    entries = [
        replace(episode(day), duration_seconds=60, remedies=(("walking", 2),) if day < 3 else ())
        for day in range(20)
    ]
    found, waits = find_remedies(build_record(entries, []))
    assert [(one.remedy, one.cramps_with, one.helped) for one in found] == [
        ("walking", 3, (0, 0, 3, 0))
    ]
    assert found[0].ratio is None
    assert [(one.what, one.have, one.need) for one in waits[0].missing] == [("cramps_with", 3, 6)]
    assert waits[0].days_to_go == 20


def test_remedies_without_a_duration_are_only_counted() -> None:
    entries = tuple(replace(episode(day), remedies=(("cold", 1),)) for day in range(9))
    assert helpfulness_of(entries) == {"cold": (0, 9, 0, 0)}
    found, waits = find_remedies(build_record(entries, []))
    assert found[0].cramps_with == 0
    assert waits[0].factor == "cold"


def test_equal_durations_say_nothing() -> None:
    entries = [
        replace(episode(day), duration_seconds=60, remedies=(("heat", 0),) * (day % 2))
        for day in range(40)
    ]
    found, _ = find_remedies(build_record(entries, []))
    assert [one.level for one in found] == [Level.DESCRIBED]
