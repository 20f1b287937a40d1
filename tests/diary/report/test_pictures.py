"""The report's pictures: what is drawn, and that it can be drawn of anything."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from diary.body_figure import VIEWS, View
from diary.patterns import CourseEntry, build_record
from diary.report import count, svg
from diary.report.body_picture import SHADES, body_picture
from diary.report.counts import Counts
from diary.report.drawing import Box, Drawing, Figure, Words
from diary.report.pdf_drawing import steps
from diary.report.pictures import hours_picture, shortened, weeks_picture
from tests.diary.report.test_counts import FIRST, cramp, day, small_diary

PICTURES = (weeks_picture, hours_picture, body_picture)


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


def test_left_is_left_and_both_is_on_both_sides_and_each_muscle_is_numbered_once() -> None:
    drawing = body_picture(count(small_diary(), FIRST, day(13)))
    assert drawing.description.endswith("Calf: 1 left, 1 right, 1 both; Toes: 1 left")
    front, back = (mark for mark in drawing.marks if isinstance(mark, Figure))
    numbered = [mark for mark in drawing.marks if isinstance(mark, Words) and mark.halo]
    on_front = [(mark.says, mark.x > 35.2) for mark in numbered if mark.x < back.x]
    on_back = [(mark.says, mark.x - back.x > 35.2) for mark in numbered if mark.x > back.x]
    assert on_front == [("1", True)], "the toes, whose left is right when seen from the front"
    assert sorted(on_back) == [("2", False), ("2", True)]
    lit = {
        (region.site, shade)
        for region, shade in zip(front.view.regions, front.shades, strict=True)
        if shade > SHADES["body-level-0"] and not region.stand_in
    }
    assert {site for site, _shade in lit} == {"toes:left"}


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_path_of_the_figure_can_be_put_into_a_pdf(view: View) -> None:
    paths = [view.trunk, view.arm, view.lines, *(region.path for region in view.regions)]
    for path in paths:
        commands = list(steps(path))
        assert commands[0][0] == "M"
        assert len(commands) > 1


def test_path_data_is_read_as_it_is_meant() -> None:
    assert list(steps("M75 329Q80 322.5 87 327.5ZM76 460V467.5H1")) == [
        ("M", (75, 329)),
        ("Q", (80, 322.5, 87, 327.5)),
        ("Z", ()),
        ("M", (76, 460)),
        ("V", (467.5,)),
        ("H", (1,)),
    ]
    assert list(steps("M0 0 -4.5 .5")) == [("M", (0, 0)), ("L", (-4.5, 0.5))]
    for broken in ("M0 0 a1 1", "M0", "M0 0L1M2 2"):
        with pytest.raises(ValueError, match="M0"):
            list(steps(broken))


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
