"""The public pages of the library, for search engines."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet

from cramptracker.public import public_address
from knowledge import queries
from knowledge.models import Article, Topic


class PublicSitemap(Sitemap[Any]):
    """A sitemap whose addresses are the public ones, whatever host it was asked from."""

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        scheme, _, domain = public_address("").partition("://")
        return super().get_urls(page, SimpleNamespace(domain=domain), scheme)  # type: ignore[arg-type]


class ArticleSitemap(PublicSitemap):
    """Live articles, with the time of their last change."""

    def items(self) -> QuerySet[Article]:
        return queries.live_articles()

    def lastmod(self, article: Article) -> datetime | None:
        changed: datetime | None = article.last_published_at
        return changed


class TopicSitemap(PublicSitemap):
    """Topics of live sections, with the last change of any article on them."""

    def items(self) -> QuerySet[Topic]:
        changed = Max("sections__article__last_published_at")
        return queries.topics_with_sections().annotate(changed=changed)

    def lastmod(self, topic: Any) -> datetime | None:
        changed: datetime | None = topic.changed
        return changed
