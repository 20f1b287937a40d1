"""A link between articles is a reference: it outlives a new address and never leads nowhere."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import ReferenceIndex

from diary.models import Person
from knowledge.links import chosen, with_prose
from knowledge.models import Article, Section
from tests.knowledge.forms import text, typed, url
from tests.knowledge.helpers import article, section

pytestmark = pytest.mark.django_db
AsPerson = Callable[[Person], Client]


def prose(body: str) -> str:
    (part,) = with_prose([section(body=body)])
    return str(part.prose)


def latest(of: Article) -> Article:
    draft: Article = Article.objects.get(pk=of.pk).get_latest_revision_as_object()
    return draft


def to(target: Article, anchor: str = "") -> str:
    return f'<a linktype="article" id="{target.pk}" anchor="{anchor}">there</a>'


def test_what_nora_chose_is_kept_by_id_and_read_as_a_link(
    nora: Person, as_person: AsPerson, live: Article
) -> None:
    causes = article("causes", section("Heat"))
    link = text("there", id=str(causes.pk), anchor="heat", title="Heat", url="/old/")

    as_person(nora).post(url("article", "edit", live.pk), typed(live, **{"sections-0-body": link}))

    (part,) = latest(live).sections.all()
    assert f'<a linktype="article" id="{causes.pk}" anchor="heat">there</a>' in part.body
    assert '<a href="/knowledge/causes/#heat">there</a>' in prose(part.body)
    page = as_person(nora).get(url("article", "edit", live.pk)).content.decode()
    assert "ARTICLE" in page


def test_a_link_outlives_a_new_address() -> None:
    causes = article("causes")
    body = to(causes)

    Article.objects.update(slug="reasons")

    assert prose(body) == '<a href="/knowledge/reasons/">there</a>'


def test_a_link_to_what_readers_cannot_open_is_plain_text() -> None:
    draft = article("draft", live=False)

    assert prose(to(draft)) == "<a>there</a>"
    assert prose('<a linktype="article" id="999999">there</a>') == "<a>there</a>"
    assert prose('<a linktype="article" id="x" slug="">there</a>') == "<a>there</a>"


@pytest.mark.parametrize(
    ("typed_link", "kept"),
    [
        ("/knowledge/causes/#heat", '<a linktype="article" slug="causes" anchor="heat">'),
        ("http://localhost:8000/knowledge/causes/", '<a linktype="article" slug="causes">'),
        ("https://example.org/knowledge/causes/", None),
        ("/knowledge/topic/fluids/", None),
        ("/nowhere/", None),
    ],
)
def test_a_typed_address_of_an_article_becomes_a_reference(
    typed_link: str, kept: str | None
) -> None:
    body = f'<p><a href="{typed_link}">there</a></p>'

    assert chosen(body) == (f"<p>{kept}there</a></p>" if kept else body)


def test_an_address_that_nora_pasted_is_kept_as_a_reference(
    nora: Person, as_person: AsPerson, live: Article
) -> None:
    article("causes")
    pasted = text("there", url="/knowledge/causes/")

    as_person(nora).post(
        url("article", "edit", live.pk), typed(live, **{"sections-0-body": pasted})
    )

    (part,) = latest(live).sections.all()
    assert 'linktype="article" slug="causes"' in part.body


def test_where_an_article_is_linked_from_is_known() -> None:
    causes = article("causes")
    article("prevention", section(body=to(causes)))

    assert ReferenceIndex.get_references_to(causes).count() == 1


def test_any_number_of_texts_is_written_out_with_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    causes = article("causes")
    parts: list[Section] = [section(f"Part {n}", body=to(causes, f"p{n}")) for n in range(12)]

    with django_assert_num_queries(1):
        written = [part.prose for part in with_prose(parts)]
    assert written[11] == '<a href="/knowledge/causes/#p11">there</a>'
    with django_assert_num_queries(0):
        assert with_prose([]) == []
