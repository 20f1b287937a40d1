"""/accessibility/: what was tested and what was not, for everybody to read."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from diary.models import Person
from tests.diary.views.pages import html, text_of

pytestmark = pytest.mark.django_db


def test_it_says_what_was_tested_what_was_not_and_when(client: Client) -> None:
    page = text_of(client.get("/accessibility/"))
    for told in ("What was tested", "What was not tested", "What we know is missing", "no tags"):
        assert told in page
    assert "25 November 2026" in page


def test_it_is_linked_from_the_foot_of_every_page(client: Client, phone: Client) -> None:
    for browser, at in ((client, "/"), (client, "/account/login/"), (phone, "/settings/")):
        foot = html(browser.get(at)).partition("<footer")[2]
        assert 'href="/accessibility/"' in foot, at


def test_where_to_write_is_what_the_operator_has_set(client: Client, settings: Settings) -> None:
    settings.CONTACT_EMAIL = ""
    assert "mailto:" not in html(client.get("/accessibility/"))
    assert "has not set an address" in text_of(client.get("/accessibility/"))
    settings.CONTACT_EMAIL = "help@cramps.example"
    assert 'href="mailto:help@cramps.example"' in html(client.get("/accessibility/"))


def test_it_is_the_same_page_for_a_stranger_and_for_ana_and_asks_no_diary(
    client: Client,
    ana: Person,
    as_person: Callable[[Person], Client],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(2):  # only the savepoint around the request
        told = text_of(client.get("/accessibility/")).partition("Our goal")[2]
    own = text_of(as_person(ana).get("/accessibility/")).partition("Our goal")[2]
    assert told.partition("We last went")[0] == own.partition("We last went")[0]
    assert client.post("/accessibility/").status_code == 405
