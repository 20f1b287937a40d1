"""Which words a kind of pattern gets."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from diary.kinds import OWN_FACTORS, PatternKind
from diary.patterns import (
    CourseChange,
    DurationTrend,
    Finding,
    Findings,
    Frequency,
    IntensityTrend,
    Level,
    RemedyLink,
    Season,
    TimeOfDay,
    Trigger,
    Weekday,
)
from diary.words.cramp_trends import duration_statement, intensity_statement
from diary.words.frequency import frequency_statement
from diary.words.medicines import course_statement
from diary.words.not_yet import nothing_yet, waiting_for
from diary.words.remedies import remedies_statement
from diary.words.season import season_statement
from diary.words.sites import sites_statement
from diary.words.statement import Statement, Waiting
from diary.words.sure import sure, sure_means
from diary.words.time_of_day import time_of_day_statement
from diary.words.triggers import trigger_statement
from diary.words.weekday import weekday_statement

AnyFinding = TypeVar("AnyFinding")


def statement_of(kind: PatternKind, findings: Findings, units: str) -> Statement:
    """Say the most telling thing that a diary shows of one kind, or what is missing for it.

    ``units``: the person's, ``metric`` or ``us``.
    """
    return statements_of(kind, findings, units)[0]


def statements_of(kind: PatternKind, findings: Findings, units: str) -> list[Statement]:
    """Say all that a diary shows of one kind of pattern, the most telling first.

    There are several of a kind that is about several things: medicines, and factors of a
    person's own. What can't be said yet stands with the first.
    """
    days = len(findings.frequency.calendar) if findings.frequency else 0
    waiting = waiting_for(kind, findings.not_yet, days)
    said = _found(kind, findings, units)
    if not said:
        return [_not_yet(waiting or nothing_yet(kind))]
    return [replace(said[0], waiting=waiting), *said[1:]]


def _found(kind: PatternKind, findings: Findings, units: str) -> list[Statement]:
    shown = [one for one in findings.findings if kind.shows(one)]
    if "side" in kind.findings:
        sites = sites_statement(findings)
        return [sites] if sites else []
    links = of_type(RemedyLink, shown)
    if links:
        return [remedies_statement(links)]
    many = kind.factor == OWN_FACTORS or "course_change" in kind.findings
    return [_statement(one, units) for one in (shown if many else shown[:1])]


def of_type(sort: type[AnyFinding], findings: Sequence[Finding]) -> list[AnyFinding]:
    """Those of some findings that are of a type."""
    return [one for one in findings if isinstance(one, sort)]


def _statement(finding: Finding, units: str) -> Statement:
    match finding:
        case Trigger():
            return trigger_statement(finding, units)
        case TimeOfDay():
            return time_of_day_statement(finding)
        case Frequency():
            return frequency_statement(finding)
        case Weekday():
            return weekday_statement(finding)
        case CourseChange():
            return course_statement(finding)
        case DurationTrend():
            return duration_statement(finding)
        case IntensityTrend():
            return intensity_statement(finding)
        case Season():
            return season_statement(finding)
        case _:
            raise TypeError(f"no words for {finding.kind} alone")


def _not_yet(waiting: Waiting) -> Statement:
    return Statement(
        level=Level.NOT_YET,
        says=waiting.says,
        sure=sure(Level.NOT_YET),
        sure_means=sure_means(Level.NOT_YET),
        waiting=waiting,
    )
