"""Findings as a line of JSON."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np

from diary.patterns import as_json, build_record, find_patterns
from tests.diary.patterns.simulated import Life, check_in, course, episode, simulate


def test_a_line_has_the_fields_of_the_format() -> None:
    record = simulate(Life(days=300, cramps_per_day=0.4, low_fluids_ratio=4.0), 1)
    line = as_json(find_patterns(record), record)
    assert list(line) == ["findings", "estimates", "not_yet", "red_flags"]
    assert json.loads(json.dumps(line, allow_nan=False)) == line
    found = line["findings"]
    assert isinstance(found, list)
    trigger = found[0]
    assert isinstance(trigger, dict)
    assert list(trigger) == [
        "kind",
        "factor",
        "op",
        "threshold",
        "lag",
        "rate_ratio",
        "interval",
        "level",
        "days",
        "exposed_days",
    ]
    assert (trigger["kind"], trigger["factor"], trigger["op"]) == ("trigger", "fluids_ml", "<=")
    assert (trigger["threshold"], trigger["lag"], trigger["level"]) == (1500, 1, "clear")


def test_every_kind_is_named_by_its_fields() -> None:
    rng = np.random.default_rng(1)
    entries = []
    for day in range(240):
        lot = 3.0 if day % 7 == 2 else 0.15
        for i in range(int(rng.poisson(lot * (4 if day >= 120 else 1)))):
            stretched = bool(rng.random() < 0.5)
            entries.append(
                replace(
                    episode(day, hour=2, minute=5 * i % 60, sites=[("calf", "left")]),
                    duration_seconds=int(np.exp(3 + day / 60 - 1.5 * stretched)),
                    intensity=min(10, 2 + day // 30),
                    remedies=(("stretching", 3),) if stretched else (),
                    symptoms=("knot", "dark_urine", "numbness"),
                )
            )
    check_ins = [check_in(day, fluids_ml=2000) for day in range(240)]
    record = build_record(entries, check_ins, [course("simvastatin", 120)])
    line = as_json(find_patterns(record), record)
    found = line["findings"]
    assert isinstance(found, list)
    by_kind = {one["kind"]: one for one in found if isinstance(one, dict)}
    assert set(by_kind) >= {"time_of_day", "side", "muscle", "weekday", "remedy", "intensity_trend"}
    assert by_kind["time_of_day"]["from_hour"] == 2
    assert by_kind["side"]["side"] == "left"
    assert by_kind["muscle"]["muscle"] == "calf"
    assert by_kind["weekday"]["days"] == [2]
    assert by_kind["remedy"]["remedy"] == "stretching"
    ratio, change = by_kind["remedy"]["ratio"], by_kind["intensity_trend"]["change"]
    assert isinstance(ratio, float)
    assert ratio < 0.5
    assert isinstance(change, int | float)
    assert change > 3
    assert line["red_flags"] == ["dark_urine", "numbness"]


def test_no_link_is_a_kind_of_its_own() -> None:
    record = simulate(Life(days=500, cramps_per_day=0.7, answers=1), 2)
    found = as_json(find_patterns(record), record)["findings"]
    assert isinstance(found, list)
    kinds = [(one["kind"], one.get("factor")) for one in found if isinstance(one, dict)]
    assert ("no_link", "fluids_ml") in kinds


def test_an_empty_diary_is_a_line_too() -> None:
    record = build_record([], [])
    line = as_json(find_patterns(record), record)
    assert line["findings"] == line["estimates"] == line["red_flags"] == []
    waits = line["not_yet"]
    assert isinstance(waits, list)
    assert waits[0] == {
        "kind": "trigger",
        "factor": "fluids_ml",
        "missing": [
            {"what": "check_ins", "have": 0, "need": 21},
            {"what": "bouts", "have": 0, "need": 6},
            {"what": "known_values", "have": 0, "need": 14},
        ],
        "days_to_go": None,
    }
