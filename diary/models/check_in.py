from django.db import models
from django.utils.translation import gettext_lazy as _

from diary.models.owned import Owned, within
from diary.models.zones import check_time_zone

ANSWERS = (
    "fluids_ml",
    "exercise_minutes",
    "exertion",
    "sleep_hours",
    "alcohol_units",
    "caffeine_mg",
    "standing_hours",
    "sitting_hours",
    "heat",
    "stretching",
    "electrolytes",
    "magnesium",
)
"""The fields of a check-in that are answers, by their names in the diary format too."""


class CheckIn(Owned):
    """What one diary day held. Not asked or not answered is ``None``, never zero."""

    day = models.DateField(_("diary day"))
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="UTC", validators=[check_time_zone]
    )
    cramp_free = models.BooleanField(_("no cramp that day"), default=False)
    fluids_ml = models.PositiveIntegerField(_("fluids in ml"), null=True, blank=True)
    exercise_minutes = models.PositiveSmallIntegerField(
        _("exercise in minutes"), null=True, blank=True
    )
    exertion = models.PositiveSmallIntegerField(_("exertion, 0 to 10"), null=True, blank=True)
    sleep_hours = models.DecimalField(
        _("sleep in hours"), max_digits=4, decimal_places=2, null=True, blank=True
    )
    alcohol_units = models.DecimalField(
        _("alcohol in units"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    caffeine_mg = models.PositiveSmallIntegerField(_("caffeine in mg"), null=True, blank=True)
    standing_hours = models.DecimalField(
        _("standing in hours"), max_digits=4, decimal_places=2, null=True, blank=True
    )
    sitting_hours = models.DecimalField(
        _("sitting in hours"), max_digits=4, decimal_places=2, null=True, blank=True
    )
    heat = models.BooleanField(_("a hot day or place"), null=True, blank=True)
    stretching = models.BooleanField(_("stretched"), null=True, blank=True)
    electrolytes = models.BooleanField(_("took electrolytes"), null=True, blank=True)
    magnesium = models.BooleanField(_("took magnesium"), null=True, blank=True)
    own = models.JSONField(_("own factors"), default=dict, blank=True)

    class Meta:
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")
        constraints = [
            models.UniqueConstraint(fields=["owner", "day"], name="check_in_once_a_day"),
            *within("check_in", 0, 20_000, "fluids_ml"),
            *within("check_in", 0, 24 * 60, "exercise_minutes"),
            *within("check_in", 0, 10, "exertion"),
            *within("check_in", 0, 24, "sleep_hours", "standing_hours", "sitting_hours"),
            *within("check_in", 0, 100, "alcohol_units"),
            *within("check_in", 0, 5_000, "caffeine_mg"),
        ]

    def __str__(self) -> str:
        return f"{self.day}"
