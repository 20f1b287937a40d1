"""Where the embedded database keeps its files and its socket."""

import fcntl
import hashlib
import logging
import os
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cramptracker.embedded.account import ROOT, stand_in
from cramptracker.embedded.problem import DatabaseProblem

PORT = 5432
ROLE = DATABASE = "cramptracker"
LONGEST_SOCKET = 103  # bytes without the closing zero, on the strictest system we know
AWAY = Path("/var/lib/cramptracker")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Place:
    """The folders of one embedded database; ``home`` holds everything but the socket's."""

    data: Path
    home: Path

    @property
    def cluster(self) -> Path:
        return self.home / "cluster"

    @property
    def sockets(self) -> Path:
        """The folder of the socket: in the home, or a short private one where that won't do.

        A socket's path has a longest length, and clients take a comma to part two of them.
        """
        folder = self.home / "run"
        path = os.fsencode(folder / socket_name())
        if len(path) <= LONGEST_SOCKET and b"," not in path:
            return folder
        name = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]
        return Path("/tmp") / f"cramptracker-{name}"

    @property
    def socket(self) -> Path:
        return self.sockets / socket_name()

    @property
    def socket_lock(self) -> Path:
        """PostgreSQL's own pid file beside the socket."""
        return self.sockets / f"{socket_name()}.lock"

    @property
    def major(self) -> int | None:
        """The major version of PostgreSQL that made the cluster; None before there is one."""
        told = self.cluster / "PG_VERSION"
        return int(told.read_text()) if told.exists() else None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other process from starting, stopping or moving this database."""
        folder = _private_folder(self.data)
        with open(folder / "database.lock", "a") as file:
            if os.geteuid() == ROOT:  # the folder's owner must be able to open it as well
                os.fchown(file.fileno(), folder.stat().st_uid, folder.stat().st_gid)
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def socket_name() -> str:
    return f".s.PGSQL.{PORT}"


def connection_settings(data: Path) -> dict[str, Any]:
    """Return Django's settings for the embedded database in ``data``; start nothing."""
    return {
        "ENGINE": "cramptracker.embedded",
        "NAME": DATABASE,
        "USER": ROLE,
        "PASSWORD": "",
        "HOST": str(find(data).sockets),
        "PORT": str(PORT),
        "DATA": str(data),
    }


def find(data: Path) -> Place:
    """Return the place of the database of ``data``, as far as it is decided."""
    data = data.resolve()
    pointer = _pointer(data)
    if not pointer.exists():
        return Place(data, data / "postgres")
    name = pointer.read_text().strip()
    if not re.fullmatch(r"[0-9a-f]{32}", name):
        raise DatabaseProblem(
            f"{pointer} should hold the name of a folder in {AWAY}, and holds {name!r}. "
            f"Write the right name into it: ls {AWAY} shows the names that are there."
        )
    return Place(data, AWAY / name)


def settle(data: Path) -> Place:
    """Return the place of the database of ``data``; decide it if this is the first time.

    Root's database is served by an unprivileged account. Where that account can't reach the
    data folder, the database lives outside it and the folder keeps the way there: other
    people's folders are never opened up.
    """
    _private_folder(data)
    place = find(data)
    if os.geteuid() != ROOT or _is_decided(place) or stand_in().can_enter(place.data):
        return find(data)
    with place.locked():
        if not _is_decided(place):
            write(_pointer(place.data), uuid.uuid4().hex)
            log.warning(
                "The database of %s is kept in %s: PostgreSQL does not run as root, "
                "and the user %s, who runs it, can't reach the data folder.",
                place.data,
                find(data).home,
                stand_in().name,
            )
    return find(data)


def _is_decided(place: Place) -> bool:
    return place.cluster.exists() or _pointer(place.data).exists()


def _pointer(data: Path) -> Path:
    return data / "postgres-elsewhere"


def write(file: Path, text: str) -> None:
    """Write a small file that others may read: complete or not at all, whoever wrote the last."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.write_text(text)
    draft.chmod(0o644)
    draft.rename(file)


def _private_folder(data: Path) -> Path:
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    return data
