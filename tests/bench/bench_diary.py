"""How the screens of a long diary compare with those of a short one: ``pytest -s`` on this file.

Prints medians and ratios, and asserts no time: machines differ, query counts don't.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter

import pytest
from django.db import connection
from django.test import Client

from diary.models import Person
from tests.diary.views.test_diary import fill

SHORT, LONG = 25, 2_500
"""Days; each with a cramp and a check-in: 50 entries and 5,000."""
ROUNDS = 30
SCREENS = {
    "the diary's newest page": "/diary/",
    "a page in the middle": "/diary/?before=2026-02-20",
    "a page towards newer days": "/diary/?after=2026-02-06",
    "cramps in a muscle": "/diary/?muscle=calf",
    "words in notes": "/diary/?q=stairs",
    "words that nothing fits": "/diary/?q=zebra",
    "today": "/",
    "a year at a glance": "/diary/year/?year=2025",
    "a closer look at everything": "/patterns/period/?from=2019-01-01&to=2026-03-01",
    "two times compared": "/patterns/compare/?first_from=2025-01-01&first_to=2025-06-30"
    "&second_from=2025-07-01&second_to=2025-12-31",
}


@pytest.fixture
def browsers(
    ana: Person, ben: Person, as_person: Callable[[Person], Client]
) -> tuple[Client, Client]:
    fill(ana, SHORT)
    fill(ben, LONG)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE diary_episode, diary_checkin")
    return as_person(ana), as_person(ben)


@pytest.mark.parametrize(("screen", "address"), SCREENS.items())
def test_a_long_diary_beside_a_short_one(
    screen: str, address: str, browsers: tuple[Client, Client]
) -> None:
    short, long = browsers
    pairs = [(_seconds(short, address), _seconds(long, address)) for _ in range(ROUNDS + 3)][3:]
    fast, slow = (median(times) for times in zip(*pairs, strict=True))
    print(
        f"\n{screen}: {SHORT * 2} entries {fast * 1e3:.1f} ms, "
        f"{LONG * 2} entries {slow * 1e3:.1f} ms, ratio {slow / fast:.2f}"
    )


def _seconds(browser: Client, address: str) -> float:
    began = perf_counter()
    assert browser.get(address).status_code == 200
    return perf_counter() - began
