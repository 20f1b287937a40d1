from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from diary import days
from diary.forms.fields import (
    NO,
    YES,
    AmountField,
    DecimalAmountField,
    FluidOuncesField,
    FluidsField,
    MarkedForm,
    ScaleField,
    YesNoField,
)
from diary.forms.widgets import Stepper
from diary.models import CheckIn, OwnFactor, Person
from diary.models.check_in import ANSWERS
from diary.models.own_factor import OwnKind
from diary.models.person import Units

MOST_OF_OWN = 1_000_000


class CheckInForm(MarkedForm):
    """One diary day. Every answer is optional, and left empty it stays "not answered"."""

    exercise_minutes = AmountField(
        most=24 * 60,
        label=_("Exercise"),
        widget=Stepper(_("exercise"), _("min"), step="10", first="30"),
    )
    exertion = ScaleField(
        _("0 rest"), _("10 as hard as I can"), label=_("How hard was the hardest effort?")
    )
    sleep_hours = DecimalAmountField(
        most=24,
        decimals=2,
        label=_("Sleep"),
        widget=Stepper(_("sleep"), _("hours"), step="0.5", first="7"),
    )
    alcohol_units = DecimalAmountField(
        most=100,
        decimals=1,
        label=_("Alcohol"),
        help_text=_("One unit is 10 ml of pure alcohol; many labels give the units."),
        widget=Stepper(_("alcohol"), _("units"), step="1", first="0"),
    )
    caffeine_mg = AmountField(
        most=5_000,
        label=_("Caffeine"),
        help_text=_("Many labels give it. A rough guess is fine, always made the same way."),
        widget=Stepper(_("caffeine"), _("mg"), step="50", first="0"),
    )
    standing_hours = DecimalAmountField(
        most=24,
        decimals=2,
        label=_("Standing"),
        widget=Stepper(_("standing"), _("hours"), step="1", first="1"),
    )
    sitting_hours = DecimalAmountField(
        most=24,
        decimals=2,
        label=_("Sitting"),
        widget=Stepper(_("sitting"), _("hours"), step="1", first="4"),
    )
    heat = YesNoField(label=_("Was it a hot day, or a hot place?"))
    stretching = YesNoField(label=_("Did you stretch?"))
    electrolytes = YesNoField(label=_("Did you take electrolytes?"))
    magnesium = YesNoField(label=_("Did you take magnesium?"))
    cramp_free = forms.ChoiceField(required=False, choices=[(YES, YES), (NO, NO)])

    def __init__(
        self,
        data: Any = None,
        *,
        person: Person,
        day: date,
        check_in: CheckIn | None,
        own: Collection[OwnFactor] = (),
    ) -> None:
        self.person, self.day = person, day
        self.own = {own_key(one): one for one in own}
        self.check_in = check_in
        kept = {name: getattr(check_in, name) for name in ANSWERS} if check_in else {}
        super().__init__(data, initial=kept)
        for key, factor in self.own.items():
            answer = check_in.own.get(factor.name) if check_in else None
            self.fields[key] = own_field(factor, answer)
        fluids = _("What you drank, all together")
        self.fields["fluids_ml"] = (
            FluidOuncesField(kept.get("fluids_ml"), label=fluids)
            if person.units == Units.US
            else FluidsField(label=fluids)
        )
        self.fields["sleep_hours"].help_text = format_lazy(
            _("The night that ended on the morning of {day}."), day=date_format(day, "WEEKDAY_DAY")
        )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.day > days.today(self.person):
            self.add_error(None, gettext("This day has not begun yet. Check in when it has."))
        if not self.errors and not self._says_something():
            self.add_error(
                None,
                gettext("Nothing is answered yet. One answer is enough, or “No cramp that day”."),
            )
        return said

    def _says_something(self) -> bool:
        kept = self.check_in
        return (
            any(self.cleaned_data[name] is not None for name in (*ANSWERS, *self.own))
            or self.cleaned_data["cramp_free"] != ""
            or (kept is not None and (kept.cramp_free or bool(kept.own)))
        )

    def answers(self) -> dict[str, Any]:
        """Return the answers by the names of a check-in's fields, unanswered ones ``None``.

        What is not asked any more stays as it was answered.
        """
        said = {name: self.cleaned_data[name] for name in ANSWERS}
        return said | ({"own": self._own_answers()} if self.own else {})

    def given(self) -> dict[str, Any]:
        """Return only what was answered, by the names of a check-in's fields.

        What the person asks themselves comes together with what they answered before.
        """
        said = {name: value for name, value in self.answers().items() if value is not None}
        own = {
            factor.name: _as_json(self.cleaned_data[key])
            for key, factor in self.own.items()
            if self.cleaned_data[key] is not None
        }
        said.pop("own", None)
        kept = dict(self.check_in.own) if self.check_in else {}
        return said | ({"own": kept | own} if own else {})

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """The fields for what a person asks themselves."""
        return [self[key] for key in self.own]

    def _own_answers(self) -> dict[str, bool | int | float]:
        kept = dict(self.check_in.own) if self.check_in else {}
        for key, factor in self.own.items():
            answer = self.cleaned_data[key]
            kept.pop(factor.name, None)
            if answer is not None:
                kept[factor.name] = _as_json(answer)
        return kept


def own_key(factor: OwnFactor) -> str:
    """Return the name of an own factor's field."""
    return f"own_{factor.id.hex}"


def own_field(factor: OwnFactor, answer: bool | float | None) -> forms.Field:
    """Return the field for an own factor, as it was answered."""
    if factor.kind == OwnKind.YES_NO:
        return YesNoField(label=factor.name, initial=None if answer is None else bool(answer))
    shown = None if answer is None else Decimal(str(float(answer)))
    return DecimalAmountField(
        most=MOST_OF_OWN,
        decimals=2,
        label=factor.name,
        initial=shown,
        widget=Stepper(factor.name, factor.unit, step="1", first="1"),
    )


def _as_json(answer: bool | Decimal) -> bool | int | float:
    if isinstance(answer, bool):
        return answer
    return int(answer) if answer == answer.to_integral_value() else float(answer)
