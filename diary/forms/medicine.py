from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diary.forms.dates import LONG_AGO, day_field
from diary.models import MedicineCourse
from diary.models.codes import MedicineClass

STOPS_FIRST = _("This is before the day you started it. One of the two dates must be wrong.")
TO_COME = _("This day is still to come.")


class MedicineForm(forms.Form):
    """A medicine, from when to when, as people type it."""

    uuid = forms.UUIDField(
        required=False, widget=forms.HiddenInput(attrs={"data-fresh-uuid": True})
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=100,
        help_text=_("As it stands on the box. Vitamins and minerals count too."),
        error_messages={"required": _("Give the medicine a name.")},
    )
    medicine_class = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[("", _("Not said")), *MedicineClass.choices],
        help_text=_("The leaflet in the box names it. If you are not sure, leave it."),
    )
    started_on = day_field(_("Taken since"))
    stopped_on = day_field(
        _("Stopped on"), required=False, help_text=_("Leave this empty while you take it.")
    )

    def clean_uuid(self) -> UUID:
        """Take the id that the browser made, or make one."""
        return self.cleaned_data["uuid"] or uuid4()

    def clean_started_on(self) -> date:
        return _lived(self.cleaned_data["started_on"])

    def clean_stopped_on(self) -> date | None:
        stopped_on = self.cleaned_data["stopped_on"]
        return stopped_on and _lived(stopped_on)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        started_on, stopped_on = said.get("started_on"), said.get("stopped_on")
        if started_on and stopped_on and stopped_on < started_on:
            self.add_error("stopped_on", STOPS_FIRST)
        return said

    def course(self) -> dict[str, Any]:
        """Return what was typed, checked, by the names of a course's fields."""
        return {name: value for name, value in self.cleaned_data.items() if name != "uuid"}


def filled_in(course: MedicineCourse) -> dict[str, Any]:
    """Return what the form shows of a course that is kept already."""
    names = ("name", "medicine_class", "started_on", "stopped_on")
    return {"uuid": course.id} | {name: getattr(course, name) for name in names}


def _lived(day: date) -> date:
    if day > timezone.localdate():
        raise forms.ValidationError(TO_COME)
    if day < LONG_AGO:
        raise forms.ValidationError(_("This is too long ago. Is the year right?"))
    return day
