"""The Atom feed of changes in the library."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cramptracker.public import public_address
from knowledge import queries
from knowledge.language import LANGUAGE
from knowledge.models import Article

MOST_ENTRIES = 50


class Changes(Feed[Article, None]):
    """Live articles, the one that changed last on top."""

    feed_type = Atom1Feed
    language = LANGUAGE
    title: Promise = gettext_lazy("Cramptracker's library: changes")
    subtitle = gettext_lazy("New and changed articles on muscle cramps.")

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with translation.override(self.language):
            return super().__call__(request, *args, **kwargs)

    def link(self) -> str:
        return public_address(reverse("knowledge:index"))

    def feed_url(self) -> str:
        return public_address(reverse("knowledge:changes"))

    def feed_guid(self) -> str:
        return self.feed_url()

    def items(self) -> list[Article]:
        changed = queries.live_articles().filter(last_published_at__isnull=False)
        return list(changed.order_by("-last_published_at", "slug")[:MOST_ENTRIES])

    def item_title(self, article: Article) -> str:
        return article.title

    def item_description(self, article: Article) -> str:
        return f"{article.summary} {review_words(article)}".strip()

    def item_link(self, article: Article) -> str:
        return public_address(article.get_absolute_url())

    def item_pubdate(self, article: Article) -> datetime | None:
        first: datetime | None = article.first_published_at
        return first

    def item_updateddate(self, article: Article) -> datetime | None:
        changed: datetime | None = article.last_published_at
        return changed


def review_words(article: Article) -> str:
    """Say who reviewed an article and when, or that nobody with a qualification has yet."""
    if article.last_reviewed is None:
        return _("Not yet reviewed by a clinician.")
    return _("Last reviewed by %(name)s, %(qualification)s, on %(day)s.") % {
        "name": article.reviewer,
        "qualification": article.qualification,
        "day": date_format(article.last_reviewed, "DATE_FORMAT"),
    }
