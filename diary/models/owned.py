"""What every diary row has: an owner, an id that its maker chose, and a way back."""

import uuid
from collections.abc import Iterable
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Func, Q
from django.db.models.functions import Cast
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Owned(models.Model):
    """A row of somebody's diary.

    The key starts with the owner, so a row can't be fetched without saying whose it is.
    The database shows it to nobody but the acting person: see ``diary.acting``.
    """

    pk = models.CompositePrimaryKey("owner_id", "id")
    owner: models.ForeignKey[models.Model, models.Model] = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        editable=False,
        related_name="+",
    )
    id = models.UUIDField(default=uuid.uuid4, editable=False)
    logged_at = models.DateTimeField(_("logged at"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)
    deleted_at = models.DateTimeField(_("deleted at"), null=True, editable=False)

    class Meta:
        abstract = True


class DiaryDay(Cast):
    """The diary day of an instant: its date where it was lived, the day starting late.

    A cramp at 03:10 with a day that starts at 06:00 belongs to the date before.
    """

    def __init__(self, instant: str, zone: str, starts_at: str) -> None:
        local = Func(
            F(zone),
            F(instant),
            function="timezone",
            output_field=models.DateTimeField(),
        )
        shift = Func(
            F(starts_at),
            template="(%(expressions)s * interval '1 hour')",
            output_field=models.DurationField(),
        )
        super().__init__(
            models.ExpressionWrapper(local - shift, output_field=models.DateTimeField()),
            models.DateField(),
        )


def within(name: str, low: float, high: float, *fields: str) -> list[CheckConstraint]:
    """Return one constraint per field: not recorded, or from ``low`` to ``high``."""
    return [
        CheckConstraint(
            condition=Q(**{f"{field}__gte": low, f"{field}__lte": high}),
            name=f"{name}_{field}_range",
        )
        for field in fields
    ]


def one_of(name: str, field: str, codes: Iterable[str]) -> CheckConstraint:
    """Return a constraint: not said (empty), or one of the codes."""
    return CheckConstraint(condition=Q(**{f"{field}__in": ["", *codes]}), name=f"{name}_{field}")


def only(name: str, field: str, codes: Iterable[str]) -> CheckConstraint:
    """Return a constraint: every element of an array is one of the codes."""
    return CheckConstraint(
        condition=Q(**{f"{field}__contained_by": list(codes)}), name=f"{name}_{field}"
    )


def json_is(kind: str, name: str, field: str) -> CheckConstraint:
    """Return a constraint: a JSON field holds an ``array`` or an ``object``."""
    actual = Func(F(field), function="jsonb_typeof", output_field=models.TextField())
    return CheckConstraint(condition=Exact(actual, kind), name=f"{name}_{field}_is_{kind}")


NOTES_LENGTH = 5_000
"""Characters; about two printed pages."""

Constraints = ClassVar[list[models.BaseConstraint]]
