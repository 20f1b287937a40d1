"""Making, starting, stopping and removing the embedded server."""

import re
import shlex
import shutil
import socket
import stat
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cramptracker.embedded import binaries, config, leftover
from cramptracker.embedded.account import Account, current, server_account
from cramptracker.embedded.binaries import Binaries, Output
from cramptracker.embedded.place import AWAY, PORT, Place, find, settle
from cramptracker.embedded.problem import DatabaseProblem

START_SECONDS = 120
RECOVERY_SECONDS = 120
LEFTOVERS_SECONDS = 15
UNSPEAKABLE = frozenset('"$`\\\n')


def ensure(data: Path) -> bool:
    """Make sure that the database of ``data`` answers; return whether it was started now.

    A server that is starting up or recovering from a crash is waited for.
    """
    server = server_of(settle(data))
    if server.is_ready():
        return False
    with server.place.locked():
        if server.is_ready():
            return False
        server.refuse_unspeakable_path()
        server.create_if_new()
        server.start()
    return True


def is_running(data: Path) -> bool:
    """Say whether a server answers for ``data``."""
    return _answers(find(data))


def stop(data: Path) -> bool:
    """Stop the database of ``data``; return whether there was one to stop."""
    if not is_running(data):
        return False
    server = server_of(find(data))
    with server.place.locked():
        server.stop()
    return True


def destroy(data: Path) -> bool:
    """Stop and remove the database of ``data`` for good; return whether there was one."""
    place = find(data)
    if not place.home.exists():
        return False
    stop(data)
    with place.locked():
        shutil.rmtree(place.home)
        if place.sockets.exists():
            shutil.rmtree(place.sockets)
        (place.data / "postgres-elsewhere").unlink(missing_ok=True)
        if place.home.parent == AWAY:
            with suppress(OSError):  # other databases live there too
                AWAY.rmdir()
    return True


