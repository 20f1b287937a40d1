"""Signing up, in and out, by email alone."""

import re
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from diary.models import Person
from tests.helpers import PASSWORD

LOGIN, SIGN_UP = "/account/login/", "/account/signup/"
WRONG = {"login": "ana@example.org", "password": "not her password"}


def sign_up(client: Client, **more: Any) -> Any:
    return client.post(
        SIGN_UP, {"email": "new@example.org", "password1": PASSWORD, "time_zone": ""} | more
    )


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("", "UTC"),
        ("Mars/Olympus", "UTC"),
        ("localtime", "UTC"),
    ],
)
def test_the_time_zone_is_the_browsers_where_it_is_one(
    db: None, client: Client, sent: str, kept: str
) -> None:
    assert sign_up(client, time_zone=sent).status_code == 302
    assert Person.objects.get(email="new@example.org").time_zone == kept
    assert client.get("/log/").status_code == 200


def test_an_address_is_one_person_in_any_case(db: None, ana: Person, client: Client) -> None:
    sign_up(client, email="ANA@Example.org")
    assert Person.objects.filter(email__iexact="ana@example.org").count() == 1


def test_a_weak_password_is_refused_with_a_reason(db: None, client: Client) -> None:
    page = sign_up(client, password1="password")
    assert "too common" in page.content.decode()
    assert not Person.objects.exists()


def test_ana_signs_in_in_any_case_and_out_again(ana: Person, client: Client) -> None:
    assert client.post(LOGIN, {"login": "Ana@Example.ORG", "password": PASSWORD}).status_code == 302
    assert client.get("/log/").status_code == 200
    client.post("/account/logout/")
    assert client.get("/log/").status_code == 302


def test_a_forgotten_password_is_replaced_by_mail(ana: Person, client: Client) -> None:
    client.post("/account/password/reset/", {"email": ana.email})
    link = re.search(r"http://testserver(\S+)", str(mail.outbox[0].body))
    assert link
    form = client.get(link[1], follow=True)
    address = form.redirect_chain[-1][0]
    client.post(address, {"password1": "another horse", "password2": "another horse"})
    ana.refresh_from_db()
    assert ana.check_password("another horse")


def test_guessing_passwords_is_stopped_after_a_few(
    ana: Person, client: Client, settings: Settings
) -> None:
    del settings.ACCOUNT_RATE_LIMITS
    cache.clear()
    answers = [client.post(LOGIN, WRONG) for _ in range(30)]
    late = answers[-1]
    assert late.status_code == 429 or "Too many" in late.content.decode()
    right = client.post(LOGIN, {"login": ana.email, "password": PASSWORD})
    assert right.status_code != 302
    cache.clear()
