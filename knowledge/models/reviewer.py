from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Reviewer(models.Model):
    """Somebody who reviews articles, as readers see them under what they approved.

    Without such a row nobody can approve or publish: a review without a name and a
    qualification tells readers nothing.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="+",
        verbose_name=_("account"),
    )
    name = models.CharField(
        _("your name"), max_length=150, help_text=_("As readers see it, such as: Dr Rita Roy.")
    )
    qualification = models.CharField(
        _("your qualification"), max_length=150, help_text=_("Such as: GP, physiotherapist.")
    )

    class Meta:
        verbose_name = _("reviewer")
        verbose_name_plural = _("reviewers")
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(qualification=""), name="reviewer_is_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.qualification}"
