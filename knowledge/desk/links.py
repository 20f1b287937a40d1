"""Links in the live articles that lead nowhere, or soon will."""

import re
from dataclasses import dataclass
from datetime import datetime
from html import unescape

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from knowledge.addresses import OwnAddress, address, link_target
from knowledge.models import Article, Section

LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
ATTRIBUTE = re.compile(r"""([\w-]+)=["']([^"']*)["']""")
TAG = re.compile(r"<[^>]+>")


class Why(TextChoices):
    """What is wrong with a link."""

    NOWHERE = "nowhere", _("It leads nowhere: what it pointed to was removed.")
    NO_ARTICLE = "no_article", _("There is no such article.")
    NOT_LIVE = "not_live", _("That article is not public.")
    NO_SECTION = "no_section", _("The article has no such section.")
    EXPIRES = "expires", _("That article is set to expire.")


@dataclass(frozen=True)
class DeadLink:
    """A link in a live section, its words, where it leads, and what is wrong with that."""

    section: Section
    words: str
    href: str
    why: Why
    on: datetime | None = None


def dead_links() -> list[DeadLink]:
    """Return the links inside the library that lead to nothing live, and those that soon will.

    What leads nowhere now comes first. Two queries, however many articles there are.
    """
    sections = list(
        Section.objects.filter(article__live=True)
        .select_related("article")
        .order_by("article__order", "article__title", "sort_order")
    )
    anchors = {(part.article.slug, part.anchor) for part in sections}
    articles = {article.slug: article for article in Article.objects.all()}
    slugs = {str(article.pk): article.slug for article in articles.values()}
    found = []
    for part in sections:
        for attributes, inner in LINK.findall(part.body):
            named = {name: unescape(value) for name, value in ATTRIBUTE.findall(attributes)}
            own, href = link_target(named, slugs), named.get("href", "")
            why = _why(own, articles, anchors) if own else None if href else Why.NOWHERE
            if why:
                on = articles[own.slug].expire_at if own and why is Why.EXPIRES else None
                words = unescape(TAG.sub("", inner)).strip()
                found.append(DeadLink(part, words, href or _shown(own), why, on))
    return sorted(found, key=lambda link: link.why is Why.EXPIRES)


def _shown(own: OwnAddress | None) -> str:
    if own is None:
        return ""
    return address(own.slug) + (f"#{own.anchor}" if own.anchor else "")


def _why(
    own: OwnAddress, articles: dict[str, Article], anchors: set[tuple[str, str]]
) -> Why | None:
    article = articles.get(own.slug)
    if article is None:
        return Why.NO_ARTICLE
    if not article.live:
        return Why.NOT_LIVE
    if own.anchor and (own.slug, own.anchor) not in anchors:
        return Why.NO_SECTION
    return Why.EXPIRES if article.expire_at else None
