"""Fluids and effort, on days with a cramp and on other days."""

from dataclasses import replace

import pytest

from diary.charts.effort import effort_chart
from diary.charts.fluids import MOST_BARS, first_edge, fluids_chart, fluids_scale
from tests.diary.samples import EFFORT, FLUIDS


def test_each_days_fluids_fall_into_one_bar_up_to_and_with_its_end() -> None:
    chart = fluids_chart(FLUIDS, "metric")
    assert chart.table.header == ("Value", "Days before a cramp", "Other days")
    assert chart.table.rows == (
        ("over 500 to 750 ml", 1, 0),
        ("over 750 to 1,000 ml", 1, 0),
        ("over 1,000 to 1,250 ml", 1, 1),
        ("over 1,250 to 1,500 ml", 0, 1),
        ("over 1,500 to 1,750 ml", 0, 1),
        ("over 1,750 to 2,000 ml", 1, 0),
        ("over 2,000 to 2,250 ml", 0, 1),
        ("over 2,250 to 2,500 ml", 0, 1),
    )


def test_the_bars_are_shares_of_the_days_in_the_table() -> None:
    for chart in (fluids_chart(FLUIDS, "metric"), fluids_chart(FLUIDS, "us"), effort_chart(EFFORT)):
        for column, trace in enumerate(chart.figure["data"], start=1):
            counts = [row[column] for row in chart.table.rows]
            assert trace["customdata"] == counts
            total = sum(count for count in counts if isinstance(count, int))
            assert trace["y"] == [
                round(100 * count / total, 1) for count in counts if isinstance(count, int)
            ]


def test_a_person_in_the_us_sees_fluid_ounces() -> None:
    chart = fluids_chart(
        replace(FLUIDS, threshold=1183, values_cramp=(237, 1183), values_other=(1420,)), "us"
    )
    assert chart.table.rows[0] == ("up to 8 fl oz", 1, 0)
    assert "40 fl oz or less" in chart.units
    assert "ml" not in chart.units + chart.description


def test_the_shaded_side_is_the_one_that_counts_as_exposed() -> None:
    fluids = fluids_chart(FLUIDS, "metric").figure["layout"]["shapes"][0]
    assert (fluids["x0"], fluids["x1"]) == (500, 1250)
    effort = effort_chart(EFFORT).figure["layout"]["shapes"][0]
    assert (effort["x0"], effort["x1"]) == (5.5, 10.5)


def test_the_words_have_the_numbers() -> None:
    assert fluids_chart(FLUIDS, "metric").description == (
        "Days before a cramp: 4, half of them at 1,125 ml or less. Other days: 5, half of them at "
        "1,750 ml or less. Shaded, 1,250 ml or less: 75% of the first, 20% of the second."
    )


def test_the_title_says_which_day_it_is_about() -> None:
    assert fluids_chart(FLUIDS, "metric").title == (
        "How much you drank on days before a cramp and on other days"
    )
    assert fluids_chart(replace(FLUIDS, lag=0), "metric").title == (
        "How much you drank on days with a cramp and on other days"
    )
    assert effort_chart(EFFORT).title == "How hard days with a cramp were, and other days"


def test_effort_has_a_bar_for_each_number() -> None:
    chart = effort_chart(EFFORT)
    assert [row[0] for row in chart.table.rows] == [str(value) for value in range(11)]
    assert chart.table.rows[6] == ("6", 1, 1)
    assert chart.figure["data"][0]["x"][6] == 6


@pytest.mark.parametrize("units", ["metric", "us"])
def test_ten_bars_reach_from_nothing_to_twenty_litres(units: str) -> None:
    wide = replace(FLUIDS, values_cramp=(0,), values_other=(20_000,))
    assert fluids_scale(wide, units).bars <= MOST_BARS
    chart = fluids_chart(wide, units)
    assert chart.table.rows[0][1] == 1
    assert chart.table.rows[-1][2] == 1


@pytest.mark.parametrize(
    ("line", "lowest", "width", "first"),
    [
        (1250, 750, 250, 500),
        (1250, 600, 250, 500),
        (1250, 100, 500, -250),
        (1250, 0, 250, 0),
        (1250, 0, 500, -250),
        (1250, 1250, 250, 1000),
        (0, 0, 250, -250),
    ],
)
def test_a_bar_ends_at_the_line_and_the_first_holds_the_lowest_value(
    line: int, lowest: int, width: int, first: int
) -> None:
    assert first_edge(line, lowest, width) == first
    assert first < lowest or first == lowest == 0
    assert (line - first) % width == 0


def test_a_diary_with_a_cramp_on_every_day_still_has_a_picture() -> None:
    chart = fluids_chart(replace(FLUIDS, values_other=()), "metric")
    assert set(chart.figure["data"][1]["y"]) == {0.0}
    assert "Other days" not in chart.description
