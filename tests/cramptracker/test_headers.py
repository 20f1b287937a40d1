"""What browsers are told, and that no page ever contacts a third party."""

import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client

from diary import services
from diary.acting import acting_as
from diary.models import Person
from tests.cramptracker.test_addresses import FOR_EDITORS, ID, KEPT_FOR_GOOD, OPEN_TO_ALL
from tests.helpers import checked_in, cramp
from tests.knowledge.helpers import article, section, source

Browser = Callable[[Person], Client]

LOADS = {"src", "srcset", "action", "formaction", "poster", "data", "data-src", "hx-get", "hx-post"}
PAGES = [at for at in KEPT_FOR_GOOD if at not in (FOR_EDITORS, "/health/")]


class Reader(HTMLParser):
    """Reads a page for what it loads, where it leads, and what a strict policy would refuse."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.led_to: list[str] = []
        self.refused: list[str] = []
        self.canonical = settings.SITE_URL
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.loaded += [said[name] for name in LOADS & said.keys()]
        if said.get("rel") == "canonical":
            self.canonical = said.pop("href")
        if "href" in said:
            (self.led_to if tag == "a" else self.loaded).append(said["href"])
        self.refused += [f"{tag} {name}" for name in said if name == "style" or name[:2] == "on"]
        inert = "src" in said or said.get("type") in ("application/json", "application/ld+json")
        if tag == "style" or (tag == "script" and not inert):
            self.refused.append(f"inline {tag}")


def is_ours(address: str) -> bool:
    return not re.match(r"(?i)\s*([a-z][a-z0-9+.-]*:|//)", address)


@pytest.fixture
def something_everywhere(ana: Person) -> None:
    cramp(ana, "2026-03-03 14:00", id=ID, symptoms=["dark_urine"], notes="https://example.com")
    checked_in(ana, "2026-03-03", fluids_ml=1500)
    with acting_as(ana):
        services.save_medicine_course(ana, ID, "https://example.com", date(2026, 1, 1))
    source("coppin2005", url="https://journals.example.com/1")
    article("causes", section(topics=["night-cramps", "medicines"]))


@pytest.fixture
def browsers(ana: Person, as_person: Browser) -> dict[str, Client]:
    return {"ana": as_person(ana), "stranger": Client()}


@pytest.mark.usefixtures("something_everywhere")
@pytest.mark.parametrize("who", ["ana", "stranger"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_loads_only_what_is_ours(
    address: str, who: str, browsers: dict[str, Client]
) -> None:
    answer = browsers[who].get(address, follow=True)
    read = Reader(answer.content.decode())
    assert [at for at in read.loaded if not is_ours(at) and not at.startswith("data:")] == []
    assert read.refused == []
    assert read.canonical.startswith(settings.SITE_URL)
    elsewhere = [at for at in read.led_to if not is_ours(at) and not at.startswith("tel:")]
    sources = {"https://journals.example.com/1"} if address == "/knowledge/causes/" else set()
    assert set(elsewhere) == sources


@pytest.mark.usefixtures("something_everywhere")
@pytest.mark.parametrize("who", ["ana", "stranger"])
@pytest.mark.parametrize("address", [*PAGES, "/luck/"])
def test_the_policy_allows_no_inline_script_and_nobody_else(
    address: str, who: str, browsers: dict[str, Client]
) -> None:
    answer = browsers[who].get(address)
    policy = dict(
        rule.strip().split(" ", 1) for rule in answer.headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == policy["script-src"] == policy["connect-src"] == "'self'"
    assert policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["object-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    words = " ".join(policy.values()).split()
    assert {word for word in words if not word.startswith("'sha256-")} <= {
        "'self'",
        "'none'",
        "'unsafe-hashes'",
        "data:",
        "blob:",
    }
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.usefixtures("something_everywhere")
@pytest.mark.parametrize("address", [*PAGES, "/luck/"])
def test_no_cache_keeps_a_page_of_somebody_signed_in(
    address: str, ana: Person, as_person: Browser
) -> None:
    kept = as_person(ana).get(address).headers["Cache-Control"]
    assert {"no-store", "private"} <= {word.strip() for word in kept.split(",")}


@pytest.mark.usefixtures("something_everywhere")
@pytest.mark.parametrize("address", ["/", "/knowledge/", "/knowledge/causes/"])
def test_open_pages_may_be_kept(address: str, client: Client) -> None:
    assert address in OPEN_TO_ALL
    assert "no-store" not in client.get(address).headers.get("Cache-Control", "")


def test_the_editors_area_has_its_own_policy(nora: Person, as_person: Browser) -> None:
    answer = as_person(nora).get("/cms/")
    assert "'unsafe-inline'" in answer.headers["Content-Security-Policy"]
    assert "http" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_a_page_travels_compressed_and_never_at_the_same_length(client: Client) -> None:
    answers = [client.get("/", headers={"accept-encoding": "gzip"}) for _ in range(20)]
    assert {answer.headers["Content-Encoding"] for answer in answers} == {"gzip"}
    assert len({len(answer.content) for answer in answers}) > 1, "the length tells no secret"
    assert "Content-Encoding" not in client.get("/").headers
