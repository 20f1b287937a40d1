"""``manage.py serve``: everything that ``make run`` needs, then the web server."""

import os
import signal
import socket
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EADDRINUSE
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from cramptracker import embedded, running, upkeep

HIGHEST_PORT = 65535


class Command(BaseCommand):
    help = "Bring the installation up to date and start the web server."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default=os.environ.get("PORT") or "8000")

    def handle(self, *, port: str, **options: Any) -> None:
        host = os.environ.get("CRAMPTRACKER_HOST") or "127.0.0.1"
        listener = _listener(host, _port_number(port))
        with _stopped_on_failure() as started:
            self._say("The database runs." if started else "The database was running.")
            if upkeep.migrate():
                self._say("The tables are up to date.")
            self._say(upkeep.compile_languages())
            call_command("load_library", stdout=self.stdout)
            people = "" if settings.PRODUCTION else upkeep.demo()
            if upkeep.collect_static_files():
                self._say("The static files are collected.")
            self._say(people)
            running.claim(settings.DATA, listener.getsockname()[1])
            _become_gunicorn(listener, stops_database=started)

    def _say(self, text: str) -> None:
        if text:
            self.stdout.write(text)
            self.stdout.flush()


def _port_number(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= HIGHEST_PORT:
        return int(text)
    raise CommandError(f"{text!r} is no port. Choose a number up to {HIGHEST_PORT}.")


def _listener(host: str, port: int) -> socket.socket:
    """Take the port before anything else is done, and keep it for gunicorn."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as problem:
        if problem.errno == EADDRINUSE:
            raise CommandError(
                f"Port {port} is taken by another program, so nothing was started. "
                f"Choose another one: make run PORT={port + 1}"
            ) from None
        raise CommandError(
            f"Can't listen on {host}, port {port}: {problem.strerror}. Nothing was started."
        ) from None
    return listener


@contextmanager
def _stopped_on_failure() -> Iterator[bool]:
    """Start the database if it is ours to start; stop it again if what follows fails."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    ours = connections["default"].settings_dict["ENGINE"] == "cramptracker.embedded"
    started = False
    try:
        started = ours and embedded.ensure(settings.DATA)
        yield started
    except BaseException as problem:
        if started:
            connections.close_all()
            embedded.stop(settings.DATA)
        if isinstance(problem, embedded.DatabaseProblem):
            raise CommandError(str(problem)) from None
        raise


def _become_gunicorn(listener: socket.socket, *, stops_database: bool) -> NoReturn:
    """Replace this process by gunicorn: signals and the exit status are then its own."""
    listener.set_inheritable(True)
    environment = os.environ | {"PYTHONPATH": str(settings.BASE_DIR)}
    if stops_database:
        environment["CRAMPTRACKER_STOPS_DATABASE"] = str(settings.DATA)
    for connection in connections.all():
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]
    sys.stdout.flush()
    arguments = ["-m", "gunicorn", "-c", "python:cramptracker.gunicorn"]
    bind = ["--bind", f"fd://{listener.fileno()}"]
    os.chdir(Path(settings.BASE_DIR))
    os.execve(sys.executable, [sys.executable, *arguments, *bind], environment)
