"""The embedded PostgreSQL starts on demand, comes back when killed, and keeps what it was given."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from cramptracker import embedded
from cramptracker.embedded import account, binaries, leftover, place
from cramptracker.embedded.cluster import server_of

POOL = {"min_size": 1, "max_size": 4, "timeout": 20}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a data folder with a running database, at a path with spaces in it."""
    folder = tmp_path_factory.mktemp("Ana's data") / "a b"
    embedded.ensure(folder)
    yield folder
    embedded.destroy(folder)


@pytest.fixture(params=[False, POOL], ids=["one connection", "pool"])
def connections(
    data: Path, request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker
) -> Iterator[ConnectionHandler]:
    """Return Django's connections to the embedded database of ``data``."""
    handler = ConnectionHandler(
        {"default": embedded.connection_settings(data) | {"OPTIONS": {"pool": request.param}}}
    )
    with django_db_blocker.unblock():
        yield handler
        handler["default"].close()
        handler["default"].close_pool()  # type: ignore[attr-defined]


def kill_server(data: Path) -> None:
    """Kill the server and see the last of its processes off."""
    found = place.find(data)
    listed = ("-X", "-A", "-t", "-d", "postgres", "-c", "SELECT pid FROM pg_stat_activity")
    helpers = [int(number) for number in server_of(found).run("psql", *listed).text.split()]
    server = int(pid_file(data).read_text().split()[0])
    os.kill(server, signal.SIGKILL)
    deadline = time.monotonic() + 60
    while any(leftover.may_be_server(number, found.cluster) for number in [server, *helpers]):
        assert time.monotonic() < deadline, "the killed server's processes live on"


def pid_file(data: Path) -> Path:
    return place.find(data).cluster / "postmaster.pid"


def ask(connections: ConnectionHandler, statement: str) -> list[tuple[object, ...]]:
    """Run one statement as one request does: take a connection, give it back."""
    with connections["default"].cursor() as cursor:
        cursor.execute(statement)
        rows = cursor.fetchall() if cursor.description else []
    connections["default"].close()
    return rows


def ask_after_crash(connections: ConnectionHandler, statement: str) -> list[tuple[object, ...]]:
    """Ask, and once more where the first try met a server that was just dying."""
    try:
        return ask(connections, statement)
    except OperationalError:
        connections["default"].close()
        return ask(connections, statement)


def test_the_settings_start_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    settings = embedded.connection_settings(data)
    assert settings["ENGINE"] == "cramptracker.embedded"
    assert settings["HOST"] == str(place.find(data).sockets)
    assert not data.exists()


def test_sockets_lie_beside_the_cluster_where_the_path_allows_it() -> None:
    data = Path("/srv/diary/data")
    assert place.find(data).sockets == data / "postgres" / "run"


def test_a_long_path_gets_a_short_socket(tmp_path: Path) -> None:
    found = place.find(tmp_path / ("very long " * 20) / "data")
    assert len(os.fsencode(found.socket)) <= place.LONGEST_SOCKET
    assert found.sockets != place.find(tmp_path / ("also long " * 20) / "data").sockets


@pytest.mark.parametrize("name", ["x" * 120, "a, b", "Ana's"])
def test_it_runs_at_an_awkward_path(tmp_path: Path, name: str) -> None:
    data = tmp_path / name
    try:
        assert embedded.ensure(data)
        assert embedded.is_running(data)
    finally:
        embedded.destroy(data)
    assert not place.find(data).home.exists()
    assert not place.find(data).sockets.exists()


def test_a_path_that_no_shell_understands_is_refused(tmp_path: Path) -> None:
    server = server_of(place.Place(tmp_path, tmp_path / "a$b"))
    with pytest.raises(embedded.DatabaseProblem, match=r"dollar.*CRAMPTRACKER_DATA"):
        server.refuse_unspeakable_path()


