"""The library's files are read strictly: what is wrong is named with its file and line."""

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.library import Library, LibraryError, digest, read_library
from tests.knowledge.helpers import ARTICLE, SOURCES, TOPICS, write_library


def address(slug: str) -> str:
    return f"/knowledge/{slug}/"


def read(folder: Path) -> Library:
    return read_library(folder, address)


def test_a_good_library_is_read_whole(tmp_path: Path) -> None:
    library = read(write_library(tmp_path))

    (article,) = library.articles
    assert (article.slug, article.title, article.order) == ("prevention", "Prevention", 4)
    assert article.review_due.isoformat() == "2027-11-23"
    stretching, drinking = article.sections
    assert (stretching.anchor, stretching.kind, stretching.grade) == (
        "stretching",
        "prevention",
        "conflicting",
    )
    assert stretching.topics == ("night-cramps",)
    assert stretching.facts == ("PRV-1",)
    assert drinking.body == "<h3>How much?</h3>\n<p>Drink when you are thirsty.</p>"
    assert library.sources[0].doi == "10.1000/example"
    assert library.sources[0].pmid == ""
    assert library.topics[0].name == "Cramps at night"


def test_links_to_our_own_articles_become_their_addresses(tmp_path: Path) -> None:
    body = read(write_library(tmp_path)).articles[0].sections[0].body

    assert '<a href="/knowledge/prevention/#drinking">the rest</a>' in body
    assert "<strong>differ</strong>" in body
    assert "<li>One trial found fewer cramps.</li>" in body


def test_items_of_a_loose_list_are_one_line_each(tmp_path: Path) -> None:
    loose = ARTICLE.replace("fewer cramps.\n- One", "fewer cramps.\n\n- One")

    body = read(write_library(tmp_path, prevention=loose)).articles[0].sections[0].body

    assert "<li>One trial found fewer cramps.</li>" in body


def test_html_in_a_file_is_shown_as_text_and_never_run(tmp_path: Path) -> None:
    text = ARTICLE.replace("Drink when", "<script>alert(1)</script> Drink when")

    body = read(write_library(tmp_path, prevention=text)).articles[0].sections[1].body

    assert "&lt;script&gt;" in body
    assert "<script>" not in body


def test_the_digest_changes_with_any_word(tmp_path: Path) -> None:
    (article,) = read(write_library(tmp_path)).articles

    assert digest(article) == digest(replace(article))
    assert digest(article) != digest(replace(article, summary="Another."))
    changed = replace(article.sections[0], grade="strong")
    assert digest(article) != digest(replace(article, sections=(changed, article.sections[1])))


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('phrase = "a b"\nterms = []', 3, "needs a phrase and terms"),
        ('phrase = "a b"\nterms = ["!"]', 3, "needs a phrase and terms"),
        ('phrase = "-"\nterms = ["a"]', 3, "needs a phrase and terms"),
        ('phrase = "a b"\nterms = "a"', 3, "“terms” must be a list of texts"),
        (f'phrase = "a b"\nterms = ["{"a" * 101}"]', 3, "longer than 100"),
        ('phrase = "a b"\nterms = ["a"]\nother = 1', 3, "“other” isn't known here"),
        ('phrase = "a b"\nterms = ["a"]\n[[synonym]]\nphrase = "A b"\nterms = ["a"]', 1, "twice"),
    ],
)
def test_a_synonym_that_is_wrong_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    path = write_library(tmp_path) / "synonyms.toml"
    path.write_text(f"# ours\n\n[[synonym]]\n{text}\n", encoding="utf-8")
    with pytest.raises(LibraryError) as problem:
        read(tmp_path)
    assert f"synonyms.toml, line {line}: " in str(problem.value)
    assert says in str(problem.value)


