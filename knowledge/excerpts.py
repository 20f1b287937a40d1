"""What a search found, cut into plain pieces: marked or not, for a template to escape."""

import html
from dataclasses import dataclass

from knowledge.words import without_accents

START, STOP = "\x02", "\x03"  # they can't be in a text, so they can't be forged by one


@dataclass(frozen=True)
class Piece:
    """A part of an excerpt: words that were looked for, or the words between."""

    text: str
    is_hit: bool


def pieces(marked: str, original: str) -> tuple[Piece, ...]:
    """Cut ``marked`` at its marks, and give it back the accents that ``original`` has.

    ``marked`` is a part of ``original`` without accents, with a mark before and after each hit.
    """
    cut = []
    for part in marked.split(START):
        hit, stop, rest = part.partition(STOP)
        cut += [(hit, True), (rest, False)] if stop else [(part, False)]
    at = without_accents(original).find("".join(text for text, _ in cut))
    found = []
    for text, is_hit in cut:
        as_written = text if at < 0 else original[at : at + len(text)]
        at += len(text) if at >= 0 else 0
        if text:
            found.append(Piece(html.unescape(as_written), is_hit))
    return tuple(found)
