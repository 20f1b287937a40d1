"""/knowledge/changes.atom tells of new and changed articles."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from tests.knowledge.helpers import article, section
from tests.knowledge.test_index import TRANSACTION

pytestmark = pytest.mark.django_db
ATOM = {"": "http://www.w3.org/2005/Atom"}
SPRING = datetime(2026, 3, 1, 12, tzinfo=UTC)


def feed(client: Client) -> ElementTree.Element:
    answer = client.get("/knowledge/changes.atom")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content)  # noqa: S314  our own


def texts(element: ElementTree.Element, path: str) -> list[str]:
    return [found.text or "" for found in element.findall(path, ATOM)]


def live(slug: str, days: int, **facts: Any) -> None:
    changed = SPRING + timedelta(days=days)
    article(slug, section(), first_published_at=SPRING, last_published_at=changed, **facts)


@override_settings(SITE_URL="https://cramps.example")
def test_what_changed_last_comes_first_with_its_public_address(client: Client) -> None:
    live("causes", 1)
    live("prevention", 3, last_reviewed=date(2026, 3, 3), reviewer="Dr Lopez", qualification="GP")
    article("draft", section(), live=False, last_published_at=SPRING)

    found = feed(client)
    assert texts(found, "entry/title") == ["Prevention", "Causes"]
    assert texts(found, "entry/id") == [
        "https://cramps.example/knowledge/prevention/",
        "https://cramps.example/knowledge/causes/",
    ]
    assert texts(found, "entry/updated")[0].startswith("2026-03-04T12:00:00")
    assert texts(found, "entry/published")[0].startswith("2026-03-01T12:00:00")
    summaries = texts(found, "entry/summary")
    assert "Last reviewed by Dr Lopez, GP, on 3 March 2026." in summaries[0]
    assert "Not yet reviewed by a clinician." in summaries[1]
    links = {link.get("rel"): link.get("href") for link in found.findall("link", ATOM)}
    assert links == {
        "alternate": "https://cramps.example/knowledge/",
        "self": "https://cramps.example/knowledge/changes.atom",
    }


def test_an_empty_library_has_a_feed_too(client: Client) -> None:
    assert texts(feed(client), "entry/id") == []


def test_pages_lead_to_it(client: Client) -> None:
    live("causes", 1)
    for at in ("/knowledge/", "/knowledge/causes/"):
        page = " ".join(client.get(at).content.decode().split())
        assert 'type="application/atom+xml" href="/knowledge/changes.atom"' in page


@pytest.mark.parametrize("number", [1, 10])
def test_the_number_of_queries_does_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for each in range(number):
        live(f"causes-{each}", each)
    with django_assert_num_queries(1 + TRANSACTION):
        client.get("/knowledge/changes.atom")
