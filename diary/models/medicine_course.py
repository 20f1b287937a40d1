from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diary.models.codes import MedicineClass
from diary.models.owned import Owned, one_of


class MedicineCourse(Owned):
    """A medicine taken from one date to another, or still taken."""

    name = models.CharField(_("name"), max_length=100)
    medicine_class = models.CharField(
        _("kind of medicine"), max_length=32, choices=MedicineClass, blank=True
    )
    started_on = models.DateField(_("started on"))
    stopped_on = models.DateField(_("stopped on"), null=True, blank=True)

    class Meta:
        verbose_name = _("medicine course")
        verbose_name_plural = _("medicine courses")
        indexes = [models.Index(fields=["owner", "-started_on"], name="medicine_by_start")]
        constraints = [
            one_of("medicine", "medicine_class", MedicineClass.values),
            models.CheckConstraint(
                condition=Q(stopped_on__gte=F("started_on")),
                name="medicine_stops_after_start",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="medicine_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
