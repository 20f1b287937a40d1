"""What the editors' forms send, and where they are."""

import json
from typing import Any

from django.urls import reverse

from knowledge.kinds import Grade, Kind
from knowledge.models import Article
from tests.knowledge.helpers import source, topic


def url(model: str, name: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_knowledge_{model}:{name}", args=args)


def text(words: str, **link: str) -> str:
    """Return what the text field sends for a paragraph, all of it a link if one is given."""
    block: dict[str, Any] = {"key": "a", "text": words, "type": "unstyled", "depth": 0}
    block |= {"inlineStyleRanges": [], "entityRanges": [], "data": {}}
    entities = {}
    if link:
        block["entityRanges"] = [{"offset": 0, "length": len(words), "key": 0}]
        kind = "ARTICLE" if "id" in link else "LINK"
        entities["0"] = {"type": kind, "mutability": "MUTABLE", "data": link}
    return json.dumps({"blocks": [block], "entityMap": entities})


def typed(article: Article | None = None, /, **changes: str) -> dict[str, str]:
    """Return what the form of an article with one section sends."""
    part = article.sections.get() if article else None
    form = {
        "title": "Prevention",
        "slug": "prevention",
        "summary": "What may help.",
        "order": "4",
        "checked_on": "2026-11-01",
        "review_due": "",
        "sections-TOTAL_FORMS": "1",
        "sections-INITIAL_FORMS": "1" if part else "0",
        "sections-MIN_NUM_FORMS": "0",
        "sections-MAX_NUM_FORMS": "1000",
        "sections-0-id": str(part.pk) if part else "",
        "sections-0-ORDER": "1",
        "sections-0-DELETE": "",
        "sections-0-heading": "Stretching",
        "sections-0-anchor": "stretching",
        "sections-0-kind": Kind.PREVENTION.value,
        "sections-0-grade": Grade.LIMITED.value,
        "sections-0-body": text("Hold it."),
        "sections-0-topics": str(topic("night-cramps").pk),
        "sections-0-sources": str(source("coppin2005").pk),
        "sections-0-facts": "PRV-1,PRV-2",
    }
    return form | changes
