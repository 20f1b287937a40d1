"""Addresses that are kept for good: bookmarked, printed, linked from elsewhere."""

import uuid
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import resolve, reverse

from diary import services
from diary.acting import acting_as
from diary.models import Person
from tests.helpers import checked_in, cramp
from tests.knowledge.helpers import article, section

Browser = Callable[[Person], Client]

ID = uuid.UUID("6f1c1d5e-5a53-4d0e-9c2b-0d6a8a1c7e11")

KEPT_FOR_GOOD = {
    "/": "today",
    "/log/": "log",
    f"/log/{ID}/": "episode_edit",
    "/check-in/": "check_in",
    "/check-in/2026-03-03/": "check_in_day",
    "/diary/": "diary",
    "/patterns/": "patterns",
    "/patterns/time-of-day/": "pattern",
    "/patterns/sites/": "pattern",
    "/patterns/frequency/": "pattern",
    "/patterns/fluids/": "pattern",
    "/patterns/exertion/": "pattern",
    "/patterns/on/": "patterns_on",
    "/medicines/": "medicines",
    f"/medicines/{ID}/": "medicine_edit",
    "/now/": "now",
    "/offline/": "offline",
    "/offline/check-in/": "offline_check_in",
    "/report/": "report",
    "/report/links/": "report_links",
    "/settings/": "settings",
    "/settings/delete/": "settings_delete",
    "/knowledge/": "knowledge:index",
    "/knowledge/causes/": "knowledge:article",
    "/knowledge/causes/useful/": "knowledge:useful",
    "/cms/": "wagtailadmin_home",
    "/account/login/": "account_login",
    "/account/signup/": "account_signup",
    "/account/logout/": "account_logout",
    "/account/email/": "account_email",
    "/account/password/reset/": "account_reset_password",
    "/account/password/change/": "account_change_password",
    "/account/2fa/": "mfa_index",
    "/accessibility/": "accessibility",
    "/health/": "health",
}
OPEN_TO_ALL = (
    "/",
    "/knowledge/",
    "/knowledge/causes/",
    "/knowledge/causes/useful/",
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
    "/offline/",
    "/accessibility/",
    "/health/",
)
FOR_EDITORS = "/cms/"


@pytest.fixture
def something_everywhere(ana: Person) -> None:
    cramp(ana, "2026-03-03 14:00", id=ID)
    checked_in(ana, "2026-03-03", fluids_ml=1500)
    with acting_as(ana):
        services.save_medicine_course(ana, ID, "Simva", date(2026, 1, 1))
    article("causes", section(topics=["night-cramps"]))


@pytest.mark.parametrize(("address", "name"), KEPT_FOR_GOOD.items())
def test_an_address_keeps_its_meaning(address: str, name: str) -> None:
    found = resolve(address)
    assert found.view_name == name
    assert reverse(name, args=found.args, kwargs=found.kwargs) == address


@pytest.mark.usefixtures("something_everywhere")
@pytest.mark.parametrize("address", [at for at in KEPT_FOR_GOOD if at != FOR_EDITORS])
def test_ana_finds_a_page(address: str, ana: Person, as_person: Browser) -> None:
    answer = as_person(ana).get(address, follow=True)
    assert answer.status_code == 200
    leads_on = address in ("/check-in/", "/now/", "/account/login/", "/account/signup/")
    assert len(answer.redirect_chain) == int(leads_on)


@pytest.mark.usefixtures("something_everywhere")
@pytest.mark.parametrize("address", OPEN_TO_ALL)
def test_a_stranger_may_read_what_is_open(address: str, client: Client) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.usefixtures("something_everywhere")
@pytest.mark.parametrize("address", [at for at in KEPT_FOR_GOOD if at not in OPEN_TO_ALL])
def test_a_stranger_is_sent_to_sign_in_and_then_back(address: str, client: Client) -> None:
    answer = client.get(address, follow=True)
    *_others, (last, status) = answer.redirect_chain
    assert status == 302
    if address == "/account/logout/":
        assert last == "/"
    else:
        assert last == f"/account/login/?next={address}"


@pytest.mark.usefixtures("something_everywhere")
@pytest.mark.parametrize("address", [f"/log/{ID}/", f"/medicines/{ID}/"])
def test_eve_finds_nothing_at_anas_entries(address: str, eve: Person, as_person: Browser) -> None:
    assert as_person(eve).get(address).status_code == 404


def test_the_editors_area_is_for_editors(ana: Person, nora: Person, as_person: Browser) -> None:
    assert as_person(nora).get("/cms/").status_code == 200
    turned_away = as_person(ana).get("/cms/", follow=True)
    assert turned_away.status_code == 403


@pytest.mark.parametrize(
    "address",
    ["/check-in/2026-02-30/", "/check-in/today/", "/patterns/luck/", "/knowledge/luck/", "/luck/"],
)
def test_what_does_not_exist_is_not_found(address: str, ana: Person, as_person: Browser) -> None:
    assert as_person(ana).get(address).status_code == 404
