"""The patterns of a diary, on one page and each on its own."""

import json
import re
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from diary.acting import acting_as
from diary.kinds import KINDS
from diary.models import CheckIn, Episode, Person
from knowledge.kinds import Kind
from tests.helpers import checked_in, cramp
from tests.knowledge.helpers import article, section
from tests.library import load_the_library

Browser = Callable[[Person], Client]
LAST = datetime(2026, 3, 1, 2, 30, tzinfo=UTC)
SLUGS = [kind.slug for kind in KINDS]
PAGES = ["/patterns/", *(f"/patterns/{slug}/" for slug in SLUGS)]


def keep(person: Person, days: int) -> None:
    """Keep so many days: check-ins, and a cramp in the night after every other low day."""
    with acting_as(person):
        CheckIn.objects.bulk_create(
            CheckIn(
                owner=person,
                day=(LAST - timedelta(days=n)).date(),
                fluids_ml=1000 if n % 3 == 0 else 2000 + 250 * (n % 4),
                exertion=n % 7,
            )
            for n in range(days)
        )
        Episode.objects.bulk_create(
            Episode(
                owner=person,
                id=uuid.uuid4(),
                started_at=LAST - timedelta(days=n - 2, minutes=n % 50),
                time_zone="UTC",
                sites=["calf:left"],
            )
            for n in range(6, days)
            if n % 3 == 0 and n % 4
        )


