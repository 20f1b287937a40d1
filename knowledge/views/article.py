from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knowledge import queries
from knowledge.pages import article_page


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a live article; a draft doesn't exist for readers."""
    found = queries.live_article(slug)
    if found is None:
        raise Http404
    return render(request, "knowledge/article.html", article_page(found))
