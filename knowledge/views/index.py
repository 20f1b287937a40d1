from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knowledge import queries
from knowledge.forms import SearchForm
from knowledge.pages import canonical
from knowledge.search import search


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the library by topic and by article, or what a search in it found."""
    form = SearchForm(request.GET or None)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    context = {
        "form": form,
        "words": words,
        "doctor_article": queries.doctor_article(),
        "canonical": canonical(request.path),
    }
    if words:
        results = search(words)
        topics = None if results.articles else queries.topics_with_sections()
        return render(
            request, "knowledge/search.html", context | {"results": results, "topics": topics}
        )
    library = {"topics": queries.topics_with_sections(), "articles": queries.live_articles()}
    return render(request, "knowledge/index.html", context | library)
