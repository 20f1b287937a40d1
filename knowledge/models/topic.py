from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from knowledge.kinds import MAY_BE_UNKNOWN


class Topic(models.Model):
    """What a section is about, and what a kind of pattern asks for.

    Code names topics by their slug, so topics come with the program and editors only read them.
    ``none_known``: the kinds of section that a topic has none of, because nothing is known.
    """

    slug = models.SlugField(_("short name"), max_length=50, unique=True)
    name = models.CharField(_("name"), max_length=100)
    description = models.CharField(_("description"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    none_known = ArrayField(
        models.CharField(
            max_length=12, choices=[(kind.value, kind.label) for kind in MAY_BE_UNKNOWN]
        ),
        default=list,
        blank=True,
        verbose_name=_("none is known of"),
    )

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["order", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(none_known__contained_by=[kind.value for kind in MAY_BE_UNKNOWN]),
                name="topic_none_known",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("knowledge:topic", args=[self.slug])
