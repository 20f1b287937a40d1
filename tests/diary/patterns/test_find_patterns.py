"""Every diary gets an answer, and the same diary the same one."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import astuple, replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.patterns import (
    CheckInEntry,
    DiaryRecord,
    EpisodeEntry,
    Findings,
    Frequency,
    Level,
    Trigger,
    Weekday,
    build_record,
    find_patterns,
)
from diary.patterns.contrasts import FACTORS
from tests.diary.patterns.simulated import FIRST_DAY, Life, check_in, course, episode, simulate

SITES = [("calf", "left"), ("calf", "right"), ("toes", "both")]


@st.composite
def diaries(draw: st.DrawFn) -> tuple[list[EpisodeEntry], list[CheckInEntry]]:
    """Any diary of up to a hundred days, most of them long enough to be tested."""
    days = draw(st.integers(1, 100))
    seed = draw(st.integers(0, 10_000))
    rate = draw(st.sampled_from([0.1, 0.5, 1.5]))
    answers = draw(st.sampled_from([0.3, 0.8, 1.0]))
    rng = np.random.default_rng(seed)
    episodes = [
        episode(
            day,
            hour=int(rng.integers(0, 24)),
            minute=int(rng.integers(0, 60)),
            sites=[SITES[rng.integers(0, 3)]],
        )
        for day in range(days)
        for _ in range(rng.poisson(rate))
    ]
    check_ins = [
        check_in(day, fluids_ml=float(rng.integers(2, 10)) * 250, exertion=float(rng.integers(9)))
        for day in range(days)
        if rng.random() < answers
    ]
    return episodes, check_ins


def _numbers(findings: Findings) -> list[object]:
    """What was found, flat, without what belongs to the calendar's length."""
    plain: list[object] = []
    for finding in (*findings.findings, *findings.estimates):
        if isinstance(finding, Frequency):
            finding = replace(finding, weekly=(), calendar=())
        stack: list[object] = [astuple(finding)]
        while stack:
            item = stack.pop()
            if isinstance(item, tuple | list):
                stack.extend(item)
            else:
                plain.append(item)
    return plain


def _same(one: Findings, other: Findings) -> bool:
    left, right = _numbers(one), _numbers(other)
    return len(left) == len(right) and all(
        a == pytest.approx(b, rel=1e-6) if isinstance(a, float) else a == b
        for a, b in zip(left, right, strict=True)
    )


@settings(max_examples=30, deadline=None, derandomize=True)
@given(diary=diaries(), seed=st.integers(0, 99))
def test_the_order_of_entries_never_matters(
    diary: tuple[list[EpisodeEntry], list[CheckInEntry]], seed: int
) -> None:
    episodes, check_ins = diary
    courses = [course("simvastatin", 20), course("magnesium", 40)]
    expected = find_patterns(build_record(episodes, check_ins, courses))
    shuffle = random.Random(seed).shuffle  # noqa: S311
    for rows in (episodes, check_ins, courses):
        shuffle(rows)
    assert find_patterns(build_record(episodes, check_ins, courses)) == expected


@settings(max_examples=20, deadline=None, derandomize=True)
@given(diary=diaries(), before=st.integers(10, 90), after=st.integers(10, 90))
def test_unknown_days_add_nothing(
    diary: tuple[list[EpisodeEntry], list[CheckInEntry]], before: int, after: int
) -> None:
    record = build_record(*diary)
    if not record.observed.any():
        return
    longer = build_record(
        *diary,
        first_day=record.first_day - timedelta(days=before),
        last_day=record.last_day + timedelta(days=after),
    )
    assert longer.n_days == record.n_days + before + after
    assert _same(find_patterns(longer), find_patterns(record))


@settings(max_examples=15, deadline=None, derandomize=True)
@given(diary=diaries(), hours=st.integers(-12, 12))
def test_the_same_life_in_another_zone_is_the_same_diary(
    diary: tuple[list[EpisodeEntry], list[CheckInEntry]], hours: int
) -> None:
    episodes, check_ins = diary
    elsewhere = [
        replace(one, started_at=one.started_at - timedelta(hours=hours), time_zone="elsewhere")
        for one in episodes
    ]
    assert find_patterns(build_record(elsewhere, check_ins)) == find_patterns(
        build_record(episodes, check_ins)
    )


@settings(max_examples=15, deadline=None, derandomize=True)
@given(diary=diaries(), weeks=st.integers(-200, 200))
def test_the_same_life_in_other_weeks_is_the_same_diary(
    diary: tuple[list[EpisodeEntry], list[CheckInEntry]], weeks: int
) -> None:
    shift = timedelta(weeks=weeks)
    episodes = [
        replace(one, started_at=one.started_at + shift, day=one.day + shift) for one in diary[0]
    ]
    check_ins = [replace(one, day=one.day + shift) for one in diary[1]]
    moved = find_patterns(build_record(episodes, check_ins))
    here = find_patterns(build_record(*diary))
    assert moved.not_yet == here.not_yet
    assert moved.triggers == here.triggers
    assert moved.time_of_day == here.time_of_day


@settings(max_examples=40, deadline=None, derandomize=True)
@given(diary=diaries())
def test_every_number_is_one_that_can_be_shown(
    diary: tuple[list[EpisodeEntry], list[CheckInEntry]],
) -> None:
    findings = find_patterns(build_record(*diary))
    assert all(np.isfinite(one) for one in _numbers(findings) if isinstance(one, float))
    for finding in findings.findings:
        assert isinstance(finding, Weekday) or finding.days >= 0
        if isinstance(finding, Trigger):
            assert finding.interval.low <= finding.rate_ratio <= finding.interval.high
    for waiting in findings.not_yet:
        assert all(one.have < one.need for one in waiting.missing)
        assert waiting.days_to_go is None or waiting.days_to_go > 0


