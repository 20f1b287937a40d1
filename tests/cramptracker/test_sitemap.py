"""Search engines find what is public, under its one address, and nothing of the diary."""

import re
from datetime import UTC, datetime
from urllib.robotparser import RobotFileParser

import pytest
from django.test import Client, override_settings
from django.urls import URLPattern

from diary import urls as diary_urls
from knowledge.kinds import Kind
from tests.knowledge.helpers import article, section

pytestmark = pytest.mark.django_db


@override_settings(SITE_URL="https://cramps.example")
def test_the_sitemap_names_public_pages_only(client: Client) -> None:
    changed = datetime(2026, 3, 4, 12, tzinfo=UTC)
    article("causes", section("Heat", Kind.CAUSE, ["season"]), last_published_at=changed)
    article("draft", section("Cold", Kind.CAUSE, ["children"]), live=False)

    text = client.get("/sitemap.xml").content.decode()
    assert re.findall("<loc>(.*?)</loc>", text) == [
        "https://cramps.example/",
        "https://cramps.example/knowledge/",
        "https://cramps.example/knowledge/causes/",
        "https://cramps.example/knowledge/topic/season/",
    ]
    assert re.findall("<lastmod>(.*?)</lastmod>", text) == ["2026-03-04", "2026-03-04"]


def may_read(rules: str, path: str) -> bool:
    """Tell what RFC 9309 makes of the rules: the longest that fits holds; * and $ are known."""
    lines = re.findall(r"^(Allow|Disallow): (\S+)$", rules, re.MULTILINE)
    fits: list[tuple[int, bool]] = [
        (len(rule), word == "Allow")
        for word, rule in lines
        if re.match(re.escape(rule).replace(r"\*", ".*").replace(r"\$", "$"), path)
    ]
    return max(fits)[1]


def test_robots_may_read_what_is_public_and_nothing_else(client: Client) -> None:
    answer = client.get("/robots.txt")
    rules = answer.content.decode()
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert "Sitemap: http://localhost:8000/sitemap.xml" in rules

    public = ["/", "/knowledge/", "/knowledge/causes/", "/knowledge/topic/x/", "/static/x.css"]
    assert [path for path in public if not may_read(rules, path)] == []
    ours = [f"/{p.pattern}" for p in diary_urls.urlpatterns if isinstance(p, URLPattern)]
    assert len(ours) > 20
    assert [path for path in ours if path != "/" and may_read(rules, path)] == []
    others = ["/cms/", "/account/login/", "/knowledge/causes/useful/", "/whatever-comes/"]
    assert [path for path in others if may_read(rules, path)] == []


def test_an_old_robot_keeps_out_of_the_diary_too(client: Client) -> None:
    old = RobotFileParser()
    old.parse(client.get("/robots.txt").content.decode().splitlines())
    assert old.can_fetch("*", "/knowledge/causes/")
    assert not old.can_fetch("*", "/diary/")


def test_the_landing_page_names_its_one_address(client: Client) -> None:
    page = client.get("/").content.decode()
    assert '<link rel="canonical" href="http://localhost:8000/">' in page
    assert '<meta property="og:url" content="http://localhost:8000/">' in page


def test_they_are_for_reading(client: Client) -> None:
    assert client.post("/robots.txt").status_code == 405
