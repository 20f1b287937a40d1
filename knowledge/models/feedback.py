from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from knowledge.models.article import Article


class Feedback(models.Model):
    """What a reader thought of an article. Only editors see it; it names no reader."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="feedback", verbose_name=_("article")
    )
    useful = models.BooleanField(_("useful"))
    message = models.TextField(_("message"), max_length=1000, blank=True)
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)
    seen_at = models.DateTimeField(_("seen"), null=True, blank=True, editable=False)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("seen by"),
    )

    class Meta:
        verbose_name = _("reader's message")
        verbose_name_plural = _("readers' messages")
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        answer = _("useful") if self.useful else _("not useful")
        return f"{self.article}: {answer}"
