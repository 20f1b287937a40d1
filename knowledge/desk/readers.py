"""What readers read and said: counts and messages, and nothing of who they are."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from knowledge.models import Article, ArticleViews, Feedback

RECENT_DAYS = 30
PER_PAGE = 20


@dataclass(frozen=True)
class ArticleRow:
    """An article with how often it was read, and how many said that it was useful, or not."""

    article: Article
    recent_views: int
    all_views: int
    useful: int
    not_useful: int
    is_scheduled: bool


def article_rows() -> list[ArticleRow]:
    """Return every article, the most read of the last 30 days first. Three queries."""
    views = {row["article"]: row for row in _views_by_article()}
    said = {row["article"]: row for row in _answers_by_article()}
    rows = []
    for article in _articles():
        seen, answers = views.get(article.pk, {}), said.get(article.pk, {})
        rows.append(
            ArticleRow(
                article,
                seen.get("recent") or 0,
                seen.get("total") or 0,
                answers.get("yes", 0),
                answers.get("no", 0),
                article.is_scheduled,
            )
        )
    return sorted(rows, key=lambda row: -row.recent_views)


def due_for_review() -> list[Article]:
    """Return the live articles whose day for the next review has passed, the longest first."""
    today = timezone.localdate()
    return list(Article.objects.filter(live=True, review_due__lt=today).order_by("review_due"))


def messages() -> QuerySet[Feedback]:
    """Return what readers wrote, the newest first, each with its article and who read it."""
    return (
        Feedback.objects.exclude(message="")
        .select_related("article", "seen_by")
        .order_by("-sent_at", "-pk")
    )


def unread_messages() -> QuerySet[Feedback]:
    """Return what readers wrote and nobody at the desk has ticked off."""
    return messages().filter(seen_at__isnull=True)


def messages_page(number: str | None, *, unread_only: bool) -> Page[Feedback]:
    """Return a page of messages; a number that isn't one gives the first or the last page."""
    found = unread_messages() if unread_only else messages()
    return Paginator(found, PER_PAGE).get_page(number)


def _articles() -> QuerySet[Article]:
    return Article.objects.annotate(
        is_scheduled=Exists(
            Article.objects.filter(pk=OuterRef("pk"), _revisions__approved_go_live_at__isnull=False)
        )
    )


def _views_by_article() -> QuerySet[ArticleViews, dict[str, int]]:
    first: date = timezone.now().date() - timedelta(days=RECENT_DAYS - 1)
    return ArticleViews.objects.values("article").annotate(
        recent=Sum("count", filter=Q(day__gte=first)), total=Sum("count")
    )


def _answers_by_article() -> QuerySet[Feedback, dict[str, int]]:
    return (
        Feedback.objects.values("article")
        .order_by("article")
        .annotate(yes=Count("pk", filter=Q(useful=True)), no=Count("pk", filter=Q(useful=False)))
    )
