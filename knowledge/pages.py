"""What the public pages show, for a live article and for an editor's preview of one."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from cramptracker.public import public_address
from knowledge.kinds import EVIDENCE, Grade
from knowledge.links import with_prose
from knowledge.models import Article, Section, Source, Topic
from knowledge.queries import SEE_A_DOCTOR, doctor_article, neighbours, related_articles
from knowledge.structured import Sharing, sharing_of, structured_data


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
    grade_means: Promise | str


def article_page(article: Article) -> dict[str, Any]:
    """Return what the page of ``article`` needs; its sections may not be saved yet.

    Sources are numbered in the order in which the sections cite them.
    """
    parts, cites = _parts_of(article)
    topics = list(dict.fromkeys(topic for part in parts for topic in part.topics))
    before, after = neighbours(article)
    address = canonical(article.get_absolute_url()) if article.slug else ""
    is_doctor_article = article.slug == SEE_A_DOCTOR
    return {
        "article": article,
        "parts": parts,
        "cites": cites,
        "grades": EVIDENCE if any(part.section.makes_a_claim for part in parts) else (),
        "topics": topics,
        "before": before,
        "after": after,
        "related": related_articles(article, topics),
        "canonical": address,
        "sharing": sharing_of(article),
        "structured": structured_data(article, [cite.source for cite in cites], address),
        "is_doctor_article": is_doctor_article,
        "doctor_article": None if is_doctor_article else doctor_article(),
    }


def _parts_of(article: Article) -> tuple[list[Part], list[Cite]]:
    cites: dict[str, Cite] = {}
    parts = []
    for section in with_prose(article.sections.all()):
        sources = list(section.sources.all())
        for source in sources:
            cites.setdefault(source.key, Cite(len(cites) + 1, source))
        own = sorted((cites[source.key] for source in sources), key=lambda cite: cite.number)
        means = Grade(section.grade).meaning if section.grade in Grade.values else ""
        parts.append(Part(section, list(section.topics.all()), own, means))
    return parts, list(cites.values())


def library_page(path: str, title: str, description: str) -> dict[str, Any]:
    """Return what every other page of the library needs: its address, and the way to a doctor."""
    return {
        "canonical": canonical(path),
        "sharing": Sharing(title, description),
        "doctor_article": doctor_article(),
    }


def canonical(path: str) -> str:
    """Return the one address under which search engines should know a page."""
    return public_address(path)
