"""Drawings in a PDF: the same marks as on the page, and path data put into the PDF's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reportlab.lib.colors import black, white
from reportlab.platypus import Flowable

from diary.body_figure import MIDDLE_LINE
from diary.report.drawing import Box, Drawing, Figure, Line, Mark, Words
from diary.report.fonts import BOLD, PLAIN, in_letters

Point = tuple[float, float]
TOKENS = re.compile(r"[MLHVQCZ]|-?\d*\.?\d+")
TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6, "Z": 0}


class Picture(Flowable):  # type: ignore[misc]  # ReportLab comes without types
    """A drawing, scaled to a width."""

    def __init__(self, drawing: Drawing, width: float) -> None:
        super().__init__()
        self.drawing, self.scale = drawing, width / drawing.width
        self.width, self.height = width, drawing.height * self.scale

    def draw(self) -> None:
        canvas = self.canv
        canvas.scale(self.scale, self.scale)
        canvas.setLineWidth(0.7)
        for mark in self.drawing.marks:
            canvas.setStrokeAlpha(1)
            canvas.setDash([])
            _draw(canvas, mark, self.drawing.height)


def _draw(canvas: Any, mark: Mark, height: float) -> None:
    match mark:
        case Box(x, y, wide, high, shade, outline):
            canvas.setFillColor(black, alpha=shade)
            canvas.setStrokeColor(black)
            canvas.rect(x, height - y - high, wide, high, stroke=int(outline), fill=1)
        case Line(x, y, to_x, to_y, shade, dashed):
            canvas.setStrokeColor(black, alpha=shade)
            canvas.setDash([2, 2] if dashed else [])
            canvas.line(x, height - y, to_x, height - to_y)
        case Words():
            _write(canvas, mark, height)
        case Figure():
            _draw_figure(canvas, mark, height)


def _write(canvas: Any, words: Words, height: float) -> None:
    size, y = words.size * 0.92, height - words.y
    canvas.setFont(BOLD if words.bold else PLAIN, size)
    at = {
        "start": canvas.drawString,
        "middle": canvas.drawCentredString,
        "end": canvas.drawRightString,
    }[words.anchor]
    says = in_letters(words.says)
    if words.halo:
        wide = canvas.stringWidth(says, BOLD if words.bold else PLAIN, size)
        back = {"start": 0.0, "middle": wide / 2, "end": wide}[words.anchor]
        canvas.setFillColor(white, alpha=0.85)
        box = (words.x - back - 1.2, y - 1, wide + 2.4, size)
        canvas.roundRect(*box, 1.5, stroke=0, fill=1)
    canvas.setFillColor(black, alpha=words.shade)
    at(words.x, y, says)


def _draw_figure(canvas: Any, figure: Figure, height: float) -> None:
    """Edges first, paper over them, muscles cut off at the outline, lines last, as on the page."""
    view = figure.view
    canvas.saveState()
    x, y = figure.origin
    canvas.transform(figure.scale, 0, 0, -figure.scale, x, height - y)
    canvas.setLineJoin(1)
    canvas.setLineWidth(3.5)
    canvas.setStrokeColor(black, alpha=0.8)
    for mirrored, _regions in figure.halves():
        _in_half(canvas, mirrored, (view.trunk, view.arm), stroke=1, fill=0)
    canvas.setFillColor(white, alpha=1)
    for mirrored, _regions in figure.halves():
        _in_half(canvas, mirrored, (view.trunk, view.arm), stroke=0, fill=1)
    for mirrored, regions in figure.halves():
        canvas.saveState()
        _mirror(canvas, mirrored)
        outline = canvas.beginPath()
        for path in (view.trunk, view.arm):
            _trace(outline, path)
        canvas.clipPath(outline, stroke=0, fill=0)
        for path, shade in regions:
            canvas.setFillColor(black, alpha=shade)
            canvas.drawPath(_traced(canvas, path), stroke=0, fill=1)
        canvas.restoreState()
    canvas.setLineWidth(1.5)
    canvas.setStrokeColor(black, alpha=0.4)
    for mirrored, _regions in figure.halves():
        _in_half(canvas, mirrored, (view.lines,), stroke=1, fill=0)
    canvas.restoreState()


def _in_half(
    canvas: Any, mirrored: bool, paths: tuple[str, ...], *, stroke: int, fill: int
) -> None:
    canvas.saveState()
    _mirror(canvas, mirrored)
    for path in paths:
        canvas.drawPath(_traced(canvas, path), stroke=stroke, fill=fill)
    canvas.restoreState()


def _mirror(canvas: Any, mirrored: bool) -> None:
    if mirrored:
        canvas.transform(-1, 0, 0, 1, 2 * MIDDLE_LINE, 0)


def _traced(canvas: Any, data: str) -> Any:
    path = canvas.beginPath()
    _trace(path, data)
    return path


def _trace(path: Any, data: str) -> None:
    """Go along path data; a curve with one handle becomes one with two, which PDF has."""
    x = y = 0.0
    for command, numbers in steps(data):
        match command, numbers:
            case "M", (x, y):
                path.moveTo(x, y)
            case "L", (x, y):
                path.lineTo(x, y)
            case "H", (x,):
                path.lineTo(x, y)
            case "V", (y,):
                path.lineTo(x, y)
            case "Q", (by_x, by_y, to_x, to_y):
                path.curveTo(
                    x + 2 / 3 * (by_x - x),
                    y + 2 / 3 * (by_y - y),
                    to_x + 2 / 3 * (by_x - to_x),
                    to_y + 2 / 3 * (by_y - to_y),
                    to_x,
                    to_y,
                )
                x, y = to_x, to_y
            case "C", (x1, y1, x2, y2, x, y):
                path.curveTo(x1, y1, x2, y2, x, y)
            case _:
                path.close()


def steps(data: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield each command of SVG path data with its numbers; absolute commands only.

    A command that is followed by more numbers than it takes goes on, as in ``M0 0 1 1``: ``L``.
    Raises ValueError for a command that isn't known or lacks numbers.
    """
    if re.sub(TOKENS, "", data).strip(" ,\n"):
        raise ValueError(f"not understood: {data}")
    command, held = "", list[float]()
    for token in TOKENS.findall(data):
        if token in TAKES:
            if held:
                raise ValueError(f"{command} lacks numbers: {data}")
            command = token
            if not TAKES[command]:
                yield command, ()
            continue
        held.append(float(token))
        if len(held) == TAKES.get(command, 0):
            yield command, tuple(held)
            held = []
            command = "L" if command == "M" else command
    if held:
        raise ValueError(f"{command} lacks numbers: {data}")
