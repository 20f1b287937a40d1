"""What the library has nothing live about, though a pattern asks for it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from wagtail import hooks

from knowledge.kinds import Kind
from knowledge.models import Topic

HOOK = "topics_asked_for"
"""Whoever links to topics says so: a function registered under this name returns ``Asked``."""
Asked = tuple[str, Sequence[str], Sequence[str]]
"""Who asks, in words; the topics asked for; and the kinds of section wanted, any topic's."""
OF_EVERY_TOPIC = (Kind.CAUSE, Kind.PREVENTION)
SHOWN = (Kind.CAUSE, Kind.PREVENTION, Kind.RELIEF, Kind.WARNING)


@dataclass(frozen=True)
class Cell:
    """How many live sections of a kind a topic has, and what it means that there is none."""

    kind: Kind
    count: int
    is_none_known: bool
    is_missing: bool


@dataclass(frozen=True)
class TopicRow:
    """A topic that somebody asks for, and what there is to read about it."""

    topic: Topic
    asked_by: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def missing(self) -> list[Kind]:
        return [cell.kind for cell in self.cells if cell.is_missing]


@dataclass(frozen=True)
class Lacking:
    """Somebody who asks for topics of which none has a live section of these kinds."""

    asks: str
    topics: tuple[str, ...]
    kinds: tuple[Kind, ...]


@dataclass(frozen=True)
class Gaps:
    """What is missing, by who asks and by topic."""

    lacking: tuple[Lacking, ...]
    topics: tuple[TopicRow, ...]

    @property
    def count(self) -> int:
        return len(self.lacking) + sum(bool(row.missing) for row in self.topics)


def gaps() -> Gaps:
    """Return which wanted sections are missing. A topic may say that none is known.

    A topic needs a cause and a prevention; who asks needs one of each kind they ask for, on
    any of their topics. One query.
    """
    asked: list[Asked] = [each for ask in _askers() for each in ask()]
    rows = tuple(_row(topic, asked) for topic in _counted(asked))
    by_slug = {row.topic.slug: row for row in rows}
    lacking = []
    for who, slugs, kinds in asked:
        there = [by_slug[slug] for slug in slugs if slug in by_slug]
        without = tuple(Kind(kind) for kind in kinds if not _is_met(Kind(kind), there))
        if without:
            lacking.append(Lacking(who, tuple(slugs), without))
    return Gaps(tuple(lacking), rows)


def _askers() -> Iterable[Callable[[], Iterable[Asked]]]:
    found: Iterable[Callable[[], Iterable[Asked]]] = hooks.get_hooks(HOOK)
    return found


def _counted(asked: Sequence[Asked]) -> Iterable[Topic]:
    live = Q(sections__article__live=True)
    counts = {kind.value: Count("sections", filter=live & Q(sections__kind=kind)) for kind in SHOWN}
    wanted = {slug for _who, slugs, _kinds in asked for slug in slugs}
    return Topic.objects.filter(slug__in=wanted).annotate(**counts).order_by("order", "slug")


def _row(topic: Topic, asked: Sequence[Asked]) -> TopicRow:
    cells = []
    for kind in SHOWN:
        count = getattr(topic, kind.value)
        none_known = not count and kind in topic.none_known
        missing = not count and not none_known and kind in OF_EVERY_TOPIC
        cells.append(Cell(kind, count, none_known, missing))
    return TopicRow(
        topic, tuple(str(who) for who, slugs, _kinds in asked if topic.slug in slugs), tuple(cells)
    )


def _is_met(kind: Kind, rows: Iterable[TopicRow]) -> bool:
    """Tell if some topic has a live section of a kind, or says that none is known."""
    return any(
        cell.count or cell.is_none_known for row in rows for cell in row.cells if cell.kind is kind
    )
