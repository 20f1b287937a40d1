from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.fields.array import ArrayContainedBy  # type: ignore[attr-defined]
from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Length
from django.db.models.lookups import Exact, LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from diary.models.codes import SITES, Activity, Hydration, Remedy, Symptom
from diary.models.owned import NOTES_LENGTH, DiaryDay, Owned, one_of, only, within
from diary.models.zones import check_time_zone

LONGEST_SECONDS = 24 * 60 * 60 - 1


def _cardinality(field: str) -> Func:
    return Func(F(field), function="cardinality", output_field=models.IntegerField())


def _without_unsaid(field: str) -> Func:
    numbers: ArrayField[list[int], list[int]] = ArrayField(models.SmallIntegerField())
    return Func(F(field), Value(None), function="array_remove", output_field=numbers)


def _levels() -> Value:
    return Value([0, 1, 2, 3], output_field=ArrayField(models.SmallIntegerField()))


class Episode(Owned):
    """One cramp: when it began, and whatever else was said of it.

    ``None``, an empty code and an empty list mean "not recorded", never zero or no.
    """

    started_at = models.DateTimeField(_("started at"))
    time_zone = models.CharField(_("time zone"), max_length=64, validators=[check_time_zone])
    day_starts_at = models.PositiveSmallIntegerField(_("hour the diary day started"), default=6)
    day = models.GeneratedField(
        expression=DiaryDay("started_at", "time_zone", "day_starts_at"),
        output_field=models.DateField(),
        db_persist=True,
        verbose_name=_("diary day"),
    )
    sites = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    duration_seconds = models.PositiveIntegerField(_("duration in seconds"), null=True, blank=True)
    intensity = models.PositiveSmallIntegerField(_("intensity, 0 to 10"), null=True, blank=True)
    woke_me = models.BooleanField(_("it woke me"), null=True, blank=True)
    activity = models.CharField(_("activity"), max_length=16, choices=Activity, blank=True)
    hydration = models.CharField(
        _("hydration as felt"), max_length=10, choices=Hydration, blank=True
    )
    symptoms = ArrayField(
        models.CharField(max_length=20, choices=Symptom), default=list, blank=True
    )
    soreness_minutes = models.PositiveIntegerField(
        _("soreness afterwards in minutes"), null=True, blank=True
    )
    remedies = ArrayField(models.CharField(max_length=12, choices=Remedy), default=list, blank=True)
    helpfulness = ArrayField(
        models.PositiveSmallIntegerField(null=True),
        default=list,
        blank=True,
        help_text=_("For each remedy in order: 0 not at all to 3 ended it, or not said."),
    )
    notes = models.TextField(_("notes"), max_length=NOTES_LENGTH, blank=True)

    class Meta:
        verbose_name = _("episode")
        verbose_name_plural = _("episodes")
        indexes = [
            models.Index(fields=["owner", "-started_at", "-id"], name="episode_by_start"),
            models.Index(fields=["owner", "-day"], name="episode_by_day"),
        ]
        constraints = [
            *within("episode", 0, 12, "day_starts_at"),
            *within("episode", 0, LONGEST_SECONDS, "duration_seconds"),
            *within("episode", 0, 10, "intensity"),
            *within("episode", 0, 60 * 24 * 14, "soreness_minutes"),
            one_of("episode", "activity", Activity.values),
            one_of("episode", "hydration", Hydration.values),
            only("episode", "sites", SITES),
            only("episode", "symptoms", Symptom.values),
            only("episode", "remedies", Remedy.values),
            models.CheckConstraint(
                condition=Exact(_cardinality("remedies"), _cardinality("helpfulness")),
                name="episode_helpfulness_for_each_remedy",
            ),
            models.CheckConstraint(
                condition=ArrayContainedBy(_without_unsaid("helpfulness"), _levels()),
                name="episode_helpfulness_range",
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("notes"), NOTES_LENGTH),
                name="episode_notes_length",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day}"
