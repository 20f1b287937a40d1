"""As root the server runs under an unprivileged account, and nobody's folder is opened for it."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cramptracker import embedded
from cramptracker.embedded import account, binaries, place

pytestmark = pytest.mark.skipif(
    os.geteuid() != account.ROOT, reason="only root can run the server as somebody else"
)


@pytest.fixture
def private(tmp_path: Path) -> Iterator[Path]:
    """Return a data folder that only root can enter."""
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    yield data
    embedded.destroy(data)


@pytest.fixture
def reachable() -> Iterator[Path]:
    """Return a data folder that everybody may pass through."""
    data = Path(tempfile.mkdtemp())
    data.chmod(0o711)
    yield data
    embedded.destroy(data)
    shutil.rmtree(data)


def owner(path: Path) -> str:
    return path.owner()


def test_a_private_folder_keeps_its_database_elsewhere(
    private: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert embedded.ensure(private)
    home = place.find(private).home
    assert home.parent == place.AWAY
    assert stat.S_IMODE(private.stat().st_mode) == 0o700
    assert str(home) in caplog.text
    assert owner(home / "cluster") in account.STAND_INS
    assert embedded.connection_settings(private)["HOST"].startswith(str(home))


def test_it_is_found_again_and_removed_with_all_that_belongs_to_it(private: Path) -> None:
    embedded.ensure(private)
    home = place.find(private).home
    embedded.stop(private)
    assert embedded.ensure(private)
    assert place.find(private).home == home
    assert embedded.destroy(private)
    assert not home.exists()
    assert place.find(private).home == private / "postgres"


def test_a_reachable_folder_keeps_its_database(reachable: Path) -> None:
    embedded.ensure(reachable)
    found = place.find(reachable)
    assert found.home == reachable / "postgres"
    assert owner(found.cluster) in account.STAND_INS
    assert stat.S_IMODE(found.cluster.stat().st_mode) == 0o700


def test_programs_that_are_out_of_reach_are_copied(reachable: Path, tmp_path: Path) -> None:
    shipped = binaries.choose(None)
    hidden = tmp_path / "site-packages"
    hidden.mkdir(mode=0o700)
    package = shipped.folder.parents[1]
    for folder in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(folder, hidden / folder.name, symlinks=True)
    inside = hidden / shipped.folder.relative_to(package.parent)
    copy = binaries.Binaries(inside, shipped.major).reachable_for(account.stand_in(), reachable)
    told = copy.must_run("postgres", "--version", account=account.stand_in())
    assert copy.folder.is_relative_to(reachable)
    assert f" {shipped.major}." in told


def test_programs_out_of_reach_that_nobody_may_copy_are_named(tmp_path: Path) -> None:
    hidden = tmp_path / "bin"
    hidden.mkdir()
    with pytest.raises(embedded.DatabaseProblem, match="CRAMPTRACKER_PG_BIN"):
        binaries.Binaries(hidden, 18).reachable_for(account.stand_in(), tmp_path)


def test_the_database_of_an_ordinary_user_stays_theirs(reachable: Path) -> None:
    nobody = account.stand_in()
    os.chown(reachable, nobody.uid, nobody.gid)
    embedded.ensure(reachable)
    for name in ("database.lock", "postgres/cluster", "postgres/run"):
        assert (reachable / name).stat().st_uid == nobody.uid
    assert account.server_account(place.find(reachable).cluster) == nobody
