"""Editing an article at /cms/: only a reviewer whom readers can know may publish."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.models import WorkflowState
from wagtail.snippets.side_panels import SnippetStatusSidePanel
from wagtail.snippets.views.snippets import CreateView, EditView

from knowledge.models import Article
from knowledge.reviews import needs_introduction, reviewer_for


class _Signed:
    """Keeps publishing from everybody without a name and a qualification."""

    request: HttpRequest
    form: Any

    def get_available_actions(self) -> list[str]:
        actions: list[str] = super().get_available_actions()  # type: ignore[misc]
        if reviewer_for(self.request.user):
            return actions
        return [action for action in actions if action != "publish"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if needs_introduction(request.user):
            messages.warning(request, _why(request))
        answer: HttpResponse = super().get(request, *args, **kwargs)  # type: ignore[misc]
        return answer

    def get_side_panels(self) -> Any:
        panels = super().get_side_panels()  # type: ignore[misc]
        for panel in panels:
            if isinstance(panel, SnippetStatusSidePanel):
                panel.show_schedule_publishing_toggle = "go_live_at" in self.form.fields
        return panels


class CreateArticle(_Signed, CreateView):
    """Start an article; a reviewer may publish it at once."""


class EditArticle(_Signed, EditView):
    """Go on with an article, or approve, publish and schedule it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if asked := _asked_for(self.object):
            messages.warning(request, asked)
        return super().get(request, *args, **kwargs)


def _asked_for(article: Article) -> str:
    """Return what a reviewer wants changed in an article that was sent back."""
    state = article.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return ""
    said = state.current_task_state
    reviewer = reviewer_for(said.finished_by)
    return _("%(who)s asks for changes: %(what)s") % {
        "who": reviewer.name if reviewer else user_display_name(said.finished_by),
        "what": said.comment,
    }


def only_signed_publishing(items: list[Any], request: HttpRequest, context: Any) -> None:
    """Leave out the button that would not work, or that would pass over a review under way."""
    if not issubclass(context["model"], Article):
        return
    waits = "instance" in context and context["instance"].workflow_in_progress
    if waits or not reviewer_for(request.user):
        items[:] = [item for item in items if item.name != "action-publish"]


def _why(request: HttpRequest) -> str:
    return format_html(
        '{} <a href="{}?next={}">{}</a>',
        render_to_string("knowledge/editors/why_introduce.html").strip(),
        reverse("knowledge_reviewer"),
        request.path,
        _("Enter them now"),
    )