@pytest.mark.parametrize(
    ("was", "now", "line", "says"),
    [
        ("+++\ntitle", "title", 1, "must start with a line +++"),
        ("review_due = 2027-11-23\n+++", "review_due = 2027-11-23", 1, "a line +++ is missing"),
        ('title = "Prevention"', "title = Prevention", 2, "Invalid value"),
        ('title = "Prevention"\n', "", 2, "“title” is missing"),
        ("order = 4", 'order = "4"', 2, "“order” must be a whole number"),
        ("2027-11-23", '"soon"', 2, "“review_due” must be a date"),
        ("order = 4", "order = 4\nauthor = 1", 2, "“author” isn't known here"),
        ("## Stretching {", "Hello\n\n## Stretching {", 9, "belongs to no section"),
        ("## Stretching {#stretching}", "## Stretching", 9, "## Heading {#anchor}"),
        ("{#stretching}", "{#Stret ching}", 9, "## Heading {#anchor}"),
        ("{#drinking}", "{#stretching}", 1, "“stretching” is there twice"),
        ('kind = "prevention"', 'kind = "cure"', 12, "“cure” is none of: cause"),
        ('grade = "conflicting"', 'grade = "sure"', 12, "“sure” is none of: strong"),
        ('grade = "conflicting"\n', "", 12, "“grade” is missing"),
        ('["PRV-1"]', '["PRV-1", "PRV-1"]', 12, "“facts” names something twice"),
        ('["PRV-1"]', "[1]", 12, "“facts” must be a list of texts"),
        ('["PRV-1"]', '["PRV-1"', 16, "Unclosed array"),
        (
            'topics = ["night-cramps"]\ngrade = "l',
            'topics = ["day"]\ngrade = "l',
            27,
            "no topic “day”",
        ),
        ('["coppin2005"]\nfacts = []', '["nobody1999"]\nfacts = []', 27, "no source “nobody1999”"),
        ('["coppin2005"]\nfacts = []', "[]\nfacts = []", 27, "at least one source"),
        ("-->\n\nStudies", "\nStudies", 9, "a line --> is missing"),
        ("article:prevention#drinking", "article:causes", 19, "no article “causes”"),
        ("#drinking)", "#eating)", 19, "“prevention” has no section “eating”"),
        ("(article:prevention#drinking)", "(http://example.org)", 19, "goes to article:…"),
        ("(article:prevention#drinking)", "(/knowledge/x/)", 19, "goes to article:…"),
        ("### How much?", "# How much?", 34, "headings start with ###"),
        ("Drink when", "> Drink when", 36, "can't hold this: blockquote"),
        ("Drink when", "`Drink` when", 36, "can't hold this: code inline"),
        ("Drink when", "![Drink](article:x) when", 36, "can't hold this: image"),
        ("found fewer cramps.", "found.\n\n  Fewer cramps.", 23, "A list item has one paragraph"),
        ("### How much?\n\nDrink when you are thirsty.\n", "", 33, "The section has no text"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, was: str, now: str, line: int, says: str
) -> None:
    assert was in ARTICLE
    broken = ARTICLE.replace(was, now, 1)

    with pytest.raises(LibraryError) as problem:
        read(write_library(tmp_path, prevention=broken))

    assert f"prevention.md, line {line}: " in str(problem.value)
    assert says in str(problem.value)


@pytest.mark.parametrize(
    ("name", "text", "line", "says"),
    [
        ("topics.toml", TOPICS + TOPICS, 1, "“night-cramps” is there twice"),
        ("topics.toml", TOPICS.replace("night-cramps", "Night cramps"), 1, "used as a name"),
        ("topics.toml", TOPICS + '[[topic]]\nslug = "x"\n', 5, "“name” is missing"),
        ("sources.toml", SOURCES.replace("2005\n", "20055\n"), 1, "“year” is out of range"),
        ("sources.toml", SOURCES.replace("true", "yes"), 8, "Invalid value"),
        ("sources.toml", SOURCES + 'url = "ftp://x"\n', 1, "“url” must start with https://"),
        ("sources.toml", SOURCES.replace('"Managing', f'"{"M" * 500}'), 1, "longer than 500"),
        ("sources.toml", SOURCES.replace('"RCT"', '""') + "pages = 3\n", 1, "“pages” isn't known"),
        ("Bad_Name.md", ARTICLE, 1, "small letters, digits and hyphens"),
        ("empty.md", ARTICLE[: ARTICLE.index("##")], 1, "has no section"),
    ],
)
def test_the_other_files_are_read_as_strictly(
    tmp_path: Path, name: str, text: str, line: int, says: str
) -> None:
    (write_library(tmp_path) / name).write_text(text, encoding="utf-8")

    with pytest.raises(LibraryError) as problem:
        read(tmp_path)

    assert f"{name}, line {line}: " in str(problem.value)
    assert says in str(problem.value)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (write_library(tmp_path) / "causes.md").write_bytes(b"+++\xff")

    with pytest.raises(LibraryError, match=r"causes\.md, line 1: The file can't be read"):
        read(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (write_library(tmp_path) / "sources.toml").unlink()

    with pytest.raises(LibraryError, match=r"sources\.toml, line 1: The file can't be read"):
        read(tmp_path)
