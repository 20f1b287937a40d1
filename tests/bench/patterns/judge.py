"""One diary before the engine, the naive method and the oracle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import log
from typing import Any

from diary.patterns import (
    Choices,
    DiaryRecord,
    Findings,
    Level,
    Suspicion,
    Trigger,
    find_patterns,
    reviews,
)
from tests.bench.patterns.coverage import entered_factors, expected_log_ratio
from tests.bench.patterns.diary import Diary
from tests.bench.patterns.formats import record_of
from tests.bench.patterns.naive import naive_others, naive_triggers
from tests.bench.patterns.oracle import oracle_finds, reader_finds
from tests.bench.patterns.outcome import OTHER_KINDS, Cover, OtherKind, Outcome, Said
from tests.bench.patterns.truth import Truth

CLAIMED = (Level.CLEAR, Level.LIKELY)
EARLY = 60


def judge(diary: Diary, suite: str, index: int) -> Outcome:
    """Look at the whole diary once."""
    record = record_of(diary)
    findings = find_patterns(record)
    everything, shown, raw = _covers(diary, record, findings)
    return Outcome(
        suite=suite,
        index=index,
        truth=diary.truth,
        said=said_of(findings.triggers),
        naive=naive_triggers(record),
        oracle=oracle_finds(diary, record),
        reader=reader_finds(diary, record),
        no_link=tuple(one.factor for one in findings.triggers if one.level is Level.NO_LINK),
        tested=tuple(sorted({one.factor for one in findings.estimates})),
        others=_others(diary.truth, record, findings),
        everything=everything,
        claimed_shown=shown,
        claimed_raw=raw,
    )


def judge_year(diary: Diary, suite: str, index: int) -> Outcome:
    """Look at the whole diary, and at what was foretold of its first trigger after 60 days."""
    outcome = judge(diary, suite, index)
    factor = outcome.truth.triggers[0].factor
    early = find_patterns(record_of(diary, days=EARLY))
    waits = [one for one in early.not_yet if one.kind == "trigger" and one.factor == factor]
    to_go = waits[0].days_to_go if waits else None
    return replace(outcome, foretold=None if to_go is None else EARLY + to_go)


def judge_suspected(diary: Diary, suite: str, index: int) -> Outcome:
    """Look at the whole diary, and again with its first trigger suspected from the start."""
    outcome = judge(diary, suite, index)
    trigger = outcome.truth.triggers[0]
    choices = Choices(suspicion=Suspicion(trigger.factor, diary.first_day))
    said = said_of(find_patterns(record_of(diary), choices).triggers)
    named = {(one.factor, one.sign) for one in said}
    return replace(outcome, suspected=((trigger.factor, trigger.sign) in named,))


def judge_reviews(diary: Diary, suite: str, index: int) -> Outcome:
    """Look at the diary at every review of the schedule; what was ever said counts."""
    said: dict[Said, None] = {}
    naive: dict[Said, None] = {}
    for review in reviews(record_of(diary)):
        said |= dict.fromkeys(said_of(review.published))
        naive |= dict.fromkeys(naive_triggers(record_of(diary, days=review.look)))
    return Outcome(suite, index, diary.truth, tuple(said), tuple(naive))


def said_of(triggers: Iterable[Trigger]) -> tuple[Said, ...]:
    """The triggers and protectors that were claimed."""
    return tuple(
        Said(one.factor, _sign(one), one.lag, clear=one.level is Level.CLEAR)
        for one in triggers
        if one.level in CLAIMED
    )


def _sign(trigger: Trigger) -> int:
    return (1 if trigger.op == ">=" else -1) * (1 if trigger.rate_ratio > 1 else -1)


def _covers(diary: Diary, record: DiaryRecord, findings: Findings) -> tuple[Cover, Cover, Cover]:
    """Coverage of everything tested, and of what was claimed as shown and before shrinking."""
    everything = shown = raw = Cover()
    claimed = {(one.factor, one.lag) for one in findings.triggers if one.level in CLAIMED}
    for one in findings.estimates:
        entered = entered_factors(one.adjusted_for)
        truth = expected_log_ratio(diary, record, one, entered)
        if truth is None:
            continue
        held = log(one.interval.low) <= truth <= log(one.interval.high)
        everything += Cover(1, held)
        if (one.factor, one.lag) in claimed:
            raw += Cover(1, held)
            low, high = (log(end) for end in one.shown_interval)
            shown += Cover(1, low <= truth <= high)
    return everything, shown, raw


def _others(truth: Truth, record: DiaryRecord, findings: Findings) -> tuple[OtherKind, ...]:
    """Every other kind whose truth is defined in this diary."""
    naive = naive_others(record)
    judged = []
    for kind in OTHER_KINDS:
        true = is_true_of(kind, truth)
        if true is None:
            continue
        said = [one for one in findings.findings if one.kind == kind and one.level in CLAIMED]
        wrong = [one for one in said if not true or _is_wrong(kind, truth, one)]
        judged.append(
            OtherKind(
                kind=kind,
                true=true,
                found=len(said) > len(wrong),
                wrong=bool(wrong),
                clear_wrong=any(one.level is Level.CLEAR for one in wrong),
                naive=naive.get(kind, False),
            )
        )
    return tuple(judged)


def is_true_of(kind: str, truth: Truth) -> bool | None:
    """Whether there is something of a kind to be found; None where that is not defined."""
    answers: dict[str, bool | None] = {
        "time_of_day": truth.night,
        "side": truth.lean != 0.5,
        "weekday": truth.weekday,
        "trend": None if truth.trend is None else truth.trend != 0,
        "course_change": None if truth.step is None else truth.step != 0,
        "remedy": any(effect for _, effect in truth.remedies),
        "duration_trend": truth.duration_changes,
        "intensity_trend": truth.intensity_trend != 0,
        "season": truth.season != 0 if truth.days > 5 * 365 else None,
    }
    return answers[kind]


def _is_wrong(kind: str, truth: Truth, finding: Any) -> bool:
    """Whether a finding of a kind that is there points elsewhere."""
    if kind == "side":
        return bool((finding.side == "right") != (truth.lean > 0.5))
    if kind == "remedy":
        return dict(truth.remedies).get(getattr(finding, "remedy", ""), 0.0) == 0.0
    if kind == "trend" and truth.trend:
        return bool((finding.rate_ratio > 1) != (truth.trend > 0))
    return False
