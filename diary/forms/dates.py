"""Dates as browsers send them, and within a human life."""

from datetime import date
from typing import Any

from django import forms
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
