from django.db import models
from django.utils.translation import gettext_lazy as _

from knowledge.models.article import Article


class ArticleViews(models.Model):
    """How often an article was read on a day (UTC). Nothing is kept of who read it."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="views", verbose_name=_("article")
    )
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("count"), default=0)

    class Meta:
        verbose_name = _("views of an article")
        verbose_name_plural = _("views of articles")
        constraints = [
            models.UniqueConstraint(fields=["article", "day"], name="views_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.day}: {self.count}"