def _constant_fluids() -> DiaryRecord:
    return build_record(
        [episode(day) for day in range(0, 90, 2)],
        [check_in(day, fluids_ml=2000, exertion=day % 8) for day in range(90)],
    )


def _dry_days_only() -> DiaryRecord:
    dry = np.random.default_rng(2).random(120) < 0.3
    return build_record(
        [episode(int(day)) for day in np.flatnonzero(dry)],
        [check_in(day, fluids_ml=500 if dry[day] else 3000) for day in range(120)],
    )


ODD_DIARIES: dict[str, DiaryRecord] = {
    "empty": build_record([], []),
    "days without entries": build_record([], [], first_day=FIRST_DAY, last_day=FIRST_DAY),
    "one day": build_record([episode(0)], [check_in(0, fluids_ml=500)]),
    "one check-in": build_record([], [check_in(0)]),
    "only check-ins": build_record([], [check_in(day, fluids_ml=day) for day in range(90)]),
    "only cramps": build_record([episode(day) for day in range(90)], []),
    "all cramps": build_record(
        [episode(day) for day in range(60)],
        [check_in(day, fluids_ml=250 * (day % 7), exertion=day % 5) for day in range(60)],
    ),
    "one factor constant": _constant_fluids(),
    "fifty cramps in one night": build_record(
        [episode(30, hour=2, minute=minute) for minute in range(50)],
        [check_in(day, fluids_ml=250 * (day % 7), exertion=day % 5) for day in range(60)],
    ),
    "fifty cramps with gaps": build_record(
        [episode(30, hour=hour, minute=0) for hour in (*range(6, 24, 2), 0, 2, 4)],
        [check_in(day, fluids_ml=250 * (day % 7), exertion=day % 5) for day in range(60)],
    ),
    "perfect separation": build_record(
        [episode(day) for day in range(0, 80, 4)],
        [check_in(day, fluids_ml=500 if day % 4 == 0 else 3000) for day in range(80)],
    ),
    "every cramp after a dry day": _dry_days_only(),
    "two days a year apart": build_record([episode(0), episode(365)], [check_in(0)]),
    "ten years": simulate(Life(days=3650, wander=0.5, answers=0.7, lapses=True), 1),
    "nonsense values": build_record(
        [episode(day) for day in range(0, 60, 3)],
        [check_in(day, fluids_ml=1e300 * (day % 3), exertion=-1e-300) for day in range(60)],
    ),
}


@pytest.mark.parametrize("name", ODD_DIARIES)
@pytest.mark.filterwarnings("error")
def test_odd_diaries_get_an_answer(name: str) -> None:
    findings = find_patterns(ODD_DIARIES[name])
    said = {one.factor for one in findings.triggers}
    waiting = {one.factor for one in findings.not_yet if one.kind == "trigger"}
    assert said | waiting == {factor.name for factor in FACTORS}
    assert not said & waiting
    assert all(np.isfinite(one) for one in _numbers(findings) if isinstance(one, float))


def test_an_empty_diary_says_nothing_and_why() -> None:
    findings = find_patterns(build_record([], []))
    assert findings.findings == findings.claims == ()
    assert findings.frequency is None
    assert {one.kind for one in findings.not_yet} == {
        "trigger",
        "time_of_day",
        "trend",
        "weekday",
        "side",
        "muscle",
        "duration_trend",
        "intensity_trend",
        "season",
    }


def test_a_constant_factor_has_no_other_side() -> None:
    waiting = find_patterns(ODD_DIARIES["one factor constant"]).not_yet_for("trigger", "fluids_ml")
    assert waiting is not None
    assert [one.what for one in waiting.missing] == ["unexposed_days"]


def test_cramps_on_every_low_day_and_on_no_other_are_clear() -> None:
    trigger = find_patterns(ODD_DIARIES["every cramp after a dry day"]).trigger("fluids_ml")
    assert trigger is not None
    assert trigger.level is Level.CLEAR
    assert trigger.lag == 0
    assert trigger.rate_ratio > 5


def test_the_most_telling_comes_first() -> None:
    record = simulate(Life(days=300, cramps_per_day=0.3, low_fluids_ratio=4.0), 1)
    levels: Sequence[Level] = [one.level for one in find_patterns(record).findings]
    order = [Level.CLEAR, Level.LIKELY, Level.DESCRIBED, Level.NO_LINK]
    assert levels == sorted(levels, key=order.index)
    assert levels[0] is Level.CLEAR


def test_each_kind_can_be_asked_for() -> None:
    record = build_record(
        [episode(day, sites=[SITES[day % 3]]) for day in range(0, 60, 2)],
        [check_in(day) for day in range(60)],
    )
    findings = find_patterns(record)
    assert findings.time_of_day is not None
    assert findings.muscle_sites is not None
    assert findings.side is not None
    assert findings.frequency is not None
    kinds = [one.kind for one in findings.findings]
    assert sorted(kinds) == ["muscle", "side", "time_of_day", "trend", "weekday"]
    assert findings.not_yet_for("muscle") is None
    assert findings.not_yet_for("trigger") is not None


def test_the_package_knows_neither_django_nor_plotly() -> None:
    code = "import sys, diary.patterns; print(sorted({m.split('.')[0] for m in sys.modules}))"
    listed = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    ).stdout
    assert "numpy" in listed
    assert not {"'django'", "'plotly'", "'knowledge'"} & set(listed.strip("[]\n").split(", "))
