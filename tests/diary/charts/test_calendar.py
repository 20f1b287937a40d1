from dataclasses import replace
from typing import Any

import pytest

from diary.charts.calendar import MOST_WEEKS, calendar_chart, sort_of
from diary.charts.chart import Chart
from tests.diary.samples import FREQUENCY, day


def squares() -> list[dict[str, Any]]:
    chart = calendar_chart(FREQUENCY)
    assert chart is not None
    return [trace for trace in chart.figure["data"] if trace["type"] == "bar"]


def test_every_day_is_one_square_in_its_week_and_weekday() -> None:
    where = [
        (column, round(base))
        for trace in squares()
        for column, base in zip(trace["x"], trace["base"], strict=True)
    ]
    assert sorted(where) == [(0.5, weekday) for weekday in range(7)] + [
        (1.5, weekday) for weekday in range(7)
    ]


def test_unknown_none_and_many_are_told_apart() -> None:
    assert [trace["name"] for trace in squares()] == [
        "Unknown",
        "No cramp",
        "1 cramp",
        "2",
        "3",
        "4 or more",
    ]
    assert sort_of(day(0, 0, observed=False)) == 0
    assert sort_of(day(0, 0)) == 1
    assert sort_of(day(0, 4)) == sort_of(day(0, 40)) == 5


def test_a_dot_is_a_check_in() -> None:
    chart = calendar_chart(FREQUENCY)
    assert chart is not None
    dots = [trace for trace in chart.figure["data"] if trace["type"] == "scatter"]
    where = {
        (column, row) for trace in dots for column, row in zip(trace["x"], trace["y"], strict=True)
    }
    assert where == {(0.5, 0.5), (0.5, 1.5), (1.5, 5.5)}


def test_the_table_is_a_week_a_row() -> None:
    chart = calendar_chart(FREQUENCY)
    assert chart is not None
    assert chart.table.header[:3] == ("Week from", "Monday", "Tuesday")
    assert chart.table.rows[0] == (
        "5 Jan 2026",
        "1 cramp, check-in",
        "no cramp, check-in",
        "2 cramps",
        "no cramp",
        "unknown",
        "unknown",
        "unknown",
    )
    assert chart.table.rows[1][-2:] == ("3 cramps, check-in", "6 cramps")


def test_the_table_and_the_squares_say_the_same() -> None:
    chart = calendar_chart(FREQUENCY)
    assert chart is not None
    drawn = [text.split(": ")[1] for trace in squares() for text in trace["customdata"]]
    told = [cell for row in chart.table.rows for cell in row[1:]]
    assert sorted(drawn) == sorted(str(cell) for cell in told)


def test_the_words_have_the_numbers() -> None:
    chart = calendar_chart(FREQUENCY)
    assert chart is not None
    assert chart.description == (
        "From 5 January 2026 to 18 January 2026: a cramp on 4 days, a check-in on 3 days. "
        "Unknown: 8 days."
    )


def test_a_long_diary_shows_its_last_half_year() -> None:
    calendar = tuple(day(index, index % 3) for index in range(700))
    chart = calendar_chart(replace(FREQUENCY, calendar=calendar))
    assert chart is not None
    assert len(chart.table.rows) == MOST_WEEKS


@pytest.mark.parametrize(
    ("week_starts", "first", "rows"),
    [
        (6, "Sunday", ["4 Jan 2026", "11 Jan 2026", "18 Jan 2026"]),
        (5, "Saturday", ["3 Jan 2026", "10 Jan 2026", "17 Jan 2026"]),
    ],
)
def test_a_week_begins_with_the_day_that_the_person_chose(
    week_starts: int, first: str, rows: list[str]
) -> None:
    monday, other = calendar_chart(FREQUENCY), calendar_chart(FREQUENCY, week_starts)
    assert monday is not None
    assert other is not None
    assert other.table.header[1] == first
    assert [row[0] for row in other.table.rows] == rows
    assert other.figure["layout"]["yaxis"]["ticktext"][0] == first[:3]
    assert other.description == monday.description
    assert sorted(_drawn(other)) == sorted(_drawn(monday))
    places = dict(zip(_drawn(other), _places(other), strict=True))
    for row_number, row in enumerate(other.table.rows):
        for place, said in enumerate(row[1:]):
            if said != "–":
                assert (row_number, place, said) in {
                    (*at, text.split(": ")[1]) for text, at in places.items()
                }


def _drawn(chart: Chart) -> list[str]:
    return [text for one in chart.figure["data"] for text in one.get("customdata", [])]


def _places(chart: Chart) -> list[tuple[int, int]]:
    return [
        (int(column), round(base))
        for one in chart.figure["data"]
        if one["type"] == "bar"
        for column, base in zip(one["x"], one["base"], strict=True)
    ]


def test_a_diary_that_starts_in_mid_week_leaves_the_days_before_empty() -> None:
    chart = calendar_chart(replace(FREQUENCY, calendar=(day(2, 1),)))
    assert chart is not None
    assert chart.table.rows == (("5 Jan 2026", "–", "–", "1 cramp", "–", "–", "–", "–"),)
