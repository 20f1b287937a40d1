"""Pieces of PostgreSQL's full-text search that Django has no words for."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.search import (
    CombinedSearchQuery,
    SearchQuery,
    SearchQueryField,
)
from django.db.models import F, Func, TextField, Value

from knowledge.words import MARKS, plain_query, plain_words

LANGUAGE = "english"

AnyQuery = SearchQuery | CombinedSearchQuery
Text = F | Func | Value


class Rewritten(SearchQuery):
    """A query in which every ``target`` has become ``substitute``: ``ts_rewrite``."""

    def __init__(self, query: AnyQuery, target: AnyQuery, substitute: AnyQuery) -> None:
        Func.__init__(self, query, target, substitute, output_field=SearchQueryField())
        self.function = "ts_rewrite"
        self.invert = False


def rewritten(query: AnyQuery, phrase: str, terms: Iterable[str]) -> AnyQuery:
    """Return ``query`` that takes any of ``terms`` where it asks for ``phrase``.

    The phrase may be quoted in the query or not, and inside a longer one when it is not.
    """
    said = plain_query(phrase)
    as_words = SearchQuery(said, config=LANGUAGE, search_type="plain")
    wider = Rewritten(query, as_words, as_words | any_of(terms))
    if len(plain_words(phrase)) == 1:
        return wider
    quoted = SearchQuery(said, config=LANGUAGE, search_type="phrase")
    return Rewritten(wider, quoted, quoted | any_of(terms))


def any_of(terms: Iterable[str]) -> AnyQuery:
    """Return the query for any of some phrases, each word in any form."""
    queries: list[AnyQuery] = [
        SearchQuery(plain_query(term), config=LANGUAGE, search_type="phrase") for term in terms
    ]
    return reduce(or_, queries)


def bare(text: Text) -> Func:
    """Return a text without accents, as ``words.without_accents`` makes it."""
    apart = Func(text, template="normalize(%(expressions)s, NFD)", output_field=TextField())
    without = _replaced(apart, f"[{MARKS}]", "")
    return Func(without, template="normalize(%(expressions)s, NFC)", output_field=TextField())


def plain_text(field: str) -> Func:
    """Return the text of a field of HTML: tags are gone, entities stay."""
    inside_a_line = _replaced(F(field), r"</?(a|b|em|i|strong)( [^>]*)?>", "")
    return _replaced(inside_a_line, r"<[^>]+>", " ")


def _replaced(text: Any, pattern: str, by: str) -> Func:
    arguments = (text, Value(pattern), Value(by), Value("g"))
    return Func(*arguments, function="regexp_replace", output_field=TextField())
