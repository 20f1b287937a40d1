"""Puts the library that ships into the database, and never over an editor's change."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from django.db import connection, models, transaction

from knowledge.library import Library, ShippedArticle, ShippedSource, ShippedTopic, digest
from knowledge.links import chosen
from knowledge.models import Article, Section, Shipped, Source, Topic

ONE_LOADER_AT_A_TIME = 7_316_201  # any number that no other advisory lock of ours has


class Done(models.TextChoices):
    """What became of a thing that ships."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"


@dataclass(frozen=True)
class Outcome:
    """What became of one topic, source or article; for what was kept, why."""

    done: Done
    kind: str
    key: str
    why: str = ""

    def __str__(self) -> str:
        return f"{self.done:<9} {self.kind} {self.key}" + (f": {self.why}" if self.why else "")


def load_library(library: Library) -> list[Outcome]:
    """Create and publish what is new, bring untouched things up to date, keep what was edited.

    All of it happens, or nothing. Doing it again changes nothing.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_LOADER_AT_A_TIME])
        return [
            *_load_topics(library.topics),
            *_load_sources(library.sources),
            *_load_articles(library.articles),
        ]


def summary(outcomes: Iterable[Outcome]) -> str:
    """Say the whole in one line: ``24 topics unchanged, 1 article kept``."""
    counts = Counter((outcome.kind, outcome.done) for outcome in outcomes)
    return ", ".join(
        f"{number} {kind}{'s' if number > 1 else ''} {done}"
        for (kind, done), number in counts.items()
    )


def _load_topics(shipped: Iterable[ShippedTopic]) -> Iterator[Outcome]:
    # Topics are the program's own: nobody else may edit them, so nothing can be overwritten.
    known = {topic.slug: topic for topic in Topic.objects.all()}
    for order, topic in enumerate(shipped):
        wanted = asdict(topic) | {"order": order}
        done = _write(known.pop(topic.slug, None), Topic, wanted)
        yield Outcome(done, "topic", topic.slug)
    for slug in known:
        yield Outcome(Done.KEPT, "topic", slug, "it no longer ships")


def _load_sources(shipped: Iterable[ShippedSource]) -> Iterator[Outcome]:
    notes = _notes(Shipped.Kind.SOURCE)
    rows = {source.key: source for source in Source.objects.all()}
    for source in shipped:
        row, note = rows.pop(source.key, None), notes.pop(source.key, None)
        if why := _why_keep_source(row, note):
            yield Outcome(Done.KEPT, "source", source.key, why)
            continue
        done = _write(row, Source, asdict(source))
        if done is not Done.UNCHANGED:
            _note(Shipped.Kind.SOURCE, source.key, digest(source))
        yield Outcome(done, "source", source.key)
    for key in notes:
        yield Outcome(Done.KEPT, "source", key, "it no longer ships")


def _why_keep_source(row: Source | None, note: Shipped | None) -> str:
    if row is None:
        return "an editor removed it" if note else ""
    if note is None:
        return "an editor made it"
    fields = ShippedSource.__dataclass_fields__
    as_it_is = ShippedSource(**{name: getattr(row, name) for name in fields})
    return "" if digest(as_it_is) == note.digest else "an editor changed it"


def _load_articles(shipped: Iterable[ShippedArticle]) -> Iterator[Outcome]:
    notes = _notes(Shipped.Kind.ARTICLE)
    for article in shipped:
        note = notes.pop(article.slug, None)
        row = Article.objects.filter(slug=article.slug).first()
        if why := _why_keep_article(row, note):
            yield Outcome(Done.KEPT, "article", article.slug, why)
        elif note and note.digest == digest(article):
            yield Outcome(Done.UNCHANGED, "article", article.slug)
        else:
            revision = _publish(row or Article(slug=article.slug, live=False), article)
            _note(Shipped.Kind.ARTICLE, article.slug, digest(article), revision)
            yield Outcome(Done.UPDATED if note else Done.CREATED, "article", article.slug)
    for slug in notes:
        yield Outcome(Done.KEPT, "article", slug, "it no longer ships")


def _why_keep_article(row: Article | None, note: Shipped | None) -> str:
    if row is None:
        return "an editor removed it" if note else ""
    if note is None:
        return "an editor made it"
    if row.latest_revision_id != note.revision_id:
        return "an editor changed it"
    if not row.live:
        return "an editor unpublished it"
    return "an editor locked it" if row.locked else ""


def _publish(article: Article, shipped: ShippedArticle) -> int:
    """Write and publish ``shipped``; return the id of the revision that this made."""
    for name in ("title", "summary", "order", "checked_on", "review_due"):
        setattr(article, name, getattr(shipped, name))
    article.sections.set(_sections(article, shipped))
    if article.pk is None:
        article.save()
    revision = article.save_revision()
    revision.publish()
    return int(revision.pk)


def _sections(article: Article, shipped: ShippedArticle) -> list[Section]:
    ids = dict(article.sections.values_list("anchor", "pk")) if article.pk else {}
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    sources = {source.key: source for source in Source.objects.all()}
    return [
        Section(
            pk=ids.get(section.anchor),
            sort_order=place,
            anchor=section.anchor,
            heading=section.heading,
            kind=section.kind,
            grade=section.grade,
            body=chosen(section.body),
            facts=list(section.facts),
            topics=[topics[slug] for slug in section.topics],
            sources=[sources[key] for key in section.sources if key in sources],
        )
        for place, section in enumerate(shipped.sections)
    ]


def _write(row: models.Model | None, model: type[models.Model], wanted: dict[str, object]) -> Done:
    """Make ``row`` say what is wanted, or make a new one; write only when something differs."""
    if row is None:
        model._default_manager.create(**wanted)
        return Done.CREATED
    if all(getattr(row, name) == value for name, value in wanted.items()):
        return Done.UNCHANGED
    for name, value in wanted.items():
        setattr(row, name, value)
    row.save()
    return Done.UPDATED


def _notes(kind: Shipped.Kind) -> dict[str, Shipped]:
    return {note.key: note for note in Shipped.objects.filter(kind=kind)}


def _note(kind: Shipped.Kind, key: str, said: str, revision: int | None = None) -> None:
    Shipped.objects.update_or_create(
        kind=kind, key=key, defaults={"digest": said, "revision_id": revision}
    )
