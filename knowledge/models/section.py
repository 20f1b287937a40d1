from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from knowledge.kinds import Grade, Kind
from knowledge.models.source import Source
from knowledge.models.topic import Topic
from knowledge.widgets import PickFromList

RICH_TEXT = ["h3", "bold", "italic", "ol", "ul", "article-link", "link"]


class Section(Orderable, ClusterableModel, models.Model):
    """A part of an article that answers one question about some topics.

    Its row may be replaced whenever the article is published: link to the article's slug and
    the anchor, or ask by topic, never by id.
    """

    article = ParentalKey("knowledge.Article", on_delete=models.CASCADE, related_name="sections")
    heading = models.CharField(_("heading"), max_length=200)
    anchor = models.SlugField(
        _("anchor"),
        max_length=80,
        help_text=_("The end of its address. Other pages link to it: keep it once published."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    grade = models.CharField(_("grade of evidence"), max_length=16, choices=Grade)
    body = RichTextField(_("text"), features=RICH_TEXT)
    topics = ParentalManyToManyField(
        Topic, blank=True, related_name="sections", verbose_name=_("topics")
    )
    sources = ParentalManyToManyField(
        Source, blank=True, related_name="sections", verbose_name=_("sources")
    )
    facts = ArrayField(
        models.CharField(max_length=20),
        default=list,
        blank=True,
        verbose_name=_("facts"),
        help_text=_("Ids from the fact base, with commas between. They aren't shown to readers."),
    )

    prose: SafeString
    """Its text for readers, where ``links.with_prose`` has written it out."""

    panels = [
        FieldPanel("heading"),
        FieldPanel("anchor"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("grade")]),
        FieldPanel("body"),
        FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
        FieldPanel("sources", widget=PickFromList),
        FieldPanel("facts"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        constraints = [
            # Deferred: sections are saved one by one, and two may swap their anchors.
            models.UniqueConstraint(
                fields=["article", "anchor"],
                name="section_anchor_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(kind__in=["", *Kind.values]), name="section_kind"),
            models.CheckConstraint(
                condition=Q(grade__in=["", *Grade.values]), name="section_grade"
            ),
            models.CheckConstraint(
                condition=~Q(grade=Grade.NO_CLAIM) | Q(kind__in=["", Kind.ABOUT]),
                name="section_only_about_claims_nothing",
            ),
        ]

    def __str__(self) -> str:
        return self.heading

    def get_absolute_url(self) -> str:
        return f"{self.article.get_absolute_url()}#{self.anchor}"

    @property
    def makes_a_claim(self) -> bool:
        """Tell if it says something about health, for which readers see how sure that is."""
        return self.grade not in ("", Grade.NO_CLAIM)

    def clean(self) -> None:
        from knowledge.links import chosen

        super().clean()
        self.body = chosen(self.body)
        if self.grade != Grade.NO_CLAIM:
            return
        if self.kind not in ("", Kind.ABOUT):
            raise ValidationError(
                {"grade": _("Only a section of the kind “Good to know” can do without a grade.")}
            )
        if self.facts:
            raise ValidationError(
                {"grade": _("It rests on facts, so it says something about health: grade it.")}
            )
