"""/patterns/on/ shows what a diary shows on some topics, beside an article or alone."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from diary.models import Person
from tests.diary.views.pages import html, text_of
from tests.helpers import checked_in, cramp
from tests.knowledge.helpers import article, section

Browser = Callable[[Person], Client]
AT = "/patterns/on/?topic=night-cramps&topic=fluids"
IN_PLACE = {"HX-Request": "true"}


def sixty_nights(person: Person) -> None:
    first = date(2026, 1, 1)
    for n in range(60):
        checked_in(person, first + timedelta(days=n), fluids_ml=1500)
        if n % 2:
            cramp(person, f"{first + timedelta(days=n)} 03:30", sites=["calf:left"])


def test_ana_reads_what_her_diary_shows_beside_an_article(ana: Person, as_person: Browser) -> None:
    sixty_nights(ana)

    answer = as_person(ana).get(AT, headers=IN_PLACE)
    assert "<html" not in html(answer)
    assert "Your diary on this" in text_of(answer)
    assert 'href="/patterns/time-of-day/"' in html(answer)
    assert 'href="/patterns/sites/"' not in html(answer), "its topics were not asked for"
    assert 'href="/patterns/fluids/"' not in html(answer), "it can't be told yet"


def test_on_other_topics_it_says_nothing(ana: Person, as_person: Browser) -> None:
    sixty_nights(ana)
    browser = as_person(ana)

    for at in ("?topic=pregnancy", "?topic=nothing", "", "?topic=%00"):
        assert html(browser.get(f"/patterns/on/{at}", headers=IN_PLACE)).strip() == ""
        assert "Your diary shows nothing on this yet." in text_of(browser.get(f"/patterns/on/{at}"))


def test_without_javascript_it_is_a_page(ana: Person, as_person: Browser) -> None:
    sixty_nights(ana)

    answer = as_person(ana).get(AT)
    assert "What your diary shows on this" in text_of(answer)
    assert 'href="/patterns/time-of-day/"' in html(answer)


@pytest.mark.parametrize("headers", [{}, IN_PLACE])
def test_nobody_else_sees_it_and_nothing_keeps_it(
    ana: Person, eve: Person, as_person: Browser, client: Client, headers: dict[str, str]
) -> None:
    sixty_nights(ana)

    signed_out = client.get(AT, headers=headers)
    assert signed_out.status_code == 302
    assert signed_out.headers["Location"].startswith("/account/login/?next=/patterns/on/")
    assert "time-of-day" not in html(as_person(eve).get(AT, headers=headers))
    for person in (ana, eve):
        kept = as_person(person).get(AT, headers=headers).headers["Cache-Control"]
        assert {"no-store", "private"} <= {word.strip() for word in kept.split(",")}
    assert "no-store" in signed_out.headers["Cache-Control"]


def test_an_article_asks_for_it_only_for_somebody_signed_in(
    ana: Person, as_person: Browser, client: Client
) -> None:
    article("night", section(topics=["night-cramps", "fluids"]))
    asks = 'hx-get="/patterns/on/?topic=fluids&amp;topic=night-cramps"'

    for at in ("/knowledge/night/", "/knowledge/topic/fluids/"):
        assert "/patterns/on/" not in html(client.get(at))
    assert asks in html(as_person(ana).get("/knowledge/night/"))
    assert 'hx-get="/patterns/on/?topic=fluids"' in html(
        as_person(ana).get("/knowledge/topic/fluids/")
    )


def test_it_is_for_reading(ana: Person, as_person: Browser) -> None:
    assert as_person(ana).post(AT).status_code == 405


def test_topics_of_no_pattern_read_no_diary(
    ana: Person, as_person: Browser, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = as_person(ana)
    with django_assert_num_queries(7):
        browser.get("/patterns/on/?topic=pregnancy", headers=IN_PLACE)


@pytest.mark.parametrize("days", [5, 60])
def test_it_takes_the_same_queries_for_any_diary(
    days: int, ana: Person, as_person: Browser, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(days):
        cramp(ana, f"{date(2026, 1, 1) + timedelta(days=n)} 03:30")
    browser = as_person(ana)
    browser.get(AT)  # a review that is due is made at the first visit
    with django_assert_num_queries(12):
        assert browser.get(AT, headers=IN_PLACE).status_code == 200
