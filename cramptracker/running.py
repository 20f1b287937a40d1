"""Which web servers run on a data folder.

Each holds a lock on a file with its process number as long as it lives, so a number that
was handed on to another program is never taken for a server.
"""

import fcntl
import os
import signal
import time
from pathlib import Path

STOP_SECONDS = 40


def claim(data: Path, port: int) -> None:
    """Note that this process serves ``data`` on ``port``, also after it has become gunicorn."""
    descriptor = os.open(_file(data, port), os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    os.truncate(descriptor, 0)
    os.write(descriptor, str(os.getpid()).encode())
    os.set_inheritable(descriptor, True)


def stop_all(data: Path) -> int:
    """Stop every web server of ``data``; return how many there were.

    Raises ``TimeoutError`` when one goes on after being asked to stop.
    """
    return sum(_stop(file) for file in sorted(data.glob("web-*.lock")))


def _file(data: Path, port: int) -> Path:
    return data / f"web-{port}.lock"


def _stop(file: Path) -> bool:
    with open(file) as held:
        running = not _is_free(held.fileno())
        if running:
            number = int(held.read())
            os.kill(number, signal.SIGTERM)
            deadline = time.monotonic() + STOP_SECONDS
            while not _is_free(held.fileno()):
                if time.monotonic() > deadline:
                    raise TimeoutError(f"The web server, process {number}, does not stop.")
                time.sleep(0.1)
        file.unlink(missing_ok=True)
    return running


def _is_free(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
