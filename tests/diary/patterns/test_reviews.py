"""What a person is told, and when."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.patterns import (
    Choices,
    DiaryRecord,
    Level,
    OwnCut,
    Suspicion,
    build_record,
    find_patterns,
    find_published,
    findings_at,
    last_review,
    next_review_day,
    review_days,
    reviews,
)
from diary.patterns.findings import CLAIMS
from diary.patterns.triggers import TriggerResults, find_triggers
from tests.diary.patterns.simulated import FIRST_DAY, Life, check_in, course, episode, simulate

DRY_SPELLS = Life(days=300, cramps_per_day=0.4, low_fluids_ratio=4.0)


def test_reviews_are_ever_farther_apart() -> None:
    assert review_days(600) == [30, 45, 68, 101, 152, 228, 342, 513]
    assert review_days(29) == []
    assert review_days(30) == [30]
    assert next_review_day(30) == 45
    assert next_review_day(0) == 30


def test_between_reviews_what_was_published_stays() -> None:
    record = simulate(DRY_SPELLS, 1)
    told = [
        find_published(record.until(FIRST_DAY + timedelta(days=day))).triggers
        for day in (227, 240, 299)
    ]
    assert told[0] == told[1] == told[2]
    assert told[0][0].factor == "fluids_ml"


def test_what_is_published_is_the_last_review_and_today() -> None:
    record = simulate(DRY_SPELLS, 1)
    findings = find_published(record)
    assert findings.reviewed_on == FIRST_DAY + timedelta(days=227)
    assert findings.next_review_on == FIRST_DAY + timedelta(days=341)
    then = findings_at(record, FIRST_DAY + timedelta(days=227))
    assert findings.triggers == then.triggers
    assert findings.estimates == then.estimates
    assert findings.frequency == find_patterns(record).frequency


def test_before_the_first_review_no_trigger_is_judged() -> None:
    findings = find_published(simulate(Life(days=29, cramps_per_day=1, low_fluids_ratio=9), 1))
    assert findings.triggers == findings.estimates == ()
    assert findings.reviewed_on is None
    assert findings.next_review_on == FIRST_DAY + timedelta(days=29)
    assert findings.not_yet_for("trigger", "fluids_ml") is not None


def test_what_no_longer_holds_is_withdrawn_openly() -> None:
    """Low fluids bring cramps for a hundred days, then much drinking does."""
    rng = np.random.default_rng(3)
    fluids = rng.choice([1000.0, 2500.0], 350)
    fewer = np.where(np.arange(350) < 101, fluids < 2000, fluids > 2000)
    cramps = rng.poisson(np.where(fewer, 1.5, 0.1))
    record = build_record(
        [episode(day, hour=22, minute=i) for day in range(350) for i in range(cramps[day])],
        [check_in(day, fluids_ml=fluids[day]) for day in range(350)],
    )
    looks = {review.look: review for review in reviews(record)}
    assert [one.factor for one in looks[101].published] == ["fluids_ml"]
    withdrawn = [review for review in looks.values() if review.withdrawn]
    assert withdrawn
    first = withdrawn[0]
    assert first.look > 101
    assert first.withdrawn[0].factor == "fluids_ml"
    last = last_review(record)
    assert last == list(looks.values())[-1]


@settings(max_examples=25, deadline=None, derandomize=True)
@given(seed=st.integers(0, 500), days=st.integers(1, 130), cut=st.integers(-3, 140))
def test_a_diary_cut_at_a_day_is_the_diary_kept_until_then(seed: int, days: int, cut: int) -> None:
    rng = np.random.default_rng(seed)
    cramps = [episode(d, hour=22, minute=i) for d in range(days) for i in range(rng.poisson(0.5))]
    asked = [
        check_in(day, fluids_ml=float(rng.integers(2, 9)) * 250)
        for day in range(days)
        if rng.random() < 0.4
    ]
    courses = [course("simvastatin", 20, 60), course("late", 100)]
    first, last = FIRST_DAY, FIRST_DAY + timedelta(days=days - 1)
    as_of = FIRST_DAY + timedelta(days=cut)
    whole = build_record(cramps, asked, courses, first_day=first, last_day=last)
    known_then = [
        course("simvastatin", 20, 60 if cut >= 60 else None),
        course("late", 100),
    ]
    kept = [one for one in known_then if one.started_on <= as_of]
    expected = build_record(
        [one for one in cramps if one.day <= as_of],
        [one for one in asked if one.day <= as_of],
        kept if as_of < last else courses,
        first_day=first,
        last_day=min(last, as_of),
    )
    _same_record(whole.until(as_of), expected)
    assert find_patterns(whole.until(as_of)) == find_patterns(expected)


def _same_record(one: DiaryRecord, other: DiaryRecord) -> None:
    assert (one.first_day, one.last_day, one.entries) == (
        other.first_day,
        other.last_day,
        other.entries,
    )
    assert one.courses == other.courses
    for name in ("episodes", "bouts", "observed", "check_in", "episode_day", "starts_bout"):
        assert np.array_equal(getattr(one, name), getattr(other, name))
    assert list(one.exposures) == list(other.exposures)
    for factor in one.exposures:
        assert np.array_equal(one.exposures[factor], other.exposures[factor], equal_nan=True)


def _with_idle_factors(record: DiaryRecord) -> DiaryRecord:
    """The same diary with eight factors more that have nothing to do with cramps."""
    rng = np.random.default_rng(8)
    names = [f"own:{letter}" for letter in "abcdefgh"]
    check_ins = [
        check_in(
            day,
            fluids_ml=float(record.exposures["fluids_ml"][day]),
            **{name: float(rng.integers(0, 5)) for name in names},
        )
        for day in np.flatnonzero(record.check_in).tolist()
    ]
    return build_record(record.entries, check_ins)


def _smallest_p(results: TriggerResults, factor: str) -> float:
    return min(one.p_adjusted for one in results.estimates if one.factor == factor)


def test_a_suspicion_gets_half_of_the_error() -> None:
    life = Life(days=120, cramps_per_day=0.5, low_fluids_ratio=2.5)
    record = _with_idle_factors(simulate(life, 2))
    named = Choices(suspicion=Suspicion("fluids_ml", FIRST_DAY))
    plain, suspected = find_triggers(record), find_triggers(record, named)
    assert _smallest_p(suspected, "fluids_ml") < 0.6 * _smallest_p(plain, "fluids_ml")
    assert {one.factor for one in suspected.estimates if one.suspected} == {"fluids_ml"}
    assert len(suspected.estimates) == len(plain.estimates)
    wrong = find_triggers(record, Choices(suspicion=Suspicion("own:a", FIRST_DAY)))
    assert 1.5 < _smallest_p(wrong, "fluids_ml") / _smallest_p(plain, "fluids_ml") < 2.5


def test_a_suspicion_named_late_counts_from_its_day() -> None:
    record = simulate(DRY_SPELLS, 1)
    late = Choices(suspicion=Suspicion("fluids_ml", record.last_day - timedelta(days=20)))
    found = find_patterns(record, late).trigger("fluids_ml")
    assert found is not None
    assert found.level in CLAIMS
    assert not found.suspected
    exertion = Choices(suspicion=Suspicion("exertion", record.last_day))
    assert find_patterns(record, exertion).trigger("fluids_ml") is not None
    early = findings_at(record, FIRST_DAY + timedelta(days=100), late)
    assert early == findings_at(record, FIRST_DAY + timedelta(days=100))


def test_what_is_left_out_is_not_spoken_of_and_makes_nothing_surer() -> None:
    record = simulate(DRY_SPELLS, 1)
    left_out = find_patterns(record, Choices(left_out=frozenset({"exertion"})))
    whole = find_patterns(record)
    assert left_out.trigger("exertion") is None
    assert left_out.estimate("exertion") is None
    assert left_out.not_yet_for("trigger", "exertion") is None
    assert left_out.tests == whole.tests
    assert left_out.trigger("fluids_ml") == whole.trigger("fluids_ml")


def test_an_own_cut_costs_what_it_costs() -> None:
    record = simulate(DRY_SPELLS, 1)
    own = find_patterns(record, Choices(cuts={"fluids_ml": OwnCut(1250.0)}))
    found = own.trigger("fluids_ml")
    assert found is not None
    assert (found.threshold, found.own_cut) == (1250, True)
    assert found.level in (Level.CLEAR, Level.LIKELY)
    assert own.tests > find_patterns(record).tests
    far = {"fluids_ml": OwnCut(99999.0)}
    waits = find_patterns(record, Choices(cuts=far)).not_yet_for("trigger", "fluids_ml")
    assert waits is not None
    assert [one.what for one in waits.missing] == ["unexposed_days"]
