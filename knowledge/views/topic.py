from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knowledge import queries
from knowledge.kinds import Kind
from knowledge.pages import library_page

KINDS = (Kind.CAUSE, Kind.PREVENTION, Kind.RELIEF, Kind.WARNING, Kind.ABOUT)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Show where the library speaks about one topic, by kind of section."""
    found = queries.topic(slug)
    if found is None:
        raise Http404
    sections = queries.sections_for_topics([slug], kinds=KINDS)
    spoken_of = {section.kind for section in sections}
    context = {
        "topic": found,
        "topics": [found],
        "sections": sections,
        "none_known": [
            kind for kind in KINDS if kind in found.none_known and kind not in spoken_of
        ],
    }
    about = library_page(request.path, found.name, found.description)
    return render(request, "knowledge/topic.html", context | about)
