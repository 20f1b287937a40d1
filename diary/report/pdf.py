"""The report as a PDF of two pages: text that can be selected, fonts embedded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from reportlab.lib.colors import Color, black
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import KeepInFrame

from diary.report.fonts import BOLD, PLAIN, in_letters, known_letters
from diary.report.pdf_parts import first_page, second_page
from diary.report.sheet import Report

MARGIN, FOOT = 14 * mm, 11 * mm
SCALES = tuple(1 - step / 50 for step in range(16))
"""How large letters are, from full size to the smallest that is read at arm's length."""
ROOM = 20
"""How many pages a frame may take while it is measured; at the smallest size it has one."""


def pdf_of(report: Report) -> bytes:
    """Return a report as a PDF, A4 or Letter: two pages, whatever the diary holds.

    What would not fit is drawn smaller. Letters that the font lacks are replaced, never fatal.
    """
    known_letters()
    buffer = BytesIO()
    size = LETTER if report.paper == "Letter" else A4
    canvas = Canvas(buffer, pagesize=size, lang=get_language() or "en")
    title = in_letters(" · ".join([_("Muscle cramps: diary report"), report.name, report.period]))
    canvas.setTitle(title)
    canvas.setSubject(in_letters(report.made))
    canvas.setAuthor(in_letters(report.name))
    canvas.setCreator("Cramptracker")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    width, height = size[0] - 2 * MARGIN, size[1] - 2 * MARGIN - FOOT
    for number, page in enumerate((first_page, second_page), start=1):
        canvas.bookmarkPage(f"page-{number}")
        _draw_page(canvas, partial(page, report), width, height)
        _foot(canvas, report, number, size[0])
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw_page(
    canvas: Canvas, page: Callable[[float], list[Any]], width: float, height: float
) -> None:
    """Draw what fits as large as it fits, over the whole width."""
    for scale in SCALES:
        wide, high = width / scale, height / scale
        room = high if scale == SCALES[-1] else high * ROOM
        frame = KeepInFrame(wide, room, page(wide), mode="shrink", hAlign="LEFT", vAlign="TOP")
        _width, taken = frame.wrapOn(canvas, wide, room)
        if taken <= high:
            break
    canvas.saveState()
    canvas.translate(MARGIN, MARGIN + FOOT + height - taken * scale)
    canvas.scale(scale, scale)
    frame.drawOn(canvas, 0, 0)
    canvas.restoreState()


def _foot(canvas: Canvas, report: Report, number: int, width: float) -> None:
    canvas.setStrokeColor(Color(0, 0, 0, alpha=0.4))
    canvas.setLineWidth(0.4)
    canvas.line(MARGIN, MARGIN + 6 * mm, width - MARGIN, MARGIN + 6 * mm)
    canvas.setFillColor(black)
    canvas.setFont(PLAIN, 7)
    canvas.drawString(MARGIN, MARGIN + 2 * mm, in_letters(f"{report.name[:60]} · {report.period}"))
    canvas.setFont(BOLD, 7)
    page = _("Page %(number)d of 2") % {"number": number}
    canvas.drawRightString(width - MARGIN, MARGIN + 2 * mm, in_letters(page))
