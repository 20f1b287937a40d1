"""The way from the editors' home to the desk, with what waits there."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from knowledge.desk.access import editor_of
from knowledge.desk.summary import desk_of


class DeskPanel(Component):
    """On the editors' home: what is to be done, each a link to its part of the desk."""

    name = "desk"
    template_name = "knowledge/desk/panel.html"
    order = 10

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"lines": desk_of(editor_of(self.request)).lines}
