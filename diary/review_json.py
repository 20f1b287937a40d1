"""Triggers and what is not yet told, as the JSON that a review keeps: there and back, exactly.

Answers are not kept in it: what is deleted from a diary must be gone. Counts of days are.
"""

from collections.abc import Container, Iterable
from dataclasses import asdict, fields
from math import isfinite
from typing import Any, TypeAlias

from diary.patterns import DayGroup, Interval, Level, Missing, NotYet, Trigger
from diary.patterns.contrasts import is_own

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


def renamed(rows: Iterable[Row], before: str, after: str) -> list[Row]:
    """Return rows, of triggers or of what can't be told yet, with a factor under another name."""
    return [_with_name(row, before, after) for row in rows]


def without(rows: Iterable[Row], known: Container[str]) -> list[Row]:
    """Return rows without what a diary no longer holds.

    ``known``: the own factors (``own:<name>``) and the medicines (``medicine:<name>``) that it
    holds. What was told of any other own factor goes, and no other is named among what was
    adjusted for.
    """
    return [
        _naming_only(row, known)
        for row in rows
        if not is_own(row["factor"] or "") or row["factor"] in known
    ]


def _naming_only(row: Row, known: Container[str]) -> Row:
    if "adjusted_for" not in row:
        return row
    named = [code for code in row["adjusted_for"] if _may_be_named(code, known)]
    return row | {"adjusted_for": named}


def _may_be_named(code: str, known: Container[str]) -> bool:
    factor = code.removeprefix("factor:")
    return factor in known if is_own(factor) or code.startswith("medicine:") else True


def _with_name(row: Row, before: str, after: str) -> Row:
    changed = row | {"factor": after if row["factor"] == before else row["factor"]}
    if "adjusted_for" in row:
        codes = {before: after, f"factor:{before}": f"factor:{after}"}
        changed["adjusted_for"] = [codes.get(code, code) for code in row["adjusted_for"]]
    return changed


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
