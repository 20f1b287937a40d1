"""What a page says of itself to machines: schema.org data, and what is shown when it is shared."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cramptracker.public import public_address
from knowledge.language import LANGUAGE
from knowledge.models import Article, Source

ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
Data = dict[str, Any]


@dataclass(frozen=True)
class Sharing:
    """What is shown of a page where somebody shares it: Open Graph."""

    title: str
    description: str
    type: str = "website"
    modified: datetime | None = None


def sharing_of(article: Article) -> Sharing:
    """Return what is shown where somebody shares an article."""
    return Sharing(article.title, article.summary, "article", article.last_published_at)


def structured_data(article: Article, sources: Iterable[Source], address: str) -> SafeString:
    """Return the script element, which is data and never runs, that describes an article.

    A review is named only where somebody with a qualification made one.
    """
    return _as_element([_web_page(article, sources, address), _breadcrumbs(article, address)])


def _as_element(data: Any) -> SafeString:
    # As json_script does: no content can end the element or begin another.
    text = SafeString(json.dumps(data, ensure_ascii=False).translate(ESCAPES))
    return format_html('<script type="application/ld+json">{}</script>', text)


def _web_page(article: Article, sources: Iterable[Source], address: str) -> Data:
    page: Data = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "@id": address,
        "url": address,
        "name": article.title,
        "headline": article.title,
        "description": article.summary,
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "about": {"@type": "MedicalSignOrSymptom", "name": "Muscle cramp"},
        "audience": {"@type": "PeopleAudience", "audienceType": "Patient"},
        "isPartOf": {
            "@type": "WebSite",
            "name": "Cramptracker",
            "url": public_address("/"),
        },
        "publisher": {"@type": "Organization", "name": "Cramptracker", "url": public_address("/")},
        "citation": [_citation(source) for source in sources],
    }
    if article.first_published_at:
        page["datePublished"] = article.first_published_at.isoformat()
    if article.last_published_at:
        page["dateModified"] = article.last_published_at.isoformat()
    if article.last_reviewed:
        page["lastReviewed"] = article.last_reviewed.isoformat()
        page["reviewedBy"] = {
            "@type": "Person",
            "name": article.reviewer,
            "jobTitle": article.qualification,
        }
    return page


def _citation(source: Source) -> Data:
    work: Data = {"@type": "ScholarlyArticle" if source.doi or source.pmid else "CreativeWork"}
    work["name"] = source.title
    if source.authors:
        work["author"] = source.authors
    if source.year:
        work["datePublished"] = str(source.year)
    if known := [at for at in (source.doi_address, source.pubmed_address) if at]:
        work["sameAs"] = known
    elif source.url:
        work["url"] = source.url
    return work


def _breadcrumbs(article: Article, address: str) -> Data:
    library = public_address(reverse("knowledge:index"))
    steps = [(_("Library"), library), (article.title, address)]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": at}
            for place, (name, at) in enumerate(steps, 1)
        ],
    }
