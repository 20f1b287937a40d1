"""What search engines may know: the landing page and the library, and nothing of the diary."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from cramptracker.public import public_address
from knowledge.sitemaps import ArticleSitemap, PublicSitemap, TopicSitemap

ROBOTS = """\
User-agent: *
Allow: /$
Allow: /knowledge/
Allow: /static/
Allow: /sitemap.xml
Disallow: /knowledge/*/useful/
Disallow: /

Sitemap: {sitemap}
"""


class PageSitemap(PublicSitemap):
    """The pages that are always there."""

    def items(self) -> list[str]:
        return ["today", "knowledge:index"]

    def location(self, item: str) -> str:
        return reverse(item)


SITEMAPS: Mapping[str, type[PublicSitemap]] = {
    "pages": PageSitemap,
    "articles": ArticleSitemap,
    "topics": TopicSitemap,
}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Let search engines read what is public, and keep everything else out, named or not."""
    text = ROBOTS.format(sitemap=public_address(reverse("sitemap")))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
