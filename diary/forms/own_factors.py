from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from diary.forms.widgets import Chips
from diary.models import OwnFactor
from diary.models.own_factor import NAME_LENGTH, UNIT_LENGTH, OwnKind
from diary.own_factors import MOST_ASKED


class OwnFactorForm(forms.Form):
    """Something of a person's own for the daily check-in.

    ``there``: all that they ask or asked already. ``changed``: the one that is renamed; its kind
    stays, since its answers are of that kind.
    """

    uuid = forms.UUIDField(
        required=False, widget=forms.HiddenInput(attrs={"data-fresh-uuid": True})
    )
    name = forms.CharField(
        label=_("What is it?"),
        max_length=NAME_LENGTH,
        help_text=_("In a few words, such as “new shoes” or “cups of tea”. Only you see it."),
        error_messages={"required": _("Give it a name.")},
    )
    kind = forms.ChoiceField(
        label=_("How do you answer it?"),
        choices=OwnKind.choices,
        initial=OwnKind.YES_NO,
        widget=Chips(even=True),
        error_messages={"required": _("Choose yes or no, or an amount.")},
    )
    unit = forms.CharField(
        label=_("Counted in"),
        required=False,
        max_length=UNIT_LENGTH,
        help_text=_("Only for an amount: cups, minutes, km. It may stay empty."),
    )

    def __init__(
        self, data: Any = None, *, there: list[OwnFactor], changed: OwnFactor | None = None
    ) -> None:
        self.there, self.changed = there, changed
        initial: dict[str, Any] = {"uuid": uuid4()}
        if changed:
            initial = {"name": changed.name, "unit": changed.unit}
        super().__init__(data, initial=initial)
        if changed:
            del self.fields["uuid"], self.fields["kind"]
            if changed.kind == OwnKind.YES_NO:
                del self.fields["unit"]

    def clean_uuid(self) -> UUID:
        """Take the id that the browser made, or make one."""
        return self.cleaned_data["uuid"] or uuid4()

    def clean_name(self) -> str:
        """A name that no other has: else two would share their answers."""
        name: str = " ".join(self.cleaned_data["name"].split())
        for other in self.there:
            if other.name.casefold() == name.casefold() and not self._is_the_same(other):
                raise forms.ValidationError(
                    gettext(
                        "You have “%(name)s” already. Choose another name, or ask for it again."
                    ),
                    params={"name": other.name},
                )
        return name

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("unit") and said.get("kind") == OwnKind.YES_NO:
            self.add_error("unit", gettext("A yes or no is not counted. Leave this empty."))
        asked = [one for one in self.there if not one.retired and not self._is_the_same(one)]
        if self.changed is None and len(asked) >= MOST_ASKED:
            self.add_error(None, too_many())
        return said

    def _is_the_same(self, other: OwnFactor) -> bool:
        if self.changed:
            return other.id == self.changed.id
        return other.id == self.cleaned_data.get("uuid")


def too_many() -> str:
    """Why no more is asked for."""
    return gettext(
        "You are asked for %(most)d things of your own already, and each one more takes a longer "
        "diary to tell any of them. Stop asking for one first."
    ) % {"most": MOST_ASKED}
