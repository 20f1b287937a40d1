"""Every read of the library. Readers get what is live, and never a draft."""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from knowledge.kinds import Kind
from knowledge.links import with_prose
from knowledge.models import Article, Section, Source, Topic

SEE_A_DOCTOR = "when-to-see-a-doctor"
MOST_RELATED = 4
FOR_A_PATTERN = (Kind.CAUSE, Kind.PREVENTION, Kind.WARNING)


def sections_for_topics(
    slugs: Iterable[str], kinds: Sequence[Kind] = FOR_A_PATTERN
) -> list[Section]:
    """Return the live sections that carry any of the topics: the first kind first, and so on.

    Within a kind they stand in the order of the library. Each comes with its article, its
    sources and its ``prose``. Three queries, however many there are.
    """
    found = (
        live_sections()
        .filter(topics__slug__in=list(slugs), kind__in=kinds)
        .distinct()
        .order_by("article__order", "article__title", "sort_order")
    )
    ranks = {kind.value: rank for rank, kind in enumerate(kinds)}
    return sorted(with_prose(found), key=lambda section: ranks[section.kind])


def topics_without_live_section(
    slugs: Iterable[str], kinds: Collection[Kind] = FOR_A_PATTERN
) -> list[str]:
    """Return those of ``slugs``, in their order, that no live section of ``kinds`` carries."""
    wanted = list(dict.fromkeys(slugs))
    covered = set(
        Topic.objects.filter(
            slug__in=wanted, sections__article__live=True, sections__kind__in=kinds
        ).values_list("slug", flat=True)
    )
    return [slug for slug in wanted if slug not in covered]


def kinds_none_known(slugs: Iterable[str]) -> list[Kind]:
    """Return the kinds of section of which any of the topics says that none is known."""
    said = Topic.objects.filter(slug__in=list(slugs)).values_list("none_known", flat=True)
    unknown = {kind for kinds in said for kind in kinds}
    return [kind for kind in Kind if kind in unknown]


def live_articles() -> QuerySet[Article]:
    """Return the articles that readers may see, in the order of the library."""
    return Article.objects.filter(live=True)


def neighbours(article: Article) -> tuple[Article | None, Article | None]:
    """Return the articles before and after one in the order of the library. One query."""
    before, after, passed = None, None, False
    for other in live_articles().only("slug", "title"):
        if other.pk == article.pk:
            passed = True
        elif passed:
            after = other
            break
        else:
            before = other
    return (before, after) if passed else (None, None)


def related_articles(article: Article, topics: Iterable[Topic]) -> list[Article]:
    """Return the live articles that share most of ``topics``, with how many: ``shared``.

    The one on when to see a doctor is left out: every page points to it anyway.
    """
    shared = Count("sections__topics", filter=Q(sections__topics__in=list(topics)), distinct=True)
    found = (
        live_articles()
        .exclude(pk=article.pk)
        .exclude(slug=SEE_A_DOCTOR)
        .annotate(shared=shared)
        .filter(shared__gt=0)
    )
    return list(found.order_by("-shared", "order", "title")[:MOST_RELATED])


def articles_to_start_with() -> list[Article]:
    """Return the most read articles, for somebody who found nothing; unread ones in the
    library's order."""
    most_read = live_articles().annotate(readings=Coalesce(Sum("views__count"), 0))
    return list(most_read.order_by("-readings", "order", "title")[:MOST_RELATED])


def live_article(slug: str) -> Article | None:
    """Return a live article with its sections, their topics and sources, or ``None``."""
    sections = Section.objects.order_by("sort_order").prefetch_related("topics", _sources())
    return (
        live_articles()
        .filter(slug=slug)
        .prefetch_related(Prefetch("sections", queryset=sections))
        .first()
    )


def articles_to_link_to() -> QuerySet[Article]:
    """Return every article, drafts too, with its sections, for an editor to choose from."""
    sections = Section.objects.order_by("sort_order")
    return Article.objects.prefetch_related(Prefetch("sections", queryset=sections))


def live_sections() -> QuerySet[Section]:
    """Return the sections of live articles, each with its article and its sources."""
    return (
        Section.objects.filter(article__live=True)
        .select_related("article")
        .prefetch_related(_sources())
    )


def topics_with_sections() -> QuerySet[Topic]:
    """Return the topics that some live section carries, with the number of them: ``count``."""
    live = Q(sections__article__live=True)
    carried = Topic.objects.annotate(count=Count("sections", filter=live)).filter(count__gt=0)
    return carried.order_by("order", "slug")  # grouping drops the model's own order


def topic(slug: str) -> Topic | None:
    """Return a topic, if it is one that readers find something about."""
    carried = Section.objects.filter(topics=OuterRef("pk"), article__live=True)
    return Topic.objects.filter(Exists(carried), slug=slug).first()


def doctor_article() -> Article | None:
    """Return the article on when to see a doctor, which every page of the library points to."""
    return live_articles().filter(slug=SEE_A_DOCTOR).first()


def _sources() -> "Prefetch[str, QuerySet[Source], str]":
    return Prefetch("sources", queryset=Source.objects.order_by("-year", "key"))
