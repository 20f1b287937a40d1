"""Findings as the dictionary that `manage.py analyse` writes, one diary a line."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from typing import TypeAlias

from diary.patterns.basics import CLAIMS, Interval, Level, NotYet
from diary.patterns.findings import (
    CourseChange,
    DurationTrend,
    Finding,
    Findings,
    Frequency,
    IntensityTrend,
    MuscleSites,
    RemedyLink,
    Season,
    Side,
    TimeOfDay,
    Trigger,
    Weekday,
)
from diary.patterns.record import DiaryRecord

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

DIGITS = 6
RED_FLAG_SYMPTOMS = frozenset(
    {
        "breathlessness",
        "chest_pain",
        "dark_urine",
        "fever",
        "numbness",
        "swelling_warmth",
        "walking_pain",
        "weakness",
    }
)


def as_json(findings: Findings, record: DiaryRecord) -> dict[str, Json]:
    """`findings`, `estimates`, `not_yet` and `red_flags` of a diary, numbers to six digits.

    `findings` holds what is claimed, what has no link, and muscles, which are only described;
    what is merely counted without being claimed is left to the pages.
    """
    found = [_finding(one) for one in findings.findings if _is_written(one)]
    return {
        "findings": list(found),
        "estimates": [_trigger(one, "trigger") for one in findings.estimates],
        "not_yet": [_not_yet(one) for one in findings.not_yet],
        "red_flags": list(red_flags_of(record)),
    }


def red_flags_of(record: DiaryRecord) -> list[str]:
    """Codes of the symptoms logged with any cramp that are red flags, in order."""
    logged = {symptom for entry in record.entries for symptom in entry.symptoms}
    return sorted(logged & RED_FLAG_SYMPTOMS)


def _is_written(finding: Finding) -> bool:
    return finding.level in CLAIMS or finding.level is Level.NO_LINK or finding.kind == "muscle"


def _finding(finding: Finding) -> dict[str, Json]:
    if isinstance(finding, Trigger):
        kind = "no_link" if finding.level is Level.NO_LINK else "trigger"
        return _trigger(finding, kind)
    written: dict[str, Json] = {"kind": finding.kind}
    written |= _own_fields(finding)
    written["level"] = finding.level.value
    if not isinstance(finding, Weekday):
        written["days"] = finding.days
    return written


def _own_fields(finding: Finding) -> dict[str, Json]:
    """The fields that name a finding of each kind."""
    written: dict[str, Json] = {}
    match finding:
        case TimeOfDay():
            written |= {"from_hour": finding.from_hour, "to_hour": finding.to_hour}
            written["share"] = _rounded(finding.share)
        case Side():
            written |= {"side": finding.side, "share": _rounded(finding.share)}
            written["interval"] = _pair(finding.interval)
        case MuscleSites():
            most = finding.muscles[0]
            written |= {"muscle": most.muscle, "share": _rounded(most.share)}
            written["interval"] = _pair(most.interval)
        case Weekday():
            written["days"] = list(finding.days)
            written |= _ratio(finding.rate_ratio, finding.interval)
        case Frequency():
            written |= _ratio(finding.rate_ratio, finding.interval)
        case CourseChange():
            written |= {"name": finding.name, "change": finding.change}
            written |= _ratio(finding.rate_ratio, finding.interval)
        case RemedyLink():
            size = _ratio(finding.ratio, finding.interval)
            written |= {"remedy": finding.remedy, "ratio": size["rate_ratio"]}
            written["interval"] = size["interval"]
        case DurationTrend():
            written |= _change(finding)
            written["mirrors_intensity"] = finding.mirrors_intensity
        case IntensityTrend():
            written |= _change(finding)
        case Season():
            written["peak_month"] = finding.peak_month
            written |= _ratio(finding.rate_ratio, finding.interval)
    return written


def _trigger(trigger: Trigger, kind: str) -> dict[str, Json]:
    """A contrast; a claim's size and interval are those shown, shrunk; else as measured."""
    claimed = trigger.level in CLAIMS
    ratio = trigger.shown_ratio if claimed else trigger.rate_ratio
    interval = trigger.shown_interval if claimed else trigger.interval
    return {
        "kind": kind,
        "factor": trigger.factor,
        "op": trigger.op,
        "threshold": _rounded(trigger.threshold),
        "lag": trigger.lag,
        "rate_ratio": _rounded(ratio),
        "interval": _pair(interval),
        "level": trigger.level.value,
        "days": trigger.days,
        "exposed_days": trigger.exposed_days,
    }


def _not_yet(waiting: NotYet) -> dict[str, Json]:
    missing: list[Json] = [
        {"what": one.what, "have": one.have, "need": one.need} for one in waiting.missing
    ]
    about: dict[str, Json] = {"kind": waiting.kind, "factor": waiting.factor}
    return about | {"missing": missing, "days_to_go": waiting.days_to_go}


def _ratio(ratio: float | None, interval: Interval | None) -> dict[str, Json]:
    return {
        "rate_ratio": None if ratio is None else _rounded(ratio),
        "interval": None if interval is None else _pair(interval),
    }


def _change(trend: DurationTrend | IntensityTrend) -> dict[str, Json]:
    return {"change": _rounded(trend.change), "interval": _pair(trend.interval)}


def _pair(ends: Iterable[float]) -> list[Json]:
    return [_rounded(end) for end in ends]


def _rounded(value: float) -> float | None:
    """A number to six significant digits, whole ones as such; None for what JSON can't hold."""
    if not isfinite(value):
        return None
    short = float(f"{value:.{DIGITS}g}")
    return int(short) if short.is_integer() and abs(short) < 1e15 else short
