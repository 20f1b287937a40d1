"""An article goes out as the file that ships: read again, it says exactly the same."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from knowledge.addresses import address
from knowledge.export import ExportError, as_shipped, export_article
from knowledge.library import CONTENT, digest, read_article, read_library
from knowledge.models import Article
from tests.knowledge.helpers import article, section, write_library

pytestmark = pytest.mark.django_db
DUE = date(2027, 11, 1)


def export(slug: str, *options: str) -> str:
    said = StringIO()
    call_command("export_article", slug, *options, stdout=said)
    return said.getvalue()


def test_every_article_that_ships_comes_back_exactly(tmp_path: Path) -> None:
    library = read_library(CONTENT, address)
    call_command("load_library", verbosity=0)

    for shipped in library.articles:
        (tmp_path / f"{shipped.slug}.md").write_text(export(shipped.slug), encoding="utf-8")
    for name in ("topics.toml", "sources.toml", "synonyms.toml"):
        (tmp_path / name).write_bytes((CONTENT / name).read_bytes())

    again = read_library(tmp_path, address)
    assert again == library
    assert [digest(one) for one in again.articles] == [digest(one) for one in library.articles]


def test_a_file_comes_back_to_the_letter(tmp_path: Path) -> None:
    folder = write_library(tmp_path)
    call_command("load_library", "--from", str(folder), verbosity=0)

    assert export("prevention") == (folder / "prevention.md").read_text(encoding="utf-8")


def test_saving_it_in_the_editor_changes_no_letter_of_it(tmp_path: Path) -> None:
    folder = write_library(tmp_path)
    call_command("load_library", "--from", str(folder), verbosity=0)
    prevention = Article.objects.get()
    part = prevention.sections.get(anchor="stretching")
    part.body = (  # as Wagtail's editor writes the same text
        '<p data-block-key="a1">Studies <b>differ</b>. See '
        '<a href="/knowledge/prevention/#drinking">the rest</a>.</p>'
        '<ul><li data-block-key="b2">One trial found fewer cramps.</li>'
        '<li data-block-key="c3">One found no difference.</li></ul>'
    )
    part.save()

    assert export("prevention") == (folder / "prevention.md").read_text(encoding="utf-8")


def test_a_link_that_was_chosen_is_written_by_the_articles_name() -> None:
    heat = article("heat", section("Sweat"), review_due=DUE)
    body = f'<p><a linktype="article" id="{heat.pk}" anchor="sweat">One</a></p>'
    body += '<p><a linktype="article" slug="heat">two</a></p>'

    text = export_article(article("causes", section("Why", body=body), review_due=DUE))

    assert "[One](article:heat#sweat)\n\n[two](article:heat)\n" in text


def test_fact_ids_quotes_and_accents_survive() -> None:
    made = article(
        "odd",
        section("Why “so”? \\ #1", facts=["PRV-1", "EX-3"], anchor="why"),
        title='A "quoted" title',
        summary="Tabs\tand\nlines, é and \\u0041",
        review_due=DUE,
    )

    text = export_article(made)

    assert 'facts = ["PRV-1", "EX-3"]' in text
    read = read_article(text, "odd", topics=set(), sources={"coppin2005"}, address=address)
    assert read == as_shipped(made)
    assert read.title == 'A "quoted" title'


def test_an_article_without_what_every_file_has_is_not_written() -> None:
    with pytest.raises(ExportError, match="“review_due” is missing"):
        export_article(article("one", section("Why")))
    with pytest.raises(ExportError, match="at least one source"):
        export_article(article("two", section("Why", sources=[]), review_due=DUE))
    with pytest.raises(ExportError, match="no section"):
        export_article(article("three", review_due=DUE))


def test_what_markdown_can_not_say_is_refused_and_not_lost() -> None:
    half = section("Why", body="<p>un<b>believ.</b>able</p>")
    with pytest.raises(ExportError, match="Bold or italic"):
        export_article(article("half", half, review_due=DUE))
    picture = section("Why", body='<p><img src="x"></p>')
    with pytest.raises(ExportError, match="<img>"):
        export_article(article("picture", picture, review_due=DUE))


def test_the_live_text_is_written_unless_the_draft_is_asked_for() -> None:
    made = article("causes", section("Heat"), review_due=DUE)
    draft = made.get_latest_revision_as_object()
    draft.title = "Reasons"
    draft.save_revision()

    assert 'title = "Causes"' in export("causes")
    assert 'title = "Reasons"' in export("causes", "--draft")


def test_the_command_writes_all_that_is_live_or_nothing(tmp_path: Path) -> None:
    article("causes", section("Heat"), review_due=DUE)
    article("draft", section("Cold"), live=False, review_due=DUE)
    said = StringIO()

    call_command("export_article", "--all", "--to", str(tmp_path), stdout=said)

    assert [file.name for file in tmp_path.iterdir()] == ["causes.md"]
    assert said.getvalue() == f"Written to {tmp_path}: causes.\n"

    (tmp_path / "causes.md").unlink()
    article("unready", section("Why"))
    with pytest.raises(CommandError, match=r"unready: .*missing\. Nothing was written\."):
        call_command("export_article", "--all", "--to", str(tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nothing"], "There is no article “nothing”."),
        (["--all"], "Say with --to"),
        (["nothing", "--to", "no/such/folder"], "There is no folder"),
    ],
)
def test_the_command_says_what_is_wrong(arguments: list[str], says: str) -> None:
    with pytest.raises(CommandError, match=says):
        call_command("export_article", *arguments)
