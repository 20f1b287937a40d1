"""From the editors' rich text back to the library's Markdown: the way back of ``bodies``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from knowledge.addresses import link_target

NAMES = {"b": "strong", "i": "em"}  # the editors' toolbar writes the short ones
LISTS = {"ul", "ol"}
BLOCKS = {"p", "h3", *LISTS}
INLINE = {"strong", "em", "a", "br", "span"}
SPECIAL = re.compile(r"[\\*\[\]<`]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
LINE_START = re.compile(r"^(?:(#{1,6}|[-+])(?=\s|$)|(>|={1,}\s*$|-{2,}\s*$|~{3,}))")
NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


class MarkdownError(ValueError):
    """The rich text holds what the library's Markdown can't. Says what."""


@dataclass
class _Node:
    tag: str
    attrs: dict[str, str]
    children: list["_Node | str"] = field(default_factory=list)


def markdown_of(html: str, slugs: Mapping[str, str] | None = None) -> str:
    """Return rich text as Markdown: blocks with a blank line between, and no line end at the end.

    ``bodies.rich_text`` reads it back. Links inside the library become ``article:…``; ``slugs``
    has those of the articles that links name by their id. Raises ``MarkdownError`` at a picture or
    anything else that the library's files can't hold.
    """
    reader = _Reader(slugs or {})
    reader.feed(html)
    reader.close()
    return "\n\n".join(_blocks(reader.root.children))


class _Reader(HTMLParser):
    """Reads rich text into a tree."""

    def __init__(self, slugs: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.slugs = slugs
        self.root = _Node("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = NAMES.get(tag, tag)
        if tag not in BLOCKS | INLINE | {"li"}:
            raise MarkdownError(f"It holds a <{tag}>, which the library's files can't.")
        node = _Node(tag, {name: value or "" for name, value in attrs})
        if tag == "a" and (own := link_target(node.attrs, self.slugs)):
            node.attrs["href"] = f"article:{own.slug}" + (f"#{own.anchor}" if own.anchor else "")
        self._open[-1].children.append(node)
        if tag != "br":
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        tag = NAMES.get(tag, tag)
        if any(node.tag == tag for node in self._open[1:]):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def _blocks(children: Sequence[_Node | str]) -> Iterator[str]:
    loose: list[_Node | str] = []
    for child in [*_merged(children, LISTS), _Node("end", {})]:
        if isinstance(child, str) or child.tag in INLINE:
            loose.append(child)
            continue
        if text := _lines(loose):
            yield text
        loose = []
        if child.tag in LISTS:
            yield "\n".join(_items(child))
        elif text := _lines(child.children):
            yield f"### {' '.join(text.split())}" if child.tag == "h3" else text


def _items(node: _Node) -> Iterator[str]:
    items = [child for child in node.children if isinstance(child, _Node) and child.tag == "li"]
    for number, item in enumerate(items, 1):
        mark = f"{number}. " if node.tag == "ol" else "- "
        parts = [part for block in _blocks(item.children) for part in block.split("\n")]
        yield mark + f"\n{' ' * len(mark)}".join(parts)


def _lines(children: Sequence[_Node | str]) -> str:
    """Return the text of a paragraph, with what would begin another kind of block escaped."""
    lines = [line.strip() for line in _inline(children).split("\n")]
    return "\n".join(
        NUMBERED.sub(r"\1\\\2", LINE_START.sub(r"\\\g<0>", line)) for line in lines if line
    )


def _inline(children: Sequence[_Node | str], inside: str = "") -> str:
    text = ""
    for child in _merged(children, INLINE - {"br", "a"}):
        if isinstance(child, str):
            text += SPECIAL.sub(r"\\\g<0>", child)
        elif child.tag == "br":
            text += "\n"
        elif child.tag == "a" and text.endswith("!"):
            text = f"{text[:-1]}\\!{_link(child)}"  # else it would be a picture
        elif child.tag == "a":
            text += _link(child)
        elif child.tag == "span":
            text += _inline(child.children, inside)
        else:
            mark = "**" if child.tag == "strong" else "_" if inside == "strong" else "*"
            text += _marked(_inline(child.children, child.tag), mark)
    return text


def _marked(text: str, mark: str) -> str:
    """Set marks around ``text``, with the spaces at its ends outside of them."""
    inner = text.strip()
    if not inner:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{inner}{mark}{after}"


def _link(node: _Node) -> str:
    text, href = _inline(node.children).replace("\n", " "), node.attrs.get("href", "")
    if not href:
        return text  # the editors' area drops the address of what is no longer there
    if re.search(r"[ ()]", href):
        href = f"<{href}>"
    return f"[{text}]({href})"


def _merged(children: Sequence[_Node | str], tags: set[str]) -> list[_Node | str]:
    """Join neighbours of the same kind: two lists in a row are one list in Markdown."""
    merged: list[_Node | str] = []
    for child in children:
        last = merged[-1] if merged else None
        follows_list = isinstance(last, _Node) and last.tag in LISTS
        if follows_list and isinstance(child, str) and not child.strip():
            continue
        if (
            isinstance(child, _Node)
            and isinstance(last, _Node)
            and child.tag == last.tag
            and child.tag in tags
        ):
            merged[-1] = _Node(child.tag, last.attrs, [*last.children, *child.children])
        else:
            merged.append(child)
    return merged
