"""What the system checks say of patterns without articles. Of ownership: see test_acting."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.backends.postgresql.introspection import DatabaseIntrospection

from diary.checks import patterns_have_articles
from diary.kinds import KINDS
from knowledge.models import Article

pytestmark = pytest.mark.django_db

TOPICS = [topic for kind in KINDS for topic in kind.topics]


def warnings() -> list[str]:
    return [warning.msg for warning in patterns_have_articles(databases=["default"])]


def test_an_empty_library_is_a_warning_for_each_topic() -> None:
    found = patterns_have_articles(databases=["default"])
    assert [warning.id for warning in found] == ["diary.W001"] * len(TOPICS)
    assert found[0].hint
    assert warnings()[0] == (
        "The pattern time-of-day has nothing to read: no live section on night-cramps."
    )


def test_the_library_that_ships_is_enough_until_it_is_taken_back() -> None:
    call_command("load_library", verbosity=0)
    assert warnings() == []
    Article.objects.update(live=False)
    assert len(warnings()) == len(TOPICS)


def test_without_a_database_nothing_is_asked(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert patterns_have_articles() == []
        assert patterns_have_articles(databases=["elsewhere"]) == []


def test_before_the_first_migration_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(connection.introspection, DatabaseIntrospection)
    monkeypatch.setattr(type(connection.introspection), "table_names", lambda self: [])
    assert warnings() == []
