from datetime import timedelta
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from diary.models.zones import check_time_zone

LONGEST_PREGNANCY = timedelta(weeks=45)


class Units(models.TextChoices):
    METRIC = "metric", _("Metric (ml, kg)")
    US = "us", _("US (fl oz, lb)")


class Theme(models.TextChoices):
    AUTO = "auto", _("As the device says")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")
    NIGHT = "night", _("Dim")


class WeekStart(models.TextChoices):
    """The day that calendars begin with. ``diary.weeks`` says which one "auto" is."""

    AUTO = "auto", _("As my language has it")
    MONDAY = "monday", _("Monday")
    SATURDAY = "saturday", _("Saturday")
    SUNDAY = "sunday", _("Sunday")


class Condition(models.TextChoices):
    DIABETES = "diabetes", _("Diabetes")
    THYROID = "thyroid", _("Underactive thyroid")
    KIDNEY = "kidney", _("Kidney disease or dialysis")
    LIVER = "liver", _("Liver disease")
    NERVE = "nerve", _("Nerve disease")
    CIRCULATION = "circulation", _("Narrowed leg arteries")


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None, **facts: Any) -> "Person":
        """Make a person who signs in with ``email``, in whatever case they type it."""
        if not email:
            raise ValueError("A person needs an email address.")
        person = self.model(email=self.normalize_email(email).lower(), **facts)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **facts: Any) -> "Person":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **facts)

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractUser):
    """Somebody with an account: a patient, an athlete, an editor."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("email address"), unique=True)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="UTC", validators=[check_time_zone]
    )
    day_starts_at = models.PositiveSmallIntegerField(
        _("hour at which the diary day starts"),
        default=6,
        help_text=_("A cramp before this hour counts to the day that went to bed."),
    )
    units = models.CharField(_("units"), max_length=6, choices=Units, default=Units.METRIC)
    theme = models.CharField(_("theme"), max_length=5, choices=Theme, default=Theme.AUTO)
    language = models.CharField(_("language"), max_length=10, default="en")
    week_starts_on = models.CharField(
        _("first day of the week"), max_length=8, choices=WeekStart, default=WeekStart.AUTO
    )
    remind_at = models.PositiveSmallIntegerField(
        _("hour of the reminder"),
        null=True,
        blank=True,
        help_text=_("Local time. Empty: no reminder."),
    )
    reminded_on = models.DateField(
        _("reminded on"),
        null=True,
        editable=False,
        help_text=_("The last diary day that was seen to; no second mail goes out for it."),
    )
    born = models.DateField(_("born"), null=True, blank=True)
    pregnant_since = models.DateField(_("pregnant since"), null=True, blank=True)
    conditions = ArrayField(
        models.CharField(max_length=16, choices=Condition),
        default=list,
        blank=True,
        verbose_name=_("conditions"),
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[PersonManager] = PersonManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="person_email_in_any_case"),
            models.CheckConstraint(
                condition=Q(day_starts_at__lte=12), name="person_day_starts_at_range"
            ),
            models.CheckConstraint(condition=Q(units__in=Units.values), name="person_units"),
            models.CheckConstraint(condition=Q(theme__in=Theme.values), name="person_theme"),
            models.CheckConstraint(
                condition=Q(week_starts_on__in=WeekStart.values), name="person_week_starts_on"
            ),
            models.CheckConstraint(condition=Q(remind_at__lte=23), name="person_remind_at_range"),
            models.CheckConstraint(
                condition=Q(conditions__contained_by=Condition.values),
                name="person_conditions",
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email
