"""Bringing an installation up to date; what is up to date already is left alone."""

import hashlib
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cramptracker.catalogues import compile_catalogues


def migrate() -> bool:
    """Apply the migrations that are missing; return whether there were any."""
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        call_command("migrate", interactive=False, verbosity=0)
    return bool(missing)


def collect_static_files() -> bool:
    """Collect the static files if one of them has changed; return whether one had."""
    noted = Path(settings.STATIC_ROOT) / ".collected"
    now = _fingerprint()
    if noted.exists() and noted.read_text() == now:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    noted.write_text(now)
    return True


def compile_languages() -> str:
    """Compile the catalogues whose sources have changed; return what to say about it, if anything.

    Where it fails, pages are in English; that is no reason not to serve them.
    """
    try:
        return "The languages are compiled." if compile_catalogues() else ""
    except OSError as problem:
        return f"The languages can't be compiled ({problem}): pages may be in English."


def demo() -> str:
    """Make the demo people; return what the command says about them."""
    said = StringIO()
    call_command("demo", stdout=said)
    return said.getvalue()


def _fingerprint() -> str:
    known = [str(settings.STORAGES["staticfiles"])]
    for finder in get_finders():
        for name, storage in finder.list([]):
            file = Path(storage.path(name)).stat()
            known.append(f"{name} {file.st_size} {file.st_mtime_ns}")
    return hashlib.sha256("\n".join(known).encode()).hexdigest()
