"""Links in the live articles that lead nowhere, or soon will."""

import re
from dataclasses import dataclass
from datetime import datetime
from html import unescape

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.rich_text import expand_db_html

from knowledge.addresses import OwnAddress, own_address
from knowledge.models import Article, Section

LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
HREF = re.compile(r"""\bhref=["']([^"']*)["']""")
TAG = re.compile(r"<[^>]+>")
BETWEEN = "\x1e"  # can't be in a text, so texts can be joined and taken apart again


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
    if not sections:
        return []
    anchors = {(part.article.slug, part.anchor) for part in sections}
    articles = {article.slug: article for article in Article.objects.all()}
    bodies = expand_db_html(BETWEEN.join(part.body for part in sections)).split(BETWEEN)
    found = []
    for part, body in zip(sections, bodies, strict=True):
        for attributes, inner in LINK.findall(body):
            href = HREF.search(attributes)
            address = unescape(href[1]) if href else ""
            own = own_address(address)
            why = _why(own, articles, anchors) if own else None if address else Why.NOWHERE
            if why:
                on = articles[own.slug].expire_at if own and why is Why.EXPIRES else None
                words = unescape(TAG.sub("", inner)).strip()
                found.append(DeadLink(part, words, address, why, on))
    return sorted(found, key=lambda link: link.why is Why.EXPIRES)


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
