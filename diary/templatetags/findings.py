"""Findings in templates: ``{% interval_of statement.span as line %}``."""

from django import template

from diary.charts.interval import IntervalDrawing, interval_drawing
from diary.words.statement import Span

register = template.Library()


@register.simple_tag
def interval_of(span: Span) -> IntervalDrawing:
    """Return an estimate and its interval, ready to be drawn."""
    return interval_drawing(span)
