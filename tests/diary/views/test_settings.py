"""Ana chooses how her diary counts and looks, and may leave with everything."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client, override_settings
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from diary.acting import acting_as
from diary.models import CheckIn, Episode, MedicineCourse, Person
from tests.helpers import PASSWORD, at, checked_in, cramp, medicine, reminded

Browser = Callable[[Person], Client]


def typed(**changed: object) -> dict[str, object]:
    return {
        "first_name": "Ana",
        "time_zone": "Europe/Berlin",
        "units": "metric",
        "day_starts_at": "6",
        "week_starts_on": "auto",
        "remind_at": "",
        "theme": "auto",
        "born": "",
        "pregnant_since": "",
    } | changed


def test_ana_changes_what_she_likes(ana: Person, as_person: Browser) -> None:
    sent = typed(
        units="us",
        theme="dark",
        day_starts_at="4",
        week_starts_on="saturday",
        remind_at="20",
        born="1980-02-29",
        conditions=["thyroid", "nerve"],
        first_name="Ana María",
    )
    page = as_person(ana).post("/settings/", sent, follow=True).content.decode()
    assert "Saved." in page
    ana.refresh_from_db()
    assert (ana.units, ana.theme, ana.day_starts_at) == ("us", "dark", 4)
    assert (ana.week_starts_on, ana.remind_at) == ("saturday", 20)
    assert (ana.born, ana.conditions) == (date(1980, 2, 29), ["thyroid", "nerve"])
    assert ana.first_name == "Ana María"
    assert 'data-theme="dark"' in page


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("America/New_York", "America/New_York"),
        ("new york", "America/New_York"),
        ("america/new_york", "America/New_York"),
        (" Tokyo ", "Asia/Tokyo"),
        ("UTC", "UTC"),
        ("utc", "UTC"),
    ],
)
def test_a_zone_is_found_by_its_city(
    said: str, meant: str, ana: Person, as_person: Browser
) -> None:
    as_person(ana).post("/settings/", typed(time_zone=said))
    ana.refresh_from_db()
    assert ana.time_zone == meant


def test_entries_keep_the_zone_they_were_made_in(ana: Person, as_person: Browser) -> None:
    kept = cramp(ana, "2026-03-03 03:10")
    browser = as_person(ana)
    page = browser.post("/settings/", typed(time_zone="Asia/Tokyo"), follow=True)
    assert "keep the time zone they were made in" in page.content.decode()
    with acting_as(ana):
        assert Episode.objects.get(id=kept.id).time_zone == "Europe/Berlin"
        assert Episode.objects.get(id=kept.id).day == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"time_zone": "Middle-earth/Shire"}, "is not a time zone we know"),
        ({"time_zone": ""}, "Choose a time zone"),
        ({"time_zone": "nul\x00"}, "Null characters"),
        ({"day_starts_at": "13"}, "not one of the available choices"),
        ({"units": "cups"}, "not one of the available choices"),
        ({"week_starts_on": "doomsday"}, "not one of the available choices"),
        ({"remind_at": "24"}, "not one of the available choices"),
        ({"remind_at": "soon"}, "not one of the available choices"),
        ({"theme": "pink"}, "not one of the available choices"),
        ({"born": "2999-01-01"}, "Is the year right?"),
        ({"born": "1850-01-01"}, "Is the year right?"),
        ({"pregnant_since": "2999-01-01"}, "still to come"),
        ({"pregnant_since": "2020-01-01"}, "longer ago than a pregnancy lasts"),
        ({"conditions": ["curse"]}, "not one of the available choices"),
        ({"first_name": "x" * 151}, "at most 150 characters"),
    ],
)
def test_what_cannot_be_is_said_by_the_field(
    changed: dict[str, object], said: str, ana: Person, as_person: Browser
) -> None:
    answer = as_person(ana).post("/settings/", typed(**changed))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    before = ana.time_zone
    ana.refresh_from_db()
    assert ana.time_zone == before


def test_an_old_pregnancy_does_not_stand_in_the_way(ana: Person, as_person: Browser) -> None:
    ana.pregnant_since = timezone.localdate() - timedelta(days=500)
    ana.save()
    sent = typed(pregnant_since=str(ana.pregnant_since), theme="dark")
    assert as_person(ana).post("/settings/", sent).status_code == 302


def test_a_single_language_is_no_choice(ana: Person, as_person: Browser) -> None:
    assert 'name="language"' in as_person(ana).get("/settings/").content.decode()
    with override_settings(LANGUAGES=[("en", "English")]):
        assert 'name="language"' not in as_person(ana).get("/settings/").content.decode()


def test_an_hour_chosen_when_it_has_passed_begins_tomorrow_and_stays_so(
    ana: Person, as_person: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = at("2026-03-03 20:05", "Europe/Berlin")
    monkeypatch.setattr("diary.services.timezone.now", lambda: now)
    browser = as_person(ana)
    browser.post("/settings/", typed(remind_at="21"))
    ana.refresh_from_db()
    assert (ana.remind_at, ana.reminded_on) == (21, None)
    browser.post("/settings/", typed(remind_at="20"))
    ana.refresh_from_db()
    assert (ana.remind_at, ana.reminded_on) == (20, date(2026, 3, 3))


def test_saving_something_else_takes_away_no_reminder(
    ana: Person, as_person: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    reminded(ana, at_hour=20)
    now = at("2026-03-03 20:05", "Europe/Berlin")
    monkeypatch.setattr("diary.services.timezone.now", lambda: now)
    as_person(ana).post("/settings/", typed(remind_at="20", theme="dark"))
    ana.refresh_from_db()
    assert (ana.theme, ana.remind_at, ana.reminded_on) == ("dark", 20, None)
    as_person(ana).post("/settings/", typed(remind_at=""))
    ana.refresh_from_db()
    assert ana.remind_at is None


def test_who_has_not_confirmed_the_address_is_told_that_no_mail_comes(
    ana: Person, as_person: Browser
) -> None:
    asks = "No mail goes out before you have opened the link"
    assert asks in as_person(ana).get("/settings/").content.decode()
    reminded(ana)
    assert asks not in as_person(ana).get("/settings/").content.decode()


def test_settings_lead_back_to_the_first_steps(ana: Person, as_person: Browser) -> None:
    assert 'href="/welcome/"' in as_person(ana).get("/settings/").content.decode()


def test_settings_lead_to_email_password_and_second_step(ana: Person, as_person: Browser) -> None:
    page = as_person(ana).get("/settings/").content.decode()
    for address in ("/account/email/", "/account/password/change/", "/account/2fa/"):
        assert f'href="{address}"' in page


@pytest.fixture
def anas_whole_diary(ana: Person) -> None:
    cramp(ana, "2026-03-03 03:10")
    checked_in(ana, "2026-03-03", fluids_ml=1500)
    medicine(ana, "Simva", "2026-01-01")


@pytest.mark.usefixtures("anas_whole_diary")
def test_ana_leaves_and_nothing_of_hers_stays(ana: Person, ben: Person, as_person: Browser) -> None:
    cramp(ben, "2026-03-03 03:10")
    browser = as_person(ana)
    assert "can't bring them back" in browser.get("/settings/delete/").content.decode().replace(
        "&#x27;", "'"
    )
    answer = browser.post("/settings/delete/", {"confirmation": PASSWORD}, follow=True)
    assert "Your account and your diary are gone" in answer.content.decode()
    assert not Person.objects.filter(email=ana.email).exists()
    assert not Session.objects.exists()
    assert browser.get("/diary/").status_code == 302
    ghost = Person(pk=ana.pk)
    with acting_as(ghost):
        for model in (Episode, CheckIn, MedicineCourse):
            assert not model.objects.exists()
    with acting_as(ben):
        assert Episode.objects.count() == 1


@pytest.mark.usefixtures("anas_whole_diary")
@pytest.mark.parametrize("said", ["", "wrong", "ana@example.org"])
def test_without_the_password_nothing_is_deleted(
    said: str, ana: Person, as_person: Browser
) -> None:
    answer = as_person(ana).post("/settings/delete/", {"confirmation": said})
    assert answer.status_code == 422
    assert Person.objects.filter(pk=ana.pk).exists()
    with acting_as(ana):
        assert Episode.objects.exists()


def test_who_has_no_password_types_the_address(ana: Person, as_person: Browser) -> None:
    ana.set_unusable_password()
    ana.save()
    browser = as_person(ana)
    wrong = browser.post("/settings/delete/", {"confirmation": "ben@example.org"})
    assert "not the address of this account" in wrong.content.decode()
    browser.post("/settings/delete/", {"confirmation": "ANA@example.org"})
    assert not Person.objects.filter(pk=ana.pk).exists()


@override_settings(ACCOUNT_RATE_LIMITS={"reauthenticate": "2/m/user"})
def test_passwords_cannot_be_guessed_one_after_the_other(ana: Person, as_person: Browser) -> None:
    browser = as_person(ana)
    tries = [browser.post("/settings/delete/", {"confirmation": f"guess {n}"}) for n in range(3)]
    assert [answer.status_code for answer in tries] == [422, 422, 429]


def test_strangers_are_asked_to_sign_in(client: Client, db: None) -> None:
    for address in ("/settings/", "/settings/delete/"):
        assert client.get(address).headers["Location"] == f"/account/login/?next={address}"


def test_eve_sees_and_changes_her_own_settings_only(
    ana: Person, eve: Person, as_person: Browser
) -> None:
    curious = as_person(eve)
    assert ana.email not in curious.get("/settings/").content.decode()
    curious.post("/settings/", typed(theme="dark", id=str(ana.pk), email=ana.email))
    ana.refresh_from_db()
    eve.refresh_from_db()
    assert (ana.theme, eve.theme) == ("auto", "dark")
    assert eve.email == "eve@example.org"


def test_the_page_takes_a_fixed_number_of_queries(
    ana: Person, as_person: Browser, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = as_person(ana)
    with django_assert_num_queries(8):
        assert browser.get("/settings/").status_code == 200
