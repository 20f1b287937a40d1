from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PublishingPanel,
    TitleFieldPanel,
)
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from knowledge.kinds import Grade


class ArticleForm(WagtailAdminModelForm):
    """The editors' form: an address that was public stays, and a statement has its sources."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.first_published_at and "slug" in self.fields:
            self.fields["slug"].disabled = True

    def is_valid(self) -> bool:
        """Tell if it may be saved. A draft may be unfinished; what is sent for review may not."""
        valid: bool = super().is_valid()
        if self.is_deferred_validation or not valid:
            return valid
        parts = [form for form in self.formsets["sections"].forms if not _goes(form)]
        if not parts:
            self.add_error(None, _("An article needs at least one section."))
        unsourced = [form for form in parts if _lacks_sources(form)]
        for form in unsourced:
            form.add_error("sources", _("Choose at least one source for what this section says."))
        return bool(parts) and not unsourced


def _schedule() -> Any:
    """Return the panel with the days of going live and of expiry, for those who may publish."""
    panel = PublishingPanel()
    for field in panel.children:
        field.permission = "knowledge.publish_article"
    return panel


def _goes(form: Any) -> bool:
    return bool(form.cleaned_data.get("DELETE", False))


def _lacks_sources(form: Any) -> bool:
    said = form.cleaned_data
    return said.get("grade") != Grade.NO_CLAIM and not said.get("sources")


class Article(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    ClusterableModel,
    models.Model,
):
    """A public page of sections. Readers see it while it is live, and never its drafts."""

    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        help_text=_("The end of its address. It can't be changed once the article was public."),
    )
    summary = models.TextField(_("summary"), max_length=400)
    order = models.PositiveSmallIntegerField(_("place in the list"), default=100)
    checked_on = models.DateField(_("checked against its sources on"), null=True, blank=True)
    review_due = models.DateField(_("review due"), null=True, blank=True)
    last_reviewed = models.DateField(_("last reviewed on"), null=True, blank=True)
    reviewer = models.CharField(
        _("reviewed by"), max_length=150, blank=True, help_text=_("The name, as readers see it.")
    )
    qualification = models.CharField(
        _("qualification"), max_length=150, blank=True, help_text=_("Such as: GP, physiotherapist.")
    )
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="article")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="article",
        for_concrete_model=False,
    )

    base_form_class = ArticleForm
    panels = [
        TitleFieldPanel("title", targets=["slug"]),
        FieldPanel("slug"),
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("order"), FieldPanel("checked_on"), FieldPanel("review_due")]),
        InlinePanel("sections", heading=_("Sections"), label=_("Section")),
        MultiFieldPanel(
            [
                FieldPanel("reviewer", read_only=True),
                FieldPanel("qualification", read_only=True),
                FieldPanel("last_reviewed", read_only=True),
            ],
            heading=_("Review by somebody with a qualification"),
            help_text=_("Filled in when a reviewer approves or publishes it."),
        ),
        _schedule(),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["order", "title"]
        permissions = [("record_review", "Can review articles")]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_reviewed__isnull=True, reviewer="", qualification="")
                | (Q(last_reviewed__isnull=False) & ~Q(reviewer="") & ~Q(qualification="")),
                name="article_review_is_whole",
                violation_error_message=_(
                    "A review needs a name, a qualification and a date, or none of them."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("knowledge:article", args=[self.slug])

    @property
    def revisions(self) -> Any:
        return self._revisions

    @property
    def is_overdue(self) -> bool:
        """Tell if the day for its next review has passed."""
        return self.review_due is not None and self.review_due < timezone.localdate()

    def clean(self) -> None:
        super().clean()
        if self.last_reviewed and self.last_reviewed > timezone.localdate():
            raise ValidationError({"last_reviewed": _("This day hasn't come yet.")})

    def publish(self, revision: Any, user: Any = None, **options: Any) -> Any:
        """Put ``revision`` before readers, or schedule it, signed by the person who does so.

        Without a ``user`` it is the program that acts: it ships an article, which nobody has
        reviewed, or carries out on its day what a person signed. Somebody without a name and a
        qualification raises ``PermissionDenied``.
        """
        from knowledge.reviews import reviewer_for, sign

        if user is not None:
            reviewer = reviewer_for(user)
            if reviewer is None:
                raise PermissionDenied(_("Publishing needs a reviewer's name and qualification."))
            sign(revision, reviewer)
        return super().publish(revision, user=user, **options)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> Any:
        # The page as readers get it, with its strict policy, but inside the editors' frame.
        response: Any = super().serve_preview(request, mode_name)
        response._csp_replace = {"frame-ancestors": ["'self'"]}
        return response

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "knowledge/article.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from knowledge.pages import article_page

        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return context | article_page(self)
