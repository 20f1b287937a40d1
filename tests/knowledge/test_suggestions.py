"""A search that found too little asks what was meant."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knowledge.models import Synonym
from knowledge.suggestions import did_you_mean
from tests.knowledge.helpers import article, section

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("magnesum", "magnesium"),
        ("Magnésum", "magnesium"),
        ("strething at nihgt", "stretching at night"),
        ("magnesium", ""),
        ("unicorns", ""),
        ("at", ""),
        ("", ""),
    ],
)
def test_the_likeliest_word_of_the_library_is_meant(words: str, meant: str) -> None:
    article("prevention", section("Magnesium", body="<p>Stretching at night.</p>"))

    assert did_you_mean(words) == meant


def test_words_of_synonyms_are_known_and_those_of_drafts_are_not() -> None:
    article("draft", section("Potassium"), live=False)
    Synonym.objects.create(phrase="charley horse", terms=["cramp"])

    assert did_you_mean("charly horse") == "charley horse"
    assert did_you_mean("potasium") == ""


def test_the_page_asks_and_leads_there(client: Client) -> None:
    article("prevention", section("Magnesium & more"), section("Cramps"))

    nothing = client.get("/knowledge/?q=magnesum").content.decode()
    assert '<a href="?q=magnesium">magnesium</a>?' in nothing
    assert "What others read most" in nothing
    some = client.get("/knowledge/?q=cramps+magnesum").content.decode()
    assert '<a href="?q=cramps%20magnesium">cramps magnesium</a>?' in some
    assert "Did you mean" not in client.get("/knowledge/?q=magnesium").content.decode()


@pytest.mark.parametrize("number", [1, 9])
def test_two_queries_know_every_word(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for each in range(number):
        article(f"prevention-{each}", section(f"Magnesium {each}"))

    with django_assert_num_queries(2):
        assert did_you_mean("magnesum") == "magnesium"
