"""/patterns/period/: some days of Ana's diary, counted and drawn, and nothing claimed."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from diary.acting import acting_as
from diary.models import CheckIn, Person
from tests.diary.views.pages import html, text_of
from tests.diary.words.test_wording import BLAMES, FORBIDDEN
from tests.helpers import checked_in, cramp, medicine

Browser = Callable[[Person], Client]
JANUARY = "/patterns/period/?from=2026-01-01&to=2026-01-31"


def winter(person: Person) -> None:
    """Sixty check-ins; a cramp every third night of January, and one in February."""
    for n in range(60):
        checked_in(person, date(2026, 1, 1) + timedelta(days=n))
    for n in range(0, 30, 3):
        cramp(
            person,
            f"2026-01-{n + 2:02} 02:15",
            sites=["calf:left"],
            duration_seconds=120,
            woke_me=True,
        )
    cramp(person, "2026-02-10 15:00", sites=["jaw:left"])


def test_the_chosen_days_are_counted(ana: Person, phone: Client) -> None:
    winter(ana)
    page = text_of(phone.get(JANUARY))
    assert "1 Jan 2026 to 31 Jan 2026" in page
    assert "31 of 31 days" in page
    assert re.search(r"cramps, on 10 days\s+10 ", page)
    assert re.search(r"cramps a week \(what fits: 1\.\d to \d\.\d\)\s+2\.3 ", page)
    assert "Woke you 10 of 10 cramps of which you said it, in 10 nights" in page
    assert "the middle one 2 minutes" in page
    assert "Calf" in page
    assert "Jaw" not in page


def test_what_is_counted_is_what_the_report_counts(ana: Person, phone: Client) -> None:
    winter(ana)
    report = phone.get("/report/?from=2026-01-01&to=2026-01-31").context["report"]
    shown = phone.get(JANUARY).context["shown"]
    assert shown.told.cramps == str(report.counts.whole.cramps)
    assert shown.told.known.startswith(str(report.counts.whole.known_days))
    hours = shown.charts[1].table.rows
    assert [row[1] for row in hours[12:] + hours[:12]] == list(report.counts.by_hour)


def test_it_says_that_findings_stay_as_they_are(ana: Person, phone: Client) -> None:
    winter(ana)
    before = html(phone.get("/patterns/time-of-day/"))
    page = unescape(text_of(phone.get(JANUARY)))
    assert "the days you choose here change nothing about that" in page
    without_data = re.sub(r"<script.*?</script>", " ", html(phone.get(JANUARY)), flags=re.DOTALL)
    main = unescape(re.sub(r"<[^>]*>", " ", without_data)).partition("A closer look")[2]
    main = main.partition("It is not medical advice")[0]
    assert FORBIDDEN.search(main) is None
    assert BLAMES.search(main) is None
    assert "Clear" not in page
    assert "Likely" not in page
    after = html(phone.get("/patterns/time-of-day/"))
    token = r'(csrf\w*"[^>]*value=|csrftoken[^"]*)"[^"]*"'
    assert re.sub(token, "", after) == re.sub(token, "", before)


def test_days_without_an_entry_are_not_days_without_a_cramp(ana: Person, phone: Client) -> None:
    winter(ana)
    page = unescape(text_of(phone.get("/patterns/period/?from=2026-04-01&to=2026-04-30")))
    assert "Nothing was logged on these days" in page
    assert "That doesn't mean that there was no cramp." in page
    assert "0 of 30 days" in page
    assert "too few days to tell" in page


def test_everything_is_there_to_choose_and_long_times_are_drawn_in_stretches(
    ana: Person, phone: Client
) -> None:
    winter(ana)
    cramp(ana, "2020-01-05 02:00")
    answer = phone.get("/patterns/period/")
    everything = re.search(r'href="(\?from=2020-01-04[^"]*)"', html(answer))
    assert everything
    page = text_of(phone.get(f"/patterns/period/{unescape(everything[1])}"))
    assert re.search(r"on the mean of each \d+ weeks", page)
    assert "Everything" in page


def test_the_last_ninety_days_are_the_usual_ones(ana: Person, phone: Client) -> None:
    cramp(ana, "2020-01-05 02:00")
    answer = phone.get("/patterns/period/")
    assert (answer.context["last"] - answer.context["first"]).days == 89
    assert 'name="from" value="' in html(answer)


def test_it_leads_to_the_report_to_the_year_and_to_the_time_before(
    ana: Person, phone: Client
) -> None:
    winter(ana)
    page = html(phone.get("/patterns/period/?from=2026-02-01&to=2026-02-28"))
    assert "/report/?from=2026-02-01&amp;to=2026-02-28" in page
    assert "/diary/year/?year=2026" in page
    assert "first_from=2026-01-04&amp;first_to=2026-01-31" in page
    assert "Compare with the time before" not in html(phone.get(JANUARY))


def test_medicines_of_the_time_are_named(ana: Person, phone: Client) -> None:
    winter(ana)
    medicine(ana, "Ramipril", "2025-12-01")
    assert "Medicines in this time Ramipril" in text_of(phone.get(JANUARY))


def test_an_empty_diary_leads_on(phone: Client) -> None:
    answer = phone.get("/patterns/period/")
    assert answer.status_code == 200
    assert "Your diary is empty" in text_of(answer)


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ("from=2026-02-01&to=2026-01-01", "This is after the last day."),
        ("to=2190-01-01", "This day is still to come."),
        ("from=2190-01-01", "This day is still to come."),
        ("from=2020-01-01&to=2020-02-01", "Your diary began later, on 1 January 2026."),
        ("to=2020-02-01", "Your diary began later, on 1 January 2026."),
        ("from=0001-01-01&to=0001-01-02", "This is too long ago."),
        ("from=yesterday", "Write the date as year, month, day"),
        ("from=2026-02-30", "Write the date as year, month, day"),
        ("from=%00", "Write the date as year, month, day"),
    ],
)
def test_days_that_cannot_be_are_refused_by_their_field(
    days: str, says: str, ana: Person, phone: Client
) -> None:
    winter(ana)
    answer = phone.get(f"/patterns/period/?{days}")
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert "aria-invalid" in html(answer)


def test_it_is_for_reading_and_for_those_who_are_signed_in(phone: Client, db: None) -> None:
    assert phone.post("/patterns/period/").status_code == 405
    assert Client().get("/patterns/period/").headers["Location"].startswith("/account/login/")


def test_eve_sees_nothing_of_it(ana: Person, eve: Person, as_person: Browser) -> None:
    before = text_of(as_person(eve).get(JANUARY))
    winter(ana)
    assert text_of(as_person(eve).get(JANUARY)) == before


@pytest.mark.parametrize("days", [2, 3650])
def test_ten_years_take_the_same_queries(
    days: int,
    ana: Person,
    as_person: Browser,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with acting_as(ana):
        CheckIn.objects.bulk_create(
            CheckIn(owner=ana, day=date(2026, 1, 31) - timedelta(days=n)) for n in range(days)
        )
    browser = as_person(ana)
    with django_assert_num_queries(10):
        browser.get(JANUARY)
