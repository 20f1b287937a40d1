"""Every page, on a phone and on a desk, by day and by night: whole, quiet and accessible."""

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from diary.models import Person

AXE = settings.BASE_DIR / ".assets" / "test" / "axe.min.js"
RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}"

PUBLIC = (
    "/",
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
    "/knowledge/",
    "/knowledge/?q=stretching",
    "/knowledge/?q=nothinglikethis",
    "/knowledge/?q=jumpy+magnesum",
    "/knowledge/when-to-see-a-doctor/",
    "/knowledge/night-cramps/",
    "/knowledge/night-cramps/useful/?answer=no",
    "/knowledge/topic/fluids/",
    "/no-such-page/",
)
OWN = (
    "/",
    "/log/",
    "/check-in/",
    "/now/",
    "/offline/",
    "/offline/check-in/",
    "/diary/",
    "/diary/?muscle=calf",
    "/diary/year/",
    "/patterns/",
    "/patterns/choices/",
    "/patterns/period/",
    "/patterns/compare/",
    "/patterns/on/?topic=night-cramps",
    "/knowledge/night-cramps/",  # with what the diary shows on it
    "/patterns/time-of-day/",  # one kind of each make: a picture of hours, of amounts, ...
    "/patterns/sites/",
    "/patterns/frequency/",
    "/patterns/fluids/",
    "/patterns/own/",
    "/patterns/weekday/",
    "/patterns/medicines-started/",
    "/patterns/remedies/",
    "/patterns/intensity/",
    "/medicines/",
    "/report/",
    "/report/links/",
    "/settings/",
    "/style/",
    "/account/email/",
    "/account/password/change/",
    "/account/2fa/",
)
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
SCREENS = [
    pytest.param({"width": 360, "height": 740}, "light", id="phone, light"),
    pytest.param({"width": 360, "height": 740}, "dark", id="phone, dark"),
    pytest.param({"width": 1280, "height": 800}, "light", id="desk, light"),
    pytest.param({"width": 1280, "height": 800}, "dark", id="desk, dark"),
]


@pytest.fixture
def patient(transactional_db: None) -> Person:
    """The demo's patient: fourteen months, with everything in them, and the library."""
    call_command("load_library", verbosity=0)
    call_command("demo", verbosity=0)
    return Person.objects.get(email="pat@demo.example")


@pytest.fixture
def strict_page(
    browser: Browser, patient: Person, live_server: LiveServer, request: pytest.FixtureRequest
) -> Iterator[tuple[Page, list[str]]]:
    """A browser of a size and a theme in which the patient is signed in, and its complaints."""
    viewport, theme = request.param
    Person.objects.filter(pk=patient.pk).update(
        is_staff=True, theme="night" if theme == "night" else "auto"
    )
    scheme: Literal["dark", "light"] = "light" if theme == "light" else "dark"
    context = browser.new_context(
        viewport=viewport,
        color_scheme=scheme,
        reduced_motion="reduce",
        base_url=live_server.url,
        service_workers="block",
    )
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


def faults(page: Page, address: str, heard: list[str]) -> list[str]:
    """Open a page and return everything that is wrong with it."""
    heard.clear()
    answer = page.goto(address)
    assert answer
    assert answer.status == (404 if "no-such" in address else 200), address
    page.wait_for_load_state("networkidle")
    found = [said for said in heard if not ("404" in said and "no-such" in address)]
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    if width[0] > width[1]:
        found.append(f"scrolls sideways: {width[0]} of {width[1]} px")
    page.evaluate(AXE.read_text())
    result = page.evaluate(f"axe.run(document, {RULES})")
    for violation in result["violations"]:
        nodes = [node["html"][:160] for node in violation["nodes"][:3]]
        found.append(f"{violation['id']}: {nodes}")
    return [f"{address}: {fault}" for fault in found]


@pytest.mark.parametrize(
    "strict_page",
    [pytest.param(tuple(screen.values), id=screen.id) for screen in SCREENS],
    indirect=True,
)
def test_every_page_is_whole_quiet_and_accessible(
    strict_page: tuple[Page, list[str]], patient: Person, live_server: LiveServer
) -> None:
    page, heard = strict_page
    found = [fault for address in PUBLIC for fault in faults(page, address, heard)]
    sign_in(page, patient, live_server)
    found += [fault for address in OWN for fault in faults(page, address, heard)]
    assert found == []


@pytest.mark.parametrize("strict_page", [({"width": 360, "height": 740}, "night")], indirect=True)
def test_what_is_used_in_the_dark_is_accessible_when_dim(
    strict_page: tuple[Page, list[str]], patient: Person, live_server: LiveServer
) -> None:
    page, heard = strict_page
    sign_in(page, patient, live_server)
    assert [fault for address in DIM for fault in faults(page, address, heard)] == []
