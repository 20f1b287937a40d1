"""From patterns to the library: the one place where the diary asks for articles.

It asks by topic, through one function, so that editors may rewrite everything else.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils.functional import Promise

from diary.kinds import KINDS, PatternKind
from knowledge.kinds import Kind
from knowledge.models import Section
from knowledge.queries import kinds_none_known, sections_for_topics, topics_without_live_section

__all__ = [
    "Reading",
    "Section",
    "first_section_for",
    "reading_for",
    "readings_for",
    "sections_beside",
    "sections_on",
    "sections_to_ease",
    "unread_topics",
]


@dataclass(frozen=True, slots=True)
class Reading:
    """The sections that answer one question about a kind of pattern, the first to be read first.

    Where there is none because nothing is known, ``none_known`` says so.
    """

    part: str
    title: str
    sections: list[Section]
    none_known: Promise | None = None


def sections_on(*topics: str) -> list[Section]:
    """Return the live sections on any of the topics: causes, prevention, when to see a doctor."""
    return sections_for_topics(topics)


def sections_beside(kind: PatternKind) -> list[Section]:
    """Return the live sections on any topic of a kind, of the parts that stand beside it."""
    return sections_for_topics(kind.topics, [Kind(part) for part in kind.parts])


def reading_for(kind: PatternKind) -> list[Reading]:
    """Return what to read beside a kind of pattern, by the question it answers."""
    beside = sections_beside(kind)
    found = {part: [one for one in beside if one.kind == part] for part in kind.parts}
    unknown = [] if all(found.values()) else kinds_none_known(kind.topics)
    return [
        Reading(part, str(Kind(part).label), sections, None if sections else Kind(part).none_known)
        for part, sections in found.items()
        if sections or part in unknown
    ]


def readings_for(kinds: Sequence[PatternKind]) -> dict[str, list[Reading]]:
    """Return, by slug, what to read beside each of some kinds of pattern: four queries at most.

    Where nothing is known, nothing stands.
    """
    topics = {topic for kind in kinds for topic in kind.topics}
    parts = {part: None for kind in kinds for part in kind.parts}
    found = sections_for_topics(topics, [Kind(part) for part in parts]) if topics else []
    prefetch_related_objects(found, "topics")
    carried = [(one, {topic.slug for topic in one.topics.all()}) for one in found]
    readings = {}
    for kind in kinds:
        beside = [one for one, slugs in carried if not slugs.isdisjoint(kind.topics)]
        by_part = {part: [one for one in beside if one.kind == part] for part in kind.parts}
        readings[kind.slug] = [
            Reading(part, str(Kind(part).label), sections)
            for part, sections in by_part.items()
            if sections
        ]
    return readings


def first_section_for(kind: PatternKind) -> Section | None:
    """Return the section to read first beside a kind of pattern, if there is one."""
    return next(iter(sections_beside(kind)), None)


def sections_to_ease() -> tuple[list[Section], list[Section]]:
    """Return the live sections for while a cramp goes on: what may ease it, and the warnings."""
    found = sections_for_topics(["relief"], [Kind.RELIEF, Kind.WARNING])
    easing = [one for one in found if one.kind == Kind.RELIEF]
    return easing, [one for one in found if one.kind == Kind.WARNING]


def unread_topics() -> list[tuple[PatternKind, str]]:
    """Return the kinds of pattern that name a topic without any live section, with that topic."""
    missing = topics_without_live_section(topic for kind in KINDS for topic in kind.topics)
    return [(kind, topic) for kind in KINDS for topic in kind.topics if topic in missing]
