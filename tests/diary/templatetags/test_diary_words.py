"""Numbers and codes in the words that people read."""

from datetime import date
from decimal import Decimal

import pytest

from diary.models import CheckIn, Episode
from diary.templatetags import diary_words as words
from tests.helpers import at


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, ""),
        (0, "0 s"),
        (45, "45 s"),
        (60, "1 min"),
        (90, "1 min 30 s"),
        (3599, "59 min 59 s"),
        (3600, "1 h"),
        (3930, "1 h 5 min"),
    ],
)
def test_lengths(seconds: int | None, said: str) -> None:
    assert words.duration(seconds) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(None, ""), (0, "0 min"), (45, "45 min"), (120, "2 h"), (75, "1 h 15 min")],
)
def test_minutes(minutes: int | None, said: str) -> None:
    assert words.minutes_in_words(minutes) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        (0, "0"),
        (Decimal("6.50"), "6.5"),
        (Decimal("8.00"), "8"),
        (1500, "1,500"),
        (20000, "20,000"),
        (0.25, "0.25"),
    ],
)
def test_numbers(value: Decimal | float | None, said: str) -> None:
    assert words.number(value) == said


@pytest.mark.parametrize(
    ("ml", "units", "said"),
    [
        (None, "metric", ""),
        (0, "us", "0 fl oz"),
        (1500, "metric", "1,500 ml"),
        (1500, "us", "51 fl oz"),
        (237, "us", "8 fl oz"),
    ],
)
def test_fluids_in_a_persons_units(ml: int | None, units: str, said: str) -> None:
    assert words.fluids(ml, units) == said


def test_a_cramp_in_words() -> None:
    episode = Episode(
        started_at=at("2026-03-03 03:10", "America/New_York"),
        time_zone="America/New_York",
        activity="sleeping",
        duration_seconds=240,
        woke_me=True,
    )
    assert words.local_time(episode) == "03:10"
    assert words.local_date(episode) == date(2026, 3, 3)
    assert words.place_of(episode.time_zone) == "New York"
    assert words.place_of("America/Argentina/Buenos_Aires") == "Buenos Aires"
    assert words.place_of("UTC") == "UTC"
    assert words.episode_facts(episode) == "Sleeping · 4 min · woke me"
    assert words.episode_facts(episode, "America/New_York") == "Sleeping · 4 min · woke me"
    there = "Sleeping · 4 min · woke me · New York time"
    assert words.episode_facts(episode, "Europe/Berlin") == there
    assert words.sites([]) == "A cramp"
    assert words.sites(["calf:left", "toes"]) == "Calf, left · Toes"


def test_a_cramp_of_which_only_the_time_is_known_has_no_facts() -> None:
    assert words.episode_facts(Episode(woke_me=False)) == ""


def test_a_check_in_in_words_leaves_out_what_was_not_answered() -> None:
    assert words.check_in_facts(CheckIn()) == "Checked in"
    assert words.check_in_facts(CheckIn(cramp_free=True)) == "No cramp"
    full = CheckIn(
        cramp_free=True,
        fluids_ml=0,
        sleep_hours=Decimal("7.50"),
        exercise_minutes=75,
        exertion=0,
        alcohol_units=Decimal("1.5"),
        caffeine_mg=200,
        standing_hours=Decimal("2.00"),
        sitting_hours=Decimal("8.25"),
        heat=True,
        stretching=True,
        electrolytes=False,
        magnesium=None,
    )
    assert words.check_in_facts(full) == (
        "No cramp · 0 ml · slept 7.5 h · exercise 1 h 15 min · exertion 0 · alcohol 1.5 · "
        "caffeine 200 mg · stood 2 h · sat 8.25 h · hot · stretched"
    )
    assert words.check_in_facts(CheckIn(fluids_ml=1500), "us") == "51 fl oz"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 3, 3), date(2026, 3, 3), "3 March"),
        (date(2026, 3, 3), date(2026, 3, 7), "3 to 7 March"),
        (date(2026, 2, 28), date(2026, 3, 2), "28 February to 2 March"),
        (date(2025, 12, 28), date(2026, 1, 2), "28 December 2025 to 2 January 2026"),
        (date(2025, 1, 28), date(2026, 1, 29), "28 January 2025 to 29 January 2026"),
    ],
)
def test_days_in_a_row(first: date, last: date, said: str) -> None:
    assert words.days_in_words(first, last) == said


@pytest.mark.parametrize(("count", "said"), [(0, "no cramp"), (1, "1 cramp"), (3, "3 cramps")])
def test_counts_of_cramps(count: int, said: str) -> None:
    assert words.cramps(count) == said
