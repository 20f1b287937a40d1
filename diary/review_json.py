"""Triggers and what is not yet told, as the JSON that a review keeps: there and back, exactly.

Answers are not kept in it: what is deleted from a diary must be gone. Counts of days are.
"""

from collections.abc import Iterable
from dataclasses import asdict, fields
from math import isfinite
from typing import Any, TypeAlias

from diary.patterns import DayGroup, Interval, Level, Missing, NotYet, Trigger

Row: TypeAlias = dict[str, Any]

NUMBERS = ("threshold", "rate_ratio", "shown_ratio", "p_adjusted")
INTERVALS = ("interval", "shown_interval")
VALUES = ("values_cramp", "values_other")


def triggers_as_json(triggers: Iterable[Trigger]) -> list[Row]:
    """Return triggers as rows, every field under its name but the values of single days."""
    return [_trigger_row(one) for one in triggers]


def triggers_from_json(rows: Iterable[Row]) -> tuple[Trigger, ...]:
    """Return the triggers that were kept as rows, without the values of single days."""
    return tuple(_trigger(row) for row in rows)


def waits_as_json(waits: Iterable[NotYet]) -> list[Row]:
    """Return what can't be told yet as rows."""
    return [asdict(one) for one in waits]


def waits_from_json(rows: Iterable[Row]) -> tuple[NotYet, ...]:
    """Return what could not be told yet when it was kept."""
    return tuple(
        NotYet(
            row["kind"],
            row["factor"],
            tuple(Missing(**missing) for missing in row["missing"]),
            row["days_to_go"],
        )
        for row in rows
    )


def _trigger_row(trigger: Trigger) -> Row:
    kept = [one.name for one in fields(trigger) if one.name not in VALUES]
    row = {name: getattr(trigger, name) for name in kept}
    row |= {name: _number(row[name]) for name in NUMBERS}
    row |= {name: [_number(end) for end in row[name]] for name in INTERVALS}
    return row | {"exposed": asdict(trigger.exposed), "other": asdict(trigger.other)}


def _trigger(row: Row) -> Trigger:
    said = {name: value for name, value in row.items() if name != "kind"}
    said |= {name: float(row[name]) for name in NUMBERS}
    said |= {name: Interval(*(float(end) for end in row[name])) for name in INTERVALS}
    said |= dict.fromkeys(VALUES, ())
    return Trigger(
        **said
        | {
            "level": Level(row["level"]),
            "exposed": DayGroup(**row["exposed"]),
            "other": DayGroup(**row["other"]),
            "adjusted_for": tuple(row["adjusted_for"]),
        }
    )


def _number(value: float) -> float | str:
    # JSON has no infinity: it is kept as the word that float() reads.
    return value if isfinite(value) else str(value)
