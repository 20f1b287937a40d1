from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from knowledge.desk.access import for_editors
from knowledge.export import ExportError, export_article
from knowledge.models import Article


@for_editors
@require_safe
def export(request: HttpRequest, slug: str) -> HttpResponse:
    """Hand an article out as the Markdown file that ships: the live one, or ``?draft=1``."""
    article = get_object_or_404(Article, slug=slug)
    wants_draft = "draft" in request.GET or not article.live
    try:
        text = export_article(article.get_latest_revision_as_object() if wants_draft else article)
    except ExportError as problem:
        messages.error(
            request,
            _("“%(title)s” can't be a file yet. %(problem)s")
            % {"title": article.title, "problem": problem},
        )
        return redirect("desk:index")
    response = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{article.slug}.md"'
    return response
