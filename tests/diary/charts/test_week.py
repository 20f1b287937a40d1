from datetime import date

import pytest

from diary.charts.chart import Chart
from diary.charts.rates import weekday_chart
from diary.charts.week import place_in_week, start_of_week, weekdays_from
from tests.diary.other_samples import WEEKDAY

THURSDAY = date(2026, 1, 8)


@pytest.mark.parametrize(
    ("week_starts", "place", "start"),
    [(0, 3, date(2026, 1, 5)), (5, 5, date(2026, 1, 3)), (6, 4, date(2026, 1, 4))],
)
def test_a_day_has_its_place_in_a_week(week_starts: int, place: int, start: date) -> None:
    assert place_in_week(THURSDAY, week_starts) == place
    assert start_of_week(THURSDAY, week_starts) == start
    assert start_of_week(start, week_starts) == start


def test_weekdays_follow_each_other() -> None:
    assert weekdays_from(0) == [0, 1, 2, 3, 4, 5, 6]
    assert weekdays_from(6) == [6, 0, 1, 2, 3, 4, 5]


def test_the_weekdays_chart_changes_its_order_and_no_number() -> None:
    monday, sunday = weekday_chart(WEEKDAY), weekday_chart(WEEKDAY, 6)
    assert sunday.figure["layout"]["xaxis"]["ticktext"][:2] == ["Sun", "Mon"]
    assert set(sunday.table.rows) == set(monday.table.rows)
    assert sunday.table.rows == (monday.table.rows[6], *monday.table.rows[:6])
    assert sunday.figure["data"][0]["y"][1:] == monday.figure["data"][0]["y"][:6]
    assert _strong(sunday) == _strong(monday)


def _strong(chart: Chart) -> set[str]:
    """What the bars in the stronger colour say."""
    [bars] = chart.figure["data"]
    colours = bars["marker"]["color"]
    said = zip(colours, bars["customdata"], strict=True)
    return {words for colour, words in said if "chart-1" in colour}
