"""Which web servers run on a data folder is known for certain, and all of them can be stopped."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cramptracker import running

SERVER = """
import sys
from pathlib import Path
from cramptracker import running
running.claim(Path(sys.argv[1]), 8000)
print("claimed", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Return a process that has claimed port 8000 for the data folder ``tmp_path``."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVER, str(tmp_path)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"claimed\n"
        yield process
        process.kill()


def test_a_running_server_is_stopped_once(
    server: "subprocess.Popen[bytes]", tmp_path: Path
) -> None:
    assert running.stop_all(tmp_path) == 1
    assert server.wait() != 0
    assert running.stop_all(tmp_path) == 0


def test_a_program_that_got_the_number_of_a_dead_server_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "web-8000.lock").write_text(str(os.getpid()))
    assert running.stop_all(tmp_path) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_goes_on_is_named(
    server: "subprocess.Popen[bytes]", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "STOP_SECONDS", -1)
    monkeypatch.setattr("os.kill", lambda *_: None)
    with pytest.raises(TimeoutError, match=str(server.pid)):
        running.stop_all(tmp_path)
