"""A day without a cramp, a check-in deleted and brought back, and what all of it costs."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from diary.acting import acting_as
from diary.models import CheckIn, Person
from tests.diary.views.pages import Answer, SignIn, shown_value, text_of
from tests.helpers import checked_in, cramp

DAY = "/check-in/2026-03-03/"


def kept(person: Person, day: str = "2026-03-03") -> CheckIn | None:
    with acting_as(person):
        return CheckIn.objects.filter(day=day, deleted_at=None).first()


def test_no_cramp_is_one_tap_and_leaves_the_answers(ana: Person, phone: Client) -> None:
    checked_in(ana, "2026-03-03", fluids_ml=1500)
    phone.post(f"{DAY}cramp-free/")
    check_in = kept(ana)
    assert check_in is not None
    assert (check_in.cramp_free, check_in.fluids_ml) == (True, 1500)


def test_no_cramp_keeps_what_is_filled_in_on_the_same_screen(ana: Person, phone: Client) -> None:
    phone.post(DAY, {"fluids_ml": "1500", "cramp_free": "yes"})
    check_in = kept(ana)
    assert check_in is not None
    assert (check_in.cramp_free, check_in.fluids_ml) == (True, 1500)


def test_no_cramp_stays_said_when_the_answers_change(ana: Person, phone: Client) -> None:
    checked_in(ana, "2026-03-03", cramp_free=True)
    phone.post(DAY, {"fluids_ml": "1500"})
    check_in = kept(ana)
    assert check_in is not None
    assert check_in.cramp_free


def test_no_cramp_brings_ana_back_to_where_the_button_was(phone: Client) -> None:
    address = f"{DAY}cramp-free/"
    assert phone.post(address).headers["Location"] == DAY
    assert phone.post(address, {"next": "/"}).headers["Location"] == "/"
    elsewhere = phone.post(address, {"next": "https://elsewhere.example/"})
    assert elsewhere.headers["Location"] == DAY


def test_no_cramp_can_be_taken_back(ana: Person, phone: Client) -> None:
    answer = phone.post(f"{DAY}cramp-free/", follow=True)
    assert 'name="cramp_free" value="no"' in answer.content.decode()
    phone.post(f"{DAY}cramp-free/", {"cramp_free": "no"})
    assert kept(ana) is None


def test_taking_back_no_cramp_leaves_the_answers(ana: Person, phone: Client) -> None:
    checked_in(ana, "2026-03-03", cramp_free=True, fluids_ml=1500)
    phone.post(DAY, {"fluids_ml": "1500", "caffeine_mg": "100", "cramp_free": "no"})
    check_in = kept(ana)
    assert check_in is not None
    assert (check_in.cramp_free, check_in.caffeine_mg) == (False, 100)


def test_a_day_with_a_cramp_is_not_offered_as_free_and_cannot_become_it(
    ana: Person, phone: Client
) -> None:
    cramp(ana, "2026-03-04 03:10", sites=["calf:left"])
    page = phone.get(DAY)
    assert "Calf, left" in text_of(page)
    assert 'name="cramp_free"' not in page.content.decode()
    assert "Your diary holds a cramp on Tuesday 3 March" in text_of(
        phone.post(f"{DAY}cramp-free/", follow=True)
    )
    refused = phone.post(DAY, {"cramp_free": "yes", "fluids_ml": "1500"})
    assert refused.status_code == 409
    assert shown_value(refused, "fluids_ml") == "1500"
    assert kept(ana) is None


def test_deleting_can_be_undone(ana: Person, phone: Client) -> None:
    checked_in(ana, "2026-03-03", fluids_ml=1500)
    answer = phone.post(f"{DAY}delete/", follow=True)
    assert kept(ana) is None
    assert f'action="{DAY}restore/"' in answer.content.decode()
    assert shown_value(answer, "fluids_ml") == ""
    phone.post(f"{DAY}restore/")
    check_in = kept(ana)
    assert check_in is not None
    assert check_in.fluids_ml == 1500


def test_a_new_check_in_does_not_bring_deleted_answers_back(ana: Person, phone: Client) -> None:
    checked_in(ana, "2026-03-03", fluids_ml=9999, cramp_free=True)
    phone.post(f"{DAY}delete/")
    phone.post(f"{DAY}cramp-free/")
    check_in = kept(ana)
    assert check_in is not None
    assert (check_in.fluids_ml, check_in.cramp_free) == (None, True)


def test_a_restored_day_without_cramps_that_has_one_now_is_not_free(
    ana: Person, phone: Client
) -> None:
    checked_in(ana, "2026-03-03", fluids_ml=1500, cramp_free=True)
    phone.post(f"{DAY}delete/")
    cramp(ana, "2026-03-03 23:00")
    phone.post(f"{DAY}restore/")
    check_in = kept(ana)
    assert check_in is not None
    assert not check_in.cramp_free


def test_there_is_nothing_to_delete_or_restore_on_an_empty_day(phone: Client) -> None:
    assert phone.post(f"{DAY}delete/").status_code == 404
    assert phone.post(f"{DAY}restore/").status_code == 404


def test_eve_sees_and_changes_her_own_day_only(ana: Person, eve: Person, as_person: SignIn) -> None:
    checked_in(ana, "2026-03-03", fluids_ml=7777)
    phone = as_person(eve)
    assert shown_value(phone.get(DAY), "fluids_ml") == ""
    for more in ("delete/", "restore/"):
        assert phone.post(f"{DAY}{more}").status_code == 404
    phone.post(DAY, {"fluids_ml": "1"})
    check_in = kept(ana)
    assert check_in is not None
    assert check_in.fluids_ml == 7777


@pytest.mark.parametrize("more", ["", "cramp-free/", "delete/", "restore/"])
def test_a_stranger_is_asked_to_sign_in(more: str, ana: Person) -> None:
    answer = Client().post(f"{DAY}{more}", {"fluids_ml": "1"})
    assert answer.headers["Location"] == f"/account/login/?next={DAY}{more}"
    assert Client().get("/check-in/").status_code == 302
    assert kept(ana) is None


@pytest.mark.parametrize("name", ["check_in_cramp_free", "check_in_delete", "check_in_restore"])
def test_looking_changes_nothing(name: str, phone: Client) -> None:
    assert phone.get(reverse(name, args=[date(2026, 3, 3)])).status_code == 405


AROUND = 7
"""Session, person, a savepoint made and released, and finding out and setting who is acted for."""


def test_a_day_costs_three_reads_however_long_the_diary(
    ana: Person, phone: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(1, 20):
        cramp(ana, f"2026-03-03 {number:02}:30")
        checked_in(ana, f"2026-02-{number:02}", fluids_ml=1500)
    with django_assert_num_queries(AROUND + 3):
        phone.get(DAY)


def test_saving_a_day_costs_the_same_every_time(
    phone: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    phone.post(DAY, {"fluids_ml": "1"})
    for fluids in ("2", "3"):
        with django_assert_num_queries(AROUND + 6):
            phone.post(DAY, {"fluids_ml": fluids})


def form_of(page: Answer) -> dict[str, Any]:
    """What the page's form would send, untouched."""
    html = page.content.decode()
    return dict(re.findall(r'<input[^>]*type="number"[^>]*name="(\w+)"[^>]*value="([^"]*)"', html))


def test_a_page_sent_back_untouched_changes_nothing(ana: Person, phone: Client) -> None:
    checked_in(ana, "2026-03-03", fluids_ml=1337, alcohol_units=Decimal("0.5"))
    phone.post(DAY, form_of(phone.get(DAY)))
    check_in = kept(ana)
    assert check_in is not None
    assert (check_in.fluids_ml, check_in.alcohol_units) == (1337, Decimal("0.5"))
