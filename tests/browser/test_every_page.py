"""Every page, on a phone and on a desk, by day and by night: whole, quiet and accessible."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from diary.look import BRIGHT_COOKIE
from diary.models import Person
from diary.report_tokens import TOKEN_LENGTH
from tests.helpers import report_link
from tests.library import load_the_library
from tests.pages import OWN, PUBLIC

AXE = settings.BASE_DIR / ".assets" / "test" / "axe.min.js"
ALL_RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}"
RULES_OF_COLOUR = "{runOnly: ['color-contrast', 'link-in-text-block']}"
"""What may differ when nothing changes but the colours."""
COLOURS_SETTLE = """async () => {
    const finite = (one) => one.effect.getComputedTiming().endTime !== Infinity;
    const running = () => document.getAnimations().filter(finite);
    const frame = () => new Promise(requestAnimationFrame);
    await frame();
    do {
        await Promise.allSettled(running().map((one) => one.finished));
        await frame();
    } while (running().length);
}"""
"""Colours fade into each other, and what inherits one begins anew with each step."""

DIM = (
    "/",
    "/log/",
    "/check-in/",
    "/diary/year/",
    "/patterns/",
    "/patterns/sites/",
    "/settings/",
    "/style/",
)
"""Enough: the last of them shows every component."""
NOT_DRAWN = ".chart-plot:not(details:not([open]) *):not(:has(.main-svg))"
SCREENS = [
    pytest.param({"width": 360, "height": 740}, id="phone"),
    pytest.param({"width": 1280, "height": 800}, id="desk"),
]


@pytest.fixture
def patient(transactional_db: None) -> Person:
    """The demo's patient: fourteen months, with everything in them, and the library."""
    load_the_library()
    call_command("demo", verbosity=0)
    Person.objects.filter(email="pat@demo.example").update(is_staff=True)  # who sees /style/
    return Person.objects.get(email="pat@demo.example")


@pytest.fixture
def strict_page(
    browser: Browser, live_server: LiveServer, request: pytest.FixtureRequest
) -> Iterator[tuple[Page, list[str]]]:
    """A browser of some size, on a light device, and what it complains about."""
    context = browser.new_context(
        viewport=request.param,
        color_scheme="light",
        reduced_motion="reduce",
        base_url=live_server.url,
        service_workers="block",
    )
    # Whatever the hour is now: pages that go dim by themselves at night don't.
    context.add_cookies([{"name": BRIGHT_COOKIE, "value": "yes", "url": live_server.url}])
    heard: list[str] = []
    _watch(context, heard)
    page = context.new_page()
    page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    yield page, heard
    context.close()


def _watch(context: BrowserContext, heard: list[str]) -> None:
    def only_us(route: Any) -> None:
        url = route.request.url
        if "//localhost:" in url:
            route.continue_()
        else:
            heard.append(f"asked a stranger: {url}")
            route.abort()

    context.route("**/*", only_us)


def sign_in(page: Page, person: Person, live_server: LiveServer) -> None:
    client = Client()
    client.force_login(person)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )


def shared_pages(person: Person) -> list[str]:
    """What a reader without an account may meet: a report, a question for its PIN, no report."""
    _link, plain = report_link(person)
    _link, with_pin = report_link(person, "Dr. Vogt", pin="4711")
    return [f"/shared/{token}/" for token in (plain, with_pin, "no-such".ljust(TOKEN_LENGTH, "x"))]


def faults(page: Page, address: str, heard: list[str]) -> list[str]:
    """Open a page and return everything that is wrong with it, by day and in the dark."""
    heard.clear()
    page.emulate_media(color_scheme="light")
    answer = page.goto(address)
    assert answer
    assert answer.status == (404 if "no-such" in address else 200), address
    expect(page.locator(NOT_DRAWN)).to_have_count(0)
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    found = [f"scrolls sideways: {width[0]} of {width[1]} px"] if width[0] > width[1] else []
    page.evaluate(AXE.read_text())
    found += _violations(page, ALL_RULES)
    if page.locator("html").get_attribute("data-theme") == "auto":
        page.emulate_media(color_scheme="dark")
        page.evaluate(COLOURS_SETTLE)
        found += [f"in the dark: {violation}" for violation in _violations(page, RULES_OF_COLOUR)]
    found += [said for said in heard if not ("404" in said and "no-such" in address)]
    return [f"{address}: {fault}" for fault in found]


def _violations(page: Page, rules: str) -> list[str]:
    result = page.evaluate(f"axe.run(document, {rules})")
    return [
        f"{violation['id']}: {[node['html'][:160] for node in violation['nodes'][:3]]}"
        for violation in result["violations"]
    ]


@pytest.mark.parametrize("strict_page", SCREENS, indirect=True)
def test_every_page_is_whole_quiet_and_accessible(
    strict_page: tuple[Page, list[str]], patient: Person, live_server: LiveServer
) -> None:
    page, heard = strict_page
    public = (*PUBLIC, *shared_pages(patient))
    found = [fault for address in public for fault in faults(page, address, heard)]
    sign_in(page, patient, live_server)
    found += [fault for address in OWN for fault in faults(page, address, heard)]
    assert found == []


@pytest.mark.parametrize("strict_page", SCREENS[:1], indirect=True)
def test_what_is_used_in_the_dark_is_accessible_when_dim(
    strict_page: tuple[Page, list[str]], patient: Person, live_server: LiveServer
) -> None:
    Person.objects.filter(pk=patient.pk).update(theme="night")
    page, heard = strict_page
    sign_in(page, patient, live_server)
    assert [fault for address in DIM for fault in faults(page, address, heard)] == []
