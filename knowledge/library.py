"""Reads the library that ships: topics, sources, synonyms, and one Markdown file an article.

An article's file starts with TOML between ``+++`` lines. Each section is a line
``## Heading {#anchor}``, an HTML comment with TOML in it, and its text in Markdown.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from knowledge.bodies import Address, OwnLink, rich_text
from knowledge.kinds import MAY_BE_UNKNOWN, Grade, Kind
from knowledge.places import LibraryError, Place, Table, read_toml
from knowledge.words import plain_words

__all__ = ["Library", "LibraryError", "read_article", "read_library"]

CONTENT = Path(__file__).parent / "content"
HEADING = re.compile(r"^## +(?P<heading>\S.*?) +\{#(?P<anchor>[a-z0-9]+(-[a-z0-9]+)*)\} *$")
SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
KEY = re.compile(r"^[a-z0-9_]+$")
FENCE, OPEN, CLOSE = "+++", "<!--", "-->"


@dataclass(frozen=True)
class ShippedTopic:
    slug: str
    name: str
    description: str
    none_known: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShippedSource:
    key: str
    authors: str
    year: int | None
    title: str
    venue: str
    doi: str
    pmid: str
    url: str
    study_type: str
    verified: bool


@dataclass(frozen=True)
class ShippedSynonym:
    phrase: str
    terms: tuple[str, ...]


@dataclass(frozen=True)
class ShippedSection:
    """A section as its file says it; topics and sources in the order of the alphabet."""

    anchor: str
    heading: str
    kind: str
    grade: str
    topics: tuple[str, ...]
    sources: tuple[str, ...]
    facts: tuple[str, ...]
    body: str


@dataclass(frozen=True)
class ShippedArticle:
    slug: str
    title: str
    summary: str
    order: int
    checked_on: date
    review_due: date
    sections: tuple[ShippedSection, ...]


@dataclass(frozen=True)
class Library:
    """Everything that ships, checked: what is named anywhere is there."""

    topics: tuple[ShippedTopic, ...]
    sources: tuple[ShippedSource, ...]
    articles: tuple[ShippedArticle, ...]
    synonyms: tuple[ShippedSynonym, ...] = ()


def digest(shipped: ShippedArticle | ShippedSource | ShippedSynonym) -> str:
    """Return 64 hex digits that change when anything in ``shipped`` does."""
    return hashlib.sha256(
        json.dumps(asdict(shipped), sort_keys=True, default=str).encode()
    ).hexdigest()


def read_library(folder: Path, address: Address) -> Library:
    """Read and check every file in ``folder``, writing links with the help of ``address``.

    Raises ``LibraryError`` at the first thing that is wrong.
    """
    topics = tuple(map(_topic, _tables(folder / "topics.toml", "topic")))
    sources = tuple(map(_source, _tables(folder / "sources.toml", "source")))
    _once([topic.slug for topic in topics], Place(folder / "topics.toml", 1))
    _once([source.key for source in sources], Place(folder / "sources.toml", 1))
    reader = _Articles({t.slug for t in topics}, {s.key for s in sources}, address)
    articles = tuple(reader.read(path, _read(path)) for path in sorted(folder.glob("*.md")))
    _check_links(articles, reader.links)
    return Library(topics, sources, articles, _synonyms(folder / "synonyms.toml"))


def read_article(
    text: str, slug: str, *, topics: set[str], sources: set[str], address: Address
) -> ShippedArticle:
    """Read the text of one article's file, checked against the topics and sources there are.

    Raises ``LibraryError``. Where its links lead is not checked: that takes the other articles.
    """
    return _Articles(topics, sources, address).read(Path(f"{slug}.md"), text)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise Place(path, 1).error(f"The file can't be read: {problem}.") from None


def _tables(path: Path, name: str) -> Iterator[Table]:
    text = _read(path)
    tables = read_toml(text, Place(path, 1)).get(name, [])
    starts = [n for n, line in enumerate(text.split("\n"), 1) if line.strip() == f"[[{name}]]"]
    for line, values in zip(starts, tables, strict=True):
        yield Table(values, Place(path, line))


def _topic(table: Table) -> ShippedTopic:
    topic = ShippedTopic(
        _shaped(SLUG, table.text("slug", 50), table),
        table.text("name", 100),
        table.text("description", 300),
        table.words("none_known", optional=True),
    )
    for kind in topic.none_known:
        _one_of([known.value for known in MAY_BE_UNKNOWN], kind, table)
    table.nothing_left()
    return topic


def _source(table: Table) -> ShippedSource:
    source = ShippedSource(
        key=_shaped(KEY, table.text("key", 60), table),
        authors=table.text("authors", 500, optional=True),
        year=table.number("year", optional=True),
        title=table.text("title", 500),
        venue=table.text("venue", 300, optional=True),
        doi=table.text("doi", 200, optional=True),
        pmid=table.text("pmid", 20, optional=True),
        url=table.text("url", 500, optional=True),
        study_type=table.text("study_type", 100, optional=True),
        verified=table.flag("verified"),
    )
    if source.url and not source.url.startswith(("https://", "http://")):
        raise table.place.error("“url” must start with https://.")
    table.nothing_left()
    return source


def _synonyms(path: Path) -> tuple[ShippedSynonym, ...]:
    """Read what readers call things; a library may do without."""
    if not path.exists():
        return ()
    synonyms = tuple(map(_synonym, _tables(path, "synonym")))
    _once([synonym.phrase for synonym in synonyms], Place(path, 1))
    return synonyms


def _synonym(table: Table) -> ShippedSynonym:
    synonym = ShippedSynonym(table.text("phrase", 100).lower(), table.words("terms"))
    if not synonym.terms or not all(map(plain_words, (synonym.phrase, *synonym.terms))):
        raise table.place.error("A synonym needs a phrase and terms with letters in them.")
    if any(len(term) > 100 for term in synonym.terms):
        raise table.place.error("A term is longer than 100 characters.")
    table.nothing_left()
    return synonym


class _Articles:
    """Reads articles one by one, and keeps the links between them for the check at the end."""

    def __init__(self, topics: set[str], sources: set[str], address: Address) -> None:
        self.topics, self.sources, self.address = topics, sources, address
        self.links: list[OwnLink] = []

    def read(self, path: Path, text: str) -> ShippedArticle:
        lines = text.split("\n")
        start = Place(path, 1)
        if not SLUG.match(path.stem):
            raise start.error("A file's name has small letters, digits and hyphens only.")
        if lines[0].strip() != FENCE:
            raise start.error("The file must start with a line +++.")
        end = _find(lines, FENCE, 1, start)
        table = Table(read_toml("\n".join(lines[1:end]), start.below(1)), start.below(1))
        headings = [n for n in range(end + 1, len(lines)) if lines[n].startswith("## ")]
        _only_blank(lines, end + 1, headings[0] if headings else len(lines), start)
        if not headings:
            raise start.error("The article has no section.")
        parts = zip(headings, [*headings[1:], len(lines)], strict=True)
        article = ShippedArticle(
            slug=path.stem,
            title=table.text("title", 200),
            summary=table.text("summary", 400),
            order=table.number("order") or 0,
            checked_on=table.day("checked_on"),
            review_due=table.day("review_due"),
            sections=tuple(self._section(lines[a:b], start.below(a)) for a, b in parts),
        )
        table.nothing_left()
        _once([section.anchor for section in article.sections], start)
        return article

    def _section(self, lines: Sequence[str], place: Place) -> ShippedSection:
        heading = HEADING.match(lines[0])
        if not heading or len(heading["heading"]) > 200 or len(heading["anchor"]) > 80:
            raise place.error("A section starts with a line like: ## Heading {#anchor}.")
        opens = _find(lines, OPEN, 1, place)
        _only_blank(lines, 1, opens, place)
        closes = _find(lines, CLOSE, opens + 1, place)
        facts = place.below(opens + 1)
        table = Table(read_toml("\n".join(lines[opens + 1 : closes]), facts), facts)
        body, links = rich_text(
            "\n".join(lines[closes + 1 :]), place.below(closes + 1), self.address
        )
        self.links += links
        section = ShippedSection(
            anchor=heading["anchor"],
            heading=heading["heading"],
            kind=_one_of(Kind.values, table.text("kind", 20), table),
            grade=_one_of(Grade.values, table.text("grade", 20), table),
            topics=_all_of(self.topics, sorted(table.words("topics")), "topic", table),
            sources=_all_of(self.sources, sorted(table.words("sources")), "source", table),
            facts=table.words("facts"),
            body=body,
        )
        _check_claim(section, facts)
        table.nothing_left()
        return section


def _check_claim(section: ShippedSection, place: Place) -> None:
    if section.grade != Grade.NO_CLAIM:
        if not section.sources:
            raise place.error("A section needs at least one source.")
    elif section.kind != Kind.ABOUT:
        raise place.error(f"Only a section of the kind “about” can be graded {Grade.NO_CLAIM}.")
    elif section.facts:
        raise place.error(f"A section with facts says something: it can't be {Grade.NO_CLAIM}.")


def _check_links(articles: Sequence[ShippedArticle], links: Sequence[OwnLink]) -> None:
    anchors = {a.slug: {section.anchor for section in a.sections} for a in articles}
    for link in links:
        if link.slug not in anchors:
            raise link.place.error(f"There is no article “{link.slug}”.")
        if link.anchor and link.anchor not in anchors[link.slug]:
            raise link.place.error(f"“{link.slug}” has no section “{link.anchor}”.")


def _find(lines: Sequence[str], mark: str, after: int, place: Place) -> int:
    for number in range(after, len(lines)):
        if lines[number].strip() == mark:
            return number
    raise place.error(f"Below this line, a line {mark} is missing.")


def _only_blank(lines: Sequence[str], start: int, end: int, place: Place) -> None:
    for number in range(start, end):
        if lines[number].strip():
            raise place.below(number).error("This text belongs to no section.")


def _shaped(shape: re.Pattern[str], value: str, table: Table) -> str:
    if not shape.match(value):
        raise table.place.error(f"“{value}” can't be used as a name.")
    return value


def _one_of(known: Sequence[str], value: str, table: Table) -> str:
    if value not in known:
        raise table.place.error(f"“{value}” is none of: {', '.join(known)}.")
    return value


def _all_of(known: set[str], names: Sequence[str], what: str, table: Table) -> tuple[str, ...]:
    for name in names:
        if name not in known:
            raise table.place.error(f"There is no {what} “{name}”.")
    return tuple(names)


def _once(names: Sequence[str], place: Place) -> None:
    for number, name in enumerate(names):
        if name in names[:number]:
            raise place.error(f"“{name}” is there twice.")
