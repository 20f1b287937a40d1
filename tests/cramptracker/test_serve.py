"""``manage.py serve`` brings everything up, says where it is, and takes it down again."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from cramptracker import embedded, upkeep
from cramptracker.embedded import place

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def data(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a data folder of our own, on which serve then works."""
    data = tmp_path / "data"
    settings.DATA = data
    settings.STATIC_ROOT = data / "static"
    monkeypatch.setitem(connection.settings_dict, "ENGINE", "cramptracker.embedded")
    yield data
    embedded.destroy(data)


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port_is_named_with_a_way_out(data: Path, taken_port: int) -> None:
    with pytest.raises(CommandError, match=rf"{taken_port} is taken.*PORT={taken_port + 1}"):
        call_command("serve", port=str(taken_port))
    assert not embedded.is_running(data)


@pytest.mark.parametrize("port", ["eighty", "-1", "65536", "٨٠"])
def test_a_port_that_is_none_is_refused(data: Path, port: str) -> None:
    with pytest.raises(CommandError, match="is no port"):
        call_command("serve", port=port)


def test_an_address_of_another_machine_is_refused(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRAMPTRACKER_HOST", "192.0.2.1")
    with pytest.raises(CommandError, match=r"Can't listen on 192\.0\.2\.1"):
        call_command("serve", port="0")


def test_what_it_started_is_stopped_when_it_fails(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "migrate", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        call_command("serve", port="0")
    assert place.find(data).cluster.exists()
    assert not embedded.is_running(data)


def test_a_database_that_was_running_goes_on_when_it_fails(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded.ensure(data)
    monkeypatch.setattr(upkeep, "migrate", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        call_command("serve", port="0")
    assert embedded.is_running(data)


def test_a_problem_with_the_database_is_told_plainly(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRAMPTRACKER_PG_BIN", str(tmp_path))
    with pytest.raises(CommandError, match="No PostgreSQL"):
        call_command("serve", port="0")


def test_static_files_are_collected_when_one_has_changed(data: Path, settings: Settings) -> None:
    style = data / "own" / "style.css"
    style.parent.mkdir(parents=True)
    style.write_text("a {}")
    settings.STATICFILES_DIRS = [style.parent]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    assert upkeep.collect_static_files()
    assert not upkeep.collect_static_files()
    style.write_text("a { color: green }")
    assert upkeep.collect_static_files()
    assert (data / "static" / "style.css").read_text() == "a { color: green }"


def test_from_nothing_to_a_page_and_down_again(data: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | {
        "CRAMPTRACKER_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PRODUCTION": "1",
    }
    with subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", "0"],
        cwd=PROJECT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        said = ""
        while not (address := re.search(r"Cramptracker is at http://(\S+)/ ", said)):
            line = server.stdout.readline()
            assert line, f"serve ended early; it said:\n{said}"
            said += line
        assert health(address[1]) == HTTPStatus.OK
        kill_database(data)
        assert health(address[1]) == HTTPStatus.OK
        server.send_signal(signal.SIGTERM)
        assert "the database are stopped" in server.stdout.read()
    assert server.returncode == 0
    assert not embedded.is_running(data)


def health(address: str) -> int:
    connection = HTTPConnection(address, timeout=30)
    connection.request("GET", "/health/")
    status = connection.getresponse().status
    connection.close()
    return status


def kill_database(data: Path) -> None:
    number = (place.find(data).cluster / "postmaster.pid").read_text().split()[0]
    os.kill(int(number), signal.SIGKILL)
