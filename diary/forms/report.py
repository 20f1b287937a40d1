from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from diary.days import today
from diary.forms.dates import LONG_AGO, day_field, fault_of_days
from diary.forms.fields import MarkedForm
from diary.models import Person
from diary.models.report_link import LABEL_LENGTH

USUAL_DAYS, MOST_DAYS = 90, 731
PRESETS = (30, 90, 180, 365)
OPEN_FOR = ((7, _("7 days")), (30, _("30 days")), (90, _("90 days")))


class PeriodForm(MarkedForm):
    """The days that a report is on: the last ninety where nothing is said."""

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today(person)
        self.fields["from"] = day_field(_("From"), required=False)
        self.fields["to"] = day_field(_("To"), required=False)
        for field in self.fields.values():
            field.widget.attrs |= {"class": "form-control", "max": str(self.today)}
        self.fields["about"] = forms.BooleanField(
            label=_("Put in my age, pregnancy and conditions"), required=False
        )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors:
            return said
        last = said["to"] or self.today
        first = said["from"] or max(LONG_AGO, last) - timedelta(days=USUAL_DAYS - 1)
        if fault := fault_of_days(first, last, self.today):
            which, words = fault
            self.add_error("from" if which == "first" else "to", words)
        elif (last - first).days >= MOST_DAYS:
            self.add_error("from", gettext("A report holds two years at most. Choose a later day."))
        return {"from": first, "to": last, "about": said["about"]}

    @property
    def first(self) -> date:
        return date.fromisoformat(str(self.cleaned_data["from"]))

    @property
    def last(self) -> date:
        return date.fromisoformat(str(self.cleaned_data["to"]))

    @property
    def about(self) -> bool:
        """Whether the facts that a person told of themselves go in. A link never shows them."""
        return bool(self.cleaned_data["about"])

    @property
    def days(self) -> list[forms.BoundField]:
        return [self["from"], self["to"]]

    @property
    def address(self) -> str:
        """The days as they stand in an address, and that the person's own facts go in."""
        return f"from={self.first}&to={self.last}" + ("&about=on" if self.about else "")

    def presets(self) -> list[tuple[int, str, bool]]:
        """Stretches up to today: how many days, as an address, and whether it is chosen."""
        spans = [(days, self.today - timedelta(days=days - 1)) for days in PRESETS]
        valid = self.is_valid()
        return [
            (
                days,
                f"from={first}&to={self.today}" + ("&about=on" if valid and self.about else ""),
                valid and (self.first, self.last) == (first, self.today),
            )
            for days, first in spans
        ]


class ReportLinkForm(MarkedForm):
    """A link for one reader: who, for how long, and a PIN if there is to be one."""

    uuid = forms.UUIDField(
        required=False, widget=forms.HiddenInput(attrs={"data-fresh-uuid": True})
    )
    label = forms.CharField(
        label=_("Who is it for?"),
        max_length=LABEL_LENGTH,
        help_text=_("Only you see this. For example: Dr. Berg."),
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
        error_messages={"required": _("Say who it is for, so that you know it again.")},
    )
    days = forms.TypedChoiceField(
        label=_("It opens for"),
        coerce=int,
        choices=OPEN_FOR,
        initial=30,
        widget=forms.RadioSelect(attrs={"class": "chip-input"}),
        error_messages={"required": _("Choose how long it opens.")},
    )
    pin = forms.RegexField(
        r"^[0-9]{4,12}\Z",
        label=_("PIN, if you like"),
        required=False,
        help_text=_(
            "4 to 12 digits. Tell it to your reader in another way than the link, by phone say. "
            "After five wrong tries in a row the link is locked."
        ),
        widget=forms.TextInput(
            attrs={"class": "form-control", "inputmode": "numeric", "autocomplete": "off"}
        ),
        error_messages={"invalid": _("A PIN is 4 to 12 digits, such as 4711.")},
    )

    def clean_uuid(self) -> UUID:
        """Take the id that the browser made, or make one."""
        return self.cleaned_data["uuid"] or uuid4()
