"""Dates as browsers send them, and within a human life."""

from datetime import date
from typing import Any, Literal

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

ISO = "%Y-%m-%d"
LONG_AGO = date(1900, 1, 1)


def day_field(label: Any, **options: Any) -> forms.DateField:
    """Return a field for a date: the browser's own picker, ``2026-03-01`` on the wire."""
    return forms.DateField(
        label=label,
        input_formats=[ISO],
        widget=forms.DateInput(format=ISO, attrs={"type": "date", "min": str(LONG_AGO)}),
        error_messages={
            "invalid": _("Write the date as year, month, day: 2026-03-01."),
            "required": _("Choose a date."),
        },
        **options,
    )


def fault_of_days(
    first: date, last: date, today: date
) -> tuple[Literal["first", "last"], str] | None:
    """What is wrong with the days from ``first`` to ``last``, and with which of the two."""
    if last > today:
        return "last", gettext("This day is still to come.")
    if first > today:
        return "first", gettext("This day is still to come.")
    if last < LONG_AGO:
        return "last", gettext("This is too long ago. Is the year right?")
    if first < LONG_AGO:
        return "first", gettext("This is too long ago. Is the year right?")
    if first > last:
        return "first", gettext("This is after the last day. Swap the two dates.")
    return None
