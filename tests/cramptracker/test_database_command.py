"""``manage.py database`` looks after the embedded server, and nothing is lost on the way."""

from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from cramptracker import embedded
from cramptracker.embedded import place
from cramptracker.embedded.cluster import server_of


@pytest.fixture
def data(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a data folder of our own, which the commands then work on."""
    data = tmp_path / "data"
    settings.DATA = data
    monkeypatch.setitem(connection.settings_dict, "ENGINE", "cramptracker.embedded")
    yield data
    embedded.destroy(data)


def run(*arguments: Any) -> str:
    out = StringIO()
    call_command(*map(str, arguments), stdout=out)
    return out.getvalue()


def sql(data: Path, statement: str) -> str:
    embedded.ensure(data)
    arguments = ("-X", "-A", "-t", "-q", "-d", "cramptracker", "-c", statement)
    return server_of(place.find(data)).run("psql", *arguments).text


def answering(answer: str) -> Callable[[str], str]:
    return lambda question: answer


def test_it_starts_and_stops_and_says_so(data: Path) -> None:
    assert "does not run" in run("database", "status")
    assert run("database", "start") == "The database runs now.\n"
    assert run("database", "start") == "The database was running.\n"
    assert f"runs. Its files: {place.find(data).home}" in run("database", "status")
    assert run("database", "stop") == "The database is stopped.\n"
    assert run("database", "stop") == "The database did not run.\n"


def test_a_backup_brings_back_what_was_there(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "cramps.dump"
    sql(data, "CREATE TABLE cramps AS SELECT 7 AS intensity")
    assert str(file) in run("database", "backup", file)
    assert file.stat().st_mode & 0o077 == 0
    sql(data, "UPDATE cramps SET intensity = 0")
    run("database", "restore", file, "--yes")
    assert sql(data, "SELECT intensity FROM cramps") == "7"


def test_a_backup_holds_rows_that_the_app_may_not_see(data: Path, tmp_path: Path) -> None:
    sql(
        data,
        "CREATE TABLE diary AS SELECT 1 AS owner; ALTER TABLE diary OWNER TO cramptracker; "
        "ALTER TABLE diary ENABLE ROW LEVEL SECURITY; ALTER TABLE diary FORCE ROW LEVEL SECURITY",
    )
    run("database", "backup", tmp_path / "all.dump")
    sql(data, "DROP TABLE diary")
    run("database", "restore", tmp_path / "all.dump", "--yes")
    assert sql(data, "SELECT owner FROM diary") == "1"
    assert sql(data, "SELECT relforcerowsecurity FROM pg_class WHERE relname = 'diary'") == "t"
    assert sql(data, "SELECT tableowner FROM pg_tables WHERE tablename = 'diary'") == "cramptracker"


def test_a_broken_backup_changes_nothing(data: Path, tmp_path: Path) -> None:
    sql(data, "CREATE TABLE cramps AS SELECT 7 AS intensity")
    (tmp_path / "broken").write_text("not a backup")
    with pytest.raises(CommandError, match="the database is as it was"):
        run("database", "restore", tmp_path / "broken", "--yes")
    assert sql(data, "SELECT intensity FROM cramps") == "7"
    with pytest.raises(CommandError, match="Nothing was changed"):
        run("database", "restore", tmp_path / "not there", "--yes")


def test_a_backup_into_nowhere_says_so(data: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no folder"):
        run("database", "backup", tmp_path / "nowhere" / "file")


def test_nothing_is_removed_unless_a_person_agrees(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("database", "start")
    monkeypatch.setattr("builtins.input", answering("no"))
    with pytest.raises(CommandError, match="Nothing was changed"):
        run("database", "destroy")
    assert embedded.is_running(data)
    monkeypatch.setattr("builtins.input", answering("yes"))
    assert run("database", "destroy") == "The database is gone.\n"
    assert not place.find(data).home.exists()


def test_reset_leaves_what_is_not_ours(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("database", "start")
    (data / "holiday.jpg").touch()
    (data / "static").mkdir()
    monkeypatch.setattr("builtins.input", answering("no"))
    with pytest.raises(CommandError, match="Nothing was changed"):
        run("reset")
    run("reset", "--yes")
    assert [file.name for file in data.iterdir()] == ["holiday.jpg"]


def test_stop_says_whether_there_was_anything_to_stop(data: Path) -> None:
    run("database", "start")
    assert run("stop") == "Everything is stopped.\n"
    assert run("stop") == "Nothing was running.\n"


def test_for_another_database_it_says_what_to_use(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connection.settings_dict, "ENGINE", "django.db.backends.postgresql")
    with pytest.raises(CommandError, match="pg_dump"):
        run("database", "backup", "file")
