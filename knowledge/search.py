"""Full-text search in the live articles, with PostgreSQL's stemming.

The text of some dozens of articles is small, so it is read as it stands: there is no index that
could be behind.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank, SearchVector
from django.db.models import F, Func, TextField, Value

from knowledge.models import Article, Section

LANGUAGE = "english"
MOST_SECTIONS = 60
PER_ARTICLE = 4
START, STOP = "\x02", "\x03"  # they can't be in a text, so they can't be forged by one


@dataclass(frozen=True)
class Piece:
    """A part of an excerpt: words that were looked for, or the words between."""

    text: str
    is_hit: bool


@dataclass(frozen=True)
class SectionFound:
    section: Section
    excerpt: tuple[Piece, ...]


@dataclass(frozen=True)
class ArticleFound:
    """An article with the sections in it that speak most to what was looked for, best first."""

    article: Article
    sections: tuple[SectionFound, ...]


@dataclass(frozen=True)
class Results:
    """The articles found, best first; ``has_every_word`` is false when they have some only."""

    articles: tuple[ArticleFound, ...]
    has_every_word: bool


def search(words: str) -> Results:
    """Return what live articles say about ``words``, in any form of each word.

    ``"a phrase"``, ``or`` and ``-without`` work as on the web. When nothing has every word,
    what has any of them is returned. One query, or two.
    """
    found = _sections(SearchQuery(words, config=LANGUAGE, search_type="websearch"))
    if found:
        return Results(_by_article(found), has_every_word=True)
    any_word = " or ".join(re.findall(r"\w+", words))
    found = _sections(SearchQuery(any_word, config=LANGUAGE, search_type="websearch"))
    return Results(_by_article(found), has_every_word=False)


def _sections(query: SearchQuery) -> list[Section]:
    plain = _without_tags("body")
    whole = (
        _vector("heading", "A")
        + SearchVector(plain, weight="C", config=LANGUAGE)
        + _vector("article__title", "B")
        + _vector("article__summary", "D")
    )
    excerpt = SearchHeadline(
        plain,
        query,
        config=LANGUAGE,
        start_sel=START,
        stop_sel=STOP,
        max_words=30,
        min_words=15,
    )
    found = (
        Section.objects.filter(article__live=True)
        .annotate(whole=whole, rank=SearchRank(F("whole"), query), excerpt=excerpt)
        .filter(whole=query)
        .select_related("article")
        .order_by("-rank", "article__order", "sort_order")
    )
    return list(found[:MOST_SECTIONS])


def _by_article(sections: Sequence[Section]) -> tuple[ArticleFound, ...]:
    best = {section.article_id: place for place, section in reversed([*enumerate(sections)])}
    ordered = sorted(sections, key=lambda section: best[section.article_id])
    return tuple(
        ArticleFound(
            parts[0].article,
            tuple(SectionFound(s, _pieces(s.excerpt)) for s in parts[:PER_ARTICLE]),
        )
        for _, grouped in groupby(ordered, key=lambda section: section.article_id)
        if (parts := list(grouped))
    )


def _pieces(excerpt: str) -> tuple[Piece, ...]:
    """Cut an excerpt at its marks. What comes out is plain text, for a template to escape."""
    pieces = []
    for part in excerpt.split(START):
        hit, stop, rest = part.partition(STOP)
        pieces += [(hit, True), (rest, False)] if stop else [(part, False)]
    return tuple(Piece(html.unescape(text), is_hit) for text, is_hit in pieces if text)


def _vector(field: str, weight: str) -> SearchVector:
    return SearchVector(field, weight=weight, config=LANGUAGE)


def _without_tags(field: str) -> Func:
    inside_a_line = _replaced(F(field), r"</?(a|b|em|i|strong)( [^>]*)?>", "")
    return _replaced(inside_a_line, r"<[^>]+>", " ")


def _replaced(text: F | Func, pattern: str, by: str) -> Func:
    arguments = (text, Value(pattern), Value(by), Value("g"))
    return Func(*arguments, function="regexp_replace", output_field=TextField())
