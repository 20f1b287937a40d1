"""What Ana sees first: warnings, what to do now, the last days, what her diary tells."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from diary.acting import acting_as
from diary.days import today
from diary.models import Episode, Person
from tests.diary.views.test_diary import fill, text_of
from tests.helpers import checked_in, cramp, medicine

Browser = Callable[[Person], Client]

NIGHT = datetime(2026, 3, 4, 2, 15, tzinfo=UTC)
"""A quarter past three in Berlin: still the diary day of 3 March."""


@pytest.fixture
def at_night(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NIGHT)


def cells_of(answer: object) -> list[tuple[str, str]]:
    """Return the last seven days as (state or count, words)."""
    page = answer.content.decode()  # type: ignore[attr-defined]
    cells = re.findall(
        r'<td class="cal-day"\s+data-(?:count|state)="(\w+)"(.*?)</td>', page, re.DOTALL
    )
    return [(state, re.findall(r'"visually-hidden">([^<]+)<', rest)[0]) for state, rest in cells]


def test_a_first_visit_leads_on(ana: Person, as_person: Browser) -> None:
    answer = as_person(ana).get("/")
    assert "Hello, Ana" in text_of(answer)
    assert "How it begins" in text_of(answer)
    assert "Your time zone: Berlin" in text_of(answer)
    assert 'href="/log/"' in answer.content.decode()
    assert "The last 7 days" not in text_of(answer)


def test_who_has_entries_is_no_beginner_even_after_a_long_break(
    ana: Person, as_person: Browser
) -> None:
    checked_in(ana, "2020-01-01", cramp_free=True)
    assert "How it begins" not in text_of(as_person(ana).get("/"))
    medicine(ana, "Simva", "2026-01-01")
    assert "The last 7 days" in text_of(as_person(ana).get("/"))


@pytest.mark.usefixtures("at_night")
def test_at_three_in_the_night_it_is_still_the_day_before(ana: Person, as_person: Browser) -> None:
    answer = as_person(ana).get("/")
    assert "Tuesday 3 March, until 6:00" in text_of(answer)
    assert 'action="/check-in/2026-03-03/cramp-free/"' in answer.content.decode()


@pytest.mark.usefixtures("at_night")
def test_the_last_seven_days_at_a_glance(ana: Person, as_person: Browser) -> None:
    checked_in(ana, "2026-02-24", cramp_free=True)  # the eighth
    checked_in(ana, "2026-02-25", cramp_free=True)
    cramp(ana, "2026-02-27 03:00")  # the diary day of the 26th
    for hour in range(14, 20):
        cramp(ana, f"2026-02-28 {hour}:00")
    checked_in(ana, "2026-02-28", fluids_ml=1500)
    checked_in(ana, "2026-03-02", fluids_ml=1500)
    cramp(ana, "2026-03-04 03:10")
    answer = as_person(ana).get("/")
    assert cells_of(answer) == [
        ("free", "no cramp"),
        ("1", "1 cramp"),
        ("unknown", "nothing logged, check in"),
        ("4", "6 cramps"),
        ("unknown", "nothing logged, check in"),
        ("free", "no cramp"),
        ("1", "1 cramp"),
    ]
    assert "8 cramps · checked in on 3 days" in text_of(answer)
    page = answer.content.decode()
    assert 'href="/diary/#d2026-02-28"' in page
    assert 'href="/check-in/2026-03-01/"' in page


@pytest.mark.usefixtures("at_night")
def test_what_to_do_now_follows_what_was_done(ana: Person, as_person: Browser) -> None:
    browser = as_person(ana)
    checked_in(ana, "2026-03-01", cramp_free=True)
    page = text_of(browser.get("/"))
    assert "Check in for today" in page
    assert "No cramp today" in page
    assert "Yesterday is still open" in page
    checked_in(ana, "2026-03-02", cramp_free=True)
    checked_in(ana, "2026-03-03", fluids_ml=1500, cramp_free=True)
    page = text_of(browser.get("/"))
    assert "Checked in for today No cramp · 1,500 ml" in page
    assert "No cramp today" not in page
    assert "Yesterday is still open" not in page


@pytest.mark.usefixtures("at_night")
def test_no_cramp_today_is_not_offered_after_a_cramp(ana: Person, as_person: Browser) -> None:
    cramp(ana, "2026-03-04 03:10")
    assert "No cramp today" not in text_of(as_person(ana).get("/"))


@pytest.mark.usefixtures("at_night")
@pytest.mark.parametrize(
    ("began", "shown"),
    [
        ("2026-03-04 03:10", True),
        ("2026-03-03 14:00", True),
        ("2026-03-02 07:00", True),
        ("2026-03-02 05:00", False),  # the diary day before yesterday
    ],
)
def test_red_flags_of_today_and_yesterday_come_first(
    began: str, shown: bool, ana: Person, as_person: Browser
) -> None:
    cramp(ana, began, symptoms=["dark_urine"])
    page = text_of(as_person(ana).get("/"))
    assert ("Call the emergency number now" in page) == shown
    if shown:
        assert page.index("Call the emergency number now") < page.index("Hello, Ana")


def test_who_flew_west_sees_days_that_are_still_to_come(ana: Person, as_person: Browser) -> None:
    tomorrow = today(ana) + timedelta(days=1)
    auckland = datetime(
        tomorrow.year, tomorrow.month, tomorrow.day, 12, tzinfo=ZoneInfo("Pacific/Auckland")
    )
    cramp(ana, f"{auckland:%Y-%m-%d %H:%M}", "Pacific/Auckland", symptoms=["dark_urine"])
    answer = as_person(ana).get("/")
    assert len(cells_of(answer)) == 7
    assert "Call the emergency number now" in text_of(answer)


def test_the_most_telling_finding_leads_to_its_pattern(ana: Person, as_person: Browser) -> None:
    first = date(2026, 1, 1)
    for n in range(60):
        checked_in(ana, first + timedelta(days=n), fluids_ml=1500)
        if n % 2:
            cramp(ana, f"{first + timedelta(days=n)} 03:30", sites=["calf:left"])
    answer = as_person(ana).get("/")
    page = answer.content.decode()
    assert 'class="finding-says"' in page
    assert re.search(r'href="/patterns/[a-z-]+/"', page)


def test_strangers_are_told_what_this_is(client: Client, db: None) -> None:
    page = client.get("/").content.decode()
    assert 'href="/account/signup/"' in page
    assert "No cramp today" not in page
    assert client.post("/").status_code == 405


def test_eve_sees_nothing_of_anas_day(ana: Person, eve: Person, as_person: Browser) -> None:
    cramp(ana, f"{today(ana)} 12:00", symptoms=["dark_urine"], notes="Ana's")
    page = text_of(as_person(eve).get("/"))
    assert "Call the emergency number now" not in page
    assert "How it begins" in page


@pytest.mark.usefixtures("at_night")
@pytest.mark.parametrize("days", [5, 500])
def test_the_page_takes_the_same_queries_for_any_diary(
    days: int,
    ana: Person,
    as_person: Browser,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fill(ana, days)
    with acting_as(ana):
        assert Episode.objects.count() == days
    browser = as_person(ana)
    browser.get("/")  # a review that is due is made at the first visit
    with django_assert_num_queries(15):
        assert browser.get("/").status_code == 200
