"""The front-end files are fetched once, complete, and again when the lock file changes."""

import json
import shutil
from pathlib import Path

import plotly.offline
import pytest

from cramptracker import assets

PROJECT = Path(__file__).parents[2]

NPM = """#!/bin/sh
[ "$1" = --version ] && echo 11.0.0 && exit 0
echo "$@" >> "$0.calls"
for file in {files}; do
    mkdir -p "node_modules/${{file%/*}}" && echo "$file" > "node_modules/$file"
done
"""


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an npm that makes the files up and notes how it was called."""
    folder = tmp_path / "bin"
    folder.mkdir()
    npm = folder / "npm"
    npm.write_text(NPM.format(files=" ".join(assets.VENDOR + assets.TEST)))
    (folder / "node").write_text("#!/bin/sh\n")
    for program in (npm, folder / "node"):
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return npm


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a folder with what a fresh clone says about its front-end files."""
    clone = tmp_path / "a clone"
    clone.mkdir()
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PROJECT / name, clone)
    return clone


def test_pages_get_their_files_and_tests_theirs(clone: Path, npm: Path) -> None:
    assert assets.install(clone, dev=True)
    names = {file.name for file in (clone / ".assets" / "vendor").iterdir()}
    assert names == {Path(file).name for file in assets.VENDOR}
    assert [file.name for file in (clone / ".assets" / "test").iterdir()] == ["axe.min.js"]


def test_what_is_up_to_date_is_left_alone(clone: Path, npm: Path) -> None:
    assert assets.install(clone)
    assert not assets.install(clone)
    assert assets.install(clone, dev=True)
    assert not assets.install(clone)
    assert len(Path(f"{npm}.calls").read_text().splitlines()) == 2


def test_a_changed_lock_file_or_a_lost_file_is_noticed(clone: Path, npm: Path) -> None:
    assets.install(clone)
    (clone / ".assets" / "vendor" / "bootstrap.min.css").unlink()
    assert assets.install(clone)
    lock = clone / "package-lock.json"
    lock.write_text(lock.read_text() + "\n")
    assert assets.install(clone)


def test_no_scripts_of_others_are_run(clone: Path, npm: Path) -> None:
    assets.install(clone)
    assert "--ignore-scripts" in Path(f"{npm}.calls").read_text()


def test_without_a_network_it_says_so_and_leaves_nothing_half_done(clone: Path, npm: Path) -> None:
    npm.write_text('#!/bin/sh\n[ "$1" = --version ] && echo 11.0.0 && exit 0\necho gone; exit 1\n')
    with pytest.raises(assets.AssetsProblem, match=r"(?s)network.*gone"):
        assets.install(clone)
    assert list((clone / ".assets").iterdir()) == []


def test_the_chart_library_is_the_one_our_figures_are_made_for() -> None:
    packages = json.loads((PROJECT / "package-lock.json").read_text())["packages"]
    locked = packages["node_modules/plotly.js-cartesian-dist-min"]["version"]
    assert locked == plotly.offline.get_plotlyjs_version()


def test_the_lock_file_names_no_registry_and_seals_every_package() -> None:
    packages = json.loads((PROJECT / "package-lock.json").read_text())["packages"]
    del packages[""]
    assert packages
    for package in packages.values():
        assert "resolved" not in package
        assert package["integrity"].startswith("sha512-")
