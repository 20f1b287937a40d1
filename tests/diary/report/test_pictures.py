"""The report's pictures: what is drawn, and that it can be drawn of anything."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from diary.patterns import CourseEntry, build_record
from diary.report import count, svg
from diary.report.counts import Counts
from diary.report.drawing import Box, Drawing, Words
from diary.report.pictures import hours_picture, shortened, sites_picture, weeks_picture
from tests.diary.report.test_counts import FIRST, cramp, day, small_diary

PICTURES = (weeks_picture, hours_picture, sites_picture)


def words_of(drawing: Drawing) -> list[str]:
    return [mark.says for mark in drawing.marks if isinstance(mark, Words)]


def test_weeks_and_medicines_share_one_line_of_time() -> None:
    counts = count(small_diary(), FIRST, day(13))
    boxes = [mark for mark in weeks_picture(counts).marks if isinstance(mark, Box)]
    first, second, simva = boxes
    assert not first.outline
    assert second.outline, "three of seven days are known"
    assert first.height == pytest.approx(3 * second.height)
    assert simva.x == 24, "from before the first day"
    assert simva.x + simva.width == pytest.approx(24 + 696 * 4 / 14)
    assert "Simva" in words_of(weeks_picture(counts))


def test_left_is_left_and_both_is_on_both_sides() -> None:
    counts = count(small_diary(), FIRST, day(13))
    assert sites_picture(counts).description == "Calf: 2 left, 2 right; Toes: 1 left, 0 right"


def of_everything() -> list[Counts]:
    course = CourseEntry("<b>&" * 20, "", FIRST + timedelta(days=700), None)
    empty = build_record([], [], [course])
    long = build_record([cramp(n, sites=(("jaw", "middle"),)) for n in range(730)], [], [course])
    return [
        count(record, first, last)
        for record in (empty, long, small_diary())
        for first, last in ((FIRST, FIRST), (FIRST, day(730)), (date(2024, 1, 31), FIRST))
    ]


def test_every_picture_can_be_drawn_of_every_diary() -> None:
    for counts in of_everything():
        for picture in PICTURES:
            drawing = picture(counts)
            drawn = svg(drawing)
            ElementTree.fromstring(drawn)  # noqa: S314  our own
            assert not re.search(r"style=|<script|NaN|<b>", drawn)
            for mark in drawing.marks:
                assert 0 <= mark.x <= drawing.width
                assert 0 <= mark.y <= drawing.height
            assert drawing.description


def test_a_long_name_is_cut_and_says_so() -> None:
    assert shortened("Ramipril") == "Ramipril"
    assert shortened("x" * 60, 10) == "xxxxxxxxx…"
