"""The doctor's report in templates."""

from django import template
from django.utils.safestring import SafeString

from diary.report import Drawing, svg

register = template.Library()


@register.filter
def drawn(drawing: Drawing) -> SafeString:
    """Draw a picture of the report: ``{{ report.weeks|drawn }}``."""
    return svg(drawing)
