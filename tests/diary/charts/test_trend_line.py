"""How long and how strong cramps were, over time."""

from dataclasses import replace
from datetime import timedelta

from diary.charts.duration import duration_chart
from diary.charts.intensity import intensity_chart
from tests.diary.other_samples import DURATION, INTENSITY


def test_each_week_is_a_point_with_the_middle_half_of_its_days() -> None:
    points = intensity_chart(INTENSITY).figure["data"][0]
    assert points["y"] == [one.median for one in INTENSITY.series]
    first = INTENSITY.series[0]
    assert points["y"][0] - points["error_y"]["arrayminus"][0] == first.low
    assert points["x"][:3] == [0.429, 1.429, 3.429]


def test_lengths_are_drawn_in_minutes_and_said_as_people_say_them() -> None:
    chart = duration_chart(DURATION)
    points, line = chart.figure["data"]
    assert points["y"][0] == round(50 / 60, 4)
    assert (line["y"][0], line["y"][-1]) == (1, 2)
    assert chart.table.rows[0] == ("5 Jan 2026", 3, "50 seconds", "40 seconds to 1 minute")
    assert chart.description == (
        "24 days with a cramp, from 5 January 2026 to 29 March 2026. The line runs from 1 minute "
        "to 2 minutes. Highest from 16 March 2026 to 22 March 2026: usually 1.8 minutes."
    )


def test_a_length_grows_by_the_same_share_and_a_strength_by_the_same_step() -> None:
    line = duration_chart(DURATION).figure["data"][1]["y"]
    assert line[12] == round(2**0.5, 4)
    assert len(intensity_chart(INTENSITY).figure["data"][1]["y"]) == 2


def test_points_of_a_long_diary_say_how_many_weeks_they_are_of() -> None:
    long = tuple(replace(one, to_day=one.from_day + timedelta(days=41)) for one in INTENSITY.series)
    assert "usual in 6 weeks" in intensity_chart(replace(INTENSITY, series=long)).units
    assert "usual in a week" in intensity_chart(INTENSITY).units


def test_the_picture_holds_the_longest_of_all() -> None:
    for end in (5.0, 90.0, 4_000.0, 80_000.0):
        chart = duration_chart(replace(DURATION, end=end))
        top = chart.figure["layout"]["yaxis"]["range"][1]
        assert top >= end / 60
        assert top / chart.figure["layout"]["yaxis"]["dtick"] <= 6
