"""``manage.py analyse``: diaries in, findings out, without the database.

No test here asks for the database, so one that touched it would fail.
"""

import json
import os
import subprocess
import sys
from datetime import date
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from diary.exchange.workers import FEW
from tests.diary.exchange.diary_json.examples import bare
from tests.diary.exchange.test_analysing import thirsty, told

ROOT = Path(__file__).parent.parent.parent.parent


def written(tmp_path: Path, *diaries: Any) -> str:
    """Return a file with these diaries, one a line; texts go in as they are."""
    lines = [one if isinstance(one, str) else json.dumps(one) for one in diaries]
    file = tmp_path / "diaries.jsonl"
    file.write_text("".join(f"{line}\n" for line in lines))
    return str(file)


def analysed(file: str, **options: Any) -> list[dict[str, Any]]:
    out = StringIO()
    call_command("analyse", file, **{"jobs": 1, **options}, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def short(id: int) -> dict[str, Any]:
    """Return a diary of a month; the odd ones have a cramp in it."""
    cramp = {"started_at": "2026-01-03T03:10:00Z", "symptoms": ["dark_urine"]}
    days = {"first_day": "2026-01-01", "last_day": "2026-01-31"}
    return bare(id=id, **days, episodes=[cramp] if id % 2 else [])


def test_each_diary_gets_a_line_in_the_order_of_the_file(tmp_path: Path) -> None:
    lines = analysed(written(tmp_path, thirsty(), "", short(2), "  ", short(1)))
    assert [line["id"] for line in lines] == ["thirsty", 2, 1]
    assert [line["red_flags"] for line in lines] == [[], [], ["dark_urine"]]


def test_two_jobs_answer_in_the_same_order_as_one(tmp_path: Path) -> None:
    diaries = [thirsty(), *(short(id) for id in range(FEW)), thirsty(60)]
    file = written(tmp_path, *diaries)
    two, one = (analysed(file, jobs=jobs) for jobs in (2, 1))
    assert [line["id"] for line in two] == ["thirsty", *range(FEW), "thirsty"]
    assert [told(line) for line in two] == [told(line) for line in one]


def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    out = StringIO()
    file = written(tmp_path, short(1), "", "{", short(2))
    with pytest.raises(CommandError) as refused:
        call_command("analyse", file, jobs=1, stdout=out)
    assert refused.value.returncode == 1
    assert str(refused.value) == "1 of 3 diaries could not be read: see the lines with an error."
    first, bad, last = map(json.loads, out.getvalue().splitlines())
    assert (first["id"], last["id"]) == (1, 2)
    assert bad["line"] == 3
    assert "this is not JSON" in bad["error"]


def test_diaries_may_come_by_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = b"\xef\xbb\xbf" + json.dumps(short(1)).encode() + b"\n" + json.dumps(short(2)).encode()
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(lines)))
    assert [line["id"] for line in analysed("-")] == [1, 2]


def test_one_may_ask_for_a_day_and_for_the_reviews(tmp_path: Path) -> None:
    file = written(tmp_path, thirsty(), short(1))
    lines = analysed(file, as_of=date(2026, 10, 1), reviews=True)
    assert [(line["id"], line["look"]) for line in lines] == [
        ("thirsty", 30),
        ("thirsty", 45),
        ("thirsty", 68),
        (1, 30),
    ]


@pytest.mark.parametrize("wrong", [["--jobs", "0"], ["--jobs", "two"], ["--as-of", "2026-02-30"]])
def test_what_makes_no_sense_is_refused_before_anything_is_read(wrong: list[str]) -> None:
    with pytest.raises(CommandError, match="is not a"):
        call_command("analyse", "-", *wrong)


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(CommandError, match=r"nowhere\.jsonl can't be read: No such file"):
        analysed("nowhere.jsonl")


def on_its_own(tmp_path: Path, *arguments: str, **pipes: Any) -> "subprocess.Popen[str]":
    """Start the command as people do, where there is no database to connect to."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "cramptracker.settings"}
    environment |= {"CRAMPTRACKER_DATA": str(tmp_path / "data"), "SECRET_KEY": "for tests"}
    environment |= {"DATABASE_URL": "postgres://nobody:none@127.0.0.1:1/none"}
    return subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), "analyse", *arguments],
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **pipes,
    )


def test_it_needs_no_database_and_its_workers_don_t_either(tmp_path: Path) -> None:
    file = written(tmp_path, *map(short, range(FEW)))
    with on_its_own(tmp_path, file, "--jobs", "2") as command:
        out, problems = command.communicate()
    assert (command.returncode, problems) == (0, "")
    assert [json.loads(line)["id"] for line in out.splitlines()] == list(range(FEW))
    assert not (tmp_path / "data").exists()


def test_it_starts_no_database_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cramptracker.embedded.ensure", lambda *_: pytest.fail("was started"))
    assert analysed(written(tmp_path, short(1)))[0]["id"] == 1


def test_who_stops_reading_hears_no_complaint(tmp_path: Path) -> None:
    file = written(tmp_path, *(thirsty(120 + id) for id in range(FEW)))
    with on_its_own(tmp_path, file, "--jobs", "1") as command:
        assert command.stdout is not None
        assert command.stderr is not None
        assert json.loads(command.stdout.readline())["id"] == "thirsty"
        command.stdout.close()
        assert command.stderr.read() == ""
    assert command.returncode == 0
