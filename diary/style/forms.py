"""A form with a field of every sort."""

from typing import Any

from django import forms

from diary.forms.dates import day_field
from diary.forms.fields import (
    AmountField,
    CodeField,
    CodesField,
    MarkedForm,
    NotesField,
    ScaleField,
    SitesField,
    YesNoField,
    clock_field,
)
from diary.forms.widgets import Stepper
from diary.models.codes import Activity, Symptom


class SampleForm(MarkedForm):
    """Every sort of field that the screens are made of."""

    name = forms.CharField(
        label="Words",
        help_text="A line of help says what is meant.",
        widget=forms.TextInput(attrs={"class": "form-control"}),
        error_messages={"required": "Write a name, such as Magnesium."},
    )
    activity = forms.ChoiceField(
        label="One of many",
        choices=[("", "Choose"), *Activity.choices],
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": "Choose one from the list."},
    )
    day = day_field("A day")
    time = clock_field("A time")
    notes = NotesField(label="Notes")
    sites = SitesField(label="Where on the body")
    resting = CodeField(Activity, label="One of a few, or not said")
    symptoms = CodesField(Symptom, label="Any number")
    woke = YesNoField(label="Yes or no")
    exertion = ScaleField("0 rest", "10 as hard as I can", label="From 0 to 10")
    minutes = AmountField(
        most=1440,
        label="An amount",
        widget=Stepper("exercise", "min", step="10", first="30"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Elsewhere crispy forms give a date its look.
        self.fields["day"].widget.attrs["class"] = "form-control"


def sample_forms() -> dict[str, SampleForm]:
    """Return the form as it opens, filled in, and refused."""
    said: dict[str, Any] = {
        "name": "Magnesium",
        "activity": Activity.values[0],
        "day": "2026-03-03",
        "time": "03:10",
        "notes": "After a long walk.",
        "sites": ["calf:left", "toes:right"],
        "resting": Activity.values[0],
        "symptoms": Symptom.values[:2],
        "woke": "yes",
        "exertion": "6",
        "minutes": "30",
    }
    wrong = {
        "name": "",
        "activity": "",
        "day": "30 February",
        "time": "25:00",
        "notes": "x" * 5001,
        "resting": "flying",
        "symptoms": ["green hair"],
        "woke": "perhaps",
        "exertion": "11",
        "minutes": "-5",
    }
    return {
        "empty": SampleForm(prefix="empty"),
        "filled": SampleForm(prefix="filled", initial=_shown(said)),
        "refused": SampleForm(_sent("refused", wrong), prefix="refused"),
    }


def _shown(said: dict[str, Any]) -> dict[str, Any]:
    return said | {"woke": True, "exertion": 6, "minutes": 30}


def _sent(prefix: str, said: dict[str, Any]) -> dict[str, Any]:
    return {f"{prefix}-{name}": value for name, value in said.items()}