def test_only_the_first_of_many_starts_it(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as together:
        try:
            started = list(together.map(lambda _: embedded.ensure(tmp_path), range(4)))
        finally:
            embedded.destroy(tmp_path)
    assert sorted(started) == [False, False, False, True]


def test_stopping_it_twice_is_no_error(data: Path) -> None:
    embedded.ensure(data)
    assert embedded.stop(data)
    assert not embedded.stop(data)
    assert not embedded.is_running(data)
    assert embedded.ensure(data)


def test_an_interrupted_first_start_is_swept_up(tmp_path: Path) -> None:
    half_made = tmp_path / "postgres" / "new-broken"
    half_made.mkdir(parents=True)
    if os.geteuid() == account.ROOT:
        half_made = place.settle(tmp_path).home / "new-broken"
        half_made.mkdir(parents=True, exist_ok=True)
    try:
        assert embedded.ensure(tmp_path)
        assert not half_made.exists()
    finally:
        embedded.destroy(tmp_path)


def test_the_app_is_no_superuser_and_listens_to_no_network(connections: ConnectionHandler) -> None:
    [role] = ask(
        connections,
        "SELECT rolname, rolsuper, rolbypassrls, rolcreatedb FROM pg_roles "
        "WHERE rolname = current_user",
    )
    assert role == ("cramptracker", False, False, True)
    assert ask(connections, "SHOW listen_addresses") == [("",)]
    assert ask(connections, "SHOW fsync") == [("on",)]
    assert ask(connections, "SHOW data_checksums") == [("on",)]


def test_letters_of_every_language_have_cases(connections: ConnectionHandler) -> None:
    assert ask(connections, "SELECT upper('wadenkrämpfe'), 'Ä' ILIKE 'ä'") == [
        ("WADENKRÄMPFE", True)
    ]


def test_a_killed_server_comes_back_with_all_that_was_saved(
    data: Path, connections: ConnectionHandler
) -> None:
    ask(connections, "DROP TABLE IF EXISTS kept")
    ask(connections, "CREATE TABLE kept (intensity int)")
    ask(connections, "INSERT INTO kept VALUES (7)")
    kill_server(data)
    assert ask_after_crash(connections, "SELECT intensity FROM kept") == [(7,)]
    assert embedded.is_running(data)


def test_a_killed_server_is_noticed_by_a_connection_in_use(
    data: Path, connections: ConnectionHandler
) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT 1")
        kill_server(data)
        with pytest.raises(OperationalError):
            cursor.execute("SELECT pg_sleep(20)")
    connections["default"].close()
    assert ask_after_crash(connections, "SELECT 2") == [(2,)]


def test_a_number_that_another_program_has_now_is_no_obstacle(
    data: Path, connections: ConnectionHandler
) -> None:
    owner = account.server_account(place.find(data).cluster)
    kill_server(data)
    with subprocess.Popen(
        ["/bin/cat"], cwd="/", stdin=subprocess.PIPE, **owner.process_options()
    ) as other:
        _, *rest = pid_file(data).read_text().splitlines(keepends=True)
        pid_file(data).write_text("".join([f"{other.pid}\n", *rest]))
        assert ask_after_crash(connections, "SELECT 1") == [(1,)]
        assert other.poll() is None
        other.communicate()


def test_a_process_that_may_be_the_server_is_left_alone(data: Path) -> None:
    embedded.ensure(data)
    before = pid_file(data).read_text()
    leftover.disown(pid_file(data), place.find(data).cluster)
    assert pid_file(data).read_text() == before
    problem = server_of(place.find(data))._start_problem(
        'FATAL:  lock file "postmaster.pid" already exists\n'
        'HINT:  Is another postmaster (PID 4711) running in data directory "x"?'
    )
    assert "process 4711" in str(problem)
    assert "Nothing is lost" in str(problem)
    assert str(pid_file(data)) in str(problem)


def test_somebody_elses_socket_is_not_taken_for_ours(tmp_path: Path) -> None:
    found = place.find(tmp_path / "data")
    found.sockets.mkdir(parents=True)
    with socket.socket(socket.AF_UNIX) as fake:
        fake.bind(str(found.socket))
        fake.listen()
        assert not embedded.is_running(tmp_path / "data")


def test_a_broken_start_says_why_and_what_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    try:
        embedded.ensure(tmp_path)
        embedded.stop(tmp_path)
        monkeypatch.setattr("cramptracker.embedded.config.PORT", "none")
        with pytest.raises(embedded.DatabaseProblem, match=r"(?s)Nothing was changed.*port"):
            embedded.ensure(tmp_path)
    finally:
        embedded.destroy(tmp_path)


def test_without_any_postgresql_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRAMPTRACKER_PG_BIN", str(tmp_path))
    with pytest.raises(embedded.DatabaseProblem, match="DATABASE_URL"):
        binaries.choose(None)


def test_a_cluster_of_another_version_is_not_touched(data: Path) -> None:
    with pytest.raises(embedded.DatabaseProblem, match=r"made by PostgreSQL 14.*Nothing was"):
        binaries.choose(14)
    assert binaries.choose(place.find(data).major).major == place.find(data).major


def test_a_broken_way_to_the_database_is_explained(tmp_path: Path) -> None:
    (tmp_path / "postgres-elsewhere").write_text("../../etc")
    with pytest.raises(embedded.DatabaseProblem, match="should hold the name"):
        place.find(tmp_path)
