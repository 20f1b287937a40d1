from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knowledge import queries
from knowledge.counting import count_view
from knowledge.pages import article_page


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a live article; a draft doesn't exist for readers."""
    found = queries.live_article(slug)
    if found is None:
        raise Http404
    response = render(request, "knowledge/article.html", article_page(found))
    count_view(found, request)
    return response
