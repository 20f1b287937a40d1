from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diary.forms.dates import ISO, LONG_AGO
from diary.models.codes import Muscle

FURTHEST_AHEAD = timedelta(days=60)
"""The end of this month, seen from anywhere on earth, lies well within it."""


class FilterForm(forms.Form):
    """What part of a diary to show. What can't be read is left out, never an error page."""

    muscle = forms.ChoiceField(
        label=_("Muscle"), required=False, choices=[("", _("All muscles")), *Muscle.choices]
    )
    q = forms.CharField(label=_("Words in your notes"), required=False, max_length=100)
    before = forms.DateField(required=False, input_formats=[ISO])
    after = forms.DateField(required=False, input_formats=[ISO])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["muscle"].widget.attrs["class"] = "form-select"
        self.fields["q"].widget = forms.TextInput(attrs={"type": "search", "class": "form-control"})

    def clean_before(self) -> date | None:
        return _within_a_life(self.cleaned_data["before"])

    def clean_after(self) -> date | None:
        return _within_a_life(self.cleaned_data["after"])

    def chosen(self) -> dict[str, Any]:
        """Return what could be read, by name; nothing for the rest."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def kept(self) -> QueryDict:
        """Return the filter as it goes into the addresses of the other pages."""
        address, chosen = QueryDict(mutable=True), self.chosen()
        address.update({name: chosen[name] for name in ("muscle", "q") if name in chosen})
        return address


def _within_a_life(day: date | None) -> date | None:
    if day and not LONG_AGO <= day <= timezone.localdate() + FURTHEST_AHEAD:
        raise forms.ValidationError(_("No diary reaches that far."))
    return day
