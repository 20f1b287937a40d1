"""/patterns/compare/: two times of Ana's diary beside each other, and what to beware of."""

import uuid
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from diary import services
from diary.acting import acting_as
from diary.days import today
from diary.models import CheckIn, Episode, Person
from tests.diary.views.pages import html, text_of
from tests.diary.words.test_wording import BLAMES, FORBIDDEN
from tests.helpers import at, checked_in, cramp, medicine

Browser = Callable[[Person], Client]
FIRST = date(2026, 1, 1)
TWO = "first_from=2026-01-01&first_to=2026-02-09&second_from=2026-02-10&second_to=2026-03-21"
COMPARED = f"/patterns/compare/?{TWO}"


def keep(person: Person, days: int = 80, *, every: int = 2, later: int = 4) -> None:
    """Check-ins; a cramp every other night of the first forty, then every fourth."""
    with acting_as(person):
        CheckIn.objects.bulk_create(
            CheckIn(owner=person, day=FIRST + timedelta(days=n)) for n in range(days)
        )
        Episode.objects.bulk_create(
            Episode(
                owner=person,
                id=uuid.uuid4(),
                started_at=at("2026-01-01 23:00", "Europe/Berlin") + timedelta(days=n),
                time_zone="Europe/Berlin",
            )
            for n in range(days)
            if n % (every if n < 40 else later) == 0
        )


def words(answer: object) -> str:
    return unescape(text_of(answer))


def test_two_times_stand_beside_each_other(ana: Person, phone: Client) -> None:
    keep(ana)
    page = words(phone.get(COMPARED))
    assert "In the later time cramps came about half as often as in the earlier." in page
    assert "What fits your diary lies between" in page
    assert "Days known 40 of 40 days 40 of 40 days" in page
    assert "Cramps 20 10" in page
    assert "Cramps a week 3.5 1.8" in page


def test_it_warns_that_things_get_better_anyway_and_who_chose(ana: Person, phone: Client) -> None:
    keep(ana)
    page = words(phone.get(COMPARED))
    assert "You chose these times knowing how they went." in page
    assert "Cramps often get better anyway" in page
    assert "people on dummy pills had fewer cramps too" in page
    assert "It can't show what made the difference." in page


def test_it_is_never_called_a_finding(ana: Person, phone: Client) -> None:
    keep(ana)
    medicine(ana, "Ramipril", "2026-02-10")
    page = words(phone.get(COMPARED)).partition("Compare two times")[2]
    page = page.partition("It is not medical advice")[0]
    assert "Described" in page
    assert "Clear" not in page
    assert "Likely" not in page
    assert FORBIDDEN.search(page) is None
    assert BLAMES.search(page) is None


def test_too_few_days_is_an_answer_with_how_many_are_lacking(ana: Person, phone: Client) -> None:
    keep(ana, days=60)
    answer = phone.get(COMPARED)
    page = words(answer)
    assert answer.status_code == 200
    assert "There isn't enough yet to compare these two times." in page
    assert "The later time needs 8 more known days." in page
    assert 'max="28" value="20"' in html(answer)
    assert "as often as" not in page.partition("How this is counted")[0]


def test_none_at_all_in_the_later_time_is_no_miracle(ana: Person, phone: Client) -> None:
    keep(ana, later=1000)
    page = words(phone.get(COMPARED))
    assert "In the later time you logged no cramp, in the earlier 20 cramps." in page
    assert "What fits your diary is at most 0." in page


def test_gaps_of_the_diary_are_told(ana: Person, phone: Client) -> None:
    keep(ana, days=70)
    page = words(phone.get(COMPARED))
    assert "100% of the days are known in the earlier, 75% in the later." in page


def test_another_season_is_told(ana: Person, phone: Client) -> None:
    keep(ana, days=300)
    summer = "first_from=2026-01-01&first_to=2026-02-09&second_from=2026-07-01&second_to=2026-08-10"
    assert "different parts of the year" in words(phone.get(f"/patterns/compare/?{summer}"))
    assert "different parts of the year" not in words(phone.get(COMPARED))


def test_a_medicine_is_compared_around_its_start_and_its_stop(ana: Person, phone: Client) -> None:
    keep(ana, days=200)
    course = medicine(ana, "Ramipril", "2026-03-01", stopped_on=date(2026, 5, 15))
    medicine(ana, "Iron", "2026-03-09")
    listed = html(phone.get("/medicines/"))
    assert f'href="/medicines/{course.id}/compare/"' in listed
    assert f'href="/medicines/{course.id}/compare/?change=stopped"' in listed
    form = phone.get(f"/medicines/{course.id}/compare/").context["form"]
    assert form.pair.first == (date(2026, 1, 1), date(2026, 2, 14)), "14 days are left out"
    assert form.pair.second == (date(2026, 3, 1), date(2026, 5, 15)), "to its last day"
    answer = phone.get(f"/medicines/{course.id}/compare/?change=stopped")
    assert answer.context["form"].pair.second[0] == date(2026, 5, 16)
    page = words(answer)
    assert "Ramipril, Iron" in page
    assert "Do not stop a medicine on your own because of cramps." in page


