"""/cms/ has one door: strangers sign in as everywhere else, and who may not edit is told so."""

from collections.abc import Callable

import pytest
from django.test import Client

from diary.models import Person

pytestmark = pytest.mark.django_db
AsPerson = Callable[[Person], Client]


@pytest.mark.parametrize("address", ["/cms/", "/cms/snippets/knowledge/article/"])
def test_strangers_are_sent_to_the_one_login_page(client: Client, address: str) -> None:
    response = client.get(address, follow=True)

    where, _ = response.redirect_chain[-1]
    assert where == f"/account/login/?next={address}"
    assert response.status_code == 200


@pytest.mark.parametrize("address", ["/cms/", "/cms/login/", "/cms/snippets/knowledge/article/"])
def test_eve_may_not_come_in(eve: Person, as_person: AsPerson, address: str) -> None:
    assert as_person(eve).get(address, follow=True).status_code == 403


def test_nora_comes_in_and_is_taken_where_she_wanted(nora: Person, as_person: AsPerson) -> None:
    browser = as_person(nora)

    assert browser.get("/cms/").status_code == 200
    assert browser.get("/cms/login/").headers["Location"] == "/cms/"
    wanted = "/cms/snippets/knowledge/article/"
    assert browser.get(f"/cms/login/?next={wanted}").headers["Location"] == wanted


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/cms/login/"])
def test_nobody_is_sent_elsewhere_nor_in_circles(
    client: Client, nora: Person, as_person: AsPerson, elsewhere: str
) -> None:
    door = f"/cms/login/?next={elsewhere}"

    assert as_person(nora).get(door).headers["Location"] == "/cms/"
    assert client.get(door).headers["Location"] == "/account/login/?next=/cms/"


def test_wagtails_own_ways_in_are_closed(client: Client) -> None:
    assert client.get("/cms/password_reset/").status_code == 404
    response = client.post("/cms/login/", {"username": "a", "password": "b"})
    assert response.headers["Location"].startswith("/account/login/")
