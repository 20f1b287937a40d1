"""Small drawings for paper: rectangles, lines and words, drawn alike as SVG and in a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from diary.body_figure import MIDDLE_LINE, View
from diary.models.codes import Side

SEEN_FROM = (12, 2)
"""Where what is seen of the figure begins, in its own units: hands and head reach no further."""

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
    """Words on a base line at ``y``; with a ``halo`` of paper where they lie on ink."""

    x: float
    y: float
    says: str
    size: float = 9.0
    anchor: Anchor = "start"
    shade: float = 0.75
    bold: bool = False
    halo: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure of a person from one side, its top left at ``x`` and ``y``.

    ``scale``: points for each of the figure's own units (``diary/body_figure.py``). ``shades``:
    0 (paper) to 1 (ink) for each of the view's regions, in their order.
    """

    x: float
    y: float
    scale: float
    view: View
    shades: tuple[float, ...]

    @property
    def origin(self) -> tuple[float, float]:
        """Where the figure's own zero lies."""
        return self.x - SEEN_FROM[0] * self.scale, self.y - SEEN_FROM[1] * self.scale

    def halves(self) -> Iterator[tuple[bool, tuple[tuple[str, float], ...]]]:
        """Yield each half: whether it is mirrored, and the path and shade of each muscle on it.

        What lies on the middle line is on both, and each is cut off at its half's outline.
        """
        for mirrored in (False, True):
            yield (
                mirrored,
                tuple(
                    (region.path, shade)
                    for region, shade in zip(self.view.regions, self.shades, strict=True)
                    if region.mirrored == mirrored or region.side is Side.MIDDLE
                ),
            )


Mark = Box | Line | Words | Figure


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
        case Words(x, y, says, size, anchor, shade, bold, halo):
            weight = ' font-weight="600"' if bold else ""
            weight += ' class="drawing-halo"' if halo else ""
            return (
                f'<text x="{x:.2f}" y="{y:.2f}" font-size="{size:g}" text-anchor="{anchor}" '
                f'fill="currentColor" fill-opacity="{shade:g}"{weight}>{escape(says)}</text>'
            )
        case Figure():
            return _figure(mark)


def _figure(figure: Figure) -> str:
    """Edges first, paper over them, muscles cut off at the outline, lines last."""
    view, (x, y) = figure.view, figure.origin
    outlines = f'<path d="{view.trunk}"/><path d="{view.arm}"/>'
    mirror = f' transform="matrix(-1 0 0 1 {2 * MIDDLE_LINE} 0)"'
    id = f"drawn-{view.name}"
    both = [f"<g{mirror if mirrored else ''}>{{}}</g>" for mirrored in (False, True)]
    muscles = [
        "".join(
            f'<path d="{path}" fill="currentColor" fill-opacity="{shade:g}"/>'
            for path, shade in regions
        )
        for _mirrored, regions in figure.halves()
    ]
    return "".join(
        (
            f'<g transform="translate({x:g} {y:g}) scale({figure.scale:g})">',
            f'<clipPath id="{id}">{outlines}</clipPath>',
            '<g fill="none" stroke="currentColor" stroke-opacity="0.8" stroke-width="3.5">',
            *(half.format(outlines) for half in both),
            '</g><g class="drawing-paper">',
            *(half.format(outlines) for half in both),
            '</g><g class="drawing-muscles">',
            *(
                half.format(f'<g clip-path="url(#{id})">{drawn}</g>')
                for half, drawn in zip(both, muscles, strict=True)
            ),
            '</g><g fill="none" stroke="currentColor" stroke-opacity="0.4" stroke-width="1.5">',
            *(half.format(f'<path d="{view.lines}"/>') for half in both),
            "</g></g>",
        )
    )
