"""From the library's Markdown to the rich text that editors can go on with."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from knowledge.places import Place

Address = Callable[[str], str]
"""From an article's slug to the address of its page."""

BLOCKS = {"paragraph", "heading", "bullet_list", "ordered_list", "list_item"}
INLINE = {"text", "softbreak", "strong", "em", "link"}
OWN_LINK = re.compile(r"^article:(?P<slug>[a-z0-9-]+)(#(?P<anchor>[a-z0-9-]+))?$")
MARKDOWN = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True)
class OwnLink:
    """A link from a section's text to another article, or to one of its sections."""

    slug: str
    anchor: str
    place: Place


def rich_text(markdown: str, place: Place, address: Address) -> tuple[str, list[OwnLink]]:
    """Return a section's text as HTML, and the links to our own pages that it holds.

    Allowed is what the editors' toolbar has: paragraphs, ``###`` headings, bold, italic, lists
    and links. Anything else is an error at its line; ``place`` is that of the first line.
    """
    links: list[OwnLink] = []
    tokens = MARKDOWN.parse(markdown)
    if not tokens:
        raise place.error("The section has no text.")
    at = place
    for token in tokens:
        at = place.below(token.map[0]) if token.map else at
        if token.type == "inline":
            links += _resolve_links(token.children or [], at, address)
        else:
            _check_block(token, at)
    _tighten_lists(tokens, place)
    return MARKDOWN.renderer.render(tokens, MARKDOWN.options, {}).strip(), links


def _check_block(token: Token, at: Place) -> None:
    if _name(token) not in BLOCKS:
        raise at.error(f"Articles can't hold this: {_name(token).replace('_', ' ')}.")
    if token.type == "heading_open" and token.tag != "h3":
        raise at.error("Inside a section, headings start with ###.")


def _resolve_links(tokens: Sequence[Token], at: Place, address: Address) -> list[OwnLink]:
    links = []
    for token in tokens:
        if _name(token) not in INLINE:
            raise at.error(f"Articles can't hold this: {_name(token).replace('_', ' ')}.")
        if token.type != "link_open":
            continue
        target = str(token.attrs["href"])
        if own := OWN_LINK.match(target):
            links.append(OwnLink(own["slug"], own["anchor"] or "", at))
            fragment = f"#{own['anchor']}" if own["anchor"] else ""
            token.attrs["href"] = address(own["slug"]) + fragment
        elif not target.startswith("https://"):
            raise at.error(f"A link goes to article:… or https://…, not to “{target}”.")
    return links


def _tighten_lists(tokens: Sequence[Token], place: Place) -> None:
    """Take the paragraphs out of list items: the editors' toolbar knows items of one line."""
    paragraphs: list[int] = []
    for token in tokens:
        if token.type == "list_item_open":
            paragraphs.append(0)
        elif token.type == "list_item_close":
            paragraphs.pop()
        elif _name(token) == "paragraph" and paragraphs:
            token.hidden = True
            paragraphs[-1] += token.type == "paragraph_open"
            if paragraphs[-1] > 1:
                line = token.map[0] if token.map else 0
                raise place.below(line).error("A list item has one paragraph.")


def _name(token: Token) -> str:
    return token.type.removesuffix("_open").removesuffix("_close")
