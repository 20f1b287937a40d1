"""/knowledge/ shows the library, and what a search in it found."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knowledge.kinds import Kind
from tests.knowledge.helpers import article, section

pytestmark = pytest.mark.django_db


@pytest.fixture
def library() -> None:
    article(
        "when-to-see-a-doctor",
        section("Signs", Kind.WARNING, ["red-flags"], body="<p>A swollen leg.</p>"),
        order=6,
    )
    article("prevention", section("Magnesium", topics=["night-cramps"]), order=4)
    article("unfinished", section("Secrets", topics=["nerves"]), live=False)


def page(client: Client, address: str = "/knowledge/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_reader_finds_articles_and_topics_but_no_draft(client: Client, library: None) -> None:
    text = page(client)

    assert 'href="/knowledge/prevention/"' in text
    assert 'href="/knowledge/topic/night-cramps/"' in text
    assert text.index("/knowledge/prevention/") < text.rindex("/knowledge/when-to-see-a-doctor/")
    assert "unfinished" not in text
    assert "/knowledge/topic/nerves/" not in text
    assert 'role="search"' in text or "<search>" in text


@pytest.mark.parametrize("address", ["/knowledge/", "/knowledge/?q=magnesium", "/knowledge/?q=xx"])
def test_every_page_says_when_to_see_a_doctor_and_that_it_is_no_advice(
    client: Client, library: None, address: str
) -> None:
    text = page(client, address)

    assert "red-flag-callout" in text
    assert 'href="/knowledge/when-to-see-a-doctor/"' in text
    assert "not medical advice" in text
    assert 'rel="canonical" href="http://localhost:8000/knowledge/"' in text


def test_the_warning_stands_even_when_its_article_does_not(client: Client) -> None:
    text = page(client)

    assert "emergency number now" in text
    assert "No article is published yet." in text


def test_what_is_found_links_to_the_section(client: Client, library: None) -> None:
    text = page(client, "/knowledge/?q=magnesium")

    assert 'href="/knowledge/prevention/#magnesium"' in text
    assert "One article speaks of “magnesium”." in text
    assert 'value="magnesium"' in text
    assert "noindex" in text


def test_a_search_that_finds_nothing_helps_on(client: Client, library: None) -> None:
    text = page(client, "/knowledge/?q=unicorns")

    assert "Nothing in the library speaks of “unicorns”." in text
    assert 'href="/knowledge/topic/night-cramps/"' in text


def test_a_search_that_finds_some_of_the_words_says_so(client: Client, library: None) -> None:
    assert "These have some of it." in page(client, "/knowledge/?q=magnesium+unicorns")


@pytest.mark.parametrize("words", ["", "%20%20"])
def test_an_empty_search_shows_the_library(client: Client, library: None, words: str) -> None:
    assert "By topic" in page(client, f"/knowledge/?q={words}")


def test_words_are_shown_as_text(client: Client, library: None) -> None:
    text = page(client, "/knowledge/?q=%3Cscript%3Ealert(1)%3C/script%3E")

    assert "<script>alert(1)" not in text


def test_what_cannot_be_searched_is_said_by_the_field(client: Client, library: None) -> None:
    assert "That is a lot of text." in page(client, f"/knowledge/?q={'a' * 201}")
    assert "Null characters are not allowed." in page(client, "/knowledge/?q=a%00b")


@pytest.mark.parametrize("number", [1, 10])
def test_the_number_of_queries_does_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for each in range(number):
        article(f"prevention-{each}", section("Magnesium", topics=[f"topic-{each}"]))

    with django_assert_num_queries(3 + TRANSACTION):
        client.get("/knowledge/")
    with django_assert_num_queries(3 + TRANSACTION):
        client.get("/knowledge/?q=magnesium")
    with django_assert_num_queries(8 + TRANSACTION):
        client.get("/knowledge/?q=unicorns")


TRANSACTION = 2  # each request runs in one of its own: a savepoint and its release in a test


def test_eve_sees_what_everybody_sees(client: Client, library: None, eve, as_person) -> None:  # type: ignore[no-untyped-def]
    assert "Magnesium" in page(as_person(eve), "/knowledge/?q=magnesium")
    assert "unfinished" not in page(as_person(eve))


def test_it_is_for_reading(client: Client) -> None:
    assert client.post("/knowledge/").status_code == 405
    assert client.head("/knowledge/").status_code == 200
