"""Two people's diaries never meet: on every address, as the other, and with every filter gone."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from diary import urls as diary_urls
from diary.acting import acting_as
from diary.checks import diary_tables
from diary.models import (
    CheckIn,
    Episode,
    MedicineCourse,
    OwnFactor,
    PatternChoices,
    Person,
    ReportLink,
    Review,
)
from diary.models.owned import Owned
from tests.diary import samples
from tests.helpers import asks, checked_in, cramp, medicine, report_link, reviewed, suspects

pytestmark = pytest.mark.database

SECRET = "only-ana-knows"
DAY = "2026-01-02"
OPEN_TO_ALL = {
    "accessibility",
    "health",
    "today",
    "offline",
    "manifest",
    "reminder_off",
    "service_worker",
    "shared_report",
    "shared_report_pdf",
}
FOR_SCRIPTS = {"offline_token", "offline_send"}
NO_TOKEN = "A" * 43
"""Opens nothing: what a right one shows is told in test_shared_report."""


@pytest.fixture
def secrets(ana: Person) -> dict[str, uuid.UUID]:
    """Ana's diary: one row of each kind, every one with something to recognise it by."""
    episode = cramp(ana, "2026-01-03 03:10", notes=SECRET, sites=["jaw:left"])
    checked_in(ana, DAY, fluids_ml=7777)
    course = medicine(ana, SECRET, "2026-01-01")
    reviewed(ana, 30, published=[replace(samples.FLUIDS, threshold=7777)])
    suspects(ana, f"own:{SECRET}")
    own = asks(ana, SECRET)
    link, _token = report_link(ana, SECRET)
    return {
        "episode": episode.id,
        "medicine": course.id,
        "own_factor": own.id,
        "report_link": link.id,
    }


def addresses(ids: dict[str, uuid.UUID]) -> Iterator[tuple[str, str]]:
    """Every address of the diary with Ana's ids in it, and its name."""
    for pattern in diary_urls.urlpatterns:
        assert isinstance(pattern, URLPattern)
        name = str(pattern.name)
        wanted = pattern.pattern.converters
        known = {
            "id": ids[next((kind for kind in ids if name.startswith(kind)), "episode")],
            "day": DAY,
            "kind": "fluids",
            "token": NO_TOKEN,
        }
        yield name, reverse(name, kwargs={key: known[key] for key in wanted})


def held_by(ana: Person) -> list[object]:
    with acting_as(ana):
        return [
            list(model.objects.order_by("id").values())
            for model in (
                Episode,
                CheckIn,
                MedicineCourse,
                OwnFactor,
                PatternChoices,
                ReportLink,
                Review,
            )
        ]


def shown(page: bytes) -> bool:
    return any(secret in page for secret in (SECRET.encode(), b"7777", b"7,777"))


def test_ana_sees_what_is_hers(
    ana: Person, secrets: dict[str, uuid.UUID], as_person: Callable[[Person], Client]
) -> None:
    browser = as_person(ana)
    assert shown(browser.get(reverse("episode_edit", args=[secrets["episode"]])).content)
    assert shown(browser.get(reverse("medicines")).content)
    assert shown(browser.get(reverse("own_factors")).content)
    assert shown(browser.get(reverse("own_factor_edit", args=[secrets["own_factor"]])).content)
    assert shown(browser.get(reverse("check_in_day", args=[DAY])).content)
    assert shown(browser.get(reverse("report")).content)
    assert shown(browser.get(reverse("report_links")).content)
    told = browser.get(reverse("pattern_choices")).content
    assert SECRET.encode() in told
    assert b"7,777 ml" in told


def test_eve_finds_nothing_of_anas_on_any_address(
    ana: Person, eve: Person, secrets: dict[str, uuid.UUID], as_person: Callable[[Person], Client]
) -> None:
    before = held_by(ana)
    browser = as_person(eve)
    for name, address in addresses(secrets):
        for answer in (browser.get(address), browser.post(address, {"notes": "Eve was here"})):
            assert not shown(answer.content), name
            assert answer.status_code < 500, name
            if "id" in name or name.startswith(
                ("episode_", "medicine_", "own_factor_", "report_link_")
            ):
                assert answer.status_code in (404, 405), name
    assert held_by(ana) == before


def test_a_stranger_is_asked_to_sign_in_on_every_address(secrets: dict[str, uuid.UUID]) -> None:
    for name, address in addresses(secrets):
        for answer in (Client().get(address), Client().post(address)):
            assert not shown(answer.content), name
            if name in FOR_SCRIPTS:
                assert answer.status_code in (401, 405), name
            elif name not in OPEN_TO_ALL and answer.status_code != 405:
                assert answer.status_code == 302, name
                assert answer.headers["Location"].startswith("/account/login/?next="), name


def test_row_level_security_holds_when_the_code_forgets_every_filter(
    ana: Person,
    eve: Person,
    secrets: dict[str, uuid.UUID],
    as_person: Callable[[Person], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = held_by(ana)
    forget_the_owner(monkeypatch)
    with acting_as(eve):
        assert not Episode.objects.filter(owner=ana).exists()
    browser = as_person(eve)
    for name, address in addresses(secrets):
        if name != "settings_delete":
            assert not shown(browser.get(address).content), name
            assert not shown(browser.post(address, {}).content), name
    monkeypatch.undo()
    assert held_by(ana) == before


def test_without_row_level_security_that_code_would_tell(
    eve: Person,
    secrets: dict[str, uuid.UUID],
    as_person: Callable[[Person], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The test above can fail: it is the database that holds Ana's diary back."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks to come is locked
        for table in diary_tables():
            cursor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    forget_the_owner(monkeypatch)
    answers = {name: as_person(eve).get(address) for name, address in addresses(secrets)}
    told = {name for name, answer in answers.items() if shown(answer.content)}
    assert {"diary", "medicines", "episode_edit", "check_in_day", "pattern_choices"} <= told
    assert {"own_factors", "own_factor_edit", "report_links"} <= told


def forget_the_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every mention of the owner out of every query of a diary row from here on."""
    genuine = QuerySet._filter_or_exclude  # type: ignore[attr-defined]

    def forgetful(self: object, negate: bool, args: tuple[object, ...], kwargs: object) -> object:
        assert isinstance(self, QuerySet)
        assert isinstance(kwargs, dict)
        if issubclass(self.model, Owned):
            kwargs = {key: value for key, value in kwargs.items() if "owner" not in key}
            if "pk" in kwargs:
                kwargs["id"] = kwargs.pop("pk")[1]
        return genuine(self, negate, args, kwargs)

    monkeypatch.setattr(QuerySet, "_filter_or_exclude", forgetful)


def test_every_address_of_the_diary_is_tried(secrets: dict[str, uuid.UUID]) -> None:
    tried = {name for name, _ in addresses(secrets)}
    assert {"log", "episode_edit", "check_in_day", "medicine_edit", "pattern"} <= tried
    assert all(get_resolver().reverse_dict.getlist(name) for name in tried)
