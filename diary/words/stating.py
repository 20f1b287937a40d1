"""Which words a kind of pattern gets."""

from dataclasses import replace

from diary.kinds import PatternKind
from diary.patterns import Findings, Level
from diary.words.frequency import frequency_statement
from diary.words.not_yet import nothing_yet, waiting_for
from diary.words.sites import sites_statement
from diary.words.statement import Statement, Waiting
from diary.words.sure import sure, sure_means
from diary.words.time_of_day import time_of_day_statement
from diary.words.triggers import trigger_statement


def statement_of(kind: PatternKind, findings: Findings, units: str) -> Statement:
    """Say what a diary shows of one kind of pattern, or what is missing for it.

    ``units``: the person's, ``metric`` or ``us``.
    """
    waiting = waiting_for(kind, findings.not_yet)
    said = _found(kind, findings, units)
    if said is None:
        return _not_yet(waiting or nothing_yet(kind))
    return replace(said, waiting=waiting)


def _found(kind: PatternKind, findings: Findings, units: str) -> Statement | None:
    if kind.factor:
        trigger = findings.trigger(kind.factor)
        return trigger_statement(trigger, units) if trigger else None
    if "time_of_day" in kind.findings:
        time_of_day = findings.time_of_day
        return time_of_day_statement(time_of_day) if time_of_day else None
    if "trend" in kind.findings:
        frequency = findings.frequency
        return frequency_statement(frequency) if frequency else None
    return sites_statement(findings)


def _not_yet(waiting: Waiting) -> Statement:
    return Statement(
        level=Level.NOT_YET,
        says=waiting.says,
        sure=sure(Level.NOT_YET),
        sure_means=sure_means(Level.NOT_YET),
        waiting=waiting,
    )
