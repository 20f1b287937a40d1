"""What every chart promises: a figure Plotly takes, a title, units, words and a table."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import plotly.graph_objects as go
import pytest

from diary.charts import Chart, charts_for
from diary.kinds import KINDS
from diary.patterns import Findings
from tests.diary.other_samples import all_others, every_other_finding
from tests.diary.samples import every_finding, everything_found, year_of_diary

UNITS = ("metric", "us")


def charts_of(findings: Findings) -> list[Chart]:
    return [
        chart for units in UNITS for kind in KINDS for chart in charts_for(kind, findings, units)
    ]


@cache
def every_chart() -> list[Chart]:
    every = (*every_finding(), *every_other_finding())
    return [chart for findings in every for chart in charts_of(findings)]


def all_found() -> Findings:
    return Findings((*everything_found().findings, *all_others()))


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for one in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    ):
        yield from texts(one)


def test_there_is_a_chart_of_each_kind() -> None:
    names = [chart.name for kind in KINDS for chart in charts_for(kind, all_found(), "metric")]
    assert names == [
        *("hours", "sites", "weeks", "calendar", "fluids", "effort", "exercise", "sleep"),
        *("alcohol", "caffeine", "standing", "sitting", "heat", "stretching", "electrolytes"),
        *("magnesium", "own", "own-2", "weekdays", "course-1", "course-2", "helped", "lengths"),
        *("durations", "strengths", "months"),
    ]


def test_the_charts_of_one_page_have_names_of_their_own() -> None:
    for kind in KINDS:
        names = [chart.data_id for chart in charts_for(kind, all_found(), "metric")]
        assert len(names) == len(set(names))


def test_plotlys_own_schema_takes_every_figure() -> None:
    charts = every_chart()
    for chart in charts:
        go.Figure(chart.figure)  # raises for anything that it doesn't know
    assert len(charts) > 100


def test_a_year_of_diary_is_drawn_whole() -> None:
    charts = charts_of(year_of_diary())
    for chart in charts:
        go.Figure(chart.figure)
    assert {chart.name for chart in charts} == {
        "hours",
        "sites",
        "weeks",
        "calendar",
        "fluids",
        "effort",
        "weekdays",
    }


def test_every_chart_says_what_it_shows_in_which_units_and_in_words() -> None:
    for chart in every_chart():
        assert chart.title
        assert chart.units.endswith(".")
        assert re.search(r"\d", chart.description), chart.description
        assert "%(" not in chart.title + chart.units + chart.description
        assert "None" not in chart.description


def test_every_table_is_rectangular_and_has_a_name_for_each_column() -> None:
    for chart in every_chart():
        assert chart.table.rows
        assert {len(row) for row in chart.table.rows} == {len(chart.table.header)}
        assert all(chart.table.header)


def test_a_figure_travels_as_plain_json_with_colours_of_the_page() -> None:
    for chart in every_chart():
        assert json.loads(json.dumps(chart.figure)) == chart.figure
        assert not [text for text in texts(chart.figure) if re.match(r"#|rgb\(", text)]


def test_a_figure_is_transparent_and_has_no_template_of_its_own() -> None:
    for chart in charts_of(all_found()):
        layout = chart.figure["layout"]
        assert layout["template"] == "none"
        assert layout["paper_bgcolor"] == layout["plot_bgcolor"] == "rgba(0,0,0,0)"
        assert chart.height >= 150


def test_nothing_zooms_away_under_a_thumb() -> None:
    for chart in charts_of(all_found()):
        layout = chart.figure["layout"]
        assert layout["dragmode"] is False
        assert layout["xaxis"]["fixedrange"]
        assert layout["yaxis"]["fixedrange"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
def test_an_empty_diary_has_no_chart(kind: Any) -> None:
    assert charts_for(kind, Findings(), "metric") == []
