"""Ana reads back what she logged: by day, month, muscle and word."""

import re
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from diary import services
from diary.acting import acting_as
from diary.days import today
from diary.models import CheckIn, Episode, Person
from tests.helpers import checked_in, cramp

Browser = Callable[[Person], Client]


def text_of(answer: object) -> str:
    """Return a page's words on one line, without its tags."""
    page = answer.content.decode()  # type: ignore[attr-defined]
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def days_on(answer: object) -> list[str]:
    """Return the diary days that a page shows, in its order."""
    return re.findall(r'id="d(\d{4}-\d\d-\d\d)"', answer.content.decode())  # type: ignore[attr-defined]


def test_a_night_cramp_stands_under_the_day_that_went_to_bed(
    ana: Person, as_person: Browser
) -> None:
    episode = cramp(
        ana,
        "2026-03-03 03:10",
        sites=["calf:left"],
        duration_seconds=240,
        intensity=7,
        woke_me=True,
        notes="after the stairs",
    )
    answer = as_person(ana).get("/diary/?before=2026-04-01")
    assert days_on(answer) == ["2026-03-02"]
    assert f'href="/log/{episode.id}/"' in answer.content.decode()
    assert "03:10 Calf, left 4 min · woke me “after the stairs” Intensity 7" in text_of(answer)


def test_a_cramp_abroad_keeps_its_local_time_and_says_where(
    ana: Person, as_person: Browser
) -> None:
    cramp(ana, "2026-03-03 23:10", "America/New_York")
    assert "23:10 A cramp New York time" in text_of(as_person(ana).get("/diary/"))


def test_a_check_in_is_summed_up_in_anas_units_and_leads_back_to_it(
    ana: Person, as_person: Browser
) -> None:
    checked_in(ana, "2026-03-02", fluids_ml=1500, sleep_hours=6.5, heat=True, magnesium=False)
    browser = as_person(ana)
    answer = browser.get("/diary/")
    assert "1,500 ml · slept 6.5 h · hot" in text_of(answer)
    assert "magnesium" not in text_of(answer)
    assert 'href="/check-in/2026-03-02/"' in answer.content.decode()
    with acting_as(ana):
        services.change_settings(ana, units="us")
    assert "51 fl oz · slept 6.5 h" in text_of(browser.get("/diary/"))


def test_days_without_entries_are_named_between_the_others(ana: Person, as_person: Browser) -> None:
    for day in ("2026-02-26", "2026-03-02", "2026-03-04"):
        checked_in(ana, day, cramp_free=True)
    answer = as_person(ana).get("/diary/?before=2026-03-05")
    assert days_on(answer) == ["2026-03-04", "2026-03-03", "2026-03-02", "2026-02-26"]
    assert "Nothing logged from 27 February to 1 March" in text_of(answer)
    assert 'href="/check-in/2026-03-03/"' in answer.content.decode()


def test_the_newest_page_says_what_is_missing_up_to_today(ana: Person, as_person: Browser) -> None:
    checked_in(ana, today(ana) - timedelta(days=1), cramp_free=True)
    assert days_on(as_person(ana).get("/diary/"))[0] == str(today(ana))
    assert "Nothing logged Check in" in text_of(as_person(ana).get("/diary/"))


def test_pages_go_back_and_forth_by_day(ana: Person, as_person: Browser) -> None:
    first = date(2026, 1, 1)
    for n in range(30):
        checked_in(ana, first + timedelta(days=n), cramp_free=True)
    browser = as_person(ana)
    newest = browser.get("/diary/?before=2026-02-01")
    assert days_on(newest) == [str(date(2026, 1, 30) - timedelta(days=n)) for n in range(14)]
    assert 'rel="next"' in newest.content.decode()
    assert 'rel="prev"' not in newest.content.decode()
    older = browser.get("/diary/?before=2026-01-17")
    assert days_on(older)[0] == "2026-01-16"
    assert "after=2026-01-16" in older.content.decode()
    back = browser.get("/diary/?after=2026-01-16")
    assert days_on(back) == days_on(newest)


def test_a_month_or_a_year_leads_to_its_end(ana: Person, as_person: Browser) -> None:
    for day in ("2024-06-01", "2025-12-24", "2026-01-30", "2026-02-02"):
        cramp(ana, f"{day} 12:00")
    browser = as_person(ana)
    page = browser.get("/diary/").content.decode()
    assert re.findall(r'href="(\?before=[^"]+)"[^>]*>\s*([\w ]+?)\s*<', page) == [
        ("?before=2026-03-01", "Feb 2026"),
        ("?before=2026-02-01", "Jan 2026"),
        ("?before=2026-01-01", "2025"),
        ("?before=2025-01-01", "2024"),
    ]
    january = browser.get("/diary/?before=2026-02-01")
    assert days_on(january)[0] == "2026-01-30"
    assert re.search(r'aria-current="true">\s*Jan 2026', january.content.decode())
    assert "Dec 2025" in text_of(browser.get("/diary/?before=2026-01-01"))


