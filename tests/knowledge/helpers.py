"""Short ways to put something into the library."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from knowledge.kinds import Grade, Kind
from knowledge.models import Article, Section, Source, Topic


def topic(slug: str) -> Topic:
    return Topic.objects.get_or_create(slug=slug, defaults={"name": slug.title()})[0]


def source(key: str, **facts: Any) -> Source:
    return Source.objects.get_or_create(key=key, defaults={"title": f"About {key}"} | facts)[0]


def section(
    heading: str = "Stretching at night",
    kind: Kind = Kind.PREVENTION,
    topics: Sequence[str] = (),
    sources: Sequence[str] = ("coppin2005",),
    **facts: Any,
) -> Section:
    """Return a section that is not saved yet; its anchor is made from the heading."""
    wanted: dict[str, Any] = {
        "anchor": heading.lower().replace(" ", "-"),
        "grade": Grade.LIMITED,
        "body": "<p>It may help.</p>",
    }
    return Section(
        heading=heading,
        kind=kind,
        topics=[topic(slug) for slug in topics],
        sources=[source(key) for key in sources],
        **(wanted | facts),
    )


def article(slug: str, *sections: Section, live: bool = True, **facts: Any) -> Article:
    """Save an article with its sections, in this order."""
    wanted = {"title": slug.title(), "summary": f"All on {slug}.", "checked_on": date(2026, 11, 1)}
    made = Article(slug=slug, live=live, **(wanted | facts))
    for place, part in enumerate(sections):
        part.sort_order = place
    made.sections.set(sections)
    made.save()
    return made


TOPICS = """\
[[topic]]
slug = "night-cramps"
name = "Cramps at night"
description = "Cramps in bed."
"""

SOURCES = """\
[[source]]
key = "coppin2005"
authors = "Coppin RJ, Wicke DM"
year = 2005
title = "Managing nocturnal leg cramps"
doi = "10.1000/example"
study_type = "RCT"
verified = true
"""

ARTICLE = """\
+++
title = "Prevention"
summary = "What may help."
order = 4
checked_on = 2026-11-23
review_due = 2027-11-23
+++

## Stretching {#stretching}

<!--
kind = "prevention"
topics = ["night-cramps"]
grade = "conflicting"
sources = ["coppin2005"]
facts = ["PRV-1"]
-->

Studies **differ**. See [the rest](article:prevention#drinking).

- One trial found fewer cramps.
- One found no difference.

## Drinking {#drinking}

<!--
kind = "cause"
topics = ["night-cramps"]
grade = "limited"
sources = ["coppin2005"]
facts = []
-->

### How much?

Drink when you are thirsty.
"""


def write_library(folder: Path, **files: str) -> Path:
    """Write a small library; ``prevention=...`` and so on replace or add an article's file."""
    texts = {"topics.toml": TOPICS, "sources.toml": SOURCES, "prevention.md": ARTICLE}
    texts |= {f"{name.replace('_', '-')}.md": text for name, text in files.items()}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
