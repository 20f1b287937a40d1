"""An entry that was acknowledged exists, whatever is killed, and whenever."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

import pytest

from cramptracker import embedded
from cramptracker.embedded import place

PROJECT = Path(__file__).parents[2]
ENOUGH = 40
"""Acknowledged entries after which the killing is over."""

ANA = """
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from diary.models import Person
ana = Person.objects.create_user("ana@example.org", "correct horse battery staple")
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY] = str(ana.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = ana.get_session_auth_hash()
session.save()
print("session", session.session_key)
"""
KEPT = """
from diary.acting import acting_as
from diary.models import Episode, Person
with acting_as(Person.objects.get(email="ana@example.org")):
    print("kept", *Episode.objects.values_list("id", flat=True))
"""


@dataclass
class Installation:
    """A Cramptracker of its own: a data folder, a port, and processes to be killed."""

    data: Path
    port: int
    session: str = ""
    web: subprocess.Popen[bytes] | None = None
    acknowledged: list[str] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        ours = {"CRAMPTRACKER_DATA": str(self.data), "PYTHONPATH": str(PROJECT), "DATABASE_URL": ""}
        return os.environ | ours | {"DJANGO_SETTINGS_MODULE": "tests.serving"}

    def manage(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=PROJECT, env=self.environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout

    def start_web(self) -> None:
        """Start gunicorn as ``make run`` does, in a process group that can be killed whole."""
        self.web = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "python:cramptracker.gunicorn",
             "--bind", f"127.0.0.1:{self.port}"],
            cwd=PROJECT, env=self.environment, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def kill_web(self) -> None:
        assert self.web
        os.killpg(self.web.pid, signal.SIGKILL)
        self.web.wait()

    def kill_database(self) -> None:
        pid_file = place.find(self.data).cluster / "postmaster.pid"
        os.kill(int(pid_file.read_text().splitlines()[0]), signal.SIGKILL)

    def log_a_cramp(self) -> bool:
        """Send one cramp as the form does; return whether it was acknowledged."""
        id = str(uuid.uuid4())
        said = {"uuid": id, "date": "2026-01-03", "time": "03:10", "time_zone": "UTC"}
        token = "a" * 32
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(
                "POST",
                "/log/",
                urlencode(said | {"csrfmiddlewaretoken": token}),
                {
                    "Content-Type": "application/x-www-form-urlencoded",
                    "Cookie": f"sessionid={self.session}; csrftoken={token}",
                },
            )
            answer = connection.getresponse()
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()
        if answer.status != 302:
            return False
        self.acknowledged.append(id)
        return True


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port = chosen.getsockname()[1]
    installed = Installation(tmp_path / "data", port)
    installed.manage("migrate", "--verbosity", "0")
    installed.session = installed.manage("shell", "-c", ANA).split("session ")[1].split()[0]
    yield installed
    if installed.web:
        installed.kill_web()
    embedded.destroy(installed.data)


def test_no_acknowledged_entry_is_lost_when_web_server_and_database_are_killed(
    installation: Installation,
) -> None:
    """Two people's worth of requests run all the while; both servers die by -9, twice each."""
    over = threading.Event()

    def keep_logging() -> None:
        while not over.is_set():
            if not installation.log_a_cramp():
                over.wait(0.02)  # nobody there: knock again

    loggers = [threading.Thread(target=keep_logging) for _ in range(2)]
    installation.start_web()
    for logger in loggers:
        logger.start()
    try:
        for kills in (1, 2, 3, 4):
            wait_for(installation, kills * ENOUGH // 5)
            if kills % 2:
                installation.kill_database()
            else:
                installation.kill_web()
                installation.start_web()
        wait_for(installation, len(installation.acknowledged) + ENOUGH // 5)
    finally:
        over.set()
        for logger in loggers:
            logger.join()
    kept = installation.manage("shell", "-c", KEPT).split("kept ")[1].split()
    assert len(set(installation.acknowledged)) >= ENOUGH
    assert set(installation.acknowledged) <= set(kept)


def wait_for(installation: Installation, count: int) -> None:
    """Wait until so many entries are acknowledged; give up long after anybody would."""
    patience = threading.Event()
    for _ in range(6000):
        if len(installation.acknowledged) >= count:
            return
        patience.wait(0.02)
    pytest.fail(f"only {json.dumps(len(installation.acknowledged))} of {count} acknowledged")
