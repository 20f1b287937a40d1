from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from knowledge import queries
from knowledge.forms import SearchForm
from knowledge.pages import library_page
from knowledge.search import search
from knowledge.suggestions import did_you_mean


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the library by topic and by article, or what a search in it found."""
    form = SearchForm(request.GET or None)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    about = library_page(
        request.path,
        _("Library: muscle cramps"),
        _("What is known about muscle cramps, how sure that is, and where it comes from."),
    )
    context = {"form": form, "words": words} | about
    if words:
        return render(request, "knowledge/search.html", context | _found(words))
    library = {"topics": queries.topics_with_sections(), "articles": queries.live_articles()}
    return render(request, "knowledge/index.html", context | library)


def _found(words: str) -> dict[str, Any]:
    """Return what a search found, and what helps on where that is nothing or too little."""
    results = search(words)
    found: dict[str, Any] = {"results": results}
    if not results.has_every_word:
        found["did_you_mean"] = did_you_mean(words)
    if not results.articles:
        found["topics"] = queries.topics_with_sections()
        found["to_start_with"] = queries.articles_to_start_with()
    return found
