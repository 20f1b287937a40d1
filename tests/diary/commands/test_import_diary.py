"""``manage.py import_diary``: a diary arrives."""

import json
import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from diary.acting import acting_as
from diary.exchange.diary_json import write_diary
from diary.models import Episode, Person
from diary.services import delete
from tests.helpers import checked_in, cramp

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture
def bens_file(ben: Person, tmp_path: Path) -> Path:
    cramp(ben, "2026-01-03 03:10", notes="Ben's")
    checked_in(ben, "2026-01-02", fluids_ml=1500)
    file = tmp_path / "ben.json"
    file.write_text(json.dumps(write_diary(ben)))
    return file


def imported(person: Person, file: Path | str) -> list[str]:
    out = StringIO()
    call_command("import_diary", person.email, str(file), stdout=out)
    return out.getvalue().splitlines()


def test_it_says_what_it_did_and_the_second_time_that_it_did_nothing(
    ana: Person, bens_file: Path
) -> None:
    assert imported(ana, bens_file) == [
        "Episodes: 1 new, 0 already there.",
        "Check-ins: 1 new, 0 already there.",
        "Medicine courses: 0 new, 0 already there.",
    ]
    assert imported(ana, bens_file)[0] == "Episodes: 0 new, 1 already there."


def test_it_says_what_it_left_as_it_was(ana: Person, bens_file: Path) -> None:
    imported(ana, bens_file)
    with acting_as(ana):
        delete(Episode.objects.get())
    checked_in(ana, "2026-01-02", fluids_ml=2000)
    assert imported(ana, bens_file)[:2] == [
        "Episodes: 0 new, 0 already there, 1 deleted in the diary and left so.",
        "Check-ins: 0 new, 0 already there, 1 different in the diary and kept as they were.",
    ]


def test_it_reads_standard_input(
    ana: Person, bens_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(bens_file.read_bytes())))
    assert imported(ana, "-")[0] == "Episodes: 1 new, 0 already there."


def test_a_broken_file_changes_nothing_and_names_every_place(ana: Person, bens_file: Path) -> None:
    diary: dict[str, Any] = json.loads(bens_file.read_text())
    diary["episodes"][0]["sites"] = [{"mussel": "calf"}]
    diary["check_ins"][0]["exertion"] = 11
    bens_file.write_text(json.dumps(diary))
    with pytest.raises(CommandError) as refused:
        imported(ana, bens_file)
    assert str(refused.value).splitlines() == [
        "This is not a diary that can be imported. Nothing has changed.",
        "episodes[0].sites[0].mussel: unknown key",
        "episodes[0].sites[0].muscle: is missing",
        "check_ins[0].exertion: must be from 0 to 10, is 11",
    ]
    assert refused.value.returncode == 1
    assert write_diary(ana)["check_ins"] == []


def test_a_file_that_isnt_there_is_said(ana: Person, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"none\.json can't be read: No such file"):
        imported(ana, tmp_path / "none.json")
    with pytest.raises(CommandError, match="can't be read: Is a directory"):
        imported(ana, tmp_path)


def test_an_unknown_address_is_said(bens_file: Path) -> None:
    with pytest.raises(CommandError, match="no account with the email address nobody@example"):
        call_command("import_diary", "nobody@example.org", str(bens_file))
