"""What a person decides about the statistics of their diary."""

from collections.abc import Collection
from decimal import Decimal
from hashlib import sha256
from typing import Any, cast

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from diary.forms.fields import (
    UNKNOWN_CODE,
    AmountField,
    DecimalAmountField,
    FluidOuncesField,
    FluidsField,
    MarkedForm,
)
from diary.forms.widgets import Chips, Stepper, TickChips
from diary.models import OwnFactor, PatternChoices, Person
from diary.models.own_factor import OwnKind
from diary.models.person import Units
from diary.patterns import DiaryRecord
from diary.patterns.choices import Choices
from diary.patterns.contrasts import OWN, Contrast, Factor, contrasts_of, factors_of, is_own
from diary.words.factors import amount, factor_name

MOST_OF_OWN = 1_000_000


class PatternChoicesForm(MarkedForm):
    """What is suspected, what is left out, and where the person draws the line themselves."""

    suspicion = forms.ChoiceField(required=False, label=_("What I suspect"), widget=Chips())
    left_out = forms.MultipleChoiceField(required=False, label=_("Left out"), widget=TickChips())

    def __init__(
        self,
        data: Any = None,
        *,
        person: Person,
        record: DiaryRecord,
        kept: PatternChoices,
        own: Collection[OwnFactor] = (),
    ) -> None:
        self.own_units = {f"{OWN}{one.name}": one.unit for one in own}
        self.yes_no = {f"{OWN}{one.name}" for one in own if one.kind == OwnKind.YES_NO}
        self.person, self.kept = person, kept
        factors = factors_of(record)
        self.factors = {factor.name: factor for factor in factors}
        self.contrasts = contrasts_of(record, factors, Choices())
        self.cut_names = {cut_key(one.name): one.name for one in factors if self._is_amount(one)}
        shown = {"suspicion": kept.suspicion, "left_out": kept.left_out}
        super().__init__(data, initial=shown)
        asked = (f"{OWN}{one.name}" for one in own if not one.retired)
        names = dict.fromkeys(
            (*self.factors, *asked, *kept.left_out, *filter(None, [kept.suspicion]))
        )
        labels = [(name, capfirst(factor_name(name))) for name in names]
        self._choose_from("suspicion", [("", _("Nothing")), *labels])
        self._choose_from("left_out", labels)
        for key, name in self.cut_names.items():
            self.fields[key] = self._cut_field(name)

    def _is_amount(self, factor: Factor) -> bool:
        if factor.threshold is not None or factor.name in self.yes_no:
            return False
        contrast = self.contrasts.get(factor.name)
        return not is_own(factor.name) or (contrast is not None and contrast.rank is not None)

    def _choose_from(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = cast("forms.ChoiceField", self.fields[name])
        field.choices = choices
        field.error_messages["invalid_choice"] = UNKNOWN_CODE

    def _cut_field(self, name: str) -> forms.Field:
        cut = self.kept.cuts.get(name, {"threshold": None, "tried": 0})
        unit = self.own_units.get(name, "")
        field = field_for(name, self.person.units, cut["threshold"], unit)
        field.label = capfirst(factor_name(name))
        field.initial = None if cut["threshold"] is None else _shown(field, cut["threshold"])
        field.help_text = " ".join(
            filter(None, (self._line_words(name), _tried_words(cut["tried"])))
        )
        return field

    def _line_words(self, name: str) -> str:
        low = self.factors[name].op == "<="
        means = (
            gettext("Days with this much or less are compared with the others.")
            if low
            else gettext("Days with this much or more are compared with the others.")
        )
        contrast: Contrast | None = self.contrasts.get(name)
        if contrast is None:
            return means
        found = gettext("Without a line of yours: %(amount)s.") % {
            "amount": amount(
                name, contrast.threshold, self.person.units, self.own_units.get(name, "")
            )
        }
        return f"{means} {found}"

    @property
    def cut_fields(self) -> list[forms.BoundField]:
        """The fields for lines of the person's own, one for each factor that is an amount."""
        return [self[key] for key in self.cut_names]

    @property
    def any_cut(self) -> bool:
        """Whether a line is set or was refused: then the fields are shown open."""
        return any(field.value() not in (None, "") or field.errors for field in self.cut_fields)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("suspicion") and said["suspicion"] in said.get("left_out", ()):
            self.add_error(
                "left_out",
                gettext("You suspect %(factor)s: it can't be left out as well. Choose one of both.")
                % {"factor": factor_name(said["suspicion"])},
            )
        return said

    def decided(self) -> dict[str, Any]:
        """Return what was decided, as ``services.choose_patterns`` takes it."""
        said = self.cleaned_data
        return {
            "suspicion": said["suspicion"],
            "left_out": said["left_out"],
            "cuts": {
                name: float(said[key])
                for key, name in self.cut_names.items()
                if said[key] is not None
            },
        }


def cut_key(factor: str) -> str:
    """Return the name of a factor's field: own factors have names that no address could hold."""
    return f"cut_{sha256(factor.encode()).hexdigest()[:12] if is_own(factor) else factor}"


def field_for(factor: str, units: str, kept: float | None, own_unit: str = "") -> forms.Field:
    """Return the field for an amount of a factor, in a person's units."""
    if factor == "fluids_ml":
        if units == Units.US:
            return FluidOuncesField(None if kept is None else round(kept))
        return FluidsField()
    words = {
        "exercise_minutes": (24 * 60, _("exercise"), _("min"), "10"),
        "exertion": (10, _("effort"), _("out of 10"), "1"),
        "caffeine_mg": (5_000, _("caffeine"), _("mg"), "50"),
        "sleep_hours": (24, _("sleep"), _("hours"), "0.5"),
        "alcohol_units": (100, _("alcohol"), _("units"), "1"),
        "standing_hours": (24, _("standing"), _("hours"), "1"),
        "sitting_hours": (24, _("sitting"), _("hours"), "1"),
    }
    most, thing, unit, step = words.get(factor, (MOST_OF_OWN, factor_name(factor), own_unit, "1"))
    stepper = Stepper(thing, unit, step=step)
    if factor in ("exercise_minutes", "exertion", "caffeine_mg"):
        return AmountField(most=most, widget=stepper)
    return DecimalAmountField(most=most, decimals=2, widget=stepper)


def _shown(field: forms.Field, threshold: float) -> Decimal | int:
    whole = isinstance(field, AmountField | FluidOuncesField)
    return round(threshold) if whole else Decimal(str(threshold))


def _tried_words(tried: int) -> str:
    if not tried:
        return ""
    return ngettext(
        "You have tried one line so far.", "You have tried %(n)d lines so far.", tried
    ) % {"n": tried}
