from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from diary.forms.dates import LONG_AGO


class YearForm(forms.Form):
    """Which year to show: this one where nothing is said."""

    year = forms.IntegerField(
        label=_("Year"),
        required=False,
        min_value=LONG_AGO.year,
        error_messages={
            "invalid": _("Write the year as a number: 2026."),
            "min_value": _("This is too long ago. Is the year right?"),
        },
    )

    def __init__(self, data: object, today: date) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.today = today

    def clean_year(self) -> int:
        year: int | None = self.cleaned_data["year"]
        if year and year > self.today.year:
            raise forms.ValidationError(_("This year is still to come."))
        return year or self.today.year
