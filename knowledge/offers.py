"""Shipped versions beside articles that editors changed: offered, compared, taken or declined."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from knowledge.export import as_shipped
from knowledge.library import ShippedArticle, ShippedSection, digest
from knowledge.links import chosen
from knowledge.markdown import MarkdownError
from knowledge.models import Article, Offered, Section, Source, Topic

DAYS = ("checked_on", "review_due")
REVIEW = {"reviewer": "", "qualification": "", "last_reviewed": None}


class NotNow(Exception):
    """The shipped version can't be taken over now. Says why, for the editor."""


def offer(article: Article, shipped: ShippedArticle) -> None:
    """Note that the library ships another version of ``article`` than the editors have.

    What was decided on this very version stays decided.
    """
    said = digest(shipped)
    if Offered.objects.filter(article=article, digest=said).exists():
        return
    Offered.objects.update_or_create(
        article=article,
        defaults={
            "digest": said,
            "content": _as_json(shipped),
            "offered_at": timezone.now(),
            "decision": Offered.Decision.OPEN,
            "decided_at": None,
            "decided_by": None,
        },
    )


def withdraw(article: Article) -> None:
    """Forget the offer for ``article``: it says what ships, or nothing newer ships."""
    Offered.objects.filter(article=article).delete()


def open_offers() -> QuerySet[Offered]:
    """Return the shipped versions that nobody decided on yet, each with its article."""
    undecided = Offered.objects.filter(decision=Offered.Decision.OPEN)
    return undecided.select_related("article").order_by("article__order", "article__title")


def says_what_ships(article: Article, shipped: ShippedArticle) -> bool:
    """Tell if readers see exactly what ships, and no draft says anything else."""
    newest = article.latest_revision_id
    if not article.live or not newest or newest != article.live_revision_id:
        return False
    try:
        return digest(as_shipped(article)) == digest(shipped)
    except MarkdownError:
        return False


def offered_version(offered: Offered) -> ShippedArticle:
    """Return the shipped version that was put away for the editors."""
    content: dict[str, Any] = dict(offered.content)
    content["sections"] = tuple(_section(part) for part in content["sections"])
    for name in DAYS:
        content[name] = date.fromisoformat(content[name])
    return ShippedArticle(**content)


def keep_ours(offered: Offered, by: AbstractBaseUser) -> None:
    """Decline a shipped version. The next one will be offered again."""
    _decide(offered, Offered.Decision.KEPT, by)


@transaction.atomic
def take_over(offered: Offered, by: AbstractBaseUser) -> Article:
    """Save the shipped version as a draft of its article; readers see nothing of it yet.

    The draft says that nobody reviewed it: whoever publishes it records a review of this text.
    Raises ``NotNow`` while the article is locked or waits for a review.
    """
    article = Article.objects.select_for_update(of=("self",)).get(pk=offered.article_id)
    if article.workflow_in_progress:
        raise NotNow("It waits for a review. Finish or cancel that first.")
    lock = article.get_lock()
    if lock and lock.for_user(by):
        raise NotNow("It is locked. Ask who locked it to unlock it.")
    draft = article.get_latest_revision_as_object()
    write(draft, offered_version(offered))
    for name, nothing in REVIEW.items():
        setattr(draft, name, nothing)
    draft.save_revision(user=by, log_action=True)
    _decide(offered, Offered.Decision.TAKEN, by)
    return article


def write(article: Article, shipped: ShippedArticle) -> None:
    """Make ``article`` say what ships, without saving it. Sections keep their ids by anchor."""
    for name in ("title", "summary", "order", *DAYS):
        setattr(article, name, getattr(shipped, name))
    article.sections.set(_sections(article, shipped))


def _section(part: dict[str, Any]) -> ShippedSection:
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in part.items()}
    return ShippedSection(**values)


def _sections(article: Article, shipped: ShippedArticle) -> list[Section]:
    ids = dict(_stored(article))
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
            topics=[topics[slug] for slug in section.topics if slug in topics],
            sources=[sources[key] for key in section.sources if key in sources],
        )
        for place, section in enumerate(shipped.sections)
    ]


def _stored(article: Article) -> Any:
    return Section.objects.filter(article_id=article.pk).values_list("anchor", "pk")


def _decide(offered: Offered, decision: Offered.Decision, by: AbstractBaseUser) -> None:
    offered.decision = decision
    offered.decided_at = timezone.now()
    offered.decided_by_id = by.pk
    offered.save(update_fields=["decision", "decided_at", "decided_by"])


def _as_json(shipped: ShippedArticle) -> dict[str, Any]:
    return asdict(shipped) | {name: getattr(shipped, name).isoformat() for name in DAYS}
