"""The way back from what was just done."""

from django.contrib import messages
from django.http import HttpRequest
from django.template.loader import render_to_string


def offer_undo(request: HttpRequest, said: str, address: str, **fields: str) -> None:
    """Say what was done, with a button that posts ``fields`` to ``address`` to take it back."""
    context = {"said": said, "address": address, "fields": fields}
    message = render_to_string("diary/_undo.html", context, request)
    messages.success(request, message, extra_tags="undo")