@dataclass(frozen=True)
class Server:
    """The PostgreSQL server of one place, run by one account."""

    place: Place
    account: Account

    def is_ready(self) -> bool:
        """Say whether the server takes connections; wait while it is starting or recovering."""
        deadline = time.monotonic() + RECOVERY_SECONDS
        while _answers(self.place):
            if self._client("pg_isready").status == 0:
                return True
            if time.monotonic() > deadline:
                raise DatabaseProblem(
                    f"The database in {self.place.home} has been starting up for "
                    f"{RECOVERY_SECONDS} seconds. Nothing is lost. Try again in a while; "
                    f"its log is in {self.place.cluster / 'log'}."
                )
            time.sleep(0.1)
        return False

    def refuse_unspeakable_path(self) -> None:
        """Raise where pg_ctl, which hands paths to a shell, would not be understood."""
        for path in (self.place.home, self._installed().folder):
            if UNSPEAKABLE.intersection(str(path)):
                raise DatabaseProblem(
                    f"PostgreSQL can't be started from {path}: a double quote, dollar, backtick, "
                    "backslash or line break in a path is too much for it. Nothing was changed. "
                    "Rename that folder, or set CRAMPTRACKER_DATA to another one for the data."
                )

    def create_if_new(self) -> None:
        """Make the cluster with its role and its database; leave a present one alone.

        The cluster is complete when it appears: what an interrupted attempt left is swept up.
        """
        if self.place.cluster.exists():
            return
        self._open_home()
        for half_made in self.place.home.glob("new-*"):
            shutil.rmtree(half_made)
        draft = Path(tempfile.mkdtemp(prefix="new-", dir=self.place.home))
        self.account.take(draft)
        programs = self._programs()
        arguments = config.initdb_arguments(programs.major)
        programs.must_run("initdb", "-D", draft, *arguments, account=self.account)
        alone = ("--single", "-D", draft, "-c", "exit_on_error=on", "postgres")
        programs.must_run("postgres", *alone, account=self.account, stdin=config.SETUP)
        draft.rename(self.place.cluster)

    def start(self) -> None:
        """Start the server and wait until it answers."""
        self._open_sockets()
        for pid_file in (self.place.cluster / "postmaster.pid", self.place.socket_lock):
            leftover.disown(pid_file, self.place.cluster)
        options = f"-c config_file={shlex.quote(str(config.configure(self.place, self.account)))}"
        arguments = ("start", "-D", self.place.cluster, "-s", "-w", "-t", START_SECONDS)
        deadline = time.monotonic() + LEFTOVERS_SECONDS
        while True:
            done = self._programs().run("pg_ctl", *arguments, "-o", options, account=self.account)
            if not done.status:
                return
            # The last processes of a killed server are still on their way out.
            if "shared memory block" not in done.text or time.monotonic() > deadline:
                raise self._start_problem(done.text)
            time.sleep(0.2)

    def stop(self) -> None:
        """Stop the server; what was committed is kept."""
        arguments = (
            "stop",
            "-D",
            self.place.cluster,
            "-s",
            "-m",
            "fast",
            "-w",
            "-t",
            60,
        )
        self._programs().must_run("pg_ctl", *arguments, account=self.account)

    def run(self, tool: str, *arguments: object) -> Output:
        """Run one of PostgreSQL's clients on this server as its superuser.

        It runs under the account of this process, so that files end up where that may write.
        """
        return self._client(tool, "-U", config.SUPERUSER, *arguments)

    def _client(self, tool: str, *arguments: object) -> Output:
        address = ("-h", self.place.sockets, "-p", PORT)
        return self._installed().run(tool, *address, *arguments, account=current())

    def _installed(self) -> Binaries:
        return binaries.choose(self.place.major)

    def _programs(self) -> Binaries:
        return self._installed().reachable_for(self.account, self.place.home)

    def _open_home(self) -> None:
        if self.place.home.parent == AWAY:
            AWAY.mkdir(parents=True, exist_ok=True)
            AWAY.chmod(0o755)  # whatever the umask says
        self.place.home.mkdir(mode=0o700, exist_ok=True)
        self.place.home.chmod(0o700 if self.account.is_me else 0o711)

    def _open_sockets(self) -> None:
        folder = self.place.sockets
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            self.account.take(folder)
        found = folder.lstat()
        private = stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077
        if not private or found.st_uid != self.account.uid:
            raise DatabaseProblem(
                f"{folder} should be a private folder of {self.account.name}, and is not. "
                "Remove it, then try again."
            )

    def _start_problem(self, text: str) -> DatabaseProblem:
        held = re.search(r'lock file "([^"]+)" already exists', text)
        if not held:
            return DatabaseProblem(
                f"The database in {self.place.home} could not be started. Nothing was changed. "
                f"PostgreSQL says:\n{text}\n{self._end_of_log()}"
            )
        process = re.search(r"PID (\d+)", text)
        number = process[1] if process else "unknown"
        return DatabaseProblem(
            f"The database was not shut down in order: nobody answers, and the file "
            f"{self.place.cluster / held[1]} says that process {number} is its server. Nothing "
            f"is lost. Look at that process (ps -fp {number}). If it is not PostgreSQL, remove "
            f"the file; if it is, end it (kill -INT {number}). Then try again."
        )

    def _end_of_log(self) -> str:
        logs = sorted((self.place.cluster / "log").glob("*.log"), key=lambda f: f.stat().st_mtime)
        return "\n".join(logs[-1].read_text(errors="replace").splitlines()[-10:]) if logs else ""


def server_of(place: Place) -> Server:
    """Return the server of ``place``."""
    return Server(place, server_account(place.cluster))


def _answers(place: Place) -> bool:
    """Say whether the server listens on its socket: a pid file alone proves nothing."""
    with socket.socket(socket.AF_UNIX) as knock:
        knock.settimeout(5)
        try:
            if place.sockets.lstat().st_uid != place.cluster.stat().st_uid:
                return False  # a folder that somebody else put there
            knock.connect(str(place.socket))
        except (BlockingIOError, TimeoutError):
            return True  # too busy to open, but there
        except OSError:
            return False
    return True
