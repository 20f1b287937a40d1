"""From patterns to the library: the one place where the diary asks for articles.

It asks by topic, through one function, so that editors may rewrite everything else.
"""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from diary.kinds import KINDS, PatternKind
from knowledge.kinds import Kind
from knowledge.models import Section
from knowledge.queries import sections_for_topics, topics_without_live_section

__all__ = [
    "Reading",
    "Section",
    "first_section_for",
    "missing_parts",
    "reading_for",
    "sections_beside",
    "sections_on",
    "unread_topics",
]


@dataclass(frozen=True, slots=True)
class Reading:
    """The sections that answer one question about a kind of pattern, the first to be read first."""

    part: str
    title: str
    sections: list[Section]


def sections_on(*topics: str) -> list[Section]:
    """Return the live sections on any of the topics: causes, prevention, when to see a doctor."""
    return sections_for_topics(topics)


def sections_beside(kind: PatternKind) -> list[Section]:
    """Return the live sections on any topic of a kind, of the parts that stand beside it."""
    return sections_for_topics(kind.topics, [Kind(part) for part in kind.parts])


def reading_for(kind: PatternKind) -> list[Reading]:
    """Return what to read beside a kind of pattern, by the question it answers."""
    return [
        Reading(part, sections[0].get_kind_display(), sections)
        for part, group in groupby(sections_beside(kind), key=lambda section: section.kind)
        if (sections := list(group))
    ]


def first_section_for(kind: PatternKind) -> Section | None:
    """Return the section to read first beside a kind of pattern, if there is one."""
    return next(iter(sections_beside(kind)), None)


def unread_topics() -> list[tuple[PatternKind, str]]:
    """Return the kinds of pattern that name a topic without any live section, with that topic."""
    missing = topics_without_live_section(topic for kind in KINDS for topic in kind.topics)
    return [(kind, topic) for kind in KINDS for topic in kind.topics if topic in missing]


def missing_parts() -> list[tuple[PatternKind, list[str]]]:
    """Return the kinds of pattern that lack a part beside them, and what they lack in words."""
    lacking = []
    for kind in KINDS:
        there = {section.kind for section in sections_beside(kind)}
        absent = [_part_words(part) for part in kind.parts if part not in there]
        if absent:
            lacking.append((kind, absent))
    return lacking


def _part_words(part: str) -> str:
    return {
        "cause": _("what may bring it on"),
        "prevention": _("what may prevent it"),
        "relief": _("what may ease it"),
        "warning": _("when to see a doctor"),
    }[part]
