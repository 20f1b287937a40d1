"""A cramp that goes on: its start is kept, and what may help stands beside the clock."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from knowledge.kinds import Kind
from tests.diary.views.pages import html, shown_value, text_of
from tests.knowledge.helpers import article, section
from tests.library import load_the_library

pytestmark = pytest.mark.django_db
BY_MUSCLE = """
<p>The idea is the same.</p>
<h3>Calf</h3><ol><li>Keep the knee <b>straight</b>.</li><li>Pull the toes up.</li></ol>
<h3>Foot and toes</h3><ol><li>Take the toes &amp; pull.</li></ol>
<h3>How sure is this?</h3><p>Not very.</p>
"""


def at(since: datetime) -> str:
    return f"/now/?since={int(since.timestamp())}"


def test_opening_it_starts_now_and_puts_the_start_into_the_address(phone: Client) -> None:
    before = int(timezone.now().timestamp())
    address = phone.get("/now/").headers["Location"]
    since = int(parse_qs(urlsplit(address).query)["since"][0])
    assert before <= since <= timezone.now().timestamp()


def test_without_a_script_the_start_is_filled_in(phone: Client) -> None:
    since = timezone.now() - timedelta(minutes=12)
    page = phone.get(at(since))
    local = since.astimezone(ZoneInfo("Europe/Berlin"))
    assert shown_value(page, "date") == f"{local:%Y-%m-%d}"
    assert shown_value(page, "time") == f"{local:%H:%M}"
    assert 'action="/log/"' in html(page)


@pytest.mark.parametrize("since", ["", "0", "-5", "x", "99999999999", "9" * 40, "١٢٣"])
def test_a_start_that_cannot_be_starts_now(since: str, phone: Client) -> None:
    answer = phone.get("/now/", {"since": since})
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/now/?since=")


def test_a_start_of_two_days_ago_is_over(phone: Client) -> None:
    assert phone.get(at(datetime.now(UTC) - timedelta(days=2))).status_code == 302


def test_what_may_help_comes_from_the_library_by_muscle(phone: Client) -> None:
    article(
        "when-a-cramp-comes",
        section("Stretch", Kind.RELIEF, ["relief"], body="<p><b>Stretch it.</b> Slowly.</p>"),
        section("By muscle", Kind.RELIEF, ["relief"], body=BY_MUSCLE),
        section("It won't let go", Kind.WARNING, ["relief"]),
    )
    page = phone.get(at(timezone.now()))
    parts = re.findall(
        r'data-muscles="([^"]+)">\s*<dt>(.*?)</dt>\s*<dd>(.*?)</dd>', html(page), re.DOTALL
    )
    assert parts == [
        ("calf", "Calf", "Keep the knee straight. Pull the toes up."),
        ("foot_arch toes", "Foot and toes", "Take the toes &amp; pull."),
    ]
    assert "Stretch it." in text_of(page)
    assert 'href="/knowledge/when-a-cramp-comes/#it-wont-let-go"' in html(page) or (
        "/knowledge/when-a-cramp-comes/#it-won" in html(page)
    )


def test_the_shipped_library_helps_with_the_common_muscles(phone: Client) -> None:
    load_the_library()
    page = html(phone.get(at(timezone.now())))
    for muscle in ("calf", "hamstring", "quadriceps", "foot_arch"):
        assert re.search(rf'data-muscles="[^"]*\b{muscle}\b', page)
    assert "Bring your toes up towards your shin" in page
    assert "#does-not-let-go" in page


def test_an_empty_library_leaves_the_timer_and_the_way_to_a_doctor(phone: Client) -> None:
    page = phone.get(at(timezone.now()))
    assert page.status_code == 200
    assert "/knowledge/when-to-see-a-doctor/" in html(page)
    assert "data-muscles" not in html(page)


def test_a_stranger_is_asked_to_sign_in_and_comes_back() -> None:
    assert Client().get("/now/").headers["Location"] == "/account/login/?next=/now/"


def test_one_tap_from_anywhere(phone: Client) -> None:
    for address in ("/", "/diary/", "/patterns/", "/settings/", "/knowledge/"):
        assert 'href="/now/"' in html(phone.get(address))
    assert 'href="/now/"' not in html(Client().get("/"))


def test_it_reads_the_library_once_and_nothing_of_the_diary(
    phone: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article("easing", section("Ease", Kind.RELIEF, ["relief"], body=BY_MUSCLE))
    phone.get(at(timezone.now()))
    with django_assert_num_queries(9):
        phone.get(at(timezone.now()))
