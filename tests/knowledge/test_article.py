"""/knowledge/<article>/ shows a live article, how sure it is, and where it comes from."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from diary.models import Person
from knowledge.kinds import Grade, Kind
from tests.knowledge.helpers import article, section, source
from tests.knowledge.test_index import TRANSACTION

pytestmark = pytest.mark.django_db


def page(client: Client, slug: str = "prevention") -> str:
    response = client.get(f"/knowledge/{slug}/")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_a_section_has_its_anchor_kind_and_grade_in_words(client: Client) -> None:
    article(
        "prevention",
        section("Stretching", Kind.PREVENTION, ["night-cramps"], grade=Grade.CONFLICTING),
        section("Signs", Kind.WARNING),
    )

    text = page(client)
    assert '<section class="article-section" id="stretching">' in text
    assert 'href="#stretching"' in text
    assert "section-kind--prevention" in text
    assert "What may prevent it" in text
    assert "Studies disagree" in text
    assert 'href="/knowledge/topic/night-cramps/"' in text
    assert text.index('id="stretching"') < text.index('id="signs"')


def test_sources_are_numbered_once_and_link_to_where_they_are(client: Client) -> None:
    source("khan2007", doi="10.1000/k", pmid="123", venue="J Cramps 2007", verified=True)
    source("nhs", url="https://www.nhs.uk/x")
    article(
        "prevention",
        section("One", sources=["khan2007"]),
        section("Two", sources=["khan2007", "nhs"]),
    )

    text = page(client)
    assert text.count('id="source-1"') == text.count('id="source-2"') == 1
    assert 'href="https://doi.org/10.1000/k" rel="noopener"' in text
    assert 'href="https://pubmed.ncbi.nlm.nih.gov/123/" rel="noopener"' in text
    assert 'href="https://www.nhs.uk/x" rel="noopener"' in text
    assert text.count("has not been seen in print yet") == 1
    assert text.count('href="#source-1"') == 2


def test_a_section_shows_its_sources_how_sure_it_is_and_who_reviewed_it(client: Client) -> None:
    source("khan2007", authors="Khan", year=2007, doi="10.1000/k", pmid="123", study_type="RCT")
    article("prevention", section("One", sources=["khan2007"]), section("Two", sources=["nhs"]))

    text = page(client)
    one = text[text.index('id="one"') : text.index('id="two"')]
    assert "Based on source 1 " in one
    assert "Few, small or indirect studies." in one
    assert "Khan (2007), RCT" in one
    assert 'href="https://doi.org/10.1000/k"' in one
    assert 'href="https://pubmed.ncbi.nlm.nih.gov/123/"' in one
    assert "Not yet reviewed by a clinician." in one


def test_an_article_that_nobody_reviewed_says_so(client: Client) -> None:
    article("prevention", section())

    text = page(client)
    assert "Checked against its sources on 1 November 2026." in text
    assert "Not yet reviewed by a clinician." in text
    assert "out of date" not in text


def test_who_reviewed_it_is_named_and_an_overdue_review_shows(client: Client) -> None:
    article(
        "prevention",
        section(),
        last_reviewed=date(2020, 1, 2),
        reviewer="Dr Maria Lopez",
        qualification="GP",
        review_due=date(2021, 1, 2),
    )

    text = page(client)
    assert "Last reviewed by Dr Maria Lopez, GP, on 2 January 2020." in text
    assert "Not yet reviewed" not in text
    assert "Its next review was due on 2 January 2021" in text


def test_a_review_due_today_is_not_overdue() -> None:
    assert not article("prevention", review_due=timezone.localdate()).is_overdue


def test_the_page_describes_itself_to_search_engines(client: Client) -> None:
    article("prevention", section(), summary="What helps, and “what” <doesn't>.")

    text = page(client)
    assert "<title>Prevention · Cramptracker</title>" in text
    assert 'rel="canonical" href="http://localhost:8000/knowledge/prevention/"' in text
    assert 'content="What helps, and “what” &lt;doesn&#x27;t&gt;."' in text


def test_what_to_read_next_shares_most_topics(client: Client) -> None:
    article("one", section(topics=["fluids", "season"]), order=1)
    article("two", section(topics=["fluids"]), order=2)
    article("three", section("A", topics=["fluids"]), section("B", topics=["season"]), order=3)
    article("four", section(topics=["children"]), order=4)
    article("draft", section(topics=["fluids", "season"]), live=False)
    article("when-to-see-a-doctor", section(topics=["fluids"]), order=9)

    text = page(client, "one")
    read_on = text[text.index('id="read-on"') : text.index('class="before-after"')]
    assert re.findall('href="/knowledge/(.*?)/"', read_on) == ["three", "two"]
    assert "Read on" not in page(client, "four")


def test_before_and_next_follow_the_order_of_the_library(client: Client) -> None:
    for order, slug in enumerate(["one", "two", "three"]):
        article(slug, section(), order=order)
    article("draft", section(), order=1, live=False)

    first = page(client, "one")
    assert '<a class="after" href="/knowledge/two/" rel="next">' in first
    assert 'rel="prev"' not in first
    text = page(client, "two")
    assert '<a class="before" href="/knowledge/one/" rel="prev">' in text
    assert '<a class="after" href="/knowledge/three/" rel="next">' in text
    assert 'rel="next"' not in page(client, "three")


def test_signs_that_need_a_doctor_are_there_even_without_an_article(client: Client) -> None:
    article("when-to-see-a-doctor", section("Draft only"), live=False)

    text = page(client, "when-to-see-a-doctor")
    assert "emergency number now" in text
    assert "Draft only" not in text


def test_the_bar_of_every_page_leads_to_a_doctor(client: Client) -> None:
    article("prevention", section())

    for at in ("/", "/knowledge/", "/knowledge/prevention/", "/account/login/", "/no-such-page/"):
        text = client.get(at).content.decode()
        bar = text[text.index("<header") : text.index("</header>")]
        assert 'href="/knowledge/when-to-see-a-doctor/"' in bar, at


def test_when_to_see_a_doctor_comes_first_on_every_other_article(client: Client) -> None:
    article("when-to-see-a-doctor", section("Signs", Kind.WARNING))
    article("prevention", section())

    other = page(client)
    assert other.index("red-flag-callout") < other.index('class="toc"')
    assert 'href="/knowledge/when-to-see-a-doctor/"' in other
    assert "red-flag-callout" not in page(client, "when-to-see-a-doctor")


def test_a_page_holds_no_inline_style_or_script_and_asks_no_third_party(client: Client) -> None:
    article("prevention", section())

    text = page(client)
    assert " style=" not in text
    assert "<style" not in text
    assert "onclick" not in text
    assert 'src="http' not in text


def test_a_draft_and_what_is_not_there_are_not_found(client: Client) -> None:
    article("prevention", section(), live=False)

    assert client.get("/knowledge/prevention/").status_code == 404
    assert client.get("/knowledge/nothing/").status_code == 404


def test_eve_sees_what_everybody_sees_and_no_draft(
    eve: Person, as_person: Callable[[Person], Client]
) -> None:
    article("prevention", section())
    article("causes", section(), live=False)

    assert "Stretching at night" in page(as_person(eve))
    assert as_person(eve).get("/knowledge/causes/").status_code == 404


def test_it_is_for_reading(client: Client) -> None:
    article("prevention", section())

    assert client.post("/knowledge/prevention/").status_code == 405


@pytest.mark.parametrize("number", [1, 15])
def test_the_number_of_queries_does_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    parts = [section(f"Part {n}", topics=[f"t-{n}"], sources=[f"s{n}"]) for n in range(number)]
    article("prevention", *parts)

    with django_assert_num_queries(7 + TRANSACTION):
        client.get("/knowledge/prevention/")
