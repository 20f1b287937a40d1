"""Whose account the server runs under. PostgreSQL refuses to run as root."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cramptracker.embedded.problem import DatabaseProblem

ROOT = 0
STAND_INS = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """An operating-system account."""

    name: str
    uid: int
    gid: int

    @property
    def is_me(self) -> bool:
        return self.uid == os.geteuid()

    def process_options(self) -> dict[str, Any]:
        """Return the keyword arguments that make ``subprocess`` run as this account."""
        if self.is_me:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_enter(self, folder: Path) -> bool:
        """Say whether this account can reach what lies in ``folder``."""
        if self.is_me:
            return os.access(folder, os.X_OK)
        attempt = subprocess.run(
            ["/bin/sh", "-c", 'cd "$1"', "sh", str(folder.resolve())],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
            **self.process_options(),
        )
        return attempt.returncode == 0

    def take(self, folder: Path) -> None:
        """Make ``folder``, which this process has just made, private to this account."""
        folder.chmod(0o700)
        if not self.is_me:
            os.chown(folder, self.uid, self.gid)


def current() -> Account:
    """Return the account this process runs under."""
    try:
        return _account(pwd.getpwuid(os.geteuid()))
    except KeyError:
        raise DatabaseProblem(
            f"User number {os.geteuid()} has no name on this machine, and PostgreSQL needs one. "
            "Give it an entry in /etc/passwd, or set DATABASE_URL to use another database."
        ) from None


def server_account(cluster: Path) -> Account:
    """Return the account that runs, or will run, the server of ``cluster``.

    It is the owner of a cluster that exists; for a new one whoever asks, and where root asks
    an unprivileged account that is already there.
    """
    me = current()
    if cluster.exists():
        return _owner(cluster, me)
    return stand_in() if me.uid == ROOT else me


def stand_in() -> Account:
    """Return the unprivileged account that serves root."""
    for name in STAND_INS:
        try:
            return _account(pwd.getpwnam(name))
        except KeyError:
            continue
    raise DatabaseProblem(
        "PostgreSQL does not run as root, and there is neither a user 'postgres' nor 'nobody'. "
        "Start Cramptracker as another user, or set DATABASE_URL to use another database."
    )


def _owner(cluster: Path, me: Account) -> Account:
    found = cluster.stat()
    if found.st_uid == me.uid:
        return me
    try:
        owner = _account(pwd.getpwuid(found.st_uid))
    except KeyError:
        owner = Account(str(found.st_uid), found.st_uid, found.st_gid)
    if me.uid != ROOT:
        raise DatabaseProblem(
            f"The database in {cluster} belongs to {owner.name}, and you are {me.name}. "
            f"Run this as {owner.name} or as root."
        )
    return owner


def _account(entry: pwd.struct_passwd) -> Account:
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
