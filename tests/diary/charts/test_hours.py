from dataclasses import replace

from diary.charts.hours import HOURS, hours_chart, hours_of_period_chart
from tests.diary.samples import NIGHT_HOURS, TIME_OF_DAY

CHART = hours_chart(TIME_OF_DAY)
BARS = CHART.figure["data"][0]


def test_the_day_runs_from_noon_to_noon_so_that_the_night_is_one_piece() -> None:
    assert HOURS[0] == 12
    assert BARS["x"][0] == 12.5
    assert BARS["y"] == [NIGHT_HOURS[hour % 24] for hour in HOURS]
    night = CHART.figure["layout"]["shapes"][0]
    assert (night["x0"], night["x1"]) == (22, 30)


def test_the_table_holds_the_heights_of_the_bars() -> None:
    assert [row[1] for row in CHART.table.rows] == BARS["y"]
    assert CHART.table.rows[0][0] == "12:00–13:00"
    assert CHART.table.rows[11][0] == "23:00–00:00"
    assert CHART.table.rows[12][0] == "00:00–01:00"


def test_the_window_stands_out() -> None:
    strong = [
        hour % 24
        for hour, colour in zip(HOURS, BARS["marker"]["color"], strict=True)
        if "1" in colour
    ]
    assert strong == [1, 2, 3, 4]


def test_the_words_have_the_numbers() -> None:
    assert CHART.description == (
        "19 of 24 cramps came between 01:00 and 05:00 (the stronger bars), and 100% at night, from "
        "22:00 to 06:00. The fullest hour, with 8, begins at 03:00."
    )


def test_a_window_may_pass_midnight_or_hold_the_whole_day() -> None:
    late = hours_chart(replace(TIME_OF_DAY, from_hour=22, to_hour=2))
    colours = late.figure["data"][0]["marker"]["color"]
    assert [hour % 24 for hour, one in zip(HOURS, colours, strict=True) if "1" in one] == [
        22,
        23,
        0,
        1,
    ]
    whole = hours_chart(replace(TIME_OF_DAY, from_hour=3, to_hour=3))
    assert set(whole.figure["data"][0]["marker"]["color"]) == {"var(--chart-1)"}


def test_a_chosen_time_has_its_hours_and_no_window() -> None:
    chart = hours_of_period_chart(NIGHT_HOURS, night=9)
    assert chart.figure["data"][0]["y"] == BARS["y"]
    assert set(chart.figure["data"][0]["marker"]["color"]) == {"var(--chart-1)"}
    assert chart.description.startswith("9 of ")
    assert "came at night, from 22:00 to 06:00." in chart.description
