"""What stands on the PDF's two pages, from the same report as the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from django.utils.formats import get_format
from django.utils.translation import gettext as _
from reportlab.lib.colors import Color, black
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, Spacer, Table

from diary.report.fonts import BOLD, PLAIN, in_letters
from diary.report.pdf_drawing import Picture
from diary.report.sheet import Fact, Report, Rows
from diary.report.tables import NONE
from diary.words.numbers import quoted

TEXT = ParagraphStyle("text", fontName=PLAIN, fontSize=8, leading=10.4, textColor=black)
SMALL = ParagraphStyle("small", TEXT, fontSize=7, leading=9, textColor=Color(0.25, 0.25, 0.25))
LABEL = ParagraphStyle("label", TEXT, fontName=BOLD, fontSize=7.2, leading=9.4)
RIGHT_LABEL = ParagraphStyle("right label", LABEL, alignment=2)
HEADING = ParagraphStyle("h2", TEXT, fontName=BOLD, fontSize=9.5, leading=12, spaceBefore=7)
TITLE = ParagraphStyle("h1", TEXT, fontName=BOLD, fontSize=15, leading=19)
FIGURE = ParagraphStyle("figure", TEXT, fontName=BOLD, fontSize=10, leading=13)
SITE_SHARES = (0.34, 0.09, 0.1, 0.1, 0.11, 0.13, 0.13)
RULE, HAIR = Color(0, 0, 0, alpha=0.55), Color(0, 0, 0, alpha=0.2)
PADDING: list[tuple[Any, ...]] = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ("TOPPADDING", (0, 0), (-1, -1), 1.4),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.8),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


def first_page(report: Report, width: float) -> list[Any]:
    """Who and when, red flags, how often, medicines, and where."""
    figure, beside = width * 0.34, width * 0.66
    return [
        *_head(report, width),
        *_flags(report, width),
        _key_facts(report, width),
        _heading(_("How often, and medicines")),
        Picture(report.weeks, width),
        _small(report.weeks_note),
        Spacer(0, 3),
        *(_text(one) for one in report.trend),
        Spacer(0, 3),
        *_table(report.medicines, width, (0.4, 0.3, 0.15, 0.15), _("No medicine is recorded.")),
        *([_small(report.medicines_note)] if report.medicines_note else []),
        Spacer(0, 6),
        _beside(
            [_heading(_("Where, by side")), Spacer(0, 2), Picture(report.body, figure - 8)],
            [
                _heading(_("When in the day")),
                Picture(report.hours, beside),
                Spacer(0, 4),
                *_table(report.sites, beside, SITE_SHARES, _("No site is recorded.")),
            ],
            (figure, beside),
        ),
        _small(report.sites_note),
    ]


def second_page(report: Report, width: float) -> list[Any]:
    """What the cramps were like, what was tried and answered, what is found, and how complete."""
    remedies = (0.28, 0.12, 0.12, 0.12, 0.12, 0.12, 0.12)
    return [
        _heading(_("The cramps")),
        _facts(report.cramps, width),
        _heading(_("What was tried, and how much it was said to help")),
        *_table(report.remedies, width, remedies, _("Nothing tried is recorded.")),
        _small(report.remedies_note),
        _heading(_("Effort, drinks, sleep and the rest")),
        _in_columns(report.answers, width),
        _heading(report.findings_title),
        *_findings(report, width),
        *(_small(note) for note in report.findings_notes),
        _heading(_("How complete this is")),
        _in_columns(report.completeness, width),
        _small(report.not_recorded),
        _small(" ".join([_("Method."), report.method])),
    ]


def _head(report: Report, width: float) -> list[Any]:
    left = [_paragraph(_("Muscle cramps: diary report"), TITLE), _text(report.period)]
    if report.about:
        left.append(_small(" · ".join(f"{fact.label}: {fact.says}" for fact in report.about)))
    right = [_paragraph(report.name, RIGHT_LABEL), _paragraph(report.made, _right(SMALL))]
    line = ("LINEBELOW", (0, 0), (-1, -1), 1.2, black)
    head = _grid([[left, right]], [width * 0.55, width * 0.45], [*PADDING, line])
    nothing = [Spacer(0, 4), _paragraph(report.nothing, LABEL)] if report.nothing else []
    return [head, *nothing]


def _right(style: ParagraphStyle) -> ParagraphStyle:
    return ParagraphStyle(f"{style.name} right", style, alignment=2)


def _flags(report: Report, width: float) -> list[Any]:
    title = _paragraph(_("Warning signs logged with a cramp"), LABEL)
    rows: list[list[Any]] = [[title, "", "", "", ""]]
    spans: list[tuple[Any, ...]] = [("SPAN", (0, 0), (-1, 0))]
    if report.flags:
        titles = (_("Logged"), _("The app's advice"), _("Cramps"), _("When"), _("Where"))
        rows.append([_paragraph(one, SMALL) for one in titles])
    for flag in report.flags:
        cells = (flag.advice, str(flag.cramps), flag.when, flag.where)
        rows.append([_paragraph(flag.sign, LABEL), *(_text(one) for one in cells)])
    spans.append(("SPAN", (0, len(rows)), (-1, len(rows))))
    rows.append([_small(report.flags_note), "", "", "", ""])
    box = [
        ("BOX", (0, 0), (-1, -1), 1.4 if report.flags else 0.6, black),
        ("LEFTPADDING", (0, 0), (0, -1), 6),
        *spans,
    ]
    widths = [width * share for share in (0.24, 0.17, 0.08, 0.28, 0.23)]
    return [Spacer(0, 6), _grid(rows, widths, [*PADDING, *box]), Spacer(0, 6)]


def _key_facts(report: Report, width: float) -> Any:
    cells = [[_paragraph(fact.says, FIGURE), _small(fact.label)] for fact in report.key_facts]
    lines = [("LINEBEFORE", (1, 0), (-1, -1), 0.4, HAIR), ("LEFTPADDING", (1, 0), (-1, -1), 6)]
    return _grid([cells], [width / len(cells)] * len(cells), [*PADDING, *lines])


def _facts(facts: Sequence[Fact], width: float) -> Any:
    rows = [[_paragraph(fact.label, LABEL), _text(fact.says)] for fact in facts]
    lines = [("LINEBELOW", (0, 0), (-1, -2), 0.3, HAIR)]
    return _grid(rows, [width * 0.26, width * 0.74], [*PADDING, *lines])


def _in_columns(facts: Sequence[Fact], width: float) -> Any:
    """Facts in two columns, read down the first and then down the second."""
    half = -(-len(facts) // 2)
    rows = [
        [cell for fact in facts[at::half] for cell in (_paragraph(fact.label, LABEL), fact.says)]
        for at in range(half)
    ]
    cells = [[one if isinstance(one, Paragraph) else _text(one) for one in row] for row in rows]
    padded = [row + [""] * (4 - len(row)) for row in cells]
    widths = [width * share for share in (0.2, 0.3, 0.2, 0.3)]
    lines = [("LINEBELOW", (0, 0), (-1, -2), 0.3, HAIR)]
    return _grid(padded, widths, [*PADDING, *lines])


def _grid(cells: list[list[Any]], widths: list[float], style: list[Any]) -> Any:
    return Table(cells, colWidths=widths, style=style, hAlign="LEFT")


def _findings(report: Report, width: float) -> list[Any]:
    rows = [
        [_paragraph(one.sure, LABEL), [_text(quoted(one.says)), _small(one.detail)]]
        for one in report.findings
    ]
    if not rows:
        return []
    lines = [("LINEBELOW", (0, 0), (-1, -1), 0.3, HAIR)]
    return [_grid(rows, [width * 0.14, width * 0.86], [*PADDING, *lines])]


def _table(rows: Rows, width: float, shares: Sequence[float], nothing: str) -> list[Any]:
    """A table over the whole width, its columns by their shares; numbers stand to the right."""
    if not rows.rows:
        return [_text(nothing)]
    numeric = [all(_is_number(row[at]) for row in rows.rows) for at in range(len(rows.header))]
    cells = [_cells(rows.header, numeric, LABEL), *(_cells(row, numeric) for row in rows.rows)]
    lines: list[tuple[Any, ...]] = [
        ("LINEBELOW", (0, 0), (-1, 0), 0.6, RULE),
        ("LINEBELOW", (0, 1), (-1, -2), 0.3, HAIR),
    ]
    if rows.left_out:
        lines.append(("SPAN", (0, len(cells)), (-1, len(cells))))
        cells.append([_small(rows.left_out), *[""] * (len(rows.header) - 1)])
    used = shares[: len(rows.header)]
    widths = [width * one / sum(used) for one in used]
    return [_grid(cells, widths, [*PADDING, *lines])]


def _is_number(cell: str) -> bool:
    return cell == NONE or _bare(cell).isdigit()


def _bare(number: str) -> str:
    return number.replace(str(get_format("THOUSAND_SEPARATOR")), "")


def _cells(row: Iterable[str], numeric: Sequence[bool], style: ParagraphStyle = TEXT) -> list[Any]:
    return [
        _paragraph(cell, _right(style) if right else style)
        for cell, right in zip(row, numeric, strict=True)
    ]


def _beside(left: list[Any], right: list[Any], widths: Sequence[float]) -> Any:
    return _grid([[left, right]], list(widths), PADDING)


class Heading(Paragraph):  # type: ignore[misc]  # ReportLab comes without types
    """A heading that a reader of the PDF can jump to."""

    def draw(self) -> None:
        title = self.getPlainText()
        self.canv.bookmarkHorizontal(title, 0, self.height)
        self.canv.addOutlineEntry(title, title, level=0)
        super().draw()


def _heading(says: str) -> Any:
    return Heading(escape(in_letters(says)), HEADING)


def _text(says: str) -> Any:
    return _paragraph(says, TEXT)


def _small(says: str) -> Any:
    return _paragraph(says, SMALL)


def _paragraph(says: str, style: ParagraphStyle) -> Any:
    return Paragraph(escape(in_letters(says)), style)
