"""The patterns of a diary put on shelves by how sure they are, so that a page stays calm."""

from dataclasses import dataclass

from diary.kinds import OWN_FACTORS, PatternKind
from diary.patterns import DiaryRecord, Findings, Level
from diary.patterns.findings import CLAIMS
from diary.telling import Telling, tellings_of
from diary.words import Step, review_words, withdrawals


@dataclass(frozen=True, slots=True)
class Shelves:
    """What a diary tells, each kind of pattern on one shelf.

    ``found`` passed their test; ``counted`` only count what was logged; ``no_link`` exclude a
    doubling; ``waiting`` can't be told yet, the nearest first, and ``next_step`` is what helps with
    that. ``unlogged``: kinds of which the diary holds
    nothing. ``left_out``: factors that the person left out. ``withdrawn``, in words: what the
    last review no longer upheld. ``reviewed``: when triggers were judged and will be.
    """

    found: tuple[Telling, ...]
    counted: tuple[Telling, ...]
    no_link: tuple[Telling, ...]
    waiting: tuple[Telling, ...]
    next_step: Step | None
    unlogged: tuple[PatternKind, ...]
    left_out: tuple[PatternKind, ...]
    withdrawn: tuple[str, ...]
    reviewed: str


def shelves_of(findings: Findings, record: DiaryRecord, units: str) -> Shelves:
    """Put what a diary tells on its shelves, in a person's units."""
    tellings = tellings_of(findings, units)
    late = [one for one in tellings if one.statement.level is Level.NOT_YET]
    unlogged = [one.kind for one in late if not is_logged(one.kind, record)]
    left_out = [
        one.kind for one in late if one.kind not in unlogged and _is_left_out(one.kind, findings)
    ]
    waiting = sorted(
        (one for one in late if one.kind not in (*unlogged, *left_out)),
        key=_progress,
        reverse=True,
    )
    return Shelves(
        found=_at(tellings, *CLAIMS),
        counted=_at(tellings, Level.DESCRIBED),
        no_link=_at(tellings, Level.NO_LINK),
        waiting=tuple(waiting),
        next_step=_next_step(waiting),
        unlogged=tuple(unlogged),
        left_out=tuple(left_out),
        withdrawn=withdrawals(findings, units),
        reviewed=review_words(findings),
    )


def is_logged(kind: PatternKind, record: DiaryRecord) -> bool:
    """Tell if a diary holds anything that a kind of pattern is about."""
    if kind.factor == OWN_FACTORS:
        return any(kind.is_about(factor) for factor in record.exposures)
    if kind.factor:
        return kind.factor in record.exposures
    if "course_change" in kind.findings:
        return bool(record.courses)
    if "remedy" in kind.findings:
        return any(entry.remedies for entry in record.entries)
    if "duration_trend" in kind.findings:
        return any(entry.duration_seconds for entry in record.entries)
    if "intensity_trend" in kind.findings:
        return any(entry.intensity is not None for entry in record.entries)
    return True


def _is_left_out(kind: PatternKind, findings: Findings) -> bool:
    """A factor that was answered and is neither spoken of nor waited for."""
    return kind.factor is not None and not any(kind.awaits(one) for one in findings.not_yet)


def _at(tellings: list[Telling], *levels: Level) -> tuple[Telling, ...]:
    return tuple(one for one in tellings if one.statement.level in levels)


def _progress(telling: Telling) -> float:
    waiting = telling.statement.waiting
    return waiting.have / waiting.need if waiting and waiting.need else 0.0


def _next_step(waiting: list[Telling]) -> Step | None:
    first = waiting[0].statement.waiting if waiting else None
    return first.step if first else None
