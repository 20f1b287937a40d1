"""Fields that both screens share. Empty is "not said" in all of them: never zero, never no."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.formats import number_format
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from diary.forms import widgets
from diary.models.codes import SITES, muscle_and_side, site_code, site_name
from diary.models.owned import NOTES_LENGTH
from diary.models.zones import known_zones
from diary.units import to_fluid_ounces, to_ml

NOT_SAID = ("", _("Not said"))
YES, NO = "yes", "no"
NUMBER = "stepper-input form-control"
UNKNOWN_CODE = _("“%(value)s” is not one of the choices. Please choose again.")


class MarkedForm(forms.Form):
    """A form whose refused fields can be seen to be refused."""

    def full_clean(self) -> None:
        super().full_clean()
        for name in self.errors:
            if name in self.fields:
                attributes = self.fields[name].widget.attrs
                attributes["class"] = f"{attributes.get('class', '')} is-invalid".strip()


class SitesField(forms.MultipleChoiceField):
    """Where the cramp was: muscles with sides, several at once, such as ``calf:left``."""

    widget = widgets.Sites

    def __init__(self, **options: Any) -> None:
        choices = [(code, lazy(site_name, str)(code)) for code in SITES]
        super().__init__(choices=choices, required=False, **options)
        self.error_messages["invalid_choice"] = UNKNOWN_CODE

    def clean(self, value: Any) -> list[str]:
        """Return the codes in their one order, without those that another includes."""
        chosen = set(super().clean(value))
        return [code for code in SITES if code in chosen and not _included(code, chosen)]


def _included(code: str, chosen: set[str]) -> bool:
    muscle, side = muscle_and_side(code)
    if side is None:
        return any(other.startswith(f"{muscle}:") for other in chosen)
    return side in ("left", "right") and site_code(muscle, "both") in chosen


class CodesField(forms.MultipleChoiceField):
    """Any number of codes, kept in the order of their list."""

    widget = widgets.TickChips

    def __init__(self, codes: type[TextChoices], **options: Any) -> None:
        self.codes = [code.value for code in codes]
        choices = [(code.value, code.label) for code in codes]
        super().__init__(choices=choices, required=False, **options)
        self.error_messages["invalid_choice"] = UNKNOWN_CODE

    def clean(self, value: Any) -> list[str]:
        chosen = super().clean(value)
        return [code for code in self.codes if code in chosen]


class CodeField(forms.ChoiceField):
    """One code, or not said."""

    widget = widgets.Chips

    def __init__(self, codes: type[TextChoices], **options: Any) -> None:
        choices = [*codes.choices, NOT_SAID]
        super().__init__(choices=choices, required=False, **options)
        self.error_messages["invalid_choice"] = UNKNOWN_CODE


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not said."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            choices=[(YES, _("Yes")), (NO, _("No")), NOT_SAID],
            coerce=lambda value: value == YES,
            empty_value=None,
            required=False,
            widget=widgets.Chips(even=True),
            **options,
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: YES, False: NO, None: ""}.get(value, value)


class ScaleField(forms.TypedChoiceField):
    """A whole number from 0 to 10, or not said."""

    def __init__(self, low: Any, high: Any, **options: Any) -> None:
        super().__init__(
            choices=[(str(number), str(number)) for number in range(11)],
            coerce=int,
            empty_value=None,
            required=False,
            widget=widgets.Scale(low, high),
            **options,
        )
        self.error_messages["invalid_choice"] = _("Choose a number from 0 to 10.")


class AmountField(forms.IntegerField):
    """A whole number within bounds, or not said."""

    def __init__(self, most: int, **options: Any) -> None:
        number = forms.NumberInput(attrs={"class": NUMBER, "inputmode": "numeric"})
        options.setdefault("widget", number)
        super().__init__(min_value=0, max_value=most, required=False, **options)
        self.error_messages |= _bounds(most) | {
            "invalid": _("Write a whole number, such as 20, or leave it empty.")
        }


class DecimalAmountField(forms.DecimalField):
    """A number within bounds, with a point or a comma, or not said."""

    def __init__(self, most: float | Decimal, decimals: int, **options: Any) -> None:
        super().__init__(
            min_value=0,
            max_value=Decimal(str(most)),
            decimal_places=decimals,
            required=False,
            **options,
        )
        self.error_messages |= _bounds(most) | {
            "invalid": _("Write a number, such as 7.5, or leave it empty."),
            "max_decimal_places": _("That is finer than we keep. Round it, such as 7.5."),
        }

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def _bounds(most: float | Decimal) -> dict[str, Any]:
    words = format_lazy(
        _("Choose a number from 0 to {most}, or leave it empty."),
        most=lazy(number_format, str)(most, force_grouping=True),
    )
    return {"min_value": words, "max_value": words}


class FluidsField(AmountField):
    """Millilitres."""

    def __init__(self, **options: Any) -> None:
        stepper = widgets.Stepper(_("fluid"), _("ml"), step="250")
        super().__init__(most=20_000, widget=stepper, **options)


class FluidOuncesField(DecimalAmountField):
    """US fluid ounces on the screen, millilitres in the diary."""

    def __init__(self, kept: int | None, **options: Any) -> None:
        stepper = widgets.Stepper(_("fluid"), _("fl oz"), step="8")
        super().__init__(most=676, decimals=1, widget=stepper, **options)
        self.kept = kept

    def prepare_value(self, value: Any) -> Any:
        return to_fluid_ounces(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        """Return millilitres; what was kept stays to the millilitre if it is left as shown."""
        ounces = super().clean(value)
        if ounces is None:
            return None
        if self.kept is not None and ounces == to_fluid_ounces(self.kept):
            return self.kept
        return to_ml(ounces)


class NotesField(forms.CharField):
    """Words of the person's own. The browser may not cut them: too long is said, not hidden."""

    def __init__(self, **options: Any) -> None:
        text = forms.Textarea(attrs={"rows": 4, "class": "form-control"})
        super().__init__(required=False, widget=text, **options)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")

    def validate(self, value: str) -> None:
        super().validate(value)
        over = len(value) - NOTES_LENGTH
        if over > 0:
            raise ValidationError(
                _("There is room for 5,000 characters. Please take out %(over)s."),
                params={"over": number_format(over, force_grouping=True)},
            )


class ZoneField(forms.CharField):
    """A time zone by its IANA name; empty is the person's own."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=64, widget=widgets.Zone(), **options)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and value not in known_zones():
            raise ValidationError(
                _("“%(name)s” is not a time zone we know. Choose one from the list."),
                params={"name": value},
            )


def clock_field(label: Any) -> forms.TimeField:
    """Return a field for a time of day to the minute: ``03:10`` on the wire."""
    return forms.TimeField(
        label=label,
        input_formats=["%H:%M", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "form-control"}),
        error_messages={
            "required": _("Say when it began; about is fine."),
            "invalid": _("Write the time as hours and minutes: 03:10."),
        },
    )
