from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from knowledge.models.article import Article


class Offered(models.Model):
    """A version that ships of an article that an editor changed, for the editors to decide on.

    ``load_library`` keeps their text and puts the shipped one here. When the library ships yet
    another version, it is an open question again.
    """

    class Decision(models.TextChoices):
        OPEN = "", _("open")
        KEPT = "kept", _("ours was kept")
        TAKEN = "taken", _("taken over as a draft")

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, related_name="offered", verbose_name=_("article")
    )
    digest = models.CharField(max_length=64)
    content = models.JSONField()
    offered_at = models.DateTimeField(_("offered"))
    decision = models.CharField(
        _("decision"), max_length=10, choices=Decision, default=Decision.OPEN, blank=True
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )

    class Meta:
        verbose_name = _("shipped version")
        verbose_name_plural = _("shipped versions")

    def __str__(self) -> str:
        return f"{self.article}: {self.get_decision_display()}"
