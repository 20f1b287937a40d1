"""The page for a time without a network, and the check-in that shows nothing of the diary."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from diary import days
from diary.acting import acting_as
from diary.models import CheckIn, Person
from tests.diary.views.pages import SignIn, html, text_of
from tests.helpers import checked_in, cramp

pytestmark = pytest.mark.django_db


def test_it_shows_the_last_thirty_days_and_nothing_older(ana: Person, phone: Client) -> None:
    today = days.today(ana)
    cramp(ana, f"{today - timedelta(days=29)} 12:00", notes="still there")
    cramp(ana, f"{today - timedelta(days=30)} 12:00", notes="too long ago")
    checked_in(ana, today, fluids_ml=1750)
    text = text_of(phone.get("/offline/"))
    assert "still there" in text
    assert "1,750 ml" in text
    assert "too long ago" not in text


def test_it_says_what_the_device_keeps(phone: Client) -> None:
    text = text_of(phone.get("/offline/"))
    assert "This device keeps of your diary only what waits to be sent and this page" in text
    assert "nobody else sees or sends it" in text


def test_a_stranger_sees_no_diary_and_what_to_do_in_an_emergency(ana: Person) -> None:
    cramp(ana, f"{days.today(ana)} 12:00", notes="a secret")
    answer = Client().get("/offline/")
    assert answer.status_code == 200
    assert "nobody is signed in on this device" in text_of(answer)
    assert "call 112" in text_of(answer)
    assert "a secret" not in html(answer)


def test_eve_sees_her_own_days_only(ana: Person, eve: Person, as_person: SignIn) -> None:
    cramp(ana, f"{days.today(ana)} 12:00", notes="a secret")
    assert "a secret" not in html(as_person(eve).get("/offline/"))


def test_every_sign_that_needs_a_doctor_lies_ready(phone: Client) -> None:
    page = html(phone.get("/offline/"))
    for code in ("chest_pain", "dark_urine", "weakness", "chest", "long"):
        assert f'data-sign="{code}"' in page
    assert 'data-sign="knot"' not in page


def test_thirty_full_days_cost_as_little_as_one(
    ana: Person, phone: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    phone.get("/offline/")
    with django_assert_num_queries(9):
        phone.get("/offline/")
    for back in range(30):
        cramp(ana, f"{days.today(ana) - timedelta(days=back)} 00:30")
        checked_in(ana, days.today(ana) - timedelta(days=back), fluids_ml=1000)
    with django_assert_num_queries(9):
        phone.get("/offline/")


def test_the_check_in_shows_nothing_of_the_diary(ana: Person, phone: Client) -> None:
    checked_in(ana, days.today(ana), fluids_ml=4321)
    page = html(phone.get("/offline/check-in/"))
    assert "4321" not in page
    assert f'value="{days.today(ana)}"' in page


def test_the_check_in_is_saved_with_a_network_too(ana: Person, phone: Client) -> None:
    checked_in(ana, "2026-03-02", sleep_hours=7)
    answer = phone.post("/offline/check-in/", {"day": "2026-03-02", "fluids_ml": "1500"})
    assert answer.headers["Location"] == "/check-in/2026-03-02/"
    with acting_as(ana):
        assert CheckIn.objects.values_list("fluids_ml", "sleep_hours").get() == (
            1500,
            Decimal(7),
        )


def test_a_refused_check_in_shows_why_and_keeps_what_was_typed(phone: Client) -> None:
    answer = phone.post("/offline/check-in/", {"day": "2026-03-02", "fluids_ml": "-7"})
    assert answer.status_code == 422
    assert "Choose a number from 0 to 20,000" in text_of(answer)
    assert 'value="-7"' in html(answer)
    assert 'value="2026-03-02"' in html(answer)


def test_a_stranger_is_asked_to_sign_in_for_the_check_in() -> None:
    for answer in (Client().get("/offline/check-in/"), Client().post("/offline/check-in/")):
        assert answer.headers["Location"] == "/account/login/?next=/offline/check-in/"
