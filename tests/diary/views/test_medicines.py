"""Ana notes what she takes, and since when."""

import uuid
from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from diary import queries
from diary.acting import acting_as
from diary.models import MedicineCourse, Person
from tests.helpers import medicine

Browser = Callable[[Person], Client]


def courses_of(person: Person) -> list[MedicineCourse]:
    with acting_as(person):
        return list(queries.medicine_courses_of(person))


def typed(**changed: str) -> dict[str, str]:
    return {
        "uuid": str(uuid.uuid4()),
        "name": "Simvastatin 20 mg",
        "medicine_class": "statin",
        "started_on": "2026-01-05",
        "stopped_on": "",
    } | changed


def test_a_medicine_is_added_and_shown_with_its_dates(ana: Person, as_person: Browser) -> None:
    browser = as_person(ana)
    answer = browser.post("/medicines/", typed(stopped_on="2026-03-01"), follow=True)
    assert answer.redirect_chain == [("/medicines/", 302)]
    page = answer.content.decode()
    assert "Simvastatin 20 mg is in your diary." in page
    assert "5 Jan 2026 to 1 Mar 2026" in page
    [course] = courses_of(ana)
    assert (course.medicine_class, course.started_on, course.stopped_on) == (
        "statin",
        date(2026, 1, 5),
        date(2026, 3, 1),
    )


def test_sent_twice_is_kept_once(ana: Person, as_person: Browser) -> None:
    sent = typed()
    for _ in range(2):
        as_person(ana).post("/medicines/", sent)
    assert len(courses_of(ana)) == 1


def test_without_an_id_the_server_makes_one(ana: Person, as_person: Browser) -> None:
    as_person(ana).post("/medicines/", typed(uuid=""))
    assert len(courses_of(ana)) == 1


def test_the_page_warns_against_stopping_on_ones_own(ana: Person, as_person: Browser) -> None:
    page = as_person(ana).get("/medicines/").content.decode()
    assert "Never stop a medicine on your own because of cramps" in page
    assert "pharmacist" in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"stopped_on": "2026-01-04"}, "before the day you started it"),
        ({"started_on": "2999-01-01"}, "still to come"),
        ({"stopped_on": "2999-01-01"}, "still to come"),
        ({"started_on": "1026-01-05"}, "Is the year right?"),
        ({"started_on": "5 January"}, "year, month, day"),
        ({"started_on": ""}, "Choose a date"),
        ({"name": ""}, "Give the medicine a name"),
        ({"name": "x" * 101}, "at most 100 characters"),
        ({"name": "nul\x00"}, "Null characters"),
        ({"medicine_class": "potion"}, "not one of the available choices"),
        ({"uuid": "not-a-uuid"}, "valid UUID"),
    ],
)
def test_what_cannot_be_is_said_by_the_field_and_nothing_typed_is_lost(
    changed: dict[str, str], said: str, ana: Person, as_person: Browser
) -> None:
    answer = as_person(ana).post("/medicines/", typed(**changed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "What you typed is still here" in page
    assert ("Simvastatin 20 mg" in page) == ("name" not in changed)
    assert courses_of(ana) == []


def test_today_is_not_still_to_come(ana: Person, as_person: Browser) -> None:
    with timezone.override(ana.time_zone):
        today = timezone.localdate()
    sent = typed(started_on=str(today), stopped_on=str(today))
    assert as_person(ana).post("/medicines/", sent).status_code == 302
    tomorrow = typed(started_on=str(today + timedelta(days=1)))
    assert as_person(ana).post("/medicines/", tomorrow).status_code == 422


def test_a_medicine_is_changed(ana: Person, as_person: Browser) -> None:
    course = medicine(ana, "Simva", "2026-01-01", medicine_class="statin")
    browser = as_person(ana)
    page = browser.get(f"/medicines/{course.id}/").content.decode()
    assert 'value="Simva"' in page
    assert 'value="2026-01-01"' in page
    browser.post(f"/medicines/{course.id}/", typed(name="Simvastatin", stopped_on="2026-02-01"))
    [changed] = courses_of(ana)
    assert changed.id == course.id
    assert (changed.name, changed.stopped_on) == ("Simvastatin", date(2026, 2, 1))


def test_a_deleted_medicine_comes_back_with_one_tap(ana: Person, as_person: Browser) -> None:
    course = medicine(ana, "Simva", "2026-01-01")
    browser = as_person(ana)
    page = browser.post(f"/medicines/{course.id}/delete/", follow=True).content.decode()
    assert courses_of(ana) == []
    assert "Simva was deleted." in page
    assert f'action="/medicines/{course.id}/restore/"' in page
    assert browser.get(f"/medicines/{course.id}/").status_code == 404
    browser.post(f"/medicines/{course.id}/restore/")
    assert [course.name for course in courses_of(ana)] == ["Simva"]


def test_a_form_sent_again_after_deleting_offers_the_way_back(
    ana: Person, as_person: Browser
) -> None:
    browser, sent = as_person(ana), typed()
    browser.post("/medicines/", sent)
    browser.post(f"/medicines/{sent['uuid']}/delete/")
    page = browser.post("/medicines/", sent, follow=True).content.decode()
    assert courses_of(ana) == []
    assert f'action="/medicines/{sent["uuid"]}/restore/"' in page


def test_nothing_is_deleted_or_brought_back_by_a_link(ana: Person, as_person: Browser) -> None:
    course = medicine(ana, "Simva", "2026-01-01")
    for what in ("delete", "restore"):
        assert as_person(ana).get(f"/medicines/{course.id}/{what}/").status_code == 405
    assert len(courses_of(ana)) == 1


def test_strangers_are_asked_to_sign_in(client: Client, db: None) -> None:
    for address in ("/medicines/", f"/medicines/{uuid.uuid4()}/"):
        assert client.get(address).headers["Location"] == f"/account/login/?next={quote(address)}"


@pytest.mark.parametrize("what", ["", "delete/", "restore/"])
def test_eve_finds_nothing_at_anas_addresses(
    what: str, ana: Person, eve: Person, as_person: Browser
) -> None:
    course = medicine(ana, "Simva", "2026-01-01")
    curious = as_person(eve)
    assert "Simva" not in curious.get("/medicines/").content.decode()
    assert curious.post(f"/medicines/{course.id}/{what}", typed()).status_code == 404
    assert curious.post("/medicines/", typed(uuid=str(course.id))).status_code == 302
    assert [course.name for course in courses_of(ana)] == ["Simva"]


@pytest.mark.parametrize("courses", [1, 40])
def test_the_page_takes_the_same_queries_for_any_number(
    courses: int,
    ana: Person,
    as_person: Browser,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(courses):
        medicine(ana, f"Medicine {n}", "2026-01-01")
    browser = as_person(ana)
    with django_assert_num_queries(10):
        assert browser.get("/medicines/").status_code == 200
