"""From an article's slug to the address of its page, and back."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.urls import Resolver404, resolve, reverse


@dataclass(frozen=True)
class OwnAddress:
    """What an address of ours points to: an article, or one of its sections."""

    slug: str
    anchor: str


def address(slug: str) -> str:
    """Return the address of an article's page."""
    return reverse("knowledge:article", args=[slug])


def own_address(href: str) -> OwnAddress | None:
    """Return which article a link leads to, live or not; ``None`` when it leads elsewhere."""
    path, _, anchor = href.removeprefix(str(settings.SITE_URL).rstrip("/")).partition("#")
    if not path.startswith("/"):
        return None
    try:
        match = resolve(path if path.endswith("/") else f"{path}/")
    except Resolver404:
        return None
    if match.view_name != "knowledge:article":
        return None
    return OwnAddress(str(match.kwargs["slug"]), anchor)


def link_target(attributes: Mapping[str, str], slugs: Mapping[str, str]) -> OwnAddress | None:
    """Return which article a link in rich text leads to; ``None`` when it leads elsewhere.

    A link may be typed as an address, or chosen: then it names the article by its id or its slug.
    ``slugs``: from the ids of articles, as texts, to their slugs.
    """
    if attributes.get("linktype") != "article":
        return own_address(attributes.get("href", ""))
    slug = slugs.get(attributes.get("id", "")) or attributes.get("slug", "")
    return OwnAddress(slug, attributes.get("anchor", "")) if slug else None
