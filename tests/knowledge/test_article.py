"""/knowledge/<article>/ shows a live article, how sure it is, and where it comes from."""

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


def test_an_article_that_nobody_reviewed_says_so(client: Client) -> None:
    article("prevention", section())

    text = page(client)
    assert "Checked against its sources on Nov. 1, 2026." in text
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
    assert "Last reviewed by Dr Maria Lopez, GP, on Jan. 2, 2020." in text
    assert "Not yet reviewed" not in text
    assert "Its next review was due on Jan. 2, 2021" in text


def test_a_review_due_today_is_not_overdue() -> None:
    assert not article("prevention", review_due=timezone.localdate()).is_overdue


def test_the_page_describes_itself_to_search_engines(client: Client) -> None:
    article("prevention", section(), summary="What helps, and “what” <doesn't>.")

    text = page(client)
    assert "<title>Prevention · Cramptracker</title>" in text
    assert 'rel="canonical" href="http://localhost:8000/knowledge/prevention/"' in text
    assert 'content="What helps, and “what” &lt;doesn&#x27;t&gt;."' in text


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
