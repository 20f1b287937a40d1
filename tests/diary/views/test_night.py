"""At night Ana's screens are dim, unless she chose otherwise."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from diary.look import is_night
from diary.models import Person
from tests.helpers import cramp

Browser = Callable[[Person], Client]
DIM_SCREENS = ("/", "/log/", "/check-in/2026-03-03/")


def at(monkeypatch: pytest.MonkeyPatch, hour: int, minute: int = 0) -> None:
    """Stop the clock at an hour of 4 March in Berlin, an hour east of Greenwich."""
    now = datetime(2026, 3, 4, hour - 1, minute, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: now)


def is_dim(page: str) -> bool:
    """Tell if the colours of the night are in force."""
    linked = page.partition('id="night-colours"')[2].partition(">")[0]
    dim = 'media="screen"' in linked
    assert dim == ('content="#0a0402"' in page), "the browser's bar has the page's colour"
    assert dim == ('data-bs-theme="dark"' in page)
    return dim


def test_the_night_is_from_ten_to_six() -> None:
    assert [hour for hour in range(24) if is_night(hour)] == [0, 1, 2, 3, 4, 5, 22, 23]


@pytest.mark.parametrize("address", DIM_SCREENS)
@pytest.mark.parametrize(
    ("hour", "minute", "dim"), [(3, 10, True), (5, 59, True), (6, 0, False), (21, 59, False)]
)
def test_the_screens_of_the_night_go_by_anas_clock(
    address: str,
    hour: int,
    minute: int,
    dim: bool,
    ana: Person,
    as_person: Browser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at(monkeypatch, hour, minute)
    page = as_person(ana).get(address).content.decode()
    assert is_dim(page) == dim
    switch = page.partition('class="night-switch"')[2].partition(">")[0]
    assert ("hidden" in switch.split()) != dim


def test_where_ben_lives_it_is_still_evening(
    ben: Person, as_person: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, 3, 10)  # ten past nine in New York
    assert not is_dim(as_person(ben).get("/log/").content.decode())


def test_a_logged_cramp_and_a_refused_form_are_dim_too(
    ana: Person, as_person: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = cramp(ana, "2026-03-03 14:00")
    at(monkeypatch, 3, 10)
    browser = as_person(ana)
    assert is_dim(browser.get(f"/log/{kept.id}/").content.decode())
    refused = browser.post("/log/", {"uuid": "", "date": "", "time": ""})
    assert refused.status_code == 422
    assert is_dim(refused.content.decode())


@pytest.mark.parametrize("address", ["/diary/", "/settings/", "/medicines/"])
def test_other_screens_stay_as_the_device_says(
    address: str, ana: Person, as_person: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, 3, 10)
    page = as_person(ana).get(address).content.decode()
    assert "night.css" not in page
    assert "(prefers-color-scheme: dark)" in page


@pytest.mark.parametrize(("theme", "sheet"), [("light", ""), ("dark", "dark.css")])
def test_who_chose_light_or_dark_keeps_it(
    theme: str, sheet: str, ana: Person, as_person: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana.theme = theme
    ana.save()
    at(monkeypatch, 3, 10)
    page = as_person(ana).get("/log/").content.decode()
    assert "night.css" not in page
    assert sheet in page
    assert f'data-bs-theme="{theme}"' in page


def test_who_chose_dim_has_it_everywhere_and_by_day(
    ana: Person, as_person: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana.theme = "night"
    ana.save()
    at(monkeypatch, 12)
    for address in ("/", "/diary/", "/settings/"):
        page = as_person(ana).get(address).content.decode()
        assert is_dim(page)
        assert 'value="brighter"' not in page


def test_ana_makes_it_brighter_until_the_morning_and_dim_again(
    ana: Person, as_person: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, 3, 10)
    browser = as_person(ana)
    answer = browser.post("/night/", {"show": "brighter", "next": "/log/"})
    assert answer.headers["Location"] == "/log/"
    cookie = answer.cookies["brighter"]
    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (8 * 3600, True, "Lax")
    page = browser.get("/log/").content.decode()
    assert not is_dim(page)
    assert 'id="night-colours"' in page  # at hand, for a change of mind

    browser.post("/night/", {"show": "dim", "next": "/log/"})
    assert is_dim(browser.get("/log/").content.decode())


def test_it_leads_to_nobody_elses_site(ana: Person, as_person: Browser) -> None:
    answer = as_person(ana).post("/night/", {"show": "dim", "next": "https://evil.example/"})
    assert answer.headers["Location"] == "/"


def test_strangers_are_asked_to_sign_in_and_it_is_not_a_page(
    client: Client, eve: Person, as_person: Browser
) -> None:
    assert client.post("/night/").headers["Location"] == "/account/login/?next=/night/"
    assert as_person(eve).get("/night/").status_code == 405


def test_what_strangers_see_is_never_dim(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, 3, 10)
    assert "night.css" not in client.get("/").content.decode()