@pytest.fixture
def three_cramps(ana: Person) -> None:
    cramp(ana, "2026-03-01 12:00", sites=["calf:left"], notes="After the stairs")
    cramp(ana, "2026-03-02 12:00", sites=["toes:left"], notes="After the stairs")
    cramp(ana, "2026-03-03 12:00", sites=["calf:right"])
    checked_in(ana, "2026-03-03", cramp_free=False, fluids_ml=1000)


@pytest.mark.usefixtures("three_cramps")
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("muscle=calf", ["2026-03-03", "2026-03-01"]),
        ("q=STAIRS", ["2026-03-02", "2026-03-01"]),
        ("muscle=calf&q=stairs", ["2026-03-01"]),
        ("muscle=jaw", []),
        ("q=%25", []),
    ],
)
def test_cramps_are_found_by_muscle_and_by_words(
    asked: str, found: list[str], ana: Person, as_person: Browser
) -> None:
    answer = as_person(ana).get(f"/diary/?{asked}")
    assert days_on(answer) == found
    assert "1,000 ml" not in text_of(answer)
    assert "Nothing logged" not in text_of(answer)
    assert "Clear the filter" in text_of(answer)
    assert ("No cramp fits" in text_of(answer)) == (not found)


@pytest.mark.usefixtures("three_cramps")
def test_a_filter_stays_while_moving(ana: Person, as_person: Browser) -> None:
    page = as_person(ana).get("/diary/?muscle=calf&q=stairs").content.decode()
    assert "?muscle=calf&amp;q=stairs&amp;before=2026-04-01" in page
    assert 'value="stairs"' in page
    assert re.search(r'value="calf"\s+selected', page)


@pytest.mark.usefixtures("three_cramps")
@pytest.mark.parametrize(
    "asked",
    [
        "before=yesterday",
        "before=2026-02-31",
        "before=0001-01-01",
        "after=9999-12-31",
        "muscle=tail",
        "muscle=calf%3Aleft",
        "q=%00",
        "q=" + "x" * 101,
        "before=2026-03-01%00&after=%F0%9F%A6%B5",
        "muscle=tail&before=x&after=y&q=%00&page=-1",
    ],
)
def test_an_address_that_makes_no_sense_shows_the_rest(
    asked: str, ana: Person, as_person: Browser
) -> None:
    answer = as_person(ana).get(f"/diary/?{asked}")
    assert answer.status_code == 200
    assert "could not be read, so it was left out" in text_of(answer)
    assert days_on(answer)[-1] == "2026-03-01"


@pytest.mark.usefixtures("three_cramps")
@pytest.mark.parametrize("asked", ["before=1990-01-01", "after=2026-03-03"])
def test_beyond_the_ends_the_way_back_is_shown(asked: str, ana: Person, as_person: Browser) -> None:
    assert "Go to the newest entries" in text_of(as_person(ana).get(f"/diary/?{asked}"))


def test_an_empty_diary_leads_on(ana: Person, as_person: Browser) -> None:
    answer = as_person(ana).get("/diary/")
    assert "Your diary is empty" in text_of(answer)
    assert 'href="/log/"' in answer.content.decode()


def test_notes_are_text_whatever_they_look_like(ana: Person, as_person: Browser) -> None:
    cramp(ana, "2026-03-01 12:00", notes="<script>alert(1)</script>")
    page = as_person(ana).get("/diary/?q=<script>").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_strangers_are_asked_to_sign_in(client: Client, db: None) -> None:
    answer = client.get("/diary/?muscle=calf")
    assert answer.headers["Location"] == "/account/login/?next=/diary/%3Fmuscle%3Dcalf"


@pytest.mark.usefixtures("three_cramps")
def test_eve_reads_her_own_empty_diary(eve: Person, as_person: Browser) -> None:
    for asked in ("", "?before=2026-03-03", "?after=2026-01-01", "?muscle=calf", "?q=stairs"):
        answer = as_person(eve).get(f"/diary/{asked}")
        assert days_on(answer) == []
        assert "stairs" not in text_of(answer)


def fill(person: Person, days: int) -> None:
    """Keep a cramp and a check-in on each of the last days, quickly."""
    now = datetime(2026, 3, 1, 12, tzinfo=UTC)
    with acting_as(person):
        Episode.objects.bulk_create(
            Episode(
                owner=person,
                id=uuid.uuid4(),
                started_at=now - timedelta(days=n),
                time_zone="UTC",
                sites=["calf:left"],
                notes="stairs",
            )
            for n in range(days)
        )
        CheckIn.objects.bulk_create(
            CheckIn(owner=person, day=now.date() - timedelta(days=n), fluids_ml=1500)
            for n in range(days)
        )


@pytest.mark.parametrize("days", [20, 500])
@pytest.mark.parametrize(
    ("asked", "queries"),
    [
        ("", 12),
        ("?before=2026-02-25", 13),
        ("?after=2026-02-12", 13),
        ("?muscle=calf&q=stairs", 11),
    ],
)
def test_the_page_takes_the_same_queries_for_any_diary(
    days: int,
    asked: str,
    queries: int,
    ana: Person,
    as_person: Browser,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fill(ana, days)
    browser = as_person(ana)
    with django_assert_num_queries(queries) as done:
        assert browser.get(f"/diary/{asked}").status_code == 200
    assert not any("OFFSET" in query["sql"] for query in done.captured_queries)
