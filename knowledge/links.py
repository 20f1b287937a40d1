"""Links between articles: chosen, kept as a reference, and written out for readers.

In a section's text such a link is ``<a linktype="article" id="7" anchor="stretching">``. The id
outlives a change of the article's address. A text that ships names the address instead
(``slug="prevention"``), since it comes before there are ids.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.rich_text import LinkHandler, expand_db_html

from knowledge.models import Article, Section

Attributes = dict[str, str]
LINK_TYPE, ENTITY = "article", "ARTICLE"
TYPED_LINK = re.compile(r'<a href="([^"]*)">')
BETWEEN = "<!-- the next section -->"


class ArticleLinks(LinkHandler):
    """Writes links to articles out for readers. Where there is nothing to read, no link is left."""

    identifier = LINK_TYPE

    @staticmethod
    def get_model() -> type[Article]:
        return Article

    @classmethod
    def get_many(cls, attrs_list: list[Attributes]) -> list[Article | None]:
        return find_articles(attrs_list)

    @classmethod
    def expand_db_attributes(cls, attrs: Attributes) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[Attributes]) -> list[str]:
        return [
            f'<a href="{escape(address(article, attrs))}">' if article and article.live else "<a>"
            for article, attrs in zip(find_articles(attrs_list), attrs_list, strict=True)
        ]

    @classmethod
    def extract_references(cls, attrs: Attributes) -> Iterator[tuple[Any, ...]]:
        (article,) = find_articles([attrs])
        if article:
            yield Article, article.pk, "", ""


class ArticleLinkForEditors(LinkElementHandler):
    """Gives the editor's text field what it shows of a link to an article."""

    def __init__(self) -> None:
        super().__init__(ENTITY)

    def get_attribute_data(self, attrs: Attributes) -> dict[str, str]:
        kept = {name: attrs[name] for name in ("id", "slug", "anchor") if attrs.get(name)}
        (article,) = find_articles([attrs])
        if article is None:
            return kept
        shown = {"id": str(article.pk), "title": article.title, "url": address(article, attrs)}
        return {name: value for name, value in kept.items() if name != "slug"} | shown


def as_kept(props: dict[str, Any]) -> Any:
    """Return the element that is kept of a link in the editor's text field."""
    names = ("id", "slug", "anchor")
    kept = {name: str(props[name]) for name in names if props.get(name)}
    return DOM.create_element("a", {"linktype": LINK_TYPE} | kept, props["children"])


CONVERSION = {
    "from_database_format": {f'a[linktype="{LINK_TYPE}"]': ArticleLinkForEditors()},
    "to_database_format": {"entity_decorators": {ENTITY: as_kept}},
}


def find_articles(references: Iterable[Attributes]) -> list[Article | None]:
    """Return the article that each reference means, or ``None``. One query, or none at all."""
    wanted = list(references)
    ids = {int(one["id"]) for one in wanted if one.get("id", "").isdecimal()}
    slugs = {one["slug"] for one in wanted if one.get("slug")}
    if not ids and not slugs:
        return [None] * len(wanted)
    found = list(Article.objects.filter(Q(pk__in=ids) | Q(slug__in=slugs)))
    by_id, by_slug = {str(a.pk): a for a in found}, {a.slug: a for a in found}
    return [by_id.get(one.get("id", "")) or by_slug.get(one.get("slug", "")) for one in wanted]


def address(article: Article, reference: Attributes) -> str:
    """Return where a reference leads: the article's page, or a section on it."""
    anchor = reference.get("anchor", "")
    return article.get_absolute_url() + (f"#{anchor}" if anchor else "")


def chosen(body: str) -> str:
    """Return ``body`` with each typed or pasted address of an article turned into a reference."""
    return TYPED_LINK.sub(_as_reference, body)


def with_prose(sections: Iterable[Section]) -> list[Section]:
    """Give each section its ``prose``: its text with links written out.

    One query for all of them, or none where nothing links.
    """
    listed = list(sections)
    if not listed:
        return []
    written: str = expand_db_html(BETWEEN.join(section.body for section in listed))
    for section, prose in zip(listed, written.split(BETWEEN), strict=True):
        section.prose = mark_safe(prose)  # noqa: S308  the editors' field lets nothing else in
    return listed


def _as_reference(link: re.Match[str]) -> SafeString | str:
    parts = urlsplit(link[1].replace("&amp;", "&"))
    ours = urlsplit(settings.SITE_URL)
    if parts.netloc and (parts.scheme, parts.netloc) != (ours.scheme, ours.netloc):
        return link[0]
    try:
        page = resolve(parts.path)
    except Resolver404:
        return link[0]
    if page.view_name != "knowledge:article":
        return link[0]
    slug = page.kwargs["slug"]
    if not parts.fragment:
        return format_html('<a linktype="{}" slug="{}">', LINK_TYPE, slug)
    return format_html('<a linktype="{}" slug="{}" anchor="{}">', LINK_TYPE, slug, parts.fragment)
