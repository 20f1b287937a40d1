from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diary.models.owned import Owned, json_is

FIRST_LOOK = 30
LISTS = ("published", "withdrawn", "no_link", "not_yet", "estimates")


class Review(Owned):
    """What a person was told of factors at one look at their diary: kept, and never made anew.

    ``look`` is the number of diary days that it was at, ``on`` the last of them, ``logged_at``
    when it was made. The lists hold what ``diary.review_json`` writes: triggers that were
    published, those that were withdrawn, and what else was judged.
    """

    look = models.PositiveIntegerField(_("diary days"))
    on = models.DateField(_("last diary day"))
    published = models.JSONField(_("published"), default=list)
    withdrawn = models.JSONField(_("withdrawn"), default=list)
    no_link = models.JSONField(_("without a link"), default=list)
    not_yet = models.JSONField(_("not yet told"), default=list)
    estimates = models.JSONField(_("everything tested"), default=list)
    tests = models.FloatField(_("independent tests"), default=0.0)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = [
            models.UniqueConstraint(fields=["owner", "look"], name="review_once_a_look"),
            models.CheckConstraint(condition=Q(look__gte=FIRST_LOOK), name="review_look_range"),
            models.CheckConstraint(condition=Q(tests__gte=0), name="review_tests_range"),
            *(json_is("array", "review", field) for field in LISTS),
        ]

    def __str__(self) -> str:
        return f"{self.on}"
