"""System checks of what must never be wrong where a diary is kept."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DEFAULT_DB_ALIAS, connections

from diary.links import unread_topics
from diary.models.owned import Owned

UNPROTECTED = """
SELECT relname FROM pg_class
WHERE relname = ANY(%s) AND NOT (relrowsecurity AND relforcerowsecurity)
"""
LIBRARY_TABLES = {"knowledge_topic", "knowledge_section", "knowledge_article"}
BYPASSES = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"


def diary_tables() -> list[str]:
    """Return the tables that hold rows of somebody's diary."""
    return [
        model._meta.db_table
        for model in apps.get_app_config("diary").get_models()
        if issubclass(model, Owned)
    ]


@register(Tags.database)
def rows_are_their_owners(
    databases: Sequence[str] | None = None, **_kwargs: Any
) -> list[CheckMessage]:
    """Row-level security is on, forced, and not bypassed by the role that we connect as."""
    problems: list[CheckMessage] = []
    for alias in databases or []:
        with connections[alias].cursor() as cursor:
            cursor.execute(UNPROTECTED, [diary_tables()])
            problems += [
                Error(
                    f"Table {table} is not under forced row-level security.",
                    id="diary.E001",
                )
                for (table,) in cursor.fetchall()
            ]
            cursor.execute(BYPASSES)
            if cursor.fetchone() == (True,):
                problems.append(
                    Error(
                        "The database role bypasses row-level security.",
                        hint="Connect as a role that is NOSUPERUSER and NOBYPASSRLS.",
                        id="diary.E002",
                    )
                )
    return problems


@register(Tags.database)
def patterns_have_articles(
    databases: Sequence[str] | None = None, **_kwargs: Any
) -> list[CheckMessage]:
    """Every topic that a kind of pattern names has a live section to read beside it.

    Nothing is said before the library's tables are there.
    """
    if DEFAULT_DB_ALIAS not in (databases or []):
        return []
    tables = connections[DEFAULT_DB_ALIAS].introspection.table_names()
    if not LIBRARY_TABLES.issubset(tables):
        return []
    return [
        Warning(
            f"The pattern {kind.slug} has nothing to read: no live section on {topic}.",
            hint="Publish a section on it at /cms/, or run manage.py load_library.",
            id="diary.W001",
        )
        for kind, topic in unread_topics()
    ]
