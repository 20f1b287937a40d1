"""What lets a phone keep the app: the manifest and the service worker."""

import json
import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from diary.models import Person
from tests.diary.views.pages import html

pytestmark = pytest.mark.django_db


def test_the_manifest_names_the_app_and_our_own_icons(client: Client) -> None:
    answer = client.get("/manifest.webmanifest")
    assert answer.headers["Content-Type"] == "application/manifest+json"
    said = json.loads(answer.content)
    assert (said["name"], said["start_url"], said["scope"]) == ("Cramptracker", "/", "/")
    assert said["display"] == "standalone"
    assert {icon["purpose"] for icon in said["icons"]} == {"any", "maskable"}
    icons = [*said["icons"], *(icon for one in said["shortcuts"] for icon in one["icons"])]
    assert {icon["sizes"] for icon in said["icons"]} == {"any", "192x192", "512x512"}
    for icon in icons:
        assert finders.find(icon["src"].removeprefix(settings.STATIC_URL))


def test_the_home_screen_leads_straight_to_a_cramp(client: Client) -> None:
    said = json.loads(client.get("/manifest.webmanifest").content)
    assert [one["url"] for one in said["shortcuts"]] == ["/now/", "/log/", "/check-in/"]


def test_ios_finds_an_icon_that_it_can_read(client: Client) -> None:
    [icon] = re.findall(r'<link rel="apple-touch-icon" href="([^"]+)"', html(client.get("/")))
    assert icon.endswith(".png")
    assert finders.find(icon.removeprefix(settings.STATIC_URL))


def test_the_manifest_tells_nothing_about_who_asks(
    ana: Person, as_person: Callable[[Person], Client]
) -> None:
    asked = [browser.get("/manifest.webmanifest") for browser in (as_person(ana), Client())]
    assert asked[0].content == asked[1].content


def test_the_worker_looks_after_the_whole_site_under_the_strict_policy(client: Client) -> None:
    answer = client.get("/sw.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "no-cache" in answer.headers["Cache-Control"]
    assert "script-src 'self';" in answer.headers["Content-Security-Policy"] + ";"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    text = html(answer)
    for file in re.findall(rf'"{settings.STATIC_URL}([^"]+\.js)"', text):
        assert finders.find(file)
    assert "diary/js/worker.js" in text


def test_the_worker_is_the_same_for_everybody(
    ana: Person, as_person: Callable[[Person], Client]
) -> None:
    assert as_person(ana).get("/sw.js").content == Client().get("/sw.js").content


def test_every_page_says_whose_it_is_and_offers_the_app(
    ana: Person, as_person: Callable[[Person], Client]
) -> None:
    own, open_to_all = html(as_person(ana).get("/")), html(Client().get("/"))
    assert f'<meta name="owner" content="{ana.pk}">' in own
    assert 'name="owner"' not in open_to_all
    for page in (own, open_to_all):
        assert 'rel="manifest" href="/manifest.webmanifest"' in page
