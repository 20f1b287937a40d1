"""Times that are worth beside each other."""

from dataclasses import replace
from datetime import date, timedelta

from diary.patterns import CourseEntry
from diary.periods import Pair, before, latest_pair, pair_around, presets
from tests.diary.patterns.simulated import FIRST_DAY, Life, course, simulate

BEGAN, TODAY = date(2026, 1, 1), date(2026, 12, 31)


def test_the_last_days_and_those_before_do_not_meet() -> None:
    pair = latest_pair(TODAY, 30)
    assert pair == Pair(
        (date(2026, 11, 2), date(2026, 12, 1)), (date(2026, 12, 2), date(2026, 12, 31))
    )
    assert pair.address == (
        "first_from=2026-11-02&first_to=2026-12-01&second_from=2026-12-02&second_to=2026-12-31"
    )


def test_a_start_leaves_out_the_two_weeks_before_it() -> None:
    pair = pair_around(CourseEntry("Iron", "", date(2026, 6, 1)), "started", BEGAN, TODAY)
    assert pair == Pair(
        (date(2026, 2, 17), date(2026, 5, 17)), (date(2026, 6, 1), date(2026, 8, 29))
    )


def test_neither_time_leaves_the_diary_or_the_course() -> None:
    short = CourseEntry("Iron", "", date(2026, 2, 1), date(2026, 2, 20))
    started = pair_around(short, "started", BEGAN, TODAY)
    assert started == Pair((BEGAN, date(2026, 1, 17)), (date(2026, 2, 1), date(2026, 2, 20)))
    stopped = pair_around(short, "stopped", BEGAN, date(2026, 3, 1))
    assert stopped == Pair(
        (date(2026, 2, 1), date(2026, 2, 6)), (date(2026, 2, 21), date(2026, 3, 1))
    )


def test_without_days_on_both_sides_there_is_no_pair() -> None:
    assert pair_around(CourseEntry("Iron", "", date(2026, 1, 9)), "started", BEGAN, TODAY) is None
    assert pair_around(CourseEntry("Iron", "", date(2026, 6, 1)), "stopped", BEGAN, TODAY) is None
    assert pair_around(CourseEntry("Iron", "", TODAY), "started", BEGAN, BEGAN) is None


def test_the_time_before_is_as_long() -> None:
    pair = before(date(2026, 3, 1), date(2026, 3, 31), BEGAN)
    assert pair is not None
    assert pair.first == (date(2026, 1, 29), date(2026, 2, 28))
    assert before(BEGAN, TODAY, BEGAN) is None


def test_presets_come_from_the_diary() -> None:
    record = simulate(Life(days=200), 1)
    today = FIRST_DAY + timedelta(days=199)
    assert len(list(presets(record, today))) == 2
    with_courses = replace(record, courses=(course("Iron", 60, 120),))
    says = [preset.says for preset in presets(with_courses, today)]
    assert [words.split(",")[0] for words in says[2:]] == [
        "Before and after Iron was stopped",
        "Before and after Iron was started",
    ]
    assert len(list(presets(simulate(Life(days=20), 1), FIRST_DAY + timedelta(days=19)))) == 0


def test_of_many_medicines_the_latest_changes_are_offered() -> None:
    record = simulate(Life(days=200), 1)
    many = tuple(course(f"Pill {day}", day) for day in range(40, 120))
    says = [
        preset.says
        for preset in presets(replace(record, courses=many), FIRST_DAY + timedelta(days=199))
    ]
    assert len(says) == 2 + 12
    assert says[2].startswith("Before and after Pill 119 was started")
