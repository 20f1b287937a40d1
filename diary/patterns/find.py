"""All kinds of patterns of one diary, put in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from diary.patterns.basics import Kind, Level, Missing, NotYet
from diary.patterns.choices import Choices
from diary.patterns.course_changes import find_course_changes
from diary.patterns.cramp_trends import find_duration_trend, find_intensity_trend
from diary.patterns.findings import Finding, Findings, Trigger
from diary.patterns.frequency import find_frequency
from diary.patterns.record import DiaryRecord
from diary.patterns.remedies import find_remedies
from diary.patterns.reviews import (
    FIRST_REVIEW_DAYS,
    Review,
    choices_by,
    last_review,
    next_review_day,
    review_days,
)
from diary.patterns.seasons import find_season
from diary.patterns.sites import describe_muscles, find_side
from diary.patterns.standing import as_reviewed, no_longer
from diary.patterns.timing import find_time_of_day
from diary.patterns.triggers import TriggerResults, find_triggers
from diary.patterns.weekdays import find_weekday

LEVEL_ORDER = (Level.CLEAR, Level.LIKELY, Level.DESCRIBED, Level.NO_LINK, Level.NOT_YET)
KIND_ORDER: tuple[Kind, ...] = (
    "trigger",
    "time_of_day",
    "trend",
    "course_change",
    "weekday",
    "side",
    "season",
    "intensity_trend",
    "duration_trend",
    "remedy",
    "muscle",
)


def find_patterns(record: DiaryRecord, choices: Choices | None = None) -> Findings:
    """Everything that a diary says, most telling first, and what it can't say yet.

    By level, then by kind, then by p-value. Never raises for a diary that is short, empty or
    odd: what can't be computed is not yet. Triggers are judged on all of the diary, as if it
    were looked at once; what a person should be told is `find_published`.
    """
    return _put_together(find_triggers(record, choices), *_others(record))


def findings_at(record: DiaryRecord, as_of: date, choices: Choices | None = None) -> Findings:
    """The same as it was at the end of a diary day."""
    return find_patterns(record.until(as_of), choices_by(choices, as_of))


def find_published(record: DiaryRecord, choices: Choices | None = None) -> Findings:
    """What a person is told today: what was claimed at the last review, with today's numbers.

    Triggers are those of the last review as they were then; all else is as of today, but no
    surer than the review was of it (`as_reviewed`). Before the first review nothing is claimed,
    and what is still missing is told from today's diary. `withdrawn` and `withdrawn_others` hold
    what the last review did not uphold.
    """
    review = last_review(record, choices)
    return published_with(record, review, choices)


def published_with(
    record: DiaryRecord, review: Review | None, choices: Choices | None = None
) -> Findings:
    """The same with a last review that is already known."""
    following = record.first_day + timedelta(days=next_review_day(record.n_days) - 1)
    others, waits = _others(record)
    if review is None:
        results = _before_the_first(record, find_triggers(record, choices))
        found = as_reviewed(others, ())
        return replace(_put_together(results, found, waits), next_review_on=following)
    reviewed = _others(record.until(review.on))[0]
    return replace(
        _put_together(review.results, as_reviewed(others, reviewed), waits),
        reviewed_on=review.on,
        next_review_on=following,
        withdrawn=review.withdrawn,
        withdrawn_others=no_longer(_at_the_review_before(record, review), reviewed),
    )


def _at_the_review_before(record: DiaryRecord, review: Review) -> list[Finding]:
    """All but triggers, as of the review before; none where this was the first."""
    before = review_days(review.look)[:-1]
    if not before:
        return []
    return _others(record.until(record.first_day + timedelta(days=before[-1] - 1)))[0]


def _before_the_first(record: DiaryRecord, today: TriggerResults) -> TriggerResults:
    """Nothing said of any factor; of one that would be, that the diary is not long enough."""
    length = Missing("days", record.n_days, FIRST_REVIEW_DAYS)
    early = [
        NotYet("trigger", one.factor, (length,), length.need - length.have) for one in today.said
    ]
    return TriggerResults((), (*today.not_yet, *early), (), 0.0)


def _others(record: DiaryRecord) -> tuple[list[Finding], list[NotYet]]:
    """Every kind but triggers."""
    single: list[tuple[Finding | None, NotYet | None]] = [
        find_time_of_day(record),
        find_frequency(record),
        find_side(record),
        describe_muscles(record),
        find_weekday(record),
        find_intensity_trend(record),
        find_duration_trend(record),
        find_season(record),
    ]
    changes, waits_of_changes = find_course_changes(record)
    remedies, waits_of_remedies = find_remedies(record)
    found: list[Finding] = [one for one, _ in single if one]
    waits = [wait for _, wait in single if wait]
    return [*found, *changes, *remedies], [*waits, *waits_of_changes, *waits_of_remedies]


def _put_together(triggers: TriggerResults, found: list[Finding], waits: list[NotYet]) -> Findings:
    return Findings(
        tuple(sorted([*triggers.said, *found], key=_order_of)),
        (*triggers.not_yet, *waits),
        triggers.estimates,
        triggers.tests,
    )


def _order_of(finding: Finding) -> tuple[int, int, float, str]:
    p_value, name = 1.0, ""
    if isinstance(finding, Trigger):
        p_value, name = finding.p_adjusted, finding.factor
    return (LEVEL_ORDER.index(finding.level), KIND_ORDER.index(finding.kind), p_value, name)
