"""Ways to fill in what an article needs, for the editors' forms."""

from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


class PickFromList(forms.CheckboxSelectMultiple):
    """A long list to tick, those that are ticked first, with a box that narrows it down."""

    template_name = "knowledge/widgets/pick_from_list.html"

    @property
    def media(self) -> forms.Media:
        return forms.Media(js=["knowledge/narrow.js"])

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        # Not by the form's renderer: that looks for templates in Django's own folders only.
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> Any:
        groups: list[Any] = super().optgroups(name, value, attrs)
        return sorted(groups, key=lambda group: not group[1][0]["selected"])
