"""What the diary adds to the editors' area: which patterns lack something to read."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from diary.links import missing_parts


class PatternsToWriteFor(Component):  # type: ignore[misc]
    """A line for each kind of pattern that has no live cause, prevention or warning beside it."""

    order = 50
    template_name = "diary/cms_patterns_to_write_for.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"lacking": missing_parts()}


@hooks.register("construct_homepage_panels")  # type: ignore[untyped-decorator]
def say_which_patterns_lack_articles(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(PatternsToWriteFor())
