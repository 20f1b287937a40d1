"""An estimate and what else fits, on a line."""

import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from diary.charts.interval import EDGE, WIDTH, interval_drawing
from diary.patterns import Interval
from diary.words.statement import Span

START, END = EDGE, WIDTH - EDGE
MIDDLE = (START + END) / 2


def test_twice_as_many_lies_halfway_between_the_same_and_four_times() -> None:
    line = interval_drawing(Span(2.0, Interval(1.0, 4.0)))
    assert float(line.even) == MIDDLE
    assert float(line.at) == pytest.approx((MIDDLE + END) / 2)
    assert float(line.low) == MIDDLE
    assert float(line.low) + float(line.length) == pytest.approx(END)
    assert not line.goes_lower
    assert not line.goes_higher


def test_what_goes_on_beyond_the_line_has_an_arrow() -> None:
    line = interval_drawing(Span(1.0, Interval(0.0, 9.0)))
    assert line.goes_lower
    assert line.goes_higher
    assert float(line.low) == START
    assert float(line.length) == pytest.approx(END - START)


def test_a_large_ratio_gets_a_longer_line() -> None:
    line = interval_drawing(Span(6.0, Interval(3.0, 12.0)))
    assert not line.goes_higher
    assert "×16" in [mark.words for mark in line.marks]


def test_a_share_lies_between_none_and_all() -> None:
    line = interval_drawing(Span(0.5, Interval(0.25, 0.75), "share", even=1 / 3))
    assert float(line.at) == MIDDLE
    assert [mark.words for mark in line.marks] == ["0%", "25%", "50%", "75%", "100%"]
    assert "50%" in line.description
    assert interval_drawing(Span(0.5, Interval(0.2, 0.8), "share", even=None)).even == ""


def test_points_lie_around_no_change() -> None:
    line = interval_drawing(Span(-5.0, Interval(-9.0, 0.0), "points", even=0.0))
    assert float(line.at) == START
    assert float(line.even) == MIDDLE
    assert line.goes_lower


def test_a_narrow_interval_can_still_be_seen() -> None:
    assert float(interval_drawing(Span(1.0, Interval(1.0, 1.0))).length) == 2.0


def test_it_is_drawn_with_points_in_every_language_and_told_in_words() -> None:
    with translation.override("de"):
        drawn = render_to_string(
            "diary/_interval.html", {"span": Span(1.5, Interval(1.2, 1.9)), "level": "clear"}
        )
    assert 'role="img"' in drawn
    assert 'aria-label="' in drawn
    assert re.search(r'cx="196\.9"', drawn)
    assert not re.search(r'="\d+,\d', drawn)
    assert 'style="' not in drawn
