"""The letters of the PDF: embedded, and never a reason to fail.

DejaVu where the system has it (most of Europe's names, Greek and Cyrillic too), else Bitstream
Vera, which ReportLab ships; DejaVu was made from Vera and is as wide, so the layout is the same.
A letter that the font lacks loses its accent; what is left without one becomes "?".
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

SHIPPED = Path(reportlab.__file__).parent / "fonts"
SYSTEM = Path("/usr/share/fonts/truetype/dejavu")
CANDIDATES = (
    (SYSTEM / "DejaVuSans.ttf", SYSTEM / "DejaVuSans-Bold.ttf"),
    (SHIPPED / "Vera.ttf", SHIPPED / "VeraBd.ttf"),
)
NO_BREAK = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
"""Before a colon, in French: no line may begin with one."""
PLAIN, BOLD = "Report", "Report-Bold"


@cache
def known_letters() -> frozenset[int]:
    """Make the fonts known to ReportLab, once; return the letters that both have."""
    for plain, bold in CANDIDATES:
        try:
            fonts = (TTFont(PLAIN, str(plain)), TTFont(BOLD, str(bold)))
        except TTFError:
            continue
        for font in fonts:
            pdfmetrics.registerFont(font)
        pdfmetrics.registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD, italic=PLAIN, boldItalic=BOLD)
        return frozenset(fonts[0].face.charToGlyph) & frozenset(fonts[1].face.charToGlyph)
    raise RuntimeError("ReportLab came without its own fonts.")


def in_letters(text: str, letters: frozenset[int] | None = None) -> str:
    """Return a text in letters that the font has: ``Dvořák`` at worst as ``Dvorak``."""
    known = known_letters() if letters is None else letters
    return "".join(_letter(letter, known) for letter in unicodedata.normalize("NFC", text))


def _letter(letter: str, known: frozenset[int]) -> str:
    if ord(letter) in known and letter.isprintable():
        return letter
    if letter in NO_BREAK:
        return "\N{NO-BREAK SPACE}"
    if letter.isspace():
        return " "
    bare = [
        one
        for one in unicodedata.normalize("NFKD", letter)
        if not unicodedata.combining(one) and ord(one) in known and one.isprintable()
    ]
    if bare or unicodedata.combining(letter) or unicodedata.category(letter).startswith("C"):
        return "".join(bare)
    return "?"