def test_a_medicine_from_before_the_diary_has_nothing_to_compare(
    ana: Person, phone: Client
) -> None:
    keep(ana)
    course = medicine(ana, "Ramipril", "2020-03-01")
    assert "/compare/" not in html(phone.get("/medicines/")).partition("<main")[2]
    answer = phone.get(f"/medicines/{course.id}/compare/")
    assert answer.status_code == 200
    assert "there is nothing to compare" in words(answer)
    assert phone.get(f"/medicines/{course.id}/compare/?change=stopped").status_code == 200


def test_a_change_that_there_is_not_is_not_found(ana: Person, phone: Client) -> None:
    course = medicine(ana, "Ramipril", "2020-03-01")
    assert phone.get(f"/medicines/{course.id}/compare/?change=eaten").status_code == 404
    assert phone.get(f"/medicines/{uuid.uuid4()}/compare/").status_code == 404
    with acting_as(ana):
        services.delete(course)
    assert phone.get(f"/medicines/{course.id}/compare/").status_code == 404


def test_presets_are_the_last_days_and_each_change_of_a_medicine(
    ana: Person, phone: Client
) -> None:
    keep(ana, days=200)
    medicine(ana, "Ramipril", "2026-03-01", stopped_on=date(2026, 5, 15))
    page = words(phone.get("/patterns/compare/"))
    assert "The last 30 days, and the 30 before" in page
    assert "Before and after Ramipril was started, 1 Mar 2026" in page
    assert "Before and after Ramipril was stopped, 15 May 2026" in page


def test_a_young_diary_is_told_so_without_a_fault(ana: Person, phone: Client) -> None:
    checked_in(ana, today(ana))
    answer = phone.get("/patterns/compare/")
    assert answer.status_code == 200
    assert "Your diary is too young" in words(answer)
    assert "aria-invalid" not in html(answer)


def test_an_empty_diary_leads_on(ana: Person, phone: Client) -> None:
    course = medicine(ana, "Ramipril", "2020-03-01")
    for address in ("/patterns/compare/", COMPARED, f"/medicines/{course.id}/compare/"):
        assert "Your diary is empty" in words(phone.get(address))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"second_from": "2026-02-09"}, "The two times overlap."),
        (
            {"second_from": "2025-11-01", "second_to": "2026-01-05", "first_from": "2026-02-01"},
            "This time is before the earlier one.",
        ),
        ({"first_from": "2026-02-20"}, "This is after the last day."),
        ({"second_to": "2190-01-01"}, "This day is still to come."),
        ({"first_from": "2020-01-01", "first_to": "2020-02-01"}, "Your diary began later"),
        ({"first_from": "0001-01-01"}, "This is too long ago."),
        ({"first_from": ""}, "Choose a date."),
        ({"first_to": "soon"}, "Write the date as year, month, day"),
        ({"second_to": "\0"}, "Write the date as year, month, day"),
    ],
)
def test_times_that_cannot_be_are_refused_by_their_field(
    changed: dict[str, str], says: str, ana: Person, phone: Client
) -> None:
    keep(ana)
    asked = dict(part.split("=") for part in TWO.split("&")) | changed
    answer = phone.get("/patterns/compare/", asked)
    assert answer.status_code == 422
    assert says in words(answer)
    assert "aria-invalid" in html(answer)
    assert "as often as" not in words(answer)


def test_it_is_for_reading_and_for_those_who_are_signed_in(phone: Client, db: None) -> None:
    assert phone.post("/patterns/compare/").status_code == 405
    assert Client().get("/patterns/compare/").headers["Location"].startswith("/account/login/")


def test_eve_sees_nothing_of_it(ana: Person, eve: Person, as_person: Browser) -> None:
    before = text_of(as_person(eve).get(COMPARED))
    keep(ana)
    course = medicine(ana, "Ramipril", "2026-02-10")
    assert text_of(as_person(eve).get(COMPARED)) == before
    assert as_person(eve).get(f"/medicines/{course.id}/compare/").status_code == 404


@pytest.mark.parametrize("days", [2, 320])
def test_the_number_of_queries_does_not_grow(
    days: int,
    ana: Person,
    as_person: Browser,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    keep(ana, days=days)
    course = medicine(ana, "Ramipril", "2026-01-20")
    cramp(ana, "2026-01-02 03:00")
    browser = as_person(ana)
    with django_assert_num_queries(10):
        browser.get(COMPARED)
    with django_assert_num_queries(11):
        browser.get(f"/medicines/{course.id}/compare/")
