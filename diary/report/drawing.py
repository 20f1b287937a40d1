"""Small drawings for paper: rectangles, lines and words, drawn alike as SVG and in a PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; ``shade`` 0 (paper) to 1 (ink), ``outline`` draws its edge in ink."""

    x: float
    y: float
    width: float
    height: float
    shade: float = 1.0
    outline: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, ``dashed`` or not."""

    x: float
    y: float
    to_x: float
    to_y: float
    shade: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Words on a base line at ``y``."""

    x: float
    y: float
    says: str
    size: float = 9.0
    anchor: Anchor = "start"
    shade: float = 0.75
    bold: bool = False


Mark = Box | Line | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks on a sheet of ``width`` by ``height`` points, from the top left; what it shows."""

    width: float
    height: float
    description: str
    marks: tuple[Mark, ...]


def svg(drawing: Drawing) -> SafeString:
    """Return a drawing as SVG in the colour of the text around it; no style and no script."""
    inside = "".join(_mark(mark) for mark in drawing.marks)
    size = f'viewBox="0 0 {drawing.width:g} {drawing.height:g}"'
    said = escape(drawing.description)
    return mark_safe(  # noqa: S308  numbers, and words that are escaped
        f'<svg class="drawing" {size} role="img" aria-label="{said}">{inside}</svg>'
    )


def _mark(mark: Mark) -> str:
    match mark:
        case Box(x, y, width, height, shade, outline):
            edge = ' stroke="currentColor" stroke-width="0.8"' if outline else ""
            return (
                f'<rect x="{x:.2f}" y="{y:.2f}" width="{max(0, width):.2f}" '
                f'height="{max(0, height):.2f}" fill="currentColor" '
                f'fill-opacity="{shade:g}"{edge}/>'
            )
        case Line(x, y, to_x, to_y, shade, dashed):
            dash = ' stroke-dasharray="2 2"' if dashed else ""
            return (
                f'<line x1="{x:.2f}" y1="{y:.2f}" x2="{to_x:.2f}" y2="{to_y:.2f}" '
                f'stroke="currentColor" stroke-opacity="{shade:g}" stroke-width="0.7"{dash}/>'
            )
        case Words(x, y, says, size, anchor, shade, bold):
            weight = ' font-weight="600"' if bold else ""
            return (
                f'<text x="{x:.2f}" y="{y:.2f}" font-size="{size:g}" text-anchor="{anchor}" '
                f'fill="currentColor" fill-opacity="{shade:g}"{weight}>{escape(says)}</text>'
            )
