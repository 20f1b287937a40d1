"""The main pages on a phone in the longest words, German's, and from right to left."""

import pytest
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from diary.models import Person
from tests import pseudo
from tests.library import load_the_library

PAGES = ("/", "/log/", "/check-in/", "/patterns/", "/patterns/fluids/", "/report/", "/settings/")
READ = {"de": PAGES, "es": PAGES[:2], "fr": PAGES[:2], pseudo.CODE: PAGES}
"""German has the longest words; the tabs and the list of muscles have the least room for any."""
# What is bracketed is longer than its words: of that only the whole page has to fit.
CUT = """() => [...document.querySelectorAll("button, .btn, .tab, .chip, .level, h1, h2, label")]
  .filter((one) => one.clientWidth > 1 && getComputedStyle(one).display !== "inline")
  .filter((one) => one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.textContent.trim())
  .filter((words) => !words.includes("⟦"))"""
SIDES = """() => ["brand", "menu"].map((name) =>
  document.querySelector(`.top-bar .${name}`).getBoundingClientRect().x)"""


@pytest.fixture
def patient(transactional_db: None) -> Person:
    load_the_library()
    call_command("demo", verbosity=0)
    return Person.objects.get(email="pat@demo.example")


def faults(page: Page, address: str) -> list[str]:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    lists = page.locator("[data-site-list], .site-more, details.more")
    lists.evaluate_all("them => them.forEach(one => { one.open = true })")
    wide, seen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    sideways = [f"{address} scrolls sideways: {wide} of {seen} px"] if wide > seen else []
    return [*sideways, *(f"{address} cuts off “{words}”" for words in page.evaluate(CUT))]


def test_no_page_is_too_narrow_for_german_or_for_who_reads_from_the_right(
    page: Page,
    patient: Person,
    live_server: LiveServer,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pseudo.speak(monkeypatch, settings)
    found = []
    for language in READ:
        page.set_extra_http_headers({"Accept-Language": language})
        found += [f"{language}: {fault}" for fault in faults(page, f"{live_server.url}/")]
    client = Client()
    client.force_login(patient)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    for language, pages in READ.items():
        Person.objects.filter(pk=patient.pk).update(language=language)
        for address in pages:
            found += [f"{language}: {fault}" for fault in faults(page, live_server.url + address)]
        brand, menu = page.evaluate(SIDES)
        assert (brand > menu) == (language == pseudo.CODE)
    assert found == []
