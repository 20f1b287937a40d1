"""Charts in a real browser: drawn, in the page's colours, and nobody else asked."""

import re
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from diary.acting import acting_as
from diary.kinds import KINDS
from diary.models import CheckIn, Episode, Person
from tests.helpers import PASSWORD

LAST = datetime(2026, 3, 1, 2, 30, tzinfo=UTC)
SLUGS = [kind.slug for kind in KINDS]


@pytest.fixture
def ana_at_patterns(
    make_person: Callable[..., Person], page: Page, live_server: LiveServer
) -> Person:
    """Ana, with four months of diary, signed in."""
    ana = make_person("Ana")
    with acting_as(ana):
        for n in range(120):
            day = (LAST - timedelta(days=n)).date()
            CheckIn.objects.create(
                owner=ana, day=day, fluids_ml=1000 + 250 * (n % 5), exertion=n % 8
            )
            if n % 3 == 0:
                Episode.objects.create(
                    owner=ana,
                    id=uuid.uuid4(),
                    started_at=LAST - timedelta(days=n, minutes=n % 40),
                    time_zone="UTC",
                    sites=["calf:left" if n % 4 else "calf:right"],
                )
    page.goto(f"{live_server.url}/account/login/?next=/patterns/")
    page.fill("[name=login]", ana.email)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/patterns/")
    return ana


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.usefixtures("ana_at_patterns")
def test_each_chart_is_drawn_without_a_complaint_and_nobody_else_is_asked(
    slug: str,
    page: Page,
    live_server: LiveServer,
    strangers_asked: list[str],
    complaints: list[str],
) -> None:
    page.goto(f"{live_server.url}/patterns/{slug}/")
    plots = page.locator(".chart-plot")
    for index in range(plots.count()):
        expect(plots.nth(index).locator(".main-svg").first).to_be_visible()
        plots.nth(index).hover()
    assert plots.count() == (2 if slug == "frequency" else 1)
    assert plots.get_by_text(re.compile("share|cloud|plotly", re.IGNORECASE)).count() == 0
    assert page.locator(".modebar-btn").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert strangers_asked == []
    assert complaints == []


@pytest.mark.usefixtures("ana_at_patterns")
def test_a_chart_follows_the_theme(page: Page, live_server: LiveServer) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{live_server.url}/patterns/time-of-day/")
    bar = page.locator(".chart-plot .points path").first
    expect(bar).to_be_attached()
    colour = "element => getComputedStyle(element).fill"
    in_daylight = bar.evaluate(colour)
    page.emulate_media(color_scheme="dark")
    expect(bar).not_to_have_css("fill", in_daylight)


@pytest.mark.usefixtures("ana_at_patterns")
def test_the_numbers_are_a_table_by_keyboard_alone(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/patterns/time-of-day/")
    summary = page.locator(".chart summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".chart table")).to_be_visible()
    assert page.locator(".chart tbody tr").count() == 24


@pytest.mark.usefixtures("ana_at_patterns")
def test_without_a_script_the_words_and_the_table_are_there(
    page: Page, live_server: LiveServer
) -> None:
    browser = page.context.browser
    assert browser
    context = browser.new_context(
        java_script_enabled=False, storage_state=page.context.storage_state()
    )
    plain = context.new_page()
    plain.goto(f"{live_server.url}/patterns/time-of-day/")
    expect(plain.locator(".chart-plot")).to_be_hidden()
    expect(plain.locator(".chart-words")).to_be_visible()
    plain.locator(".chart summary").click()
    expect(plain.locator(".chart table")).to_be_visible()
    context.close()
