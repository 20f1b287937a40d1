"""Nora sees every component in every state; nobody else does."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from diary.models import CheckIn, Episode, Person
from diary.patterns import Level
from diary.style.icons import icon_names
from diary.style.tokens import SPACES, TYPE, colour_names

Browser = Callable[[Person], Client]


@pytest.fixture
def of_staff(nora: Person) -> Person:
    nora.is_staff = True
    nora.save()
    return nora


def test_the_staff_see_every_colour_icon_level_and_state(
    of_staff: Person, as_person: Browser
) -> None:
    page = as_person(of_staff).get("/style/").content.decode()
    for name in [*colour_names(), *(f"--text-{size}" for size in TYPE)]:
        assert f"{name}<" in page or f"var({name})" in page, name
    for name, _ in SPACES:
        assert f"--{name}" in page
    for icon in icon_names():
        assert f"icons.svg#{icon}" in page
    for level in Level:
        assert f"level--{level}" in page
    for part in (
        "btn-lamp", "btn-primary", "btn-quiet", "btn-danger", "show-hover", "show-focus",
        "disabled", "form-control", "form-select", "is-invalid", "invalid-feedback",
        "error-summary", "chip-input", "scale-input", "stepper", "timer-running", "card-lamp",
        "note--danger", "stat-tiles", "empty-state", "message--success", "message--info",
        "message--warning", "message--error", "message--undo", "red-flag", "red-flag--soon",
        "day-row", "intensity", "cal-day", "chart-plot", "progress", "<table", "grade--strong",
        "section-kind--warning",
    ):  # fmt: skip
        assert part in page, part


def catalogue() -> set[str]:
    """Every class that the style sheets' catalogue of components names."""
    head = (settings.BASE_DIR / "diary/static/diary/css/components.css").read_text("utf-8")
    listed = head.partition("Catalogue")[2].partition("*/")[0]
    named = set(re.findall(r"\.([a-z][a-z0-9-]+)", listed))
    for stem, ends in re.findall(r"\.([a-z]+)\(([-a-z|]+)\)", listed):
        named |= {f"{stem}{end}" for end in ends.split("|")}
    return named


def test_nothing_that_the_catalogue_names_is_missing(of_staff: Person, as_person: Browser) -> None:
    page = as_person(of_staff).get("/style/").content.decode()
    shown = {name for names in re.findall(r'class="([^"]*)"', page) for name in names.split()}
    assert len(catalogue()) > 50
    assert catalogue() - shown == set()


def test_every_id_is_there_once(of_staff: Person, as_person: Browser) -> None:
    ids = re.findall(r'\sid="([^"]+)"', as_person(of_staff).get("/style/").content.decode())
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize(
    ("theme", "sheet"), [("light", None), ("dark", "dark.css"), ("night", "night.css")]
)
def test_it_is_shown_in_the_theme_that_is_asked_for(
    theme: str, sheet: str | None, of_staff: Person, as_person: Browser
) -> None:
    page = as_person(of_staff).get(f"/style/?theme={theme}").content.decode()
    assert f'data-theme="{theme}"' in page
    assert {name for name in ("dark.css", "night.css") if name in page} == {sheet} - {None}
    of_staff.refresh_from_db()
    assert of_staff.theme == "auto"


def test_a_theme_that_is_none_is_ignored(of_staff: Person, as_person: Browser) -> None:
    answer = as_person(of_staff).get("/style/?theme=<b>pink")
    assert answer.status_code == 200
    assert "pink" not in answer.content.decode()


def test_the_samples_are_nobodys_and_are_not_kept(
    of_staff: Person, as_person: Browser, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = as_person(of_staff)
    with django_assert_num_queries(7):
        browser.get("/style/")
    assert not Episode.objects.exists()
    assert not CheckIn.objects.exists()


def test_eve_finds_nothing_there(eve: Person, as_person: Browser) -> None:
    assert as_person(eve).get("/style/").status_code == 404


def test_an_editor_who_is_no_staff_finds_nothing_there(nora: Person, as_person: Browser) -> None:
    assert as_person(nora).get("/style/").status_code == 404


def test_strangers_are_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/style/").headers["Location"] == "/account/login/?next=/style/"
