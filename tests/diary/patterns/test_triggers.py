"""Triggers are found where they are, and seldom where they are not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import norm

from diary.patterns import (
    CheckInEntry,
    Choices,
    Level,
    Missing,
    Trigger,
    build_record,
    find_patterns,
)
from diary.patterns.contrasts import FACTORS, contrasts_of
from diary.patterns.estimates import estimate_of, excludes_doubling, say_of
from diary.patterns.findings import CLAIMS
from diary.patterns.lag_models import model_of, weighted_p
from diary.patterns.nuisance import nuisance_of, rows_of
from diary.patterns.selection import agrees, family_wise, select
from diary.patterns.triggers import find_triggers
from tests.diary.patterns.simulated import FIRST_DAY, Life, check_in, episode, simulate

DRY_SPELLS = Life(days=300, cramps_per_day=0.3, low_fluids_ratio=4.0)


def test_cramps_after_days_of_low_fluids_are_found() -> None:
    trigger = find_patterns(simulate(DRY_SPELLS, 1)).trigger("fluids_ml")
    assert trigger is not None
    assert trigger.level is Level.CLEAR
    assert trigger.lag == 1
    assert (trigger.op, trigger.threshold) == ("<=", 1500)
    assert trigger.interval.low < 4 < trigger.interval.high
    assert 1 < trigger.shown_ratio < trigger.rate_ratio
    assert "recent_cramps" in trigger.adjusted_for


def test_what_is_drawn_adds_up() -> None:
    findings = find_patterns(simulate(DRY_SPELLS, 1))
    trigger = findings.trigger("fluids_ml")
    assert trigger is not None
    assert findings.findings[0] == trigger == findings.claims[0]
    assert trigger == findings.estimate("fluids_ml") == findings.estimate("fluids_ml", 1)
    assert trigger.exposed.days + trigger.other.days == trigger.days
    assert len(trigger.values_cramp) + len(trigger.values_other) == trigger.days
    exposed = [value for value in trigger.values_cramp if value <= trigger.threshold]
    assert len(exposed) == trigger.exposed.cramp_days
    assert trigger.exposed_days == trigger.exposed.days
    assert trigger.exposed.bouts <= trigger.exposed.episodes


def test_a_protector_and_its_direction_are_found() -> None:
    trigger = find_patterns(simulate(replace(DRY_SPELLS, low_fluids_ratio=0.1), 3)).trigger(
        "fluids_ml"
    )
    assert trigger is not None
    assert trigger.level in CLAIMS
    assert trigger.interval.high < 1


def test_hard_days_are_found_on_the_same_day() -> None:
    life = Life(days=300, cramps_per_day=0.3, hard_day_ratio=4.0, lag=0)
    trigger = find_patterns(simulate(life, 1)).trigger("exertion")
    assert trigger is not None
    assert trigger.level is Level.CLEAR
    assert (trigger.lag, trigger.op) == (0, ">=")


def test_a_year_of_careful_nothing_has_no_link() -> None:
    findings = find_patterns(simulate(Life(days=500, cramps_per_day=0.7, answers=1), 2))
    for factor in ("fluids_ml", "exertion"):
        trigger = findings.trigger(factor)
        assert trigger is not None
        assert trigger.level is Level.NO_LINK
        assert excludes_doubling(trigger)
        assert {one.level for one in findings.estimates} == {Level.NO_LINK}
        assert findings.not_yet_for("trigger", factor) is None


def test_a_short_diary_says_what_it_needs() -> None:
    findings = find_patterns(simulate(Life(days=15, answers=1), 4))
    assert findings.triggers == findings.estimates == ()
    waits = findings.not_yet_for("trigger", "fluids_ml")
    assert waits is not None
    assert waits.level is Level.NOT_YET
    assert waits.missing[0] == Missing("check_ins", 15, 21)
    assert waits.days_to_go is None or waits.days_to_go > 7


def test_a_long_diary_without_an_answer_foretells_its_end() -> None:
    findings = find_patterns(simulate(Life(days=90, cramps_per_day=0.2), 6))
    waits = findings.not_yet_for("trigger", "exertion")
    assert waits is not None
    assert waits.missing == ()
    assert waits.days_to_go is not None
    assert 50 < waits.days_to_go < 2000


def test_a_factor_never_answered_is_not_yet() -> None:
    record = build_record(
        [episode(day) for day in range(0, 60, 3)],
        [check_in(day, fluids_ml=1000 + 250 * (day % 5)) for day in range(60)],
    )
    findings = find_patterns(record)
    waits = findings.not_yet_for("trigger", "exertion")
    assert findings.estimate("exertion") is None
    assert findings.estimate("fluids_ml") is not None
    assert waits is not None
    assert waits.missing == (Missing("known_values", 0, 14),)


def test_stretching_protects_where_it_does() -> None:
    rng = np.random.default_rng(7)
    done = rng.random(200) < 0.4
    cramp = rng.random(200) < np.where(done, 0.1, 0.6)
    record = build_record(
        [episode(int(day)) for day in np.flatnonzero(cramp)],
        [CheckInEntry(check_in(day).day, False, {"stretching": done[day]}) for day in range(200)],
    )
    said = find_triggers(record).said
    assert [(one.factor, one.lag, one.threshold) for one in said] == [("stretching", 0, 1.0)]
    assert said[0].interval.high < 1


def test_four_fifths_of_the_error_go_where_a_finding_is_believable() -> None:
    deviates = np.array([2.0, 2.0, -2.0, -2.0, 2.0])
    p_values, raises = weighted_p(deviates, np.array([0.8, 0.2, 0.2, 0.8, 0.5]))
    expected = norm.sf(2) / np.array([0.8, 0.2, 0.8, 0.2, 0.5])
    assert p_values == pytest.approx(expected)
    assert raises.tolist() == [True, True, False, False, True]
    assert weighted_p(np.zeros(1), np.array([0.8]))[0] == pytest.approx(0.625)


def test_the_correction_is_sidaks() -> None:
    assert family_wise(0.001, 7.3) == pytest.approx(1 - 0.999**7.3)
    assert family_wise(1.0, 7.3) == 1
    assert family_wise(0.3, 0.2) == pytest.approx(0.3)


def test_nothing_is_said_where_test_and_size_disagree() -> None:
    record = simulate(DRY_SPELLS, 1)
    contrasts = list(contrasts_of(record, FACTORS, Choices()).values())
    models = [
        model_of(rows, nuisance_of(record, rows), contrasts, range(len(contrasts)))
        for rows in (rows_of(record, 0), rows_of(record, 1))
    ]
    judged = select([model for model in models if model], contrasts)
    found = next(one for one in judged.tested if one.contrast.name == "fluids_ml" and one.lag == 1)
    estimate = estimate_of(found)
    assert agrees(found)
    assert judged.passed == ("fluids_ml",)
    said = say_of([estimate], [found], "fluids_ml", passed=True)
    assert said is not None
    assert said.level is Level.CLEAR
    doubtful = replace(found, raises=False)
    assert not agrees(doubtful)
    assert say_of([estimate], [doubtful], "fluids_ml", passed=True) is None
    assert say_of([estimate], [found], "fluids_ml", passed=False) is None
    assert say_of([], [], "fluids_ml", passed=True) is None


def test_what_is_found_is_adjusted_for_in_the_rest() -> None:
    life = Life(days=365, cramps_per_day=0.4, low_fluids_ratio=4.0, hard_day_ratio=3.0)
    findings = find_patterns(simulate(life, 3))
    fluids, effort = findings.trigger("fluids_ml"), findings.trigger("exertion")
    assert fluids is not None
    assert effort is not None
    assert {fluids.level, effort.level} == {Level.CLEAR}
    assert "factor:exertion" not in fluids.adjusted_for
    assert "factor:fluids_ml" in effort.adjusted_for
    assert effort.interval.low < 3 < effort.interval.high


def test_a_shadow_of_a_trigger_is_not_named() -> None:
    """Whoever drinks little also sleeps little here; only drinking matters."""
    named = 0
    for seed in range(20):
        record = simulate(replace(DRY_SPELLS, low_fluids_ratio=4.0), seed)
        rng = np.random.default_rng(seed)
        fluids = record.exposures["fluids_ml"]
        asleep = fluids / 300 + rng.normal(0, 1.7, fluids.size)
        check_ins = [
            check_in(day, fluids_ml=fluids[day], sleep_hours=float(asleep[day]))
            for day in np.flatnonzero(record.check_in).tolist()
        ]
        findings = find_patterns(build_record(record.entries, check_ins))
        named += any(
            one.factor == "sleep_hours" and one.level in CLAIMS for one in findings.triggers
        )
    assert named <= 1


def test_reacting_to_cramps_is_not_a_trigger() -> None:
    told = 0
    for seed in range(60):
        life = Life(days=150, cramps_per_day=0.3, reacts=1.5, wander=0.5)
        told += any(one.level in CLAIMS for one in find_triggers(simulate(life, seed)).said)
    assert told <= 4


def test_diaries_without_a_trigger_are_seldom_told_one() -> None:
    lives = [
        Life(days=60, cramps_per_day=0.4),
        Life(days=120, drift=1.5, weekend=0.5),
        Life(days=180, wander=0.7, carry_over=0.8),
        Life(days=120, lapses=True, answers=0.6, overdispersion=0.8),
    ]
    told = 0
    for seed in range(240):
        results = find_triggers(simulate(lives[seed % len(lives)], 9000 + seed))
        told += any(one.level in CLAIMS for one in results.said)
    assert told / 240 <= 0.04


def test_outcomes_in_any_order_give_p_values_that_hold() -> None:
    rng = np.random.default_rng(8)
    record = simulate(Life(days=100, cramps_per_day=0.5), 5)
    check_ins = [
        check_in(
            day,
            fluids_ml=float(record.exposures["fluids_ml"][day]),
            exertion=float(record.exposures["exertion"][day]),
        )
        for day in np.flatnonzero(record.check_in).tolist()
    ]
    smallest = []
    for _ in range(200):
        cramps = rng.permutation(record.episodes)
        episodes = [
            episode(int(day), hour=hour)
            for day in range(100)
            for hour in (22, 2, 4)[: int(cramps[day])]
        ]
        shuffled = build_record(episodes, check_ins, first_day=FIRST_DAY, last_day=record.last_day)
        smallest.append(min(one.p_adjusted for one in find_triggers(shuffled).estimates))
    for level in (0.02, 0.1, 0.3):
        error = 3 * (level * (1 - level) / 200) ** 0.5
        assert np.mean(np.array(smallest) <= level) <= level + error
    assert 0.2 < np.median(smallest) < 0.9


def test_estimates_are_kept_for_every_contrast() -> None:
    findings = find_patterns(simulate(Life(days=90), 6))
    assert [(one.factor, one.lag) for one in findings.estimates] == [
        ("fluids_ml", 0),
        ("exertion", 0),
        ("fluids_ml", 1),
        ("exertion", 1),
    ]
    assert all(isinstance(one, Trigger) for one in findings.estimates)
