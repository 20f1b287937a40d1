"""Charts in a real browser: drawn, in the page's colours, and nobody else asked."""

import re
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from diary import demo
from diary.acting import acting_as
from diary.kinds import KINDS
from diary.models import CheckIn, Episode, Person
from tests.helpers import PASSWORD

LAST = datetime(2026, 3, 1, 2, 30, tzinfo=UTC)
WITHOUT_A_PICTURE = {"duration", "intensity", "season"}
"""What is said of these is said in words alone."""


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
    sign_in(page, ana.email, PASSWORD)
    page.wait_for_url("**/patterns/")
    return ana


def test_every_chart_is_drawn_without_a_complaint_and_nobody_else_is_asked(
    transactional_db: None,
    page: Page,
    live_server: LiveServer,
    strangers_asked: list[str],
    complaints: list[str],
) -> None:
    call_command("demo", verbosity=0)  # fourteen months with everything in them
    page.goto(f"{live_server.url}/account/login/")
    sign_in(page, "pat@demo.example", demo.PASSWORD)
    drawn = {
        kind.slug: drawn_at(page, f"{live_server.url}/patterns/{kind.slug}/") for kind in KINDS
    }
    assert drawn["frequency"] == 2
    assert {kind for kind, count in drawn.items() if count == 0} <= WITHOUT_A_PICTURE
    assert strangers_asked == []
    assert complaints == []


def drawn_at(page: Page, address: str) -> int:
    """Open a pattern and return how many pictures it has: all drawn, none with a cloud button."""
    page.goto(address)
    plots = page.locator(".chart-plot")
    for index in range(plots.count()):
        plots.nth(index).scroll_into_view_if_needed()
        expect(plots.nth(index).locator(".main-svg").first).to_be_visible()
        plots.nth(index).hover()
    assert plots.get_by_text(re.compile("share|cloud|plotly", re.IGNORECASE)).count() == 0
    assert page.locator(".modebar-btn").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    return plots.count()


def sign_in(page: Page, email: str, password: str) -> None:
    page.fill("[name=login]", email)
    page.fill("[name=password]", password)
    with page.expect_navigation():
        page.press("[name=password]", "Enter")


@pytest.mark.usefixtures("ana_at_patterns")
def test_a_chart_follows_the_theme(page: Page, live_server: LiveServer) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{live_server.url}/patterns/time-of-day/")
    page.locator(".chart-plot").scroll_into_view_if_needed()
    bar = page.locator(".chart-plot .points path").first
    expect(bar).to_be_attached()
    colour = "element => getComputedStyle(element).fill"
    in_daylight = bar.evaluate(colour)
    page.emulate_media(color_scheme="dark")
    expect(bar).not_to_have_css("fill", in_daylight)


@pytest.mark.usefixtures("ana_at_patterns")
def test_the_library_that_draws_is_fetched_when_a_picture_is_wanted(
    page: Page, live_server: LiveServer
) -> None:
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if "plotly-cart" in one.url else None)
    page.goto(f"{live_server.url}/patterns/")
    page.wait_for_load_state("networkidle")
    assert asked == []
    page.locator(".finding-card details:has(.chart-plot) > summary").first.click()
    expect(page.locator(".chart-plot .main-svg").first).to_be_attached()
    assert len(asked) == 1


@pytest.mark.usefixtures("ana_at_patterns")
def test_pictures_further_down_are_drawn_without_scrolling(
    page: Page, live_server: LiveServer
) -> None:
    """As they are saved, shared and printed."""
    page.set_viewport_size({"width": 360, "height": 300})
    page.goto(f"{live_server.url}/patterns/time-of-day/")
    expect(page.locator(".chart-plot .main-svg").first).to_be_attached()
    assert page.evaluate("scrollY") == 0


@pytest.mark.usefixtures("ana_at_patterns")
def test_a_finding_unfolds_its_picture(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/patterns/")
    page.keyboard.press("Tab")
    picture = page.locator(".finding-card details:has(.chart-plot)").first
    assert picture.locator(".main-svg").count() == 0
    picture.locator("summary").first.click()
    picture.locator(".chart-plot").scroll_into_view_if_needed()
    drawn = picture.locator(".main-svg").first
    expect(drawn).to_be_visible()
    box = drawn.bounding_box()
    assert box
    assert 250 < box["width"] <= 360


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
