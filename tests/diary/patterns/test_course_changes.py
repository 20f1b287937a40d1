"""Starting and stopping a medicine."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from diary.patterns import CourseEntry, DiaryRecord, Level, build_record
from diary.patterns.course_changes import events_of, find_course_changes
from tests.diary.patterns.simulated import FIRST_DAY, Life, check_in, course, episode, simulate


def _with_step(
    before: float, after: float, *courses: CourseEntry, at: int = 150, days: int = 300
) -> DiaryRecord:
    rng = np.random.default_rng(1)
    cramps = rng.poisson(np.where(np.arange(days) < at, before, after))
    return build_record(
        [episode(day, hour=22, minute=i) for day in range(days) for i in range(cramps[day])],
        [check_in(day) for day in range(days)],
        courses,
    )


def test_a_jump_in_the_rate_is_found() -> None:
    record = _with_step(0.2, 2.0, course("simvastatin", 180), at=180, days=360)
    changes, waits = find_course_changes(record)
    assert waits == []
    assert [(one.name, one.change) for one in changes] == [("simvastatin", "started")]
    change = changes[0]
    assert change.level is Level.CLEAR
    assert change.interval.low < 10 < change.interval.high
    assert change.before.to_day == FIRST_DAY + timedelta(days=180 - 15)
    assert (change.before.days, change.after.days) == (166, 180)
    assert change.left_out_from == FIRST_DAY + timedelta(days=166)
    inside = [week for week in change.weekly if week.starts_on > change.before.from_day]
    assert sum(week.episodes for week in inside) >= change.after.episodes
    assert change.weekly[0].starts_on <= change.before.from_day
    assert change.weekly[-1].starts_on <= change.after.to_day
    assert any(change.before.to_day < week.starts_on < change.on for week in change.weekly)
    for period, rate in ((change.before, 0.2), (change.after, 2.0)):
        assert period.interval.low < rate < period.interval.high
        assert period.rate == pytest.approx(period.episodes / period.days)


def test_the_two_weeks_before_do_not_count() -> None:
    rng = np.random.default_rng(4)
    cramps = rng.poisson(np.where(np.abs(np.arange(300) - 142.5) < 7, 3.0, 0.3))
    record = build_record(
        [episode(day, hour=22, minute=i) for day in range(300) for i in range(cramps[day])],
        [check_in(day) for day in range(300)],
        [course("quinine", 150)],
    )
    changes, _ = find_course_changes(record)
    assert all(change.level is Level.DESCRIBED for change in changes)


def test_a_line_is_not_a_step() -> None:
    told = 0
    for seed in range(60):
        life = Life(days=300, drift=1.5, wander=0.4, cramps_per_day=0.5)
        record = replace(simulate(life, 100 + seed), courses=(course("simvastatin", 150),))
        changes, _ = find_course_changes(record)
        told += any(change.level is not Level.DESCRIBED for change in changes)
    assert told <= 2


def test_starts_and_stops_within_the_diary_are_events() -> None:
    record = _with_step(
        0.3, 0.3, course("old", -90), course("short", 100, 180), course("late", 400)
    )
    assert [(one.course.name, one.change) for one in events_of(record)] == [
        ("short", "started"),
        ("short", "stopped"),
    ]
    assert events_of(record)[1].on == FIRST_DAY + timedelta(days=181)


def test_a_medicine_begun_lately_is_not_yet() -> None:
    changes, waits = find_course_changes(_with_step(0.3, 0.3, course("new", 290)))
    assert changes == []
    assert [(one.kind, one.factor) for one in waits] == [("course_change", "new")]
    assert waits[0].missing[0].what == "days_after"
    assert waits[0].days_to_go == 18


def test_days_before_that_are_missing_never_come() -> None:
    _, waits = find_course_changes(_with_step(0.3, 0.3, course("early", 20)))
    assert waits[0].missing[0].what == "days_before"
    assert waits[0].days_to_go is None
