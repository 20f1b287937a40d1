"""A diary is laid out by diary day, and what is unknown stays unknown."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from diary.patterns import EpisodeEntry, build_record
from tests.diary.patterns.simulated import FIRST_DAY, check_in, course, episode


def test_an_empty_diary_has_no_days() -> None:
    record = build_record([], [])
    assert record.n_days == 0
    assert record.observed.size == record.episodes.size == 0


def test_a_cramp_at_three_counts_on_its_diary_day() -> None:
    record = build_record([episode(0, hour=3), episode(2)], [])
    assert record.episodes.tolist() == [1, 0, 1]
    assert record.local_minute.tolist() == [180, 1380]


def test_cramps_within_an_hour_of_the_one_before_are_one_bout() -> None:
    nightly = [
        episode(0, hour=22, minute=0),
        episode(0, hour=23, minute=0),
        episode(0, hour=23, minute=59),
        episode(0, hour=0, minute=59),
    ]
    record = build_record(nightly, [])
    assert record.starts_bout.tolist() == [True, False, False, False]
    later = build_record([*nightly, episode(0, hour=2, minute=0)], [])
    assert later.bouts.tolist() == [2]
    assert later.episodes.tolist() == [5]


def test_a_bout_counts_on_the_day_on_which_it_began() -> None:
    before_six, after_six = episode(0, hour=5, minute=50), episode(1, hour=6, minute=10)
    record = build_record([before_six, after_six], [])
    assert record.episodes.tolist() == [1, 1]
    assert record.bouts.tolist() == [1, 0]


def test_bouts_are_told_by_the_instant_not_by_the_local_clock() -> None:
    berlin = episode(0, hour=23)
    lisbon = replace(berlin, time_zone="Europe/Lisbon", local_minute=1320)
    assert build_record([berlin, lisbon], []).bouts.tolist() == [1]


@pytest.mark.parametrize(("gap", "known"), [(6, True), (7, False)])
def test_a_gap_of_seven_days_is_a_lapse(gap: int, known: bool) -> None:
    record = build_record([], [check_in(0), check_in(gap + 1)])
    assert record.observed[1 : gap + 1].tolist() == [known] * gap
    assert record.observed[[0, -1]].all()


def test_days_before_the_first_and_after_the_last_record_follow_the_same_rule() -> None:
    first, last = FIRST_DAY - timedelta(days=3), FIRST_DAY + timedelta(days=20)
    record = build_record([episode(0)], [], first_day=first, last_day=last)
    assert record.observed.tolist() == [True] * 4 + [False] * 20


def test_days_without_any_record_are_unknown() -> None:
    record = build_record([], [], first_day=FIRST_DAY, last_day=FIRST_DAY + timedelta(days=3))
    assert record.n_days == 4
    assert not record.observed.any()


def test_what_was_not_answered_is_missing_never_zero() -> None:
    record = build_record([], [check_in(0, fluids_ml=1500), check_in(1, exertion=0), check_in(2)])
    assert record.exposures["fluids_ml"][0] == 1500
    assert np.isnan(record.exposures["fluids_ml"][1:]).all()
    assert record.exposures["exertion"][1] == 0
    assert record.check_in.all()


def test_entries_outside_the_days_asked_for_are_left_out() -> None:
    record = build_record(
        [episode(0), episode(5)],
        [check_in(1), check_in(9)],
        first_day=FIRST_DAY + timedelta(days=1),
        last_day=FIRST_DAY + timedelta(days=5),
    )
    assert record.n_days == 5
    assert record.episodes.tolist() == [0, 0, 0, 0, 1]
    assert int(record.check_in.sum()) == 1
    assert record.last_day == FIRST_DAY + timedelta(days=5)


def test_the_order_of_entries_does_not_matter() -> None:
    episodes = [episode(day, hour=hour) for day in range(9) for hour in (22, 1, 3)]
    check_ins = [check_in(day, fluids_ml=250 * day) for day in range(9)]
    courses = [course("simvastatin", 3), course("magnesium", 3), course("quinine", 1)]
    tidy = build_record(episodes, check_ins, courses)
    shuffled = random.Random(1)  # noqa: S311
    for rows in (episodes, check_ins, courses):
        shuffled.shuffle(rows)
    untidy = build_record(episodes, check_ins, courses)
    assert untidy.entries == tidy.entries
    assert untidy.courses == tidy.courses
    assert untidy.bouts.tolist() == tidy.bouts.tolist()
    assert untidy.exposures["fluids_ml"].tolist() == tidy.exposures["fluids_ml"].tolist()


def test_a_record_cannot_be_changed() -> None:
    record = build_record([episode(0)], [check_in(0, exertion=3)])
    for array in (record.episodes, record.bouts, record.exposures["exertion"]):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


def test_mistakes_of_the_caller_are_refused() -> None:
    with pytest.raises(ValueError, match="two check-ins"):
        build_record([], [check_in(0), check_in(0)])
    with pytest.raises(ValueError, match="aware"):
        EpisodeEntry(datetime(2025, 1, 1), "UTC", FIRST_DAY, 0)  # noqa: DTZ001
    with pytest.raises(ValueError, match="1439"):
        EpisodeEntry(datetime(2025, 1, 1, tzinfo=UTC), "UTC", FIRST_DAY, 1440)
