"""An article describes itself to machines, and no content can break out of it."""

import json
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from tests.knowledge.helpers import article, section, source

pytestmark = pytest.mark.django_db
CHANGED = datetime(2026, 3, 4, 12, tzinfo=UTC)


def described(client: Client) -> tuple[dict[str, Any], dict[str, Any]]:
    text = client.get("/knowledge/prevention/").content.decode()
    [script] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    page, crumbs = json.loads(script)
    return page, crumbs


def test_a_page_that_nobody_reviewed_claims_no_review(client: Client) -> None:
    source("khan2007", title="On cramps", authors="Khan", year=2007, doi="10.1/k", pmid="12")
    source("nhs", title="Leg cramps", url="https://www.nhs.uk/x")
    article("prevention", section(sources=["khan2007", "nhs"]), last_published_at=CHANGED)

    page, crumbs = described(client)
    assert page["@type"] == "MedicalWebPage"
    assert page["url"] == "http://localhost:8000/knowledge/prevention/"
    assert page["dateModified"] == "2026-03-04T12:00:00+00:00"
    assert not {"lastReviewed", "reviewedBy"} & page.keys()
    by_name = {work["name"]: work for work in page["citation"]}
    assert by_name["On cramps"] == {
        "@type": "ScholarlyArticle",
        "name": "On cramps",
        "author": "Khan",
        "datePublished": "2007",
        "sameAs": ["https://doi.org/10.1/k", "https://pubmed.ncbi.nlm.nih.gov/12/"],
    }
    assert by_name["Leg cramps"]["url"] == "https://www.nhs.uk/x"
    assert [step["name"] for step in crumbs["itemListElement"]] == ["Library", "Prevention"]


def test_who_reviewed_it_and_when_is_named(client: Client) -> None:
    article(
        "prevention",
        section(),
        last_reviewed=date(2026, 1, 2),
        reviewer="Dr Maria Lopez",
        qualification="GP",
    )

    page, _ = described(client)
    assert page["lastReviewed"] == "2026-01-02"
    assert page["reviewedBy"] == {
        "@type": "Person",
        "name": "Dr Maria Lopez",
        "jobTitle": "GP",
    }


def test_no_content_breaks_out(client: Client) -> None:
    nasty = '</script><script>alert(1)</script><!-- & \u2028 " é'
    source("nasty", title=nasty)
    article("prevention", section(sources=["nasty"]), title=nasty, summary=nasty)

    page, _ = described(client)
    assert page["name"] == page["description"] == page["citation"][0]["name"] == nasty
    assert "<script>alert" not in client.get("/knowledge/prevention/").content.decode()


def test_a_page_that_is_shared_shows_what_it_is(client: Client) -> None:
    article("prevention", section(topics=["fluids"]), summary="What “helps” & more.")

    text = client.get("/knowledge/prevention/").content.decode()
    assert '<meta property="og:type" content="article">' in text
    assert '<meta property="og:title" content="Prevention">' in text
    assert '<meta property="og:description" content="What “helps” &amp; more.">' in text
    assert 'og:url" content="http://localhost:8000/knowledge/prevention/"' in text
    for at in ("/knowledge/", "/knowledge/topic/fluids/"):
        assert f'og:url" content="http://localhost:8000{at}"' in client.get(at).content.decode()
