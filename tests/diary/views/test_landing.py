"""What a stranger sees at the front door."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from diary.models import Person

Browser = Callable[[Person], Client]


@pytest.mark.django_db
def test_a_stranger_learns_what_this_is_and_how_to_begin(client: Client) -> None:
    answer = client.get("/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "A diary for muscle cramps" in page
    for address in ("/account/signup/", "/account/login/", "/knowledge/"):
        assert f'href="{address}"' in page


@pytest.mark.django_db
def test_the_front_door_promises_no_cure(client: Client) -> None:
    page = client.get("/").content.decode().lower()
    assert "not medical advice" in page
    for word in ("cure", "diagnos", "guarantee"):
        assert word not in page


@pytest.mark.django_db
def test_the_front_door_needs_no_diary(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):  # the savepoint of the request, and its end
        client.get("/")


def test_who_is_signed_in_comes_to_today(ana: Person, as_person: Browser) -> None:
    assert 'href="/account/signup/"' not in as_person(ana).get("/").content.decode()
