from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.modal_workflow import render_modal_workflow

from knowledge.queries import articles_to_link_to


def choose_article(request: HttpRequest) -> HttpResponse:
    """Show the window in which an editor chooses the article, or its section, to link to."""
    context: dict[str, Any] = {"articles": articles_to_link_to()}
    shown: HttpResponse = render_modal_workflow(
        request, "knowledge/editors/choose_article.html", None, context, {"step": "choose"}
    )
    return shown
