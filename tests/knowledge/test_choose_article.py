"""/cms/choose-article/: the window in which an editor chooses what to link to."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from diary.models import Person
from knowledge import queries
from tests.knowledge.helpers import article, section

pytestmark = pytest.mark.django_db
AsPerson = Callable[[Person], Client]
ADDRESS = "/cms/choose-article/"


def test_nora_finds_articles_sections_and_drafts(nora: Person, as_person: AsPerson) -> None:
    live = article("causes", section("Heat"))
    article("unfinished", section("Cold"), live=False)

    answer = as_person(nora).get(ADDRESS).json()

    assert answer["step"] == "choose"
    shown = " ".join(answer["html"].split())
    assert f'data-id="{live.pk}" data-anchor="heat" data-title="Heat"' in shown
    assert 'data-words="causes heat"' in shown
    assert shown.count("draft</span>") == 1


def test_eve_and_strangers_see_no_drafts(eve: Person, as_person: AsPerson, client: Client) -> None:
    assert as_person(eve).get(ADDRESS, follow=True).status_code == 403
    assert client.get(ADDRESS).status_code == 302


@pytest.mark.parametrize("number", [1, 9])
def test_the_number_of_queries_does_not_grow(
    django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for each in range(number):
        article(f"article-{each}", section("One"), section("Two"))

    with django_assert_num_queries(2):
        found = [len(one.sections.all()) for one in queries.articles_to_link_to()]
    assert found == [2] * number
