"""Rich text becomes the library's Markdown and comes back as it was."""

from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.addresses import address
from knowledge.bodies import rich_text
from knowledge.markdown import MarkdownError, markdown_of
from knowledge.places import Place

AWKWARD = st.text(alphabet="ab1 .*_[]()<>&;#-+=~`!\\|\"'é", min_size=1, max_size=30)


def html_of(markdown: str) -> str:
    return rich_text(markdown, Place(Path("text"), 1), address)[0]


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<h3>How much?</h3><p>Little.</p>", "### How much?\n\nLittle."),
        ('<p data-block-key="x1">A <b>bold</b>, <i>thin</i> word</p>', "A **bold**, *thin* word"),
        ("<p><b>Never stop </b>a pill</p>", "**Never stop** a pill"),
        ("<p><b><i>Both</i></b></p>", "**_Both_**"),
        ("<ul><li>One</li><li>Two</li></ul>", "- One\n- Two"),
        ("<ol>\n<li>One</li>\n<li>Two</li>\n</ol>", "1. One\n2. Two"),
        ("<ul><li>One<ul><li>Inner</li></ul></li></ul>", "- One\n  - Inner"),
        (
            '<p><b>Signs?</b> <a href="/knowledge/causes/">Read</a></p>',
            "**Signs?** [Read](article:causes)",
        ),
        ('<p><a href="/knowledge/causes/#heat">Heat</a></p>', "[Heat](article:causes#heat)"),
        (
            '<p><a href="http://localhost:8000/knowledge/causes/">Here</a></p>',
            "[Here](article:causes)",
        ),
        ('<p><a href="https://a.org/x_(y)">A</a></p>', "[A](<https://a.org/x_(y)>)"),
        ("<p>1 < 2 &amp; 3 * 4, [a], snake_case</p>", "1 \\< 2 & 3 \\* 4, \\[a\\], snake_case"),
        ("<p># no heading</p><p>- no list</p>", "\\# no heading\n\n\\- no list"),
        ("<p>1. no list</p><p>> no quote</p>", "1\\. no list\n\n\\> no quote"),
        ("<p>Look!<a href='https://a.org'>A</a></p>", "Look\\![A](https://a.org)"),
        ("<p>It was <a>taken away</a></p>", "It was taken away"),
        ("<p></p><p>Text</p>", "Text"),
    ],
)  # fmt: skip
def test_each_thing_that_the_toolbar_has_is_written(html: str, markdown: str) -> None:
    assert markdown_of(html) == markdown
    assert markdown_of(html_of(markdown)) == markdown


@given(AWKWARD)
def test_no_sign_in_a_text_becomes_markup(text: str) -> None:
    words = " ".join(text.split())
    markdown = markdown_of(f"<p>{escape(text)}</p>")

    if words:
        assert html_of(markdown) == f"<p>{escape(words, quote=True).replace('&#x27;', chr(39))}</p>"
    else:
        assert markdown == ""


def test_a_picture_is_refused_by_name() -> None:
    with pytest.raises(MarkdownError, match="<img>"):
        markdown_of('<p>See <img src="x"></p>')
