"""Views are counted by article and day, for readers only, and nobody is remembered."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from diary.models import Person
from knowledge.models import Article, ArticleViews
from tests.knowledge.helpers import article, section
from tests.knowledge.test_index import TRANSACTION

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def causes() -> Article:
    return article("causes", section("Heat"))


def read(browser: Client, **headers: str) -> int:
    """Open the article as a browser does; return how often it was read by now."""
    sent = {"user-agent": FIREFOX} | {k.replace("_", "-"): v for k, v in headers.items()}
    assert browser.get("/knowledge/causes/", headers=sent).status_code == 200
    return sum(ArticleViews.objects.values_list("count", flat=True))


def test_each_reading_adds_one_to_the_day(
    client: Client, causes: Article, ana: Person, as_person: Callable[[Person], Client]
) -> None:
    assert [read(client), read(client), read(as_person(ana))] == [1, 2, 3]

    row = ArticleViews.objects.get()
    assert (row.article, row.day) == (causes, timezone.now().date())


def test_nothing_but_article_day_and_count_is_kept(client: Client, causes: Article) -> None:
    read(client)

    assert {field.name for field in ArticleViews._meta.get_fields()} == {
        "id",
        "article",
        "day",
        "count",
    }
    assert not client.cookies


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_purpose": "prefetch;prerender"},
        {"purpose": "prefetch"},
        {"x_moz": "prefetch"},
        {"user_agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user_agent": "python-requests/2.32"},
        {"user_agent": ""},
    ],
)
def test_robots_and_what_is_fetched_ahead_are_not_counted(
    client: Client, causes: Article, headers: dict[str, str]
) -> None:
    assert read(client, **headers) == 0


def test_a_glance_at_the_headers_is_no_reading(client: Client, causes: Article) -> None:
    client.head("/knowledge/causes/", headers={"user-agent": FIREFOX})

    assert not ArticleViews.objects.exists()


def test_nora_is_not_counted_nor_is_a_preview(
    nora: Person, causes: Article, as_person: Callable[[Person], Client]
) -> None:
    browser = as_person(nora)
    assert read(browser) == 0

    causes.make_preview_request()
    assert not ArticleViews.objects.exists()


def test_a_draft_has_no_readers(client: Client) -> None:
    article("causes", section("Heat"), live=False)

    client.get("/knowledge/causes/", headers={"user-agent": FIREFOX})
    assert not ArticleViews.objects.exists()


def test_counting_is_one_query(
    client: Client, causes: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(6 + 1 + TRANSACTION):
        read_once = client.get("/knowledge/causes/", headers={"user-agent": FIREFOX})
    assert read_once.status_code == 200
