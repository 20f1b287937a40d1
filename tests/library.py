"""The library that ships, quickly: loaded once by the program, and from then on copied back."""

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision

from knowledge.models import Article, Section, Shipped, Source, Synonym, Topic

WRITTEN = (
    Topic,
    Source,
    Synonym,
    Shipped,
    Article,
    Section,
    Section.topics.through,
    Section.sources.through,
    Revision,
    ReferenceIndex,
    ModelLogEntry,
)
_rows: dict[int, dict[str, bytes]] = {}
"""For each number that the database gave to the kind "article": all rows, by their table."""


def load_the_library() -> None:
    """Put the articles that ship into the database, as ``manage.py load_library`` does.

    What that writes is the same every time; its own tests are in ``tests/knowledge``.
    """
    kind = ContentType.objects.get_for_model(Article).pk
    if kind in _rows:
        with transaction.atomic(), connection.cursor() as cursor:
            for table, rows in _rows[kind].items():
                with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                    copy.write(rows)
        return
    call_command("load_library", verbosity=0)
    tables = [model._meta.db_table for model in WRITTEN]
    _rows[kind] = {table: _copy_of(table) for table in tables}


def _copy_of(table: str) -> bytes:
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
        return b"".join(bytes(part) for part in copy)
