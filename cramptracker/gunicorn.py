"""How gunicorn runs Cramptracker: ``gunicorn -c python:cramptracker.gunicorn``."""

import os
import sys
from pathlib import Path
from typing import Any

wsgi_app = "cramptracker.wsgi"
bind = f"{os.environ.get('CRAMPTRACKER_HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 4  # fewer than the 8 connections in each worker's pool, so none waits for one
timeout = 30
graceful_timeout = 20
keepalive = 5
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # heartbeats wait for no disk
control_socket_disable = True
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")
loglevel = "warning"


def when_ready(server: Any) -> None:
    """Tell the address once it can be opened."""
    _say(f"\nCramptracker is at {server.LISTENERS[0]}/ (Ctrl-C stops it)")


def on_exit(server: Any) -> None:
    """Stop the database as well, where starting the web server started it."""
    if data := os.environ.get("CRAMPTRACKER_STOPS_DATABASE"):
        from cramptracker.embedded import stop

        stop(Path(data))
        _say("\nThe web server and the database are stopped.")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
