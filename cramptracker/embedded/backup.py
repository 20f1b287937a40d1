"""A copy of the whole embedded database in one file, and the way back."""

import os
import tempfile
from pathlib import Path

from cramptracker.embedded.cluster import Server, ensure, server_of
from cramptracker.embedded.config import SUPERUSER
from cramptracker.embedded.place import DATABASE, ROLE, find
from cramptracker.embedded.problem import DatabaseProblem

INCOMING = f"{DATABASE}_incoming"


def backup(data: Path, file: Path) -> None:
    """Write the database of ``data`` into ``file``, in PostgreSQL's own archive format.

    It is read as superuser: the app's role sees no diary but the acting person's. The file
    appears complete or not at all, readable by its owner only.
    """
    if not file.parent.is_dir():
        raise DatabaseProblem(f"There is no folder {file.parent}. Make it first, then try again.")
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".backup-", delete=False) as draft:
        pass
    try:
        _must(_running(data), "pg_dump", "-Fc", "-d", DATABASE, "-f", draft.name)
        os.replace(draft.name, file)
    finally:
        Path(draft.name).unlink(missing_ok=True)


def restore(data: Path, file: Path) -> None:
    """Put the backup in ``file`` in the place of the database of ``data``.

    It is read into a second database first: if that fails, the present one is untouched.
    """
    if not file.is_file():
        raise DatabaseProblem(f"There is no file {file}. Nothing was changed.")
    server = _running(data)
    _sql(server, f"DROP DATABASE IF EXISTS {INCOMING} WITH (FORCE)")
    _sql(server, f"CREATE DATABASE {INCOMING} OWNER {ROLE}")
    loaded = server.run("pg_restore", "--exit-on-error", "-d", INCOMING, file.resolve())
    if loaded.status:
        _sql(server, f"DROP DATABASE {INCOMING} WITH (FORCE)")
        raise DatabaseProblem(
            f"{file} could not be restored; the database is as it was. "
            f"PostgreSQL says:\n{loaded.text}"
        )
    _sql(server, f"DROP DATABASE {DATABASE} WITH (FORCE)")
    _sql(server, f"ALTER DATABASE {INCOMING} RENAME TO {DATABASE}")


def _running(data: Path) -> Server:
    ensure(data)
    return server_of(find(data))


def _sql(server: Server, statement: str) -> None:
    _must(
        server,
        "psql",
        "-X",
        "-q",
        "-v",
        "ON_ERROR_STOP=1",
        "-d",
        SUPERUSER,
        "-c",
        statement,
    )


def _must(server: Server, tool: str, *arguments: object) -> None:
    done = server.run(tool, *arguments)
    if done.status:
        raise DatabaseProblem(f"PostgreSQL's {tool} failed:\n{done.text}")
