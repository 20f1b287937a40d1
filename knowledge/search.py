"""Full-text search in the live articles, with PostgreSQL's stemming and the editors' synonyms.

The text of some dozens of articles is small, so it is read as it stands: there is no index that
could be behind.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import add
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank, SearchVector
from django.db.models import F, Func, Value

from knowledge.excerpts import START, STOP, Piece, pieces
from knowledge.models import Article, Section, Synonym
from knowledge.tsquery import LANGUAGE, AnyQuery, any_of, bare, plain_text, rewritten
from knowledge.words import plain_query

EXCLUDED = re.compile(r'(?<!\S)-("[^"]*"?|\S+)')
MOST_SECTIONS = 60
PER_ARTICLE = 4


@dataclass(frozen=True)
class SectionFound:
    section: Section
    heading: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]


@dataclass(frozen=True)
class ArticleFound:
    """An article with the sections in it that speak most to what was looked for, best first."""

    article: Article
    title: tuple[Piece, ...]
    sections: tuple[SectionFound, ...]


@dataclass(frozen=True)
class Results:
    """The articles found, best first; ``has_every_word`` is false when they have some only.

    ``also``: what was looked for as well, for the synonyms that the words hold.
    """

    articles: tuple[ArticleFound, ...]
    has_every_word: bool
    also: tuple[str, ...] = ()


def search(words: str) -> Results:
    """Return what live articles say about ``words``, in any form of each word.

    ``"a phrase"``, ``or`` and ``-without`` work as on the web; case and accents don't matter.
    A word in a title counts more than one in a heading, and that more than one in the text.
    When nothing has every word, what has any of them is returned. Two queries, or three.
    """
    asked = plain_query(words)
    synonyms = _synonyms_in(asked)
    also = tuple(dict.fromkeys(term for synonym in synonyms for term in synonym.terms))
    if found := _sections(_widened(asked, synonyms)):
        return Results(_by_article(found), has_every_word=True, also=also)
    found = _sections(_any_word(asked, synonyms, also))
    return Results(_by_article(found), has_every_word=False, also=also)


def _widened(asked: str, synonyms: Sequence[Synonym]) -> AnyQuery:
    """Return the query for what is asked, with synonyms in the place of their phrases."""
    query: AnyQuery = SearchQuery(asked, config=LANGUAGE, search_type="websearch")
    for synonym in synonyms:
        query = rewritten(query, synonym.phrase, synonym.terms)
    return query


def _any_word(asked: str, synonyms: Sequence[Synonym], also: Sequence[str]) -> AnyQuery:
    """Return the query for any word that is asked for, still without those to be left out."""
    wanted = EXCLUDED.sub(" ", asked)
    words = " or ".join(re.findall(r"\w+", wanted))
    query: AnyQuery = SearchQuery(words, config=LANGUAGE, search_type="websearch")
    if wanted != asked:
        left_out = " ".join(found[0] for found in EXCLUDED.finditer(asked))
        return query & _widened(left_out, synonyms)
    return query | any_of(also) if also else query


def _synonyms_in(asked: str) -> list[Synonym]:
    """Return the synonyms whose phrase is among the words, in any form of each word."""
    phrase = SearchQuery(bare(F("phrase")), config=LANGUAGE, search_type="phrase")
    said = SearchVector(Value(asked), config=LANGUAGE)
    return list(Synonym.objects.annotate(said=said).filter(said=phrase))


def _sections(query: AnyQuery) -> list[Section]:
    text = plain_text("body")
    parts = {
        "A": bare(F("article__title")),
        "B": bare(F("heading")),
        "C": bare(text),
        "D": bare(F("article__summary")),
    }
    vectors = (SearchVector(part, weight=w, config=LANGUAGE) for w, part in parts.items())
    whole = reduce(add, vectors)
    found = (
        Section.objects.filter(article__live=True)
        .annotate(
            whole=whole,
            rank=SearchRank(F("whole"), query),
            text=text,
            excerpt=_marked(parts["C"], query, max_words=30, min_words=15),
            marked_heading=_marked(parts["B"], query, highlight_all=True),
            marked_title=_marked(parts["A"], query, highlight_all=True),
        )
        .filter(whole=query)
        .select_related("article")
        .order_by("-rank", "article__order", "sort_order")
    )
    return list(found[:MOST_SECTIONS])


def _marked(text: Func, query: AnyQuery, **options: Any) -> SearchHeadline:
    return SearchHeadline(text, query, config=LANGUAGE, start_sel=START, stop_sel=STOP, **options)


def _by_article(sections: Sequence[Section]) -> tuple[ArticleFound, ...]:
    best = {section.article_id: place for place, section in reversed([*enumerate(sections)])}
    ordered = sorted(sections, key=lambda section: best[section.article_id])
    return tuple(
        ArticleFound(
            parts[0].article,
            pieces(parts[0].marked_title, parts[0].article.title),
            tuple(map(_found, parts[:PER_ARTICLE])),
        )
        for _, grouped in groupby(ordered, key=lambda section: section.article_id)
        if (parts := list(grouped))
    )


def _found(section: Section) -> SectionFound:
    return SectionFound(
        section,
        pieces(section.marked_heading, section.heading),
        pieces(section.excerpt, section.text),
    )
