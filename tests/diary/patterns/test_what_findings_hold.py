"""Every kind of finding holds what its page, its chart and an export need."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any, get_args

import numpy as np
import pytest

from diary.patterns import Finding, Findings, Interval, Kind, Level, as_json, build_record
from tests.diary.other_samples import all_others
from tests.diary.samples import everything_found

SIZES = {
    "trigger": ("rate_ratio", "shown_ratio"),
    "time_of_day": ("share", "night_share"),
    "weekday": ("rate_ratio",),
    "trend": ("rate_ratio",),
    "course_change": ("rate_ratio",),
    "side": ("share",),
    "muscle": (),
    "remedy": ("ratio",),
    "duration_trend": ("change", "start", "end"),
    "intensity_trend": ("change", "start", "end"),
    "season": ("rate_ratio",),
}
"""How large each kind says that its finding is; muscles have a share each."""
PICTURES = {
    "trigger": ("exposed", "other", "values_cramp", "values_other"),
    "time_of_day": ("by_hour",),
    "weekday": ("by_weekday",),
    "trend": ("weekly", "calendar"),
    "course_change": ("before", "after", "weekly", "left_out_from"),
    "side": ("left_days", "right_days"),
    "muscle": ("muscles", "sites"),
    "remedy": ("helped", "cramps_with", "cramps_without"),
    "duration_trend": ("series", "from_day", "to_day"),
    "intensity_trend": ("series", "from_day", "to_day"),
    "season": ("by_month",),
}
"""What the chart of each kind is drawn from."""


def of_every_kind() -> list[Any]:
    """A finding of each kind, and several triggers."""
    return [*everything_found().findings, *all_others()]


def test_there_is_a_sample_of_every_kind() -> None:
    kinds = {one.kind for one in of_every_kind()}
    assert kinds == set(get_args(Kind)) == set(SIZES) == set(PICTURES)
    assert {type(one) for one in of_every_kind()} == set(get_args(Finding))


@pytest.mark.parametrize("finding", of_every_kind(), ids=lambda one: one.kind)
def test_a_finding_holds_its_level_its_days_its_size_and_its_picture(finding: Any) -> None:
    assert isinstance(finding.level, Level)
    assert finding.days
    for name in (*SIZES[finding.kind], *PICTURES[finding.kind]):
        assert hasattr(finding, name), name
        if finding.level is not Level.DESCRIBED:
            assert getattr(finding, name) not in (None, ()), name


@pytest.mark.parametrize("finding", of_every_kind(), ids=lambda one: one.kind)
def test_every_size_has_an_interval_around_it(finding: Any) -> None:
    pairs = {
        "time_of_day": [(finding, "night_share", "night_interval")],
        "trigger": [
            (finding, "rate_ratio", "interval"),
            (finding, "shown_ratio", "shown_interval"),
        ],
        "muscle": [(one, "share", "interval") for one in getattr(finding, "muscles", ())],
    }
    size = next(iter(SIZES[finding.kind]), "")
    for holder, name, interval in pairs.get(finding.kind, [(finding, size, "interval")]):
        around = getattr(holder, interval)
        if finding.level is Level.DESCRIBED and around is None:
            continue
        assert isinstance(around, Interval)
        low, high = around
        assert low <= getattr(holder, name) <= high or finding.kind in ("trigger", "course_change")
        assert low < high


@pytest.mark.parametrize("finding", of_every_kind(), ids=lambda one: one.kind)
def test_what_tested_says_by_how_much_chance_and_against_what(finding: Any) -> None:
    held = {one.name for one in fields(finding)}
    if finding.kind == "muscle":
        return
    assert held & {"p_value", "p_adjusted"}
    if finding.kind == "trigger":
        assert {"factor", "op", "threshold", "lag", "adjusted_for"} <= held
        assert finding.exposed_days == finding.exposed.days


@pytest.mark.parametrize("finding", of_every_kind(), ids=lambda one: one.kind)
def test_its_line_has_the_level_the_days_and_the_interval(finding: Any) -> None:
    likely = replace(finding, level=Level.LIKELY)
    written: Any = as_json(Findings((likely,)), build_record([], []))["findings"]
    [line] = written
    assert json.loads(json.dumps(line, allow_nan=False)) == line
    assert line["kind"] == finding.kind
    assert line["level"] == "likely"
    assert line["days"]
    if finding.kind != "time_of_day":
        assert line["interval"] is None or len(line["interval"]) == 2
        assert line["interval"] or getattr(finding, "interval", None) is None


def test_nothing_in_a_finding_is_an_array() -> None:
    for finding in of_every_kind():
        for one in fields(finding):
            assert not isinstance(getattr(finding, one.name), np.ndarray)
