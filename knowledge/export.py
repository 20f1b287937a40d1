"""Writes an article as the Markdown file that ``library`` reads, and reads it back to be sure."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import cast

from knowledge.addresses import address
from knowledge.bodies import rich_text
from knowledge.library import (
    LibraryError,
    ShippedArticle,
    ShippedSection,
    read_article,
)
from knowledge.markdown import MarkdownError, markdown_of
from knowledge.models import Article, Section, Source, Topic
from knowledge.places import Place

CHOSEN = re.compile(r'<a\b[^>]*\bid="(\d+)"')


class ExportError(ValueError):
    """The article can't be a file of the library yet. Says what has to change."""


def export_article(article: Article) -> str:
    """Return an article as the text of its file: read again, it says exactly the same.

    ``article`` may be a live one or a draft. Raises ``ExportError`` when something is missing
    that every file needs, or when its text holds what a file can't.
    """
    try:
        text = article_text(as_shipped(article))
        read_article(
            text,
            article.slug,
            topics=set(Topic.objects.values_list("slug", flat=True)),
            sources=set(Source.objects.values_list("key", flat=True)),
            address=address,
        )
    except (LibraryError, MarkdownError) as problem:
        raise ExportError(str(problem)) from None
    return text


def as_shipped(article: Article) -> ShippedArticle:
    """Return what the file of an article would say, its links and its lists written one way.

    The days may be missing in an editor's own article. Raises ``MarkdownError``.
    """
    sections = list(article.sections.all())
    slugs = _slugs_in(sections)
    return ShippedArticle(
        slug=article.slug,
        title=article.title,
        summary=article.summary,
        order=article.order,
        checked_on=cast("date", article.checked_on),
        review_due=cast("date", article.review_due),
        sections=tuple(_section(part, slugs) for part in sections),
    )


def article_text(shipped: ShippedArticle) -> str:
    """Return the text of an article's file. Raises ``MarkdownError``."""
    return "\n".join(_lines(shipped))


def _section(part: Section, slugs: Mapping[str, str]) -> ShippedSection:
    return ShippedSection(
        anchor=part.anchor,
        heading=part.heading,
        kind=part.kind,
        grade=part.grade,
        topics=tuple(sorted(topic.slug for topic in part.topics.all())),
        sources=tuple(sorted(source.key for source in part.sources.all())),
        facts=tuple(part.facts),
        body=_one_way(part.body, slugs),
    )


def _slugs_in(sections: Iterable[Section]) -> dict[str, str]:
    """Return the slugs of the articles that links name by their id. One query, or none."""
    ids = {int(number) for part in sections for number in CHOSEN.findall(part.body)}
    if not ids:
        return {}
    found = Article.objects.filter(pk__in=ids).values_list("pk", "slug")
    return {str(pk): slug for pk, slug in found}


def _one_way(html: str, slugs: Mapping[str, str]) -> str:
    """Write rich text as the library's own files would give it, whoever typed it where."""
    markdown = markdown_of(html, slugs)
    if not markdown:
        return ""
    again, _links = rich_text(markdown, Place(Path("text"), 1), address)
    if markdown_of(again) != markdown:
        raise MarkdownError(
            "Bold or italic text begins or ends inside a word or at a sign. Set it on whole words."
        )
    return again


def _lines(shipped: ShippedArticle) -> Iterator[str]:
    yield "+++"
    yield f"title = {_toml(shipped.title)}"
    yield f"summary = {_toml(shipped.summary)}"
    yield f"order = {shipped.order}"
    for name in ("checked_on", "review_due"):
        if day := getattr(shipped, name):
            yield f"{name} = {day.isoformat()}"
    yield "+++"
    for section in shipped.sections:
        yield from ("", f"## {section.heading} {{#{section.anchor}}}", "", "<!--")
        yield f"kind = {_toml(section.kind)}"
        for name in ("topics", "grade", "sources", "facts"):
            value = getattr(section, name)
            words = f"[{', '.join(map(_toml, value))}]" if isinstance(value, tuple) else None
            yield f"{name} = {words or _toml(value)}"
        yield from ("-->", "", markdown_of(section.body))
    yield ""


def _toml(text: str) -> str:
    """Return a TOML string. JSON's escapes are TOML's too, but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
