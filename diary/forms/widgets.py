"""Controls for a thumb in the dark. Each is plain HTML first; scripts only add to it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, ClassVar

from django import forms
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from diary.body_figure import LEGS, LIST_ONLY, VIEWS
from diary.models.codes import SIDES, Muscle, Side, muscle_and_side, site_code, site_name
from diary.models.zones import zone_names

Context = dict[str, Any]


class Drawn(forms.Widget):
    """A widget drawn by one template of ours, all its inputs at once."""

    template_name: str

    def render(
        self, name: str, value: Any, attrs: Context | None = None, renderer: Any = None
    ) -> SafeString:
        return render_to_string(self.template_name, self.get_context(name, value, attrs))


class Chips(Drawn, forms.RadioSelect):
    """One answer out of a few, side by side. ``even`` gives them equal widths."""

    template_name = "diary/widgets/chips.html"

    def __init__(self, even: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.even = even

    def get_context(self, name: str, value: Any, attrs: Context | None) -> Context:
        return super().get_context(name, value, attrs) | {"even": self.even}


class TickChips(Drawn, forms.CheckboxSelectMultiple):
    """Any number of answers, side by side."""

    template_name = "diary/widgets/chips.html"


class Scale(Drawn, forms.RadioSelect):
    """0 to 10, with words for both ends. A tap on the chosen number lets go of it."""

    template_name = "diary/widgets/scale.html"

    def __init__(self, low: Any, high: Any, **options: Any) -> None:
        super().__init__(**options)
        self.ends = (low, high)

    def get_context(self, name: str, value: Any, attrs: Context | None) -> Context:
        return super().get_context(name, value, attrs) | {"ends": self.ends}


class Stepper(Drawn, forms.NumberInput):
    """A number with a button for less and one for more. Empty means "not answered"."""

    template_name = "diary/widgets/stepper.html"

    def __init__(self, thing: Any, unit: Any, step: str, first: str = "") -> None:
        look = "stepper-input form-control"
        super().__init__(attrs={"class": look, "step": step, "inputmode": "decimal"})
        self.thing, self.unit, self.first = thing, unit, first

    def get_context(self, name: str, value: Any, attrs: Context | None) -> Context:
        words = {"thing": self.thing, "unit": self.unit, "first": self.first}
        return super().get_context(name, value, attrs) | words


def _none() -> Sequence[str]:
    return ()


class Sites(Drawn, forms.CheckboxSelectMultiple):
    """Muscles with their sides: a list, the common ones first, and a figure that taps its inputs.

    ``usual`` returns the sites that this person's cramps most often took, for one tap each.
    """

    template_name = "diary/widgets/sites.html"
    COMMON: ClassVar[Sequence[Muscle]] = (
        Muscle.CALF,
        Muscle.FOOT_ARCH,
        Muscle.TOES,
        Muscle.HAMSTRING,
        Muscle.QUADRICEPS,
    )
    BOXES: ClassVar[dict[str, str]] = {
        "legs": "56 216 88 257",
        "upper": "14 2 172 246",
        "whole": "12 2 176 474",
    }
    """What of the figure is seen, as SVG view boxes: most cramps are in the legs."""

    PARTS: ClassVar[Sequence[Context]] = (
        {"name": "legs", "label": _("Legs")},
        {"name": "upper", "label": _("Upper body")},
        {"name": "whole", "label": _("Whole body")},
    )

    usual: Callable[[], Sequence[str]] = staticmethod(_none)

    def get_context(self, name: str, value: Any, attrs: Context | None) -> Context:
        context = super().get_context(name, value, attrs)
        chosen = set(context["widget"]["value"] or [])
        usual = self.usual()
        shown = _part_of(chosen or usual[:1])
        id = context["widget"]["attrs"].get("id", name)
        others = [muscle for muscle in Muscle if muscle not in self.COMMON]
        return context | {
            "common": list(_rows(self.COMMON, chosen, id)),
            "others": list(_rows(others, chosen, id)),
            "open": any(muscle_and_side(code)[0] in others for code in chosen),
            "usual": [{"code": code, "name": site_name(code)} for code in usual],
            "views": VIEWS,
            "parts": self.PARTS,
            "shown": shown,
            "boxes": self.BOXES,
            "box": self.BOXES[shown],
        }


def _part_of(sites: Iterable[str]) -> str:
    """Return the part of the figure on which sites are seen: the legs where nothing is said."""
    muscles = {muscle_and_side(site)[0] for site in sites} - LIST_ONLY
    if muscles <= LEGS:
        return "legs"
    return "whole" if muscles & LEGS else "upper"


def _short(side: Side) -> str:
    """A side on a button: four of them stand beside the muscle on a phone."""
    return {
        Side.LEFT: pgettext("on a small button", "Left"),
        Side.RIGHT: pgettext("on a small button", "Right"),
        Side.BOTH: pgettext("on a small button", "Both"),
        Side.MIDDLE: pgettext("on a small button", "Middle"),
    }[side]


def _rows(muscles: Sequence[Muscle], chosen: set[str], id: str) -> Iterator[Context]:
    """Yield each muscle with its choices: its sides, then "side not said"."""
    for muscle in muscles:
        sides: list[Side | None] = [*SIDES[muscle], None]
        codes = [(site_code(muscle, side), _short(side) if side else None) for side in sides]
        yield {
            "muscle": muscle,
            "choices": [
                {
                    "code": code,
                    "label": label,
                    "name": site_name(code),
                    "id": f"{id}_{code.replace(':', '_')}",
                    "chosen": code in chosen,
                }
                for code, label in codes
            ],
        }


class Zone(forms.Widget):
    """A choice of time zones: the one that applies, then all of them."""

    def __init__(self) -> None:
        super().__init__(attrs={"class": "form-select"})

    def render(
        self, name: str, value: Any, attrs: Context | None = None, renderer: Any = None
    ) -> SafeString:
        attributes = format_html_join(" ", '{}="{}"', (self.attrs | (attrs or {})).items())
        applies = format_html("<option selected>{}</option>", value or "")
        return format_html(
            '<select name="{}" {}>{}{}</select>',
            name,
            attributes,
            applies,
            _all_zones(),
        )


@cache
def _all_zones() -> SafeString:
    return format_html_join("", "<option>{}</option>", ((name,) for name in zone_names()))
