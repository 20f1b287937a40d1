"""Who the code acts for. The database shows and takes diary rows of that person only."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from diary.models import Person


class ActsForSomebodyElse(RuntimeError):
    """Code that acts for one person tried to act for another at the same time."""


def acting_for() -> int | None:
    """Return the id of the person acted for, as the database knows it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nullif(current_setting('app.owner', true), '')::bigint")
        row = cursor.fetchone()
    return row[0] if row else None


def _act_for(owner: str) -> None:
    # Local to the transaction: a pool hands connections on, and nothing may travel with them.
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.owner', %s, true)", [owner])


@contextmanager
def acting_as(person: Person) -> Iterator[None]:
    """Act for ``person`` inside one transaction: all that it wraps is kept, or nothing.

    Acting for the same person again inside is allowed; for another it raises
    ``ActsForSomebodyElse`` before anything is read or written.
    """
    nested = connection.in_atomic_block and acting_for()
    if nested and nested != person.pk:
        raise ActsForSomebodyElse("Stop acting for one person before acting for another.")
    with transaction.atomic():
        if not nested:
            _act_for(str(person.pk))
        yield
        if not nested and not connection.needs_rollback:  # a rollback forgets it by itself
            _act_for("")
