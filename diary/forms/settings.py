from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diary.forms.dates import LONG_AGO, day_field
from diary.models import Person
from diary.models.person import LONGEST_PREGNANCY, Condition, Theme, Units, WeekStart
from diary.models.zones import check_time_zone, zone_names

LATEST_DAY_START = 12
ALWAYS = (
    "first_name",
    "time_zone",
    "units",
    "day_starts_at",
    "week_starts_on",
    "remind_at",
    "theme",
    "born",
    "pregnant_since",
    "conditions",
)


def hours(until: int) -> list[tuple[int, str]]:
    """Return the full hours of a day before one of them, as a choice."""
    return [(hour, f"{hour:02}:00") for hour in range(until)]


class SettingsForm(forms.Form):
    """What a person may choose, and the facts they may share."""

    first_name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    time_zone = forms.CharField(
        label=_("Time zone"),
        max_length=64,
        widget=forms.TextInput(
            attrs={"list": "zones", "autocomplete": "off", "spellcheck": "false"}
        ),
        help_text=_(
            "Type a city. New entries use this zone; entries you made keep the zone they "
            "were made in."
        ),
        error_messages={"required": _("Choose a time zone: without it, days can't be told apart.")},
    )
    day_starts_at = forms.TypedChoiceField(
        label=_("Your day starts at"),
        coerce=int,
        choices=hours(LATEST_DAY_START + 1),
        help_text=_(
            "With 06:00, a cramp at 3 at night counts to the day that went to bed. "
            "Entries you made stay on their days."
        ),
    )
    week_starts_on = forms.ChoiceField(
        label=_("Your week starts on"),
        choices=WeekStart.choices,
        widget=forms.RadioSelect(attrs={"class": "chip-input"}),
        help_text=_(
            "Calendars and weeks are drawn from this day on. What is counted stays the same. In "
            "English it is Sunday with US units, else Monday."
        ),
    )
    remind_at = forms.TypedChoiceField(
        label=_("Remind me by mail at"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("Never")), *hours(24)],
        help_text=_(
            "On days without a check-in you get one mail at this hour, by the clock where you are. "
            "It says nothing of cramps or health, and one click in it ends it. An hour that has "
            "passed today begins tomorrow."
        ),
    )
    units = forms.ChoiceField(
        label=_("Units"),
        choices=Units.choices,
        widget=forms.RadioSelect(attrs={"class": "chip-input"}),
        help_text=_(
            "Amounts are shown and asked for in these units, also those you logged before. With US "
            "units, reports come on Letter paper."
        ),
    )
    theme = forms.ChoiceField(
        label=_("Light or dark"),
        choices=Theme.choices,
        widget=forms.RadioSelect(attrs={"class": "chip-input"}),
        help_text=_(
            "“As the device says” also goes dim and warm from 22:00 to 6:00 where you need it at "
            "night: Today, logging and check-ins. Light, Dark and Dim stay as they are."
        ),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        required=False,
        help_text=_("Articles are in English for now, whatever you choose."),
    )
    born = day_field(_("Born on"), required=False)
    pregnant_since = day_field(
        _("Pregnant since"), required=False, help_text=_("Empty it when the pregnancy is over.")
    )
    conditions = forms.MultipleChoiceField(
        label=_("Do you have any of these?"),
        required=False,
        choices=Condition.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "chip-input"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(settings.LANGUAGES) == 1:
            del self.fields["language"]

    def clean_language(self) -> str:
        """Keep the language of a person whose page asked for none."""
        return self.cleaned_data["language"] or str(self.initial.get("language", ""))

    def clean_time_zone(self) -> str:
        """Take a name as the list has it, or a city as people type it."""
        typed = self.cleaned_data["time_zone"].strip()
        name = _zone_named(typed) or typed
        check_time_zone(name)
        return name

    def clean_born(self) -> date | None:
        born: date | None = self.cleaned_data["born"]
        if born and not LONG_AGO <= born <= timezone.localdate():
            raise forms.ValidationError(_("Nobody alive was born on that day. Is the year right?"))
        return born

    def clean_pregnant_since(self) -> date | None:
        since: date | None = self.cleaned_data["pregnant_since"]
        today = timezone.localdate()
        if since and since > today:
            raise forms.ValidationError(_("This day is still to come."))
        if since and "pregnant_since" in self.changed_data and since < today - LONGEST_PREGNANCY:
            raise forms.ValidationError(_("This is longer ago than a pregnancy lasts."))
        return since


def filled_in(person: Person) -> dict[str, Any]:
    """Return what the form shows of a person's settings."""
    return {name: getattr(person, name) for name in (*ALWAYS, "language")}


def _zone_named(typed: str) -> str | None:
    """Return the zone that somebody means by its name or by a city: ``new york``."""
    wanted = typed.casefold().replace(" ", "_")
    told_apart: tuple[Callable[[str], str], ...] = (
        str.casefold,
        lambda name: name.casefold().rpartition("/")[2],
    )
    for part_of in told_apart:
        meant = [name for name in zone_names() if part_of(name) == wanted]
        if len(meant) == 1:
            return meant[0]
    return None


class DeleteAccountForm(forms.Form):
    """The last question before an account and its diary go: the password, or the address."""

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        if person.has_usable_password():
            self.fields["confirmation"] = forms.CharField(
                label=_("Your password"),
                strip=False,
                widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
            )
        else:
            self.fields["confirmation"] = forms.EmailField(label=_("Your email address"))

    def clean_confirmation(self) -> str:
        typed = str(self.cleaned_data["confirmation"])
        if not self.person.has_usable_password():
            if typed.casefold() != self.person.email.casefold():
                raise forms.ValidationError(_("This is not the address of this account."))
        elif not self.person.check_password(typed):
            raise forms.ValidationError(_("This is not your password. Nothing was deleted."))
        return typed
