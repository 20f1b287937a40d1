from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from knowledge import queries
from knowledge.counting import count_view
from knowledge.pages import article_page, canonical
from knowledge.structured import Sharing


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a live article; a draft doesn't exist for readers.

    The signs that need a doctor are shown even while no article on them is live: every page
    of the site points here.
    """
    found = queries.live_article(slug)
    if found is not None:
        response = render(request, "knowledge/article.html", article_page(found))
        count_view(found, request)
        return response
    if slug == queries.SEE_A_DOCTOR:
        title, summary = _("When to see a doctor"), _("Signs that must not wait.")
        context = {"canonical": canonical(request.path), "sharing": Sharing(title, summary)}
        return render(request, "knowledge/doctor.html", context)
    raise Http404
