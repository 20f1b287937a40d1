"""Times that a person chooses from their diary."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from diary.forms.dates import day_field, fault_of_days
from diary.forms.fields import MarkedForm
from diary.periods import Pair
from diary.words import numbers

PRESETS = (30, 90, 365)
USUAL_DAYS = 90


class _DatesForm(MarkedForm):
    """Dates within a diary that began on a day and has come to ``today``."""

    def __init__(self, data: Any, *, began: date, today: date) -> None:
        super().__init__(data)
        self.began, self.today = began, today
        for name, field in self.own_fields().items():
            self.fields[name] = field
        for field in self.fields.values():
            field.widget.attrs |= {"class": "form-control", "max": str(today)}

    def own_fields(self) -> dict[str, forms.Field]:
        """Return fields whose names can't be those of attributes."""
        return {}

    def _checked(self, first_name: str, last_name: str, first: date, last: date) -> bool:
        """Tell if a time can be looked at; if not, say why by the field."""
        if fault := fault_of_days(first, last, self.today):
            which, words = fault
            self.add_error(first_name if which == "first" else last_name, words)
        elif last < self.began:
            words = gettext("Your diary began later, on %(day)s. Choose that day or a later one.")
            self.add_error(last_name, words % {"day": numbers.day_words(self.began)})
        return not self.errors


class CloserForm(_DatesForm):
    """The days to look at: the last ninety where nothing is said."""

    def own_fields(self) -> dict[str, forms.Field]:
        return {
            "from": day_field(_("From"), required=False),
            "to": day_field(_("To"), required=False),
        }

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        last = said["to"] or self.today
        first = said["from"] or max(self.began, last - timedelta(days=USUAL_DAYS - 1))
        if not said["from"]:
            first = min(first, last)
        self._checked("from", "to", first, last)
        return {"from": first, "to": last}

    def filled(self) -> CloserForm:
        """Return the form with the days that it stands for, also where nothing was said."""
        first, last = self.period
        said = {"from": str(first), "to": str(last)}
        return CloserForm(said, began=self.began, today=self.today)

    @property
    def period(self) -> tuple[date, date]:
        return self.cleaned_data["from"], self.cleaned_data["to"]

    def presets(self) -> list[tuple[int, date, bool]]:
        """Stretches up to today: how many days, 0 for the whole diary; since when; if chosen."""
        starts = [(days, self.today - timedelta(days=days - 1)) for days in PRESETS]
        starts = [(days, first) for days, first in starts if first > self.began]
        chosen = self.period if self.is_valid() else None
        return [
            (days, first, chosen == (first, self.today))
            for days, first in [*starts, (0, self.began)]
        ]


class CompareForm(_DatesForm):
    """Two times, which may not overlap; the earlier comes first."""

    first_from = day_field(_("Earlier time, from"))
    first_to = day_field(_("Earlier time, to"))
    second_from = day_field(_("Later time, from"))
    second_to = day_field(_("Later time, to"))

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        for which in ("first", "second"):
            names = f"{which}_from", f"{which}_to"
            self._checked(*names, said[names[0]], said[names[1]])
        if not self.errors and said["second_from"] <= said["first_to"]:
            if said["second_to"] < said["first_from"]:
                words = gettext("This time is before the earlier one. Swap the two.")
            else:
                words = gettext("The two times overlap. Begin this one after the earlier ends.")
            self.add_error("second_from", words)
        return said

    @property
    def pair(self) -> Pair:
        said = self.cleaned_data
        return Pair(
            (said["first_from"], said["first_to"]), (said["second_from"], said["second_to"])
        )
