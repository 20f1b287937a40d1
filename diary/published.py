"""What a person is told of their diary today: triggers as last reviewed, all else as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.utils.timezone import localdate

from diary import queries, services
from diary.days import today
from diary.models import OwnFactor, Person, Review
from diary.models.own_factor import OwnKind
from diary.patterns import (
    Choices,
    DiaryRecord,
    Finding,
    Findings,
    NotYet,
    Trigger,
    next_review_day,
    published_with,
)
from diary.patterns.contrasts import OWN, contrasts_of, factors_of, is_own, missing_for
from diary.patterns.estimates import with_values
from diary.patterns.nuisance import rows_of
from diary.patterns.reviews import Review as Look
from diary.patterns.triggers import TriggerResults
from diary.review_json import triggers_from_json, waits_from_json


def published_findings(person: Person, record: DiaryRecord | None = None) -> Findings:
    """Return what ``person`` is told today.

    Triggers are those of the last review, which is kept and does not change when old entries
    do; everything else is as of today. Reviews that are due are made first. Pass the diary's
    ``record`` where it is already at hand. Five queries, seven when a review is made, one more
    where the diary answers questions of the person's own.

    ``next_review_on`` is the first day on which the next review can be made; ``None`` for
    an empty diary.
    """
    if record is None:
        record = queries.diary_record(person)
    choices = queries.choices_of(person)
    kept = services.keep_due_reviews(person, record, choices, queries.last_review_of(person))
    following = next_review_on(person, record, kept)
    look = None if kept is None else _as_of_today(kept, record, choices, following)
    findings = replace(published_with(record, look, choices), next_review_on=following)
    if not any(is_own(factor) for factor in record.exposures):
        return findings
    return _as_asked(findings, list(queries.own_factors_of(person)))


def next_review_on(person: Person, record: DiaryRecord, kept: Review | None) -> date | None:
    """Return the first day on which the review after ``kept`` can be made.

    It is the day after the last that the review looks at; today, where the diary only lacks an
    entry of today to be long enough; ``None`` for an empty diary.
    """
    if not record.n_days:
        return None
    look = next_review_day(kept.look if kept else 0)
    return max(record.first_day + timedelta(days=look), today(person))


@dataclass(frozen=True, slots=True)
class Told:
    """What a person was told of factors at one review: published, and taken back.

    ``on`` is the last diary day that it looked at, ``made_on`` the date on which it was made.
    """

    look: int
    on: date
    made_on: date
    published: tuple[Trigger, ...]
    withdrawn: tuple[Trigger, ...]


def told_at_reviews(person: Person) -> list[Told]:
    """Return every kept review of a person, the latest first: two queries."""
    own = list(queries.own_factors_of(person))
    kept = (
        queries.reviews_of(person)
        .order_by("-look")
        .only("look", "on", "logged_at", "published", "withdrawn")
    )
    return [
        Told(
            one.look,
            one.on,
            localdate(one.logged_at, ZoneInfo(person.time_zone)),
            _triggers_as_asked(triggers_from_json(one.published), own),
            _triggers_as_asked(triggers_from_json(one.withdrawn), own),
        )
        for one in kept
    ]


def _as_asked(findings: Findings, own: Sequence[OwnFactor]) -> Findings:
    """Findings with own factors as the person asks for them: yes or no, or in their unit."""
    said: list[Finding] = []
    for one in findings.findings:
        said += _triggers_as_asked([one], own) if isinstance(one, Trigger) else [one]
    return replace(
        findings,
        findings=tuple(said),
        estimates=_triggers_as_asked(findings.estimates, own),
        withdrawn=_triggers_as_asked(findings.withdrawn, own),
    )


def _triggers_as_asked(
    triggers: Iterable[Trigger], own: Sequence[OwnFactor]
) -> tuple[Trigger, ...]:
    by_name = {f"{OWN}{one.name}": one for one in own}
    asked = ((one, by_name.get(one.factor)) for one in triggers)
    return tuple(
        replace(one, unit=how.unit, yes_no=how.kind == OwnKind.YES_NO) if how else one
        for one, how in asked
    )


def _as_of_today(
    kept: Review, record: DiaryRecord, choices: Choices, following: date | None
) -> Look:
    """A kept review as the statistics have it, with what is missing today, and with the values
    that the days it looked at have today."""
    looked_at = record.until(kept.on)
    published, no_link, estimates = (
        with_values(looked_at, triggers_from_json(rows), choices)
        for rows in (kept.published, kept.no_link, kept.estimates)
    )
    results = TriggerResults(
        said=(*published, *no_link),
        not_yet=tuple(_waits_today(kept, record, choices, following)),
        estimates=estimates,
        tests=kept.tests,
    )
    return Look(kept.look, kept.on, results, published, triggers_from_json(kept.withdrawn))


def _waits_today(
    kept: Review, record: DiaryRecord, choices: Choices, following: date | None
) -> Iterator[NotYet]:
    """What a review could not tell, with what is missing by now; it can't be told before the
    next review. A factor that was first answered since then waits too."""
    said = {row["factor"] for row in (*kept.published, *kept.no_link)}
    waits = {one.factor: one for one in waits_from_json(kept.not_yet)}
    passed_over = said | (choices.left_out - waits.keys())
    factors = tuple(one for one in factors_of(record) if one.name not in passed_over)
    contrasts, rows = contrasts_of(record, factors, choices), rows_of(record, 0)
    since = max(0, (record.last_day - kept.on).days)
    until = max(1, (following - record.last_day).days) if following else 1
    for name in (one.name for one in factors):
        before = waits.get(name)
        tested = before is not None and not before.missing
        missing = () if tested else missing_for(rows, contrasts.get(name))
        to_go = before.days_to_go if before else None
        yield NotYet("trigger", name, missing, None if to_go is None else max(to_go - since, until))
