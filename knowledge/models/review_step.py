from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask

Action = tuple[str, Any, bool]
"""Its name, its label, and if it opens a window."""

INTRODUCE = "introduce"


class CommentForm(forms.Form):
    """What a reviewer says when an article goes back: without a word nobody knows what to mend."""

    comment = forms.CharField(
        label=_("What should change?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what should change: the editor sees it.")},
    )


class ReviewStep(AbstractGroupApprovalTask):
    """The step in which somebody with a name and a qualification approves an article.

    Approving publishes; that signs the article (``Article.publish``). A member of the group who
    hasn't said who they are may send an article back, and is asked to say it before approving.
    """

    class Meta:
        verbose_name = _("review by somebody with a qualification")
        verbose_name_plural = _("reviews by somebody with a qualification")

    @classmethod
    def get_description(cls) -> Any:
        return _("Members of the chosen groups who gave a name and a qualification can approve.")

    def get_actions(self, obj: Any, user: Any) -> list[Action]:
        from knowledge.reviews import reviewer_for

        actions: list[Action] = super().get_actions(obj, user)
        if not actions or reviewer_for(user):
            return actions
        asked = (INTRODUCE, _("Approve: first say who you are"), True)
        return [*(action for action in actions if action[0] != "approve"), asked]

    def get_form_for_action(self, action: str) -> Any:
        return CommentForm if action == "reject" else super().get_form_for_action(action)

    def get_template_for_action(self, action: str) -> str:
        return "knowledge/editors/introduce_yourself.html" if action == INTRODUCE else ""

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> Any:
        from knowledge.reviews import reviewer_for

        if action_name == "approve" and not reviewer_for(user):
            raise PermissionDenied
        return super().on_action(task_state, user, action_name, **kwargs)
