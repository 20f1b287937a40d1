"""Compares two versions of an article: what would go, what would come. Knows no database."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from knowledge.kinds import Grade, Kind
from knowledge.library import ShippedArticle, ShippedSection
from knowledge.markdown import markdown_of

SAME, GONE, NEW = "same", "gone", "new"
TOKEN = re.compile(r"\s+|\w+|[^\w\s]+")
ALIKE = 0.3  # below, two paragraphs are shown one after the other: mixed they can't be read

ARTICLE_FIELDS: dict[str, Promise] = {
    "title": _("Title"),
    "summary": _("Summary"),
    "order": _("Place in the list"),
    "checked_on": _("Checked against its sources on"),
    "review_due": _("Review due"),
}
SECTION_FIELDS: dict[str, Promise] = {
    "heading": _("Heading"),
    "kind": _("Kind"),
    "grade": _("Grade of evidence"),
    "topics": _("Topics"),
    "sources": _("Sources"),
    "facts": _("Facts"),
}


@dataclass(frozen=True)
class Piece:
    """A run of text that is the same in both, gone from ours, or new in what ships."""

    text: str
    state: str


@dataclass(frozen=True)
class Change:
    """A field that differs, and how."""

    label: Promise
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class SectionChange:
    """A section that differs, is only in ours (``gone``), or only in what ships (``new``)."""

    anchor: str
    heading: str
    state: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Comparison:
    """Where two versions differ; what is the same in both isn't named."""

    fields: tuple[Change, ...]
    sections: tuple[SectionChange, ...]
    is_reordered: bool

    @property
    def is_same(self) -> bool:
        return not (self.fields or self.sections or self.is_reordered)


def compare(ours: ShippedArticle, ships: ShippedArticle) -> Comparison:
    """Return where ``ships`` differs from ``ours``, section by section in the order that ships.

    Raises ``MarkdownError`` when a text holds what the library's files can't.
    """
    fields = tuple(_changes(ours, ships, ARTICLE_FIELDS))
    mine = {section.anchor: section for section in ours.sections}
    theirs = {section.anchor: section for section in ships.sections}
    sections = [
        change
        for anchor, section in theirs.items()
        if (change := _section(mine.get(anchor), section)).changes
    ]
    sections += [
        _section(section, None) for anchor, section in mine.items() if anchor not in theirs
    ]
    common = [anchor for anchor in mine if anchor in theirs]
    places = [list(theirs).index(anchor) for anchor in common]
    moved = any(first > second for first, second in pairwise(places))
    return Comparison(fields, tuple(sections), moved)


def pieces(ours: str, ships: str) -> tuple[Piece, ...]:
    """Return the words of two texts, paragraph by paragraph, by what became of them."""
    found: list[Piece] = []
    before, after = _paragraphs(ours), _paragraphs(ships)
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, new = "".join(before[a:b]), "".join(after[c:d])
        found += [Piece(gone, SAME)] if what == "equal" else _words(gone, new)
    return tuple(piece for piece in found if piece.text)


def _words(gone: str, new: str) -> list[Piece]:
    """Return two texts word by word, or one after the other when they have little in common."""
    before, after = TOKEN.findall(gone), TOKEN.findall(new)
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    shared = sum(2 * _count(before[a:b]) for what, a, b, _c, _d in steps if what == "equal")
    if shared < ALIKE * (_count(before) + _count(after)):
        return [Piece(gone, GONE), Piece(new, NEW)]
    found, old, come = [], "", ""
    for what, a, b, c, d in steps:
        same = "".join(before[a:b])
        if what == "equal" and (same.strip() or not (old or come)):
            found += [Piece(old, GONE), Piece(come, NEW), Piece(same, SAME)]
            old = come = ""
        else:  # a space between two changed words goes with them
            old, come = old + same, come + "".join(after[c:d])
    return [*found, Piece(old, GONE), Piece(come, NEW)]


def _count(tokens: Sequence[str]) -> int:
    return sum(not token.isspace() for token in tokens)


def _paragraphs(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=\n)", text) if part]


def _section(mine: ShippedSection | None, theirs: ShippedSection | None) -> SectionChange:
    known = theirs or mine
    assert known is not None  # noqa: S101  one of the two is always there
    changes = [
        *_changes(mine, theirs, SECTION_FIELDS),
        *_change(_("Text"), *(markdown_of(each.body) if each else "" for each in (mine, theirs))),
    ]
    state = SAME if mine and theirs else NEW if theirs else GONE
    return SectionChange(known.anchor, known.heading, state, tuple(changes))


def _changes(mine: object, theirs: object, labels: dict[str, Promise]) -> Iterator[Change]:
    for name, label in labels.items():
        yield from _change(label, _said(mine, name), _said(theirs, name))


def _change(label: Promise, mine: str, theirs: str) -> Iterator[Change]:
    if mine != theirs:
        yield Change(label, pieces(mine, theirs))


def _said(whole: object, name: str) -> str:
    """Return the value of a field as a person reads it; empty when there is none."""
    value = getattr(whole, name, None)
    if name == "kind" and value:
        return str(Kind(value).label)
    if name == "grade" and value:
        return str(Grade(value).label)
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(value)
