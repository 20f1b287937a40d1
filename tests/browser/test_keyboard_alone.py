"""Ana with a keyboard and nothing else: the timer, a pattern, the report, a link to it, settings.

Signing up, logging and checking in by keyboard: ``test_first_time.py``.
"""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from diary.acting import acting_as
from diary.days import today
from diary.models import Episode, Person, ReportLink
from tests.browser.keyboard import follow, press, tab_to, write
from tests.browser.test_every_page import sign_in
from tests.helpers import checked_in, cramp


@pytest.fixture
def ana_at_today(make_person: Callable[..., Person], page: Page, live_server: LiveServer) -> Person:
    """Ana, whose cramps come at night, with five weeks of diary."""
    ana = make_person("Ana")
    for back in range(36):
        day = today(ana) - timedelta(days=back + 1)
        checked_in(ana, day, fluids_ml=1500)
        if back % 2:
            cramp(ana, f"{day} 23:{10 + back % 40}", sites=["calf:left"])
    sign_in(page, ana, live_server)
    page.goto(live_server.url)
    return ana


def test_a_cramp_that_goes_on_is_timed_and_saved(ana_at_today: Person, page: Page) -> None:
    follow(page, "[data-now-link]")
    press(page, "[data-now-stop]")
    expect(page.locator("[data-now-save]")).to_be_focused()
    press(page, "input[name=sites][value='calf:right']", "Space")
    follow(page, "[data-now-save]")
    with acting_as(ana_at_today):
        kept = Episode.objects.latest("started_at")
    assert kept.sites == ["calf:right"]
    assert kept.duration_seconds is not None


@pytest.mark.usefixtures("ana_at_today")
def test_a_pattern_and_how_it_is_known_are_read(page: Page) -> None:
    follow(page, ".tab-bar a[href='/patterns/']")
    follow(page, "main a[href^='/patterns/time-of-day/']")
    how = page.locator("main details", has=page.get_by_text("How we know")).first
    expect(how).not_to_have_attribute("open", "")
    tab_to(page, "main details > summary")
    page.keyboard.press("Enter")
    expect(how).to_have_attribute("open", "")


def test_the_report_is_made_and_handed_on(ana_at_today: Person, page: Page) -> None:
    follow(page, "main a[href='/report/']")
    follow(page, "main a[href^='?from']:not([aria-current])")
    press(page, "input[name=about]", "Space")
    follow(page, "main form button[type=submit]")
    expect(page.locator(".report-about")).to_contain_text("Age")
    assert "about=on" in (page.locator("a[href^='/report/pdf/']").get_attribute("href") or "")

    follow(page, "main a[href^='/report/links/']")
    write(page, "input[name=label]", "Dr. Berg")
    follow(page, "main form button[type=submit]:not([formaction])")
    expect(page.locator("#address")).to_have_value(re.compile("/shared/"))
    with acting_as(ana_at_today):
        assert ReportLink.objects.get().revoked_at is None
    follow(page, "main button[formaction$='/end/']")
    with acting_as(ana_at_today):
        assert ReportLink.objects.get().revoked_at is not None


def test_the_settings_are_changed_and_a_mistake_takes_the_focus(
    ana_at_today: Person, page: Page, live_server: LiveServer
) -> None:
    page.goto(f"{live_server.url}/settings/")
    write(page, "input[name=time_zone]", "Atlantis")
    follow(page, "main form button[type=submit]")
    expect(page.locator(".error-summary")).to_be_focused()
    follow_in_page(page, ".error-summary a")
    expect(page.locator("input[name=time_zone]")).to_be_focused()
    write(page, "input[name=time_zone]", "Europe/Paris")
    tab_to(page, "input[name=theme]")
    page.keyboard.press("ArrowRight")
    follow(page, "main form button[type=submit]")
    ana_at_today.refresh_from_db()
    assert (ana_at_today.time_zone, ana_at_today.theme) == ("Europe/Paris", "light")


def follow_in_page(page: Page, selector: str) -> None:
    """Follow a link to a place on the same page."""
    tab_to(page, selector)
    page.keyboard.press("Enter")
