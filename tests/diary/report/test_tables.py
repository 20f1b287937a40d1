"""The tables of the report: what a doctor asks for first, and what is left out by name."""

from diary.patterns import CourseEntry, build_record
from diary.report.counts import Counts, count
from diary.report.tables import medicine_rows, medicines_note, site_rows
from tests.diary.report.test_counts import FIRST, cramp, day


def fortnight(courses: list[CourseEntry]) -> Counts:
    return count(build_record([cramp(0)], [], courses), FIRST, day(13))


def test_what_changed_last_comes_first_and_the_oldest_is_left_out_by_name() -> None:
    old = [CourseEntry(f"Old {n}", "other", day(-400 + n)) for n in range(8)]
    new = CourseEntry("Atorvastatin", "", day(9))
    ended = CourseEntry("Quinine", "quinine", day(-300), day(4))
    table = medicine_rows(fortnight([*old, new, ended]))
    names = [row[0] for row in table.rows]
    assert names == ["Atorvastatin", "Quinine", *(f"Old {n}" for n in (7, 6, 5, 4, 3, 2))]
    assert table.left_out == "Also: Old 1, Old 0."


def test_what_was_stopped_shortly_before_is_told() -> None:
    courses = [
        CourseEntry("Simvastatin", "statin", day(-300), day(-20)),
        CourseEntry("Long ago", "statin", day(-300), day(-100)),
        CourseEntry("Atorvastatin", "", day(-300)),
    ]
    note = medicines_note(fortnight(courses))
    assert "Stopped in the 90 days before: Simvastatin (last day 16 Dec 2025)." in note
    assert "Long ago" not in note
    assert "No medicine is marked as statin, " in note
    assert "Kind not said or another: 1." in note


def test_rare_places_are_named_and_empty_columns_left_out() -> None:
    muscles = ("calf", "toes", "shin", "foot_arch", "hamstring", "glutes", "hand", "jaw")
    entries = [
        cramp(number, sites=((muscle, "left"),))
        for place, muscle in enumerate(muscles)
        for number in range(9 - place)
    ]
    table = site_rows(count(build_record(entries, [], []), FIRST, day(13)))
    assert table.header == ("Muscle", "Left", "Right", "Both", "Cramps")
    assert table.left_out == "Also: Hand or fingers 3, Jaw 2."
