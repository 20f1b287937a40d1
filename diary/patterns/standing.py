"""What is claimed between two reviews: what the last one claimed; and what it took back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from diary.patterns.basics import CLAIMS, Level
from diary.patterns.findings import (
    CourseChange,
    DurationTrend,
    Finding,
    Frequency,
    IntensityTrend,
    RemedyLink,
    Side,
    Weekday,
)


def as_reviewed(today: Iterable[Finding], reviewed: Iterable[Finding]) -> list[Finding]:
    """Today's findings, none surer than the last review was of it.

    Whoever looks at a p-value every day finds it small on one of them: looking weekly for a
    year, up to 15 % of diaries without a trend of intensity show one. So what the last review
    claimed stays claimed, with today's numbers, while they point the same way; what is seen
    since is only described until the next. No review yet: `reviewed` is empty.
    """
    levels = {_claim_of(one): one.level for one in reviewed if one.level in CLAIMS}
    return [_at(one, levels.get(_claim_of(one), Level.DESCRIBED)) for one in today]


def no_longer(before: Iterable[Finding], now: Iterable[Finding]) -> tuple[Finding, ...]:
    """What one review claimed and the next does not uphold, as it was claimed."""
    upheld = {_claim_of(one) for one in now if one.level in CLAIMS}
    return tuple(one for one in before if one.level in CLAIMS and _claim_of(one) not in upheld)


def _at(finding: Finding, level: Level) -> Finding:
    if level in CLAIMS or finding.level in CLAIMS:
        return replace(finding, level=level)
    return finding


def _claim_of(finding: Finding) -> tuple[object, ...]:
    """What is claimed: of what, and which way."""
    match finding:
        case Frequency(rate_ratio=ratio):
            return finding.kind, ratio is not None and ratio > 1
        case Side(side=side):
            return finding.kind, side
        case Weekday(days=days, rate_ratio=ratio):
            return finding.kind, days, ratio > 1
        case CourseChange(name=name, change=change, on=on, rate_ratio=ratio):
            return finding.kind, name, change, on, ratio > 1
        case RemedyLink(remedy=remedy, ratio=ratio):
            return finding.kind, remedy, ratio is not None and ratio > 1
        case DurationTrend(change=change):
            return finding.kind, change > 1
        case IntensityTrend(change=points):
            return finding.kind, points > 0
        case _:
            return (finding.kind,)
