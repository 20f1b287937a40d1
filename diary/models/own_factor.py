from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diary.models.owned import Owned

NAME_LENGTH, UNIT_LENGTH = 100, 20


class OwnKind(models.TextChoices):
    YES_NO = "yes_no", _("Yes or no")
    AMOUNT = "amount", _("An amount")


class OwnFactor(Owned):
    """Something of a person's own that the daily check-in asks for, as they name it.

    The answers lie in the check-ins, under this name. ``unit`` is what an amount is counted in,
    or empty. ``retired``: not asked any more; what was answered stays.
    """

    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    kind = models.CharField(_("kind"), max_length=8, choices=OwnKind.choices)
    unit = models.CharField(_("unit"), max_length=UNIT_LENGTH, blank=True)
    retired = models.BooleanField(_("not asked any more"), default=False)

    class Meta:
        verbose_name = _("own factor")
        verbose_name_plural = _("own factors")
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="own_factor_once_a_name"),
            models.CheckConstraint(condition=~Q(name=""), name="own_factor_has_a_name"),
            models.CheckConstraint(
                condition=Q(kind__in=OwnKind.values), name="own_factor_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind=OwnKind.AMOUNT) | Q(unit=""), name="own_factor_unit_of_an_amount"
            ),
        ]

    def __str__(self) -> str:
        return self.name
