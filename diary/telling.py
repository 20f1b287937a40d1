"""What a diary tells, the most telling first: one telling for each kind of pattern."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from diary import queries
from diary.days import today
from diary.kinds import KINDS, PatternKind
from diary.links import Section, first_section_for
from diary.models import Person
from diary.patterns import Findings, Level
from diary.published import published_findings
from diary.red_flags import red_flags_of_all
from diary.urgency import RedFlag
from diary.words import Statement, statements_of

ORDER = (Level.CLEAR, Level.LIKELY, Level.DESCRIBED, Level.NO_LINK, Level.NOT_YET)
RECENT = timedelta(days=7)
WORTH_A_GLANCE = frozenset({Level.CLEAR, Level.LIKELY, Level.DESCRIBED})
SAID = WORTH_A_GLANCE | {Level.NO_LINK}
MOST_ON_TOPICS = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """A kind of pattern, what is said of it, and the section to read first beside it.

    ``more``: what else is said of it, where it is about several things.
    """

    kind: PatternKind
    statement: Statement
    section: Section | None = None
    more: tuple[Statement, ...] = ()


def telling_of(kind: PatternKind, findings: Findings, units: str) -> Telling:
    """Say what a diary shows of one kind of pattern, in a person's units."""
    first, *more = statements_of(kind, findings, units)
    return Telling(kind, first, more=tuple(more))


def tellings_of(findings: Findings, units: str) -> list[Telling]:
    """Say what a diary shows of every kind: clear, likely, counted, no link, not yet.

    Of the same level the one whose finding comes first in the findings.
    """
    tellings = [telling_of(kind, findings, units) for kind in KINDS]
    return sorted(tellings, key=lambda one: (_rank(one), _place(one.kind, findings)))


def most_telling(person: Person) -> Telling | None:
    """Return the one thing that a diary says most surely, with what to read about it.

    ``None`` while it says nothing. For one person's own page: the queries of what was published,
    and two.
    """
    findings = published_findings(person)
    first = tellings_of(findings, person.units)[0]
    if first.statement.level not in WORTH_A_GLANCE:
        return None
    return Telling(first.kind, first.statement, first_section_for(first.kind), first.more)


def tellings_on(topics: Collection[str], person: Person) -> list[Telling]:
    """Return what a diary says on any of some topics of the library, the most telling first.

    What can't be told yet is left out. For one person's own page: the queries of what was
    published, and none where no kind of pattern names the topics.
    """
    if not any(topic in kind.topics for kind in KINDS for topic in topics):
        return []
    tellings = tellings_of(published_findings(person), person.units)
    about = (one for one in tellings if not set(one.kind.topics).isdisjoint(topics))
    return [one for one in about if one.statement.level in SAID][:MOST_ON_TOPICS]


def recent_red_flags(person: Person) -> list[RedFlag]:
    """Return the red flags of the last seven days' cramps: they come before any pattern."""
    since = today(person) - RECENT
    return red_flags_of_all(list(queries.episodes_of(person).filter(day__gt=since)))


def _rank(telling: Telling) -> int:
    return ORDER.index(telling.statement.level)


def _place(kind: PatternKind, findings: Findings) -> int:
    places = [index for index, one in enumerate(findings.findings) if kind.shows(one)]
    return min(places, default=len(findings.findings))
