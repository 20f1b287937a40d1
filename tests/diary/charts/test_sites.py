from dataclasses import replace

from diary.charts.sites import MOST_MUSCLES, sites_chart
from diary.models.codes import Muscle
from diary.patterns import Interval, MuscleShare, SiteCount
from tests.diary.samples import MUSCLES

CHART = sites_chart(MUSCLES)


def test_bars_are_stacked_by_side_most_frequent_muscle_first() -> None:
    assert [trace["name"] for trace in CHART.figure["data"]] == [
        "Left",
        "Right",
        "Both",
        "Side not said",
    ]
    assert CHART.figure["data"][0]["y"] == ["Calf", "Foot arch"]
    assert CHART.figure["layout"]["barmode"] == "stack"
    assert CHART.figure["layout"]["yaxis"]["autorange"] == "reversed"


def test_the_table_holds_the_lengths_of_the_bars() -> None:
    assert CHART.table.header == ("Muscle", "Left", "Right", "Both", "Side not said")
    for column, trace in enumerate(CHART.figure["data"], start=1):
        assert [row[column] for row in CHART.table.rows] == trace["x"]
    assert CHART.table.rows[0] == ("Calf", 12, 4, 2, 0)


def test_sides_are_told_apart_without_colour_too() -> None:
    shapes = [trace["marker"]["pattern"]["shape"] for trace in CHART.figure["data"][:3]]
    assert len(set(shapes)) == 3


def test_the_words_have_the_numbers() -> None:
    assert CHART.description == (
        "Calf: 18 cramps (left 12, right 4, both 2); Foot arch: 5 cramps (left 2, side not said 3)."
    )


def test_of_many_muscles_the_rarest_stand_together() -> None:
    every = tuple(MuscleShare(muscle, 1, 1, 0.05, Interval(0.01, 0.24)) for muscle in Muscle.values)
    sites = tuple(SiteCount(muscle, "left", 1) for muscle in Muscle.values)
    chart = sites_chart(replace(MUSCLES, muscles=every, sites=sites))
    assert len(chart.table.rows) == MOST_MUSCLES + 1
    assert chart.table.rows[-1] == ("All others", len(Muscle.values) - MOST_MUSCLES)
    assert chart.description.endswith("the others are in the table.")


def test_a_code_of_a_later_version_is_shown_as_it_is() -> None:
    chart = sites_chart(
        replace(
            MUSCLES,
            muscles=(MuscleShare("tongue", 1, 1, 1.0, Interval(0.2, 1.0)),),
            sites=(SiteCount("tongue", "", 1),),
        )
    )
    assert chart.table.rows == (("tongue", 1),)
