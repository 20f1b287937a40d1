"""What the public pages show, for a live article and for an editor's preview of one."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from knowledge.kinds import EVIDENCE
from knowledge.links import with_prose
from knowledge.models import Article, Section, Source, Topic
from knowledge.queries import SEE_A_DOCTOR, doctor_article


@dataclass(frozen=True)
class Cite:
    """A source under the number that it has on its page."""

    number: int
    source: Source


@dataclass(frozen=True)
class Part:
    """A section as its page shows it."""

    section: Section
    topics: list[Topic]
    cites: list[Cite]


def article_page(article: Article) -> dict[str, Any]:
    """Return what the page of ``article`` needs; its sections may not be saved yet.

    Sources are numbered in the order in which the sections cite them.
    """
    cites: dict[str, Cite] = {}
    parts = []
    for section in with_prose(article.sections.all()):
        sources = list(section.sources.all())
        for source in sources:
            cites.setdefault(source.key, Cite(len(cites) + 1, source))
        own = [cites[source.key] for source in sources]
        own.sort(key=lambda cite: cite.number)
        parts.append(Part(section, list(section.topics.all()), own))
    is_doctor_article = article.slug == SEE_A_DOCTOR
    return {
        "article": article,
        "parts": parts,
        "cites": list(cites.values()),
        "grades": EVIDENCE if any(part.section.makes_a_claim for part in parts) else (),
        "canonical": canonical(article.get_absolute_url()) if article.slug else "",
        "is_doctor_article": is_doctor_article,
        "doctor_article": None if is_doctor_article else doctor_article(),
    }


def canonical(path: str) -> str:
    """Return the one address under which search engines should know a page."""
    return str(settings.SITE_URL).rstrip("/") + path
