"""/knowledge/topic/<slug>/ shows where the library speaks about one topic."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from diary.models import Person
from knowledge.kinds import Kind
from knowledge.models import Topic
from tests.knowledge.helpers import article, section
from tests.knowledge.test_index import TRANSACTION

pytestmark = pytest.mark.django_db


def test_every_kind_of_section_is_there_under_its_name(client: Client) -> None:
    article("all", *(section(kind.name, kind, ["fluids"]) for kind in Kind))

    text = client.get("/knowledge/topic/fluids/").content.decode()
    places = [text.index(f'href="/knowledge/all/#{kind.value}"') for kind in Kind]
    assert places == sorted(places)
    assert "What may cause it" in text
    assert "red-flag-callout" in text
    assert "not medical advice" in text


def test_a_topic_of_drafts_only_is_not_found(client: Client) -> None:
    article("causes", section("Heat", topics=["season"]), live=False)

    assert client.get("/knowledge/topic/season/").status_code == 404
    assert client.get("/knowledge/topic/nothing/").status_code == 404


def test_eve_sees_live_sections_and_no_draft(
    eve: Person, as_person: Callable[[Person], Client]
) -> None:
    article("causes", section("Heat", topics=["season"]))
    article("draft", section("Cold", topics=["season"]), live=False)

    text = as_person(eve).get("/knowledge/topic/season/").content.decode()
    assert "Heat" in text
    assert "Cold" not in text


def test_a_topic_says_of_what_nothing_is_known(client: Client) -> None:
    article("prevention", section("Hold it", Kind.PREVENTION, ["stretching"]))
    Topic.objects.filter(slug="stretching").update(none_known=["cause", "prevention"])

    text = client.get("/knowledge/topic/stretching/").content.decode()
    assert "names a cause to do with this." in text
    assert "how to prevent this" not in text, "a section speaks of it"
    assert text.index("Hold it") < text.index("names a cause")


def test_it_is_for_reading(client: Client) -> None:
    assert client.post("/knowledge/topic/season/").status_code == 405


@pytest.mark.parametrize("number", [1, 10])
def test_the_number_of_queries_does_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for each in range(number):
        article(f"causes-{each}", section("Heat", topics=["season"]))

    with django_assert_num_queries(4 + TRANSACTION):
        client.get("/knowledge/topic/season/")
