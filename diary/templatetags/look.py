"""``{% look as look %}``: how this page looks."""

from typing import Any

from django import template
from django.http import HttpRequest

from diary.look import Look, look_of

register = template.Library()


@register.simple_tag(takes_context=True)
def look(context: dict[str, Any]) -> Look:
    """Return how the page that is being made looks; without a request, as the device says."""
    return look_of(context.get("request") or HttpRequest())
