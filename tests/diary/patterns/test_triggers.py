"""Triggers are found where they are, and seldom where they are not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import norm

from diary.patterns import CheckInEntry, Level, Missing, Trigger, build_record, find_patterns
from diary.patterns.contrasts import FACTORS, Factor, contrast_of
from diary.patterns.findings import CLAIMS
from diary.patterns.nuisance import rows_of
from diary.patterns.triggers import (
    best_of,
    excludes_doubling,
    family_wise,
    find_triggers,
    judge_lag,
    say_of,
)
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
    assert waits.missing[0] == Missing("check_ins", 14, 21)
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


def test_more_factors_are_more_rows_of_the_table() -> None:
    rng = np.random.default_rng(7)
    done = rng.random(200) < 0.4
    cramp = rng.random(200) < np.where(done, 0.1, 0.6)
    record = build_record(
        [episode(int(day)) for day in np.flatnonzero(cramp)],
        [CheckInEntry(check_in(day).day, False, {"stretching": done[day]}) for day in range(200)],
    )
    stretching = Factor("stretching", ">=", 1.0, harms=False)
    said = find_triggers(record, (*FACTORS, stretching)).said
    assert [(one.factor, one.lag, one.threshold) for one in said] == [("stretching", 0, 1.0)]
    assert said[0].interval.high < 1


def test_four_fifths_of_the_error_go_where_a_finding_is_believable() -> None:
    deviates = np.array([2.0, 1.0])
    for sign, harms, share, raises in (
        (1, True, 0.8, True),
        (1, False, 0.2, True),
        (-1, False, 0.8, False),
        (-1, True, 0.2, False),
    ):
        p_value, more = best_of(sign * deviates, harms=harms)
        assert p_value == pytest.approx(norm.sf(2) / share)
        assert more is raises
    assert best_of(np.zeros(2), harms=True)[0] == pytest.approx(0.625)


def test_the_correction_is_sidaks() -> None:
    assert family_wise(0.001, 7.3) == pytest.approx(1 - 0.999**7.3)
    assert family_wise(1.0, 7.3) == 1
    assert family_wise(0.3, 0.2) == pytest.approx(0.3)


def test_nothing_is_said_where_test_and_size_disagree() -> None:
    record = simulate(DRY_SPELLS, 1)
    rows = rows_of(record, 1)
    contrast = contrast_of(record, rows, FACTORS[0])
    assert contrast is not None
    tested, _ = judge_lag(record, rows, [contrast])
    estimate = find_triggers(record).said[0]
    assert say_of((estimate,), tested, "fluids_ml") == estimate
    assert say_of((replace(estimate, rate_ratio=0.7),), tested, "fluids_ml") is None
    assert say_of((), [], "fluids_ml") is None


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