def main_of(answer: Any) -> str:
    page: str = answer.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def words_of(answer: Any) -> str:
    without_data = re.sub(r"<script.*?</script>", " ", main_of(answer), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", without_data).split())


def test_an_empty_diary_says_what_it_takes(ana: Person, as_person: Browser) -> None:
    words = words_of(as_person(ana).get("/patterns/"))
    assert "Your diary is empty" in words
    assert "a day without a cramp counts as much" in words
    assert all(str(kind.question) in words for kind in KINDS)


@pytest.mark.parametrize("slug", SLUGS)
def test_an_empty_diary_has_every_page(slug: str, ana: Person, as_person: Browser) -> None:
    answer = as_person(ana).get(f"/patterns/{slug}/")
    assert answer.status_code == 200
    assert "too early to tell" in words_of(answer)
    assert "plotly" not in answer.content.decode()


def test_what_is_clear_comes_before_what_is_not(ana: Person, as_person: Browser) -> None:
    keep(ana, 300)
    page = main_of(as_person(ana).get("/patterns/"))
    levels = re.findall(r'finding-card--(\w+)|data-level="(\w+)"', page)
    levels = [card or row for card, row in levels]
    assert levels[0] == "clear"
    assert levels == sorted(
        levels, key=["clear", "likely", "described", "no_link", "not_yet"].index
    )
    unlogged = page[page.index('id="unlogged"') : page.index('id="look-closer"')]
    assert len(levels) + len(re.findall(r'href="/patterns/[\w-]+/"', unlogged)) == len(KINDS)


def test_what_stands_out_is_drawn_said_and_led_on_from(ana: Person, as_person: Browser) -> None:
    load_the_library()
    keep(ana, 300)
    answer = as_person(ana).get("/patterns/")
    found = main_of(answer).partition("finding-card--clear")[2].partition("</article>")[0]
    words = re.sub(r"<[^>]+>", " ", found)
    assert "Chance alone would hardly ever look like this." in words
    assert re.search(r'aria-label="On a line: the diary says [\d.]+ times, and [\d.]+ to', found)
    assert "What fits your diary lies between" in words
    order = [
        "The picture",
        "What it may mean",
        "What to read and do",
        "How we know",
        "What is known",
    ]
    assert [words.index(one) for one in order] == sorted(words.index(one) for one in order)
    assert "That doesn&#x27;t show that one brings the other." in words
    assert re.findall(r'href="/knowledge/[\w-]+/#', found)
    assert found.index("section-kind--cause") < found.index("section-kind--prevention")
    assert "section-kind--warning" in found


def test_what_is_only_counted_is_drawn_hollow(ana: Person, as_person: Browser) -> None:
    keep(ana, 300)
    page = main_of(as_person(ana).get("/patterns/"))
    assert "interval-line--described" in page.partition('id="counted"')[2]
    alone = main_of(as_person(ana).get("/patterns/weekday/"))
    assert "interval-line--described" in alone
    assert "What it may mean" in alone


def test_it_leads_to_the_year_to_a_time_and_to_comparing(ana: Person, as_person: Browser) -> None:
    keep(ana, 30)
    page = main_of(as_person(ana).get("/patterns/"))
    for address in ("/diary/year/", "/patterns/period/", "/patterns/compare/"):
        assert f'href="{address}"' in page


def test_a_young_diary_shows_how_far_it_is(ana: Person, as_person: Browser) -> None:
    for day in range(1, 10):
        checked_in(ana, f"2026-03-0{day}", fluids_ml=1500)
    page = as_person(ana).get("/patterns/")
    assert "12 more days with a check-in" in words_of(page)
    assert re.search(r'aria-label="How much you drink:[^"]*"\s+max="21"\s+value="9"', main_of(page))
    alone = as_person(ana).get("/patterns/fluids/")
    assert re.search(r'id="progress-fluids"\s+max="21"\s+value="9"', main_of(alone))
    assert "Check in and say how much you drank" in words_of(alone)


def test_what_is_never_logged_is_one_line(ana: Person, as_person: Browser) -> None:
    keep(ana, 40)
    words = words_of(as_person(ana).get("/patterns/"))
    line = words[words.index("Nothing is logged about these.") :]
    assert "Alcohol" in line
    assert "Medicines started or stopped" in line
    assert "What you tried" in line
    assert "How much you drink" not in line
    assert "You left these out" not in words


def test_the_page_says_when_it_was_judged_and_why_not_every_day(
    ana: Person, as_person: Browser
) -> None:
    keep(ana, 50)
    words = words_of(as_person(ana).get("/patterns/"))
    assert re.search(r"was judged on .* 2026. Next review: ", words)
    assert "Who looks every day sees something" in words
    assert "Next review: " in words_of(as_person(ana).get("/patterns/fluids/"))
    assert "Next review: " not in words_of(as_person(ana).get("/patterns/sites/"))


def test_a_factor_of_her_own_has_its_line_and_its_picture(ana: Person, as_person: Browser) -> None:
    for day in range(1, 32):
        hard = day % 3 == 0
        checked_in(ana, f"2026-03-{day:02}", own={"night shift": int(hard)})
        if hard:
            cramp(ana, f"2026-03-{day:02} 22:10")
    answer = as_person(ana).get("/patterns/own/")
    assert "“night shift”" in words_of(answer)
    assert 'data-chart="chart-own"' in main_of(answer)


def test_a_page_has_the_finding_its_picture_how_it_is_known_and_what_to_read(
    ana: Person, as_person: Browser
) -> None:
    load_the_library()
    keep(ana, 300)
    answer = as_person(ana).get("/patterns/fluids/")
    words = words_of(answer)
    assert "1,000 ml or less to drink you had more cramps" in words
    assert "Chance alone would hardly ever look like this." in words
    assert "What fits your diary lies between" in words
    assert "in fewer than 1 of 1,000 diaries" in words
    assert "How much you drank on days" in words
    places = [
        words.index(part) for part in ("How we know", "What may cause it", "What may prevent it")
    ]
    assert places == sorted(places)
    assert words.index("What may prevent it") < words.index("When to see a doctor")


def test_a_section_has_its_article_its_grade_and_its_review(
    ana: Person, as_person: Browser
) -> None:
    made = article(
        "drinking",
        section("Why", Kind.CAUSE, ["fluids"], body="<p>Studies differ.</p>"),
        section("Not this", Kind.CAUSE, ["season"]),
    )
    answer = as_person(ana).get("/patterns/fluids/")
    words = words_of(answer)
    assert "Studies differ." in words
    assert "Limited evidence" in words
    assert "In the article: Drinking" in words
    assert "Checked against its sources 1 November 2026, not yet reviewed by a clinician" in words
    assert "Not this" not in words
    assert 'href="/knowledge/drinking/#why"' in main_of(answer)
    type(made).objects.update(reviewer="Dr Lee", qualification="GP", last_reviewed="2026-11-20")
    assert "Reviewed 20 November 2026" in words_of(as_person(ana).get("/patterns/fluids/"))


def test_a_topic_without_an_article_says_so(ana: Person, as_person: Browser) -> None:
    assert "There is no article on this yet." in words_of(as_person(ana).get("/patterns/fluids/"))


@pytest.mark.parametrize(
    ("slug", "charts"),
    [
        ("time-of-day", ["hours"]),
        ("sites", ["sites"]),
        ("frequency", ["weeks", "calendar"]),
        ("fluids", ["fluids"]),
        ("exertion", ["effort"]),
        ("weekday", ["weekdays"]),
    ],
)
def test_every_picture_is_there_in_words_in_a_table_and_as_data(
    slug: str, charts: list[str], ana: Person, as_person: Browser
) -> None:
    keep(ana, 120)
    answer = as_person(ana).get(f"/patterns/{slug}/")
    page = main_of(answer)
    for name in charts:
        data = re.search(
            rf'<script id="chart-{name}" type="application/json">(.*?)</script>', page, re.DOTALL
        )
        assert data
        assert json.loads(data[1])["data"]
        assert f'data-chart="chart-{name}"' in page
        assert f'id="chart-{name}-words"' in page
    drawn = len(re.findall(r'role="img"\s+aria-labelledby="chart-', page))
    assert drawn == page.count("<table") == len(charts)


def test_plotly_is_loaded_where_there_is_a_picture_and_nowhere_else(
    ana: Person, as_person: Browser
) -> None:
    browser = as_person(ana)
    assert "plotly" not in browser.get("/patterns/").content.decode(), "nothing stands out yet"
    keep(ana, 60)
    page = browser.get("/patterns/frequency/").content.decode()
    assert re.search(r'<script src="[^"]*charts[^"]*"\s+data-plotly="[^"]*plotly-cartesian', page)
    assert re.search(r'<link rel="stylesheet"\s+id="plotly.js-style-global"', page)
    assert "plotly" not in browser.get("/diary/").content.decode()


def test_no_page_has_an_inline_style_or_script(ana: Person, as_person: Browser) -> None:
    keep(ana, 60)
    for slug in SLUGS:
        page = main_of(as_person(ana).get(f"/patterns/{slug}/"))
        assert not re.search(r'\sstyle="|\son\w+="|<style', page)
        scripts = re.findall(r"<script[^>]*>", page)
        assert all('type="application/json"' in script for script in scripts)


def test_ben_reads_fluid_ounces(ben: Person, as_person: Browser) -> None:
    keep(ben, 300)
    answer = as_person(ben).get("/patterns/fluids/")
    words = words_of(answer)
    assert "34 fl oz or less to drink" in words
    figures = " ".join(re.findall(r"<figure.*?</figure>", main_of(answer), re.DOTALL))
    assert " ml" not in figures


def test_red_flags_stand_above_every_pattern(ana: Person, as_person: Browser) -> None:
    yesterday = (timezone.now() - timedelta(hours=20)).strftime("%Y-%m-%d %H:%M")
    cramp(ana, yesterday, "UTC", symptoms=["dark_urine"])
    for address in ("/patterns/", "/patterns/time-of-day/"):
        words = words_of(as_person(ana).get(address))
        assert words.index("Dark urine") < words.index("Patterns")


def test_an_unknown_kind_is_not_found(ana: Person, as_person: Browser) -> None:
    assert as_person(ana).get("/patterns/moon-phase/").status_code == 404
    assert as_person(ana).get("/patterns/Fluids/").status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_a_stranger_is_asked_to_sign_in(address: str, db: None) -> None:
    answer = Client().get(address)
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/account/login/?next={address}"


def test_eve_sees_nothing_of_anas_diary(ana: Person, eve: Person, as_person: Browser) -> None:
    browser = as_person(eve)
    before = {address: browser.get(address).content for address in PAGES}
    keep(ana, 200)
    for address in PAGES:
        after = browser.get(address).content
        assert without_tokens(after) == without_tokens(before[address]), address


def without_tokens(page: bytes) -> bytes:
    return re.sub(rb'(csrf\w*"[^>]*value=|csrftoken[^"]*)"[^"]*"', b"", page)


@pytest.mark.parametrize("address", ["/patterns/", "/patterns/fluids/"])
def test_patterns_are_for_reading(address: str, ana: Person, as_person: Browser) -> None:
    assert as_person(ana).post(address).status_code == 405


@pytest.mark.parametrize(("days", "queries"), [(3, 13), (150, 17), (426, 17)])
def test_what_stands_out_takes_four_queries_to_read_on(
    days: int,
    queries: int,
    ana: Person,
    as_person: Browser,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    load_the_library()
    keep(ana, days)
    browser = as_person(ana)
    browser.get("/patterns/")  # a review that is due is made at the first visit
    with django_assert_num_queries(queries):
        browser.get("/patterns/")


@pytest.mark.parametrize("days", [3, 426])
def test_the_number_of_queries_does_not_grow(
    days: int,
    ana: Person,
    as_person: Browser,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    load_the_library()
    keep(ana, days)
    browser = as_person(ana)
    browser.get("/patterns/")  # a review that is due is made at the first visit
    for address in PAGES[1:]:
        with django_assert_num_queries(16, info=address):
            browser.get(address)
