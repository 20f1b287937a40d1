"""The doctor's report printed by a real browser: two pages on both sizes of paper, ink only."""

import re
from datetime import date

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from diary import demo
from diary.models import Person
from tests.browser.test_every_page import sign_in
from tests.diary.views.test_report import everything, pages_of
from tests.helpers import report_link

PAPERS = ("A4", "Letter")


@pytest.mark.parametrize("email", [one.email for one in demo.DEMO_PEOPLE[:2]])
def test_it_fits_two_pages(
    email: str, transactional_db: None, page: Page, live_server: LiveServer
) -> None:
    call_command("demo", verbosity=0)
    sign_in(page, Person.objects.get(email=email), live_server)
    for days in ("", "?from=2026-01-01&to=2026-11-01"):
        page.goto(f"{live_server.url}/report/{days}")
        for paper in PAPERS:
            assert 1 <= pages_of(page.pdf(format=paper)) <= 2, (email, days, paper)


def test_a_diary_full_of_everything_fits_too(
    make_person: type, page: Page, live_server: LiveServer
) -> None:
    ana = make_person("Ana")
    everything(ana)
    sign_in(page, ana, live_server)
    page.goto(f"{live_server.url}/report/?from=2026-01-01&to=2026-01-31")
    for paper in PAPERS:
        assert pages_of(page.pdf(format=paper)) == 2, paper


def test_on_paper_there_is_no_navigation_and_no_colour(
    make_person: type, page: Page, live_server: LiveServer
) -> None:
    ana = make_person("Ana")
    everything(ana)
    _link, token = report_link(ana, pin="4711", first=date(2026, 1, 1), last=date(2026, 1, 31))
    page.goto(f"{live_server.url}/shared/{token}/")
    page.fill("[name=pin]", "4711")
    page.press("[name=pin]", "Enter")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.get_by_role("heading", name="Muscle cramps: diary report")).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    ink = page.locator(".report p").first.evaluate("element => getComputedStyle(element).color")
    assert re.fullmatch(r"rgb\((\d+), \1, \1\)", ink)
    assert page.context.cookies() == []
