"""The first steps: a few of the settings at a time, and a question of one's own."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from diary.forms.own_factors import too_many
from diary.forms.settings import SettingsForm
from diary.models import OwnFactor
from diary.models.own_factor import NAME_LENGTH
from diary.own_factors import MOST_ASKED


class SomeSettings(SettingsForm):
    """Those settings that ``asks`` names; all others stay as they are."""

    asks: ClassVar[tuple[str, ...]] = ()
    shorter: ClassVar[dict[str, Any]] = {}
    """What help is left where there are no entries yet that a change could touch."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {name: self.fields[name] for name in self.asks}
        for name, words in self.shorter.items():
            self.fields[name].help_text = words


class PlaceForm(SomeSettings):
    """Where a person is, and the units they use. A zone that was never said is the browser's."""

    asks = ("time_zone", "units")
    shorter = {
        "time_zone": _("Your browser says so. Is it wrong? Type a city near you."),
        "units": "",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound and self.initial.get("time_zone") == "UTC":
            self.fields["time_zone"].widget.attrs["data-browser-time-zone"] = "always"


class DaysForm(SomeSettings):
    """When a person's day starts, the hour of a reminder, and what they wonder about.

    ``there``: what they ask or asked themselves already.
    """

    asks = ("day_starts_at", "remind_at", "question")
    shorter = {
        "day_starts_at": _("With 06:00, a cramp at 3 at night counts to the day that went to bed."),
        "remind_at": _(
            "One mail on days without a check-in, by your clock. It says nothing of cramps or "
            "health, and one click in it ends it."
        ),
    }
    question = forms.CharField(
        label=_("Is there something you wonder about?"),
        required=False,
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_(
            "In a few words, such as “new shoes” or “a hot bath”. The check-in then asks for it "
            "each day, as a yes or no. It may stay empty."
        ),
    )

    def __init__(self, *args: Any, there: list[OwnFactor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.there = there

    def clean_question(self) -> str:
        """A name that is asked for already is no second question, just the same."""
        name = " ".join(self.cleaned_data["question"].split())
        asked = [one.name.casefold() for one in self.there if not one.retired]
        if name.casefold() in asked:
            return ""
        if name and len(asked) >= MOST_ASKED:
            raise forms.ValidationError(too_many())
        return name
