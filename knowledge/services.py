"""Every write of the library that isn't an editor's: what ships, and what readers send.

What ships is never put over an editor's change.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace

from django.db import connection, models, transaction
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from knowledge import offers
from knowledge.library import (
    Library,
    ShippedArticle,
    ShippedSource,
    ShippedSynonym,
    ShippedTopic,
    digest,
)
from knowledge.models import Article, Feedback, Shipped, Source, Synonym, Topic

ONE_LOADER_AT_A_TIME = 7_316_201  # any number that no other advisory lock of ours has


class Done(models.TextChoices):
    """What became of a thing that ships."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"


@dataclass(frozen=True)
class Outcome:
    """What became of one topic, source, synonym or article; for what was kept, why."""

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
            *_load_synonyms(library.synonyms),
            *_indexed_once(_load_articles(library.articles)),
        ]


def summary(outcomes: Iterable[Outcome]) -> str:
    """Say the whole in one line: ``24 topics unchanged, 1 article kept``."""
    counts = Counter((outcome.kind, outcome.done) for outcome in outcomes)
    return ", ".join(
        f"{number} {kind}{'s' if number > 1 else ''} {done}"
        for (kind, done), number in counts.items()
    )


def keep_feedback(article: Article, useful: bool, message: str) -> Feedback:
    """Keep what a reader thought of an article, for its editors to see."""
    return Feedback.objects.create(article=article, useful=useful, message=message.strip())


def _indexed_once(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Load articles, and only then note what each of them links to.

    By itself each row that is saved is noted anew, some four hundred times for the library; and a
    link to an article that comes later would not be found.
    """
    with disable_reference_index_auto_update():
        done = list(outcomes)
    written = {one.key for one in done if one.done in (Done.CREATED, Done.UPDATED)}
    for article in Article.objects.filter(slug__in=written):
        ReferenceIndex.create_or_update_for_object(article)
    return done


def _load_topics(shipped: Iterable[ShippedTopic]) -> Iterator[Outcome]:
    # Topics are the program's own: nobody else may edit them, so nothing can be overwritten.
    known = {topic.slug: topic for topic in Topic.objects.all()}
    for order, topic in enumerate(shipped):
        wanted = asdict(topic) | {"order": order, "none_known": list(topic.none_known)}
        done = _write(known.pop(topic.slug, None), Topic, wanted)
        yield Outcome(done, "topic", topic.slug)
    for slug in known:
        yield Outcome(Done.KEPT, "topic", slug, "it no longer ships")


def _load_sources(shipped: Iterable[ShippedSource]) -> Iterator[Outcome]:
    rows = {source.key: source for source in Source.objects.all()}
    return _load_rows(Shipped.Kind.SOURCE, {one.key: one for one in shipped}, Source, rows)


def _load_synonyms(shipped: Iterable[ShippedSynonym]) -> Iterator[Outcome]:
    rows = {synonym.phrase.lower(): synonym for synonym in Synonym.objects.all()}
    return _load_rows(Shipped.Kind.SYNONYM, {one.phrase: one for one in shipped}, Synonym, rows)


def _load_rows(
    kind: Shipped.Kind,
    shipped: Mapping[str, ShippedSource | ShippedSynonym],
    model: type[models.Model],
    rows: Mapping[str, models.Model],
) -> Iterator[Outcome]:
    """Bring the rows of a model up to date by their keys, except those that an editor touched."""
    notes = _notes(kind)
    for key, one in shipped.items():
        row, note = rows.get(key), notes.pop(key, None)
        if why := _why_keep_row(one, row, note):
            yield Outcome(Done.KEPT, kind.value, key, why)
            continue
        wanted = {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(one).items()}
        done = _write(row, model, wanted)
        if done is not Done.UNCHANGED:
            _note(kind, key, digest(one))
        yield Outcome(done, kind.value, key)
    for key in notes:
        yield Outcome(Done.KEPT, kind.value, key, "it no longer ships")


def _why_keep_row(
    shipped: ShippedSource | ShippedSynonym, row: models.Model | None, note: Shipped | None
) -> str:
    if row is None:
        return "an editor removed it" if note else ""
    if note is None:
        return "an editor made it"
    as_it_is = replace(shipped, **{one.name: getattr(row, one.name) for one in fields(shipped)})
    return "" if digest(as_it_is) == note.digest else "an editor changed it"


def _load_articles(shipped: Iterable[ShippedArticle]) -> Iterator[Outcome]:
    notes = _notes(Shipped.Kind.ARTICLE)
    for article in shipped:
        note = notes.pop(article.slug, None)
        row = Article.objects.filter(slug=article.slug).first()
        why = _why_keep_article(row, note)
        if row and why and offers.says_what_ships(row, article):
            # An editor took this version over, or wrote the same: from here on it is untouched.
            if not row.last_reviewed:
                _note(Shipped.Kind.ARTICLE, row.slug, digest(article), row.latest_revision_id)
            offers.withdraw(row)
            yield Outcome(Done.UNCHANGED, "article", article.slug)
        elif why:
            _tell_editors(row, note, article)
            yield Outcome(Done.KEPT, "article", article.slug, why)
        elif note and note.digest == digest(article):
            yield Outcome(Done.UNCHANGED, "article", article.slug)
        else:
            revision = _publish(row or Article(slug=article.slug, live=False), article)
            _note(Shipped.Kind.ARTICLE, article.slug, digest(article), revision)
            yield Outcome(Done.UPDATED if note else Done.CREATED, "article", article.slug)
    for slug in notes:
        yield Outcome(Done.KEPT, "article", slug, "it no longer ships")


def _tell_editors(row: Article | None, note: Shipped | None, shipped: ShippedArticle) -> None:
    """Offer what ships to the editors, when it is another version than they began with."""
    if row is None:
        return
    if note and note.digest == digest(shipped):
        offers.withdraw(row)
    else:
        offers.offer(row, shipped)


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
    offers.write(article, shipped)
    if article.pk is None:
        article.save()
    revision = article.save_revision()
    revision.publish()
    return int(revision.pk)


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
