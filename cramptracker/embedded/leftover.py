"""Pid files of a server that died, and whose number somebody else has now.

A killed server leaves its number behind, and PostgreSQL won't start while a process with that
number lives: a zombie nobody collected, or after a restart of the machine any program at all.
"""

import os
import subprocess
from pathlib import Path

NO_PROCESS = 2**31 - 2  # beyond the highest number that a process can have


def disown(pid_file: Path, cluster: Path) -> None:
    """Let ``pid_file`` name no process, if the one it names is not the server of ``cluster``.

    The rest of the file stays: by it PostgreSQL itself makes sure that no process of the
    dead server still uses the shared memory.
    """
    try:
        number, *rest = pid_file.read_text().splitlines(keepends=True)
        if may_be_server(abs(int(number)), cluster):
            return
    except (FileNotFoundError, ValueError):
        return  # PostgreSQL says what is wrong with a broken one
    with open(os.open(pid_file, os.O_WRONLY | os.O_TRUNC | os.O_NOFOLLOW), "w") as file:
        file.writelines([f"{NO_PROCESS}\n", *rest])


def may_be_server(number: int, cluster: Path) -> bool:
    """Say whether process ``number`` may be the server of ``cluster``; in doubt it may."""
    if Path("/proc/self/cwd").exists():
        try:
            return Path(f"/proc/{number}/cwd").resolve(strict=True) == cluster.resolve()
        except FileNotFoundError:
            return False  # no such process, or a zombie
        except OSError:
            return True
    told = subprocess.run(
        ["ps", "-o", "stat=,comm=", "-p", str(number)], capture_output=True, text=True, check=False
    )
    state, _, command = told.stdout.strip().partition(" ")
    return "postgres" in command and not state.startswith("Z")
