"""The report's numbers, against a small diary that is counted by hand."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from diary.patterns import CheckInEntry, CourseEntry, DiaryRecord, EpisodeEntry, build_record
from diary.report import Counts, count
from diary.report.counts import AnswerCount, RemedyCount, SiteCount

FIRST = date(2026, 1, 5)  # a Monday


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def cramp(number: int, hour: int = 3, **said: Any) -> EpisodeEntry:
    at = datetime.combine(day(number), datetime.min.time(), UTC) + timedelta(hours=hour)
    return EpisodeEntry(at, "UTC", day(number), hour * 60, **said)


SMALL = (
    cramp(
        0,
        sites=(("calf", "left"),),
        duration_seconds=60,
        intensity=4,
        woke_me=True,
        activity="sleeping",
        symptoms=("knot",),
        remedies=(("stretching", 3), ("heat", None)),
    ),
    cramp(0, 4, sites=(("calf", "both"), ("toes", "left")), duration_seconds=120, woke_me=True),
    cramp(2, 14, sites=(("calf", "right"),), intensity=6, remedies=(("stretching", 1),)),
    cramp(9, 23, woke_me=False, duration_seconds=900, activity="after_exercise"),
)
ASKED = [
    CheckInEntry(day(number), False, {"fluids_ml": 1000.0 + 500 * number}) for number in range(4)
]


def small_diary() -> DiaryRecord:
    """Ten days from a Monday: four cramps on three days, check-ins on the first four."""
    courses = [
        CourseEntry("Simva", "statin", day(-400), day(3)),
        CourseEntry("Before", "", day(-90), day(-1)),
        CourseEntry("Later", "", day(20)),
    ]
    return build_record(SMALL, ASKED, courses)


@pytest.fixture
def counts() -> Counts:
    return count(small_diary(), FIRST, day(13))


def test_how_often(counts: Counts) -> None:
    assert (counts.whole.days, counts.whole.known_days, counts.whole.cramps) == (14, 10, 4)
    assert counts.whole.weekly == pytest.approx(2.8)
    assert counts.cramp_days == 3
    assert counts.check_ins == 4
    first, second = counts.halves
    assert (first.first, first.last, first.cramps) == (day(0), day(6), 3)
    assert (second.first, second.last, second.cramps) == (day(7), day(13), 1)
    assert second.weekly is None, "three known days say little of a week"


def test_by_calendar_week_cut_at_the_ends() -> None:
    weeks = count(small_diary(), day(2), day(9)).weeks
    assert [(week.first, week.last, week.cramps) for week in weeks] == [
        (day(2), day(6), 1),
        (day(7), day(9), 1),
    ]


def test_when_and_where(counts: Counts) -> None:
    assert [hour for hour, number in enumerate(counts.by_hour) if number] == [3, 4, 14, 23]
    assert counts.night == 3
    assert counts.sited == 3
    assert counts.sites == (
        SiteCount("calf", 3, {"left": 1, "right": 1, "both": 1, "middle": 0, "": 0}),
        SiteCount("toes", 1, {"left": 1, "right": 0, "both": 0, "middle": 0, "": 0}),
    )


def test_what_they_were_like(counts: Counts) -> None:
    assert counts.duration
    assert (counts.duration.count, counts.duration.median, counts.duration.most) == (3, 120, 900)
    assert counts.intensity
    assert (counts.intensity.count, counts.intensity.median) == (2, 5)
    assert (counts.woke, counts.woke_asked, counts.nights_woken) == (2, 3, 1)
    assert counts.activities == (("after_exercise", 1), ("sleeping", 1))
    assert counts.symptoms == (("knot", 1),)


def test_what_was_tried_taken_and_answered(counts: Counts) -> None:
    assert counts.remedies == (
        RemedyCount("stretching", 2, (0, 1, 0, 1)),
        RemedyCount("heat", 1, (0, 0, 0, 0)),
    )
    assert counts.remedies[1].unsaid == 1
    assert counts.answers == (AnswerCount("fluids_ml", 4, 1750, 2500),)
    assert [course.name for course in counts.courses] == ["Simva"]


def test_only_the_days_asked_for_count() -> None:
    counts = count(small_diary(), day(1), day(2))
    assert (counts.whole.cramps, counts.whole.known_days, counts.check_ins) == (1, 2, 2)
    assert counts.answers == (AnswerCount("fluids_ml", 2, 1750, 2000),)
    assert counts.remedies == (RemedyCount("stretching", 1, (0, 1, 0, 0)),)


def test_days_before_the_diary_and_long_gaps_are_not_known() -> None:
    record = build_record([cramp(0), cramp(30)], [])
    counts = count(record, day(-10), day(45))
    assert counts.days_before_diary == 10
    assert counts.whole.known_days == 2
    assert counts.lapses == 2, "between the two cramps, and after the second"
    assert counts.whole.weekly is None


@pytest.mark.parametrize(("first", "last"), [(-30, -20), (100, 120)])
def test_outside_the_diary_nothing_is_known(first: int, last: int) -> None:
    counts = count(small_diary(), day(first), day(last))
    assert (counts.whole.known_days, counts.whole.cramps, counts.entries) == (0, 0, ())
    assert counts.duration is None
    assert counts.woke_asked == 0


def test_an_empty_diary_can_be_counted() -> None:
    counts = count(build_record([], []), FIRST, day(89))
    assert counts.days_before_diary == 90
    assert counts.weeks[0].known_days == 0
    assert counts.lapses == 0


def test_the_last_day_comes_last() -> None:
    with pytest.raises(ValueError, match="before the first"):
        count(small_diary(), day(3), day(2))
