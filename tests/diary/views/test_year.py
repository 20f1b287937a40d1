"""/diary/year/: every day of Ana's year, and what is known of it."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from diary.acting import acting_as
from diary.models import CheckIn, Person
from tests.diary.views.pages import html, text_of
from tests.helpers import checked_in, cramp, medicine

Browser = Callable[[Person], Client]
YEAR = "/diary/year/?year=2025"


def cell(page: str, day: str) -> str:
    """The cell of a day, by the end of its address."""
    [found] = re.findall(rf'<td class="year-day(?:(?!</td>).)*?{day}"(?:(?!</td>).)*</td>', page)
    return str(found)


def a_spring(person: Person) -> None:
    cramp(person, "2025-03-03 23:10")
    checked_in(person, "2025-03-03")
    for minute in range(4):
        cramp(person, f"2025-03-04 22:{minute}0")
    checked_in(person, "2025-03-05", cramp_free=True)
    checked_in(person, "2025-03-06", fluids_ml=1500)
    medicine(person, "Ramipril", "2025-03-06")


def test_each_day_says_what_is_known_of_it(ana: Person, phone: Client) -> None:
    a_spring(ana)
    page = html(phone.get(YEAR))
    assert 'data-count="1"' in cell(page, "#d2025-03-03")
    assert ": 1 cramp, check-in<" in cell(page, "#d2025-03-03")
    assert 'data-count="3"' in cell(page, "#d2025-03-04")
    assert ": 4 cramps<" in cell(page, "#d2025-03-04")
    assert 'data-state="free"' in cell(page, "#d2025-03-05")
    assert ": no cramp<" in cell(page, "#d2025-03-05")
    assert 'data-state="checked"' in cell(page, "#d2025-03-06")
    assert "Ramipril started" in cell(page, "#d2025-03-06")


def test_a_day_leads_to_itself_in_the_diary(ana: Person, phone: Client) -> None:
    a_spring(ana)
    link = re.findall(r'href="([^"]*#d2025-03-04)"', html(phone.get(YEAR)))
    assert link == ["/diary/?before=2025-03-05#d2025-03-04"]
    assert 'id="d2025-03-04"' in html(phone.get(link[0].partition("#")[0]))


def test_a_day_of_which_nothing_is_known_is_not_a_day_without_a_cramp(
    ana: Person, phone: Client
) -> None:
    a_spring(ana)
    page = html(phone.get(YEAR))
    unknown = cell(page, "/check-in/2025-03-07/")
    assert 'data-state="unknown"' in unknown
    assert ": nothing known<" in unknown
    march = text_of(phone.get(YEAR)).partition("March")[2]
    assert "5 cramps on 2 days. No cramp, as you said, on 1 day." in march
    assert "Checked in without a word on cramps on 1 day. Nothing known of 25 days." in march


def test_days_before_the_diary_and_to_come_are_neither(ana: Person, phone: Client) -> None:
    a_spring(ana)
    page = html(phone.get(YEAR))
    assert "/check-in/2025-03-02/" not in page
    assert page.count("Your diary had not begun yet.") == 2, "January and February"
    this_year = html(phone.get("/diary/year/"))
    tomorrow = timezone.localdate() + timedelta(days=2)
    assert f"/check-in/{tomorrow}/" not in this_year


def test_every_month_is_a_table_with_its_name_and_its_weekdays(phone: Client) -> None:
    page = html(phone.get(YEAR))
    assert page.count('<table class="year-table">') == page.count("<caption>") == 12
    assert page.count('scope="col"') == 7 * 12
    assert "Monday" in page.partition('scope="col"')[2][:200]
    assert len(re.findall(r'data-state="\w+"', page.partition("year-months")[2])) == 365


def test_a_leap_year_has_its_day(phone: Client) -> None:
    page = html(phone.get("/diary/year/?year=2024")).partition("year-months")[2]
    assert len(re.findall(r'data-state="\w+"', page)) == 366


def test_medicines_are_named_under_their_month(ana: Person, phone: Client) -> None:
    a_spring(ana)
    medicine(ana, "Old", "2020-01-01", stopped_on=date(2025, 4, 30))
    page = text_of(phone.get(YEAR))
    assert "6 March: Ramipril started" in page
    assert "30 April: Old: last day" in page
    assert "Ramipril" not in text_of(phone.get("/diary/year/?year=2024"))


def test_the_years_of_the_diary_are_there_to_choose(ana: Person, phone: Client) -> None:
    cramp(ana, "2023-05-05 23:00")
    cramp(ana, "2025-05-05 23:00")
    page = html(phone.get("/diary/year/?year=2024"))
    years = re.findall(r'href="\?year=(\d+)"', page)
    assert years == ["2025", "2024", "2023"]
    assert re.search(r'href="\?year=2024"\s+aria-current="page"', page)


@pytest.mark.parametrize(
    ("year", "says"),
    [
        ("9999", "This year is still to come."),
        ("1", "This is too long ago."),
        ("-5", "This is too long ago."),
        ("soon", "Write the year as a number"),
        ("2025.5", "Write the year as a number"),
        ("%00", "Write the year as a number"),
        ("9" * 400, ""),
    ],
)
def test_a_year_that_cannot_be_is_refused_in_words(year: str, says: str, phone: Client) -> None:
    answer = phone.get(f"/diary/year/?year={year}")
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert "Choose one of these years" in text_of(answer)


def test_it_is_for_reading_and_for_those_who_are_signed_in(phone: Client, db: None) -> None:
    assert phone.post("/diary/year/").status_code == 405
    assert Client().get("/diary/year/").headers["Location"].startswith("/account/login/")


def test_eve_sees_nothing_of_it(ana: Person, eve: Person, as_person: Browser) -> None:
    before = text_of(as_person(eve).get(YEAR))
    a_spring(ana)
    assert text_of(as_person(eve).get(YEAR)) == before
    assert "Ramipril" not in before


@pytest.mark.parametrize("days", [1, 3650])
def test_ten_years_take_the_same_queries(
    days: int,
    ana: Person,
    as_person: Browser,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    last = date(2025, 12, 31)
    with acting_as(ana):
        CheckIn.objects.bulk_create(
            CheckIn(owner=ana, day=last - timedelta(days=n)) for n in range(days)
        )
    browser = as_person(ana)
    with django_assert_num_queries(12):
        browser.get(YEAR)
