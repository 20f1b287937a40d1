"""The library that ships holds together, and says nothing that its fact base doesn't know."""

import csv
import re

import pytest
from django.core.management import call_command

from knowledge.kinds import Kind
from knowledge.library import CONTENT, Library, read_library
from knowledge.queries import SEE_A_DOCTOR, topics_without_live_section
from knowledge.search import search
from knowledge.services import Done, load_library
from tests.knowledge.evidence import EVIDENCE


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(CONTENT, lambda slug: f"/knowledge/{slug}/")


def test_every_article_that_people_look_for_is_there(library: Library) -> None:
    assert {article.slug for article in library.articles} == {
        SEE_A_DOCTOR,
        "what-is-a-cramp",
        "causes",
        "when-a-cramp-comes",
        "prevention",
        "who-gets-cramps",
        "night-cramps",
        "exercise-cramps",
        "heat-sweat-salt",
        "fluids",
        "minerals-and-supplements",
        "overuse-load-recovery",
        "circulation",
        "nerves",
        "medicines",
        "conditions",
        "lasting-or-returning-cramps",
        "questions-and-answers",
        "reading-your-patterns",
    }


def test_every_source_that_is_cited_is_there_and_every_topic_is_used(library: Library) -> None:
    sections = [section for article in library.articles for section in article.sections]

    assert {source.key for source in library.sources} >= {k for s in sections for k in s.sources}
    assert {topic.slug for topic in library.topics} == {t for s in sections for t in s.topics}


def test_every_source_can_be_looked_up(library: Library) -> None:
    for source in library.sources:
        assert source.doi or source.pmid or source.url or source.venue, source.key
        assert not source.doi or re.match(r"^10\.\S+/\S+$", source.doi), source.key
        assert not source.pmid or source.pmid.isdigit(), source.key


def test_a_review_is_due_after_the_last_check(library: Library) -> None:
    for article in library.articles:
        assert article.checked_on < article.review_due, article.slug


def test_sources_are_those_of_the_fact_base(library: Library) -> None:
    if EVIDENCE is None:
        pytest.skip("the fact base is not beside this checkout")
    with (EVIDENCE / "sources.csv").open(newline="", encoding="utf-8") as rows:
        keys = {row["key"] for row in csv.DictReader(rows)}

    assert {source.key for source in library.sources} <= keys


def test_what_readers_call_things_is_known(library: Library) -> None:
    said = {synonym.phrase for synonym in library.synonyms}
    assert said >= {"charley horse", "jumpy legs", "heat cramps", "stitch"}


@pytest.mark.django_db
def test_it_loads_twice_and_every_topic_and_synonym_leads_to_something(library: Library) -> None:
    call_command("load_library", verbosity=0)

    assert {outcome.done for outcome in load_library(library)} == {Done.UNCHANGED}
    for synonym in library.synonyms:
        found = search(synonym.phrase)
        assert found.has_every_word, synonym.phrase
        assert found.articles, synonym.phrase
    slugs = [topic.slug for topic in library.topics]
    assert topics_without_live_section(slugs, list(Kind)) == []
