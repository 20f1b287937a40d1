from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from knowledge import offers
from knowledge.comparing import compare
from knowledge.desk.access import editor_of, for_editors
from knowledge.export import as_shipped
from knowledge.markdown import MarkdownError
from knowledge.models import Offered


@for_editors
@require_safe
def shipped(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a version that ships beside the editors' own, and let them decide."""
    offered = _offered(slug)
    draft = offered.article.get_latest_revision_as_object()
    context: dict[str, Any] = {"offered": offered, "article": offered.article}
    try:
        context["comparison"] = compare(as_shipped(draft), offers.offered_version(offered))
    except MarkdownError as problem:
        context["problem"] = str(problem)
    return render(request, "knowledge/desk/shipped.html", context)


@for_editors
@require_POST
def take(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the shipped version over as a draft, and go on with it in the editor."""
    offered = _offered(slug)
    try:
        article = offers.take_over(offered, editor_of(request))
    except offers.NotNow as problem:
        messages.error(request, _("Nothing was changed. ") + str(problem))
        return redirect("desk:shipped", slug)
    messages.success(
        request,
        _(
            "The shipped version is a draft now, and readers still see yours. Look through it, "
            "then submit it for review. Your own version stays in the history."
        ),
    )
    return redirect("wagtailsnippets_knowledge_article:edit", article.pk)


@for_editors
@require_POST
def keep(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep the editors' own version until the library ships another one."""
    offered = _offered(slug)
    offers.keep_ours(offered, editor_of(request))
    messages.success(
        request,
        _("Yours was kept: %(title)s. You will hear of it when another version ships.")
        % {"title": offered.article.title},
    )
    return redirect("desk:index")


def _offered(slug: str) -> Offered:
    return get_object_or_404(
        Offered.objects.select_related("article", "decided_by"), article__slug=slug
    )
