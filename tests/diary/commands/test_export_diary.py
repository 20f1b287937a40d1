"""``manage.py export_diary``: a diary leaves."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from diary.exchange.diary_json import read_diary, write_diary
from diary.models import Person
from tests.helpers import checked_in, cramp, medicine

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def exported(*arguments: str) -> str:
    out = StringIO()
    call_command("export_diary", *arguments, stdout=out)
    return out.getvalue()


def test_anas_diary_leaves_on_one_line(ana: Person) -> None:
    cramp(ana, "2026-01-03 03:10", notes="Größer als\nje zuvor", sites=["calf:left", "toes"])
    checked_in(ana, "2026-01-02", fluids_ml=1500, sleep_hours="7.50", own={"new shoes": True})
    medicine(ana, "simvastatin", "2025-12-01", medicine_class="statin")
    (line,) = exported("Ana@Example.org").splitlines()
    diary = json.loads(line)
    assert diary["person"] == {"time_zone": "Europe/Berlin", "day_starts_at": "06:00"}
    assert (diary["first_day"], diary["last_day"]) == ("2026-01-02", "2026-01-02")
    (episode,), (check_in,) = diary["episodes"], diary["check_ins"]
    assert episode["started_at"] == "2026-01-03T03:10:00+01:00"
    assert episode["sites"] == [
        {"muscle": "calf", "side": "left"},
        {"muscle": "toes", "side": None},
    ]
    assert episode["notes"] == "Größer als\nje zuvor"
    assert (episode["activity"], episode["intensity"]) == (None, None)
    assert check_in["sleep_hours"] == 7.5
    assert check_in["exertion"] is None
    assert diary["medicine_courses"][0]["stopped_on"] is None


def test_an_empty_diary_leaves_too(ana: Person) -> None:
    diary = json.loads(exported(ana.email))
    assert (diary["first_day"], diary["last_day"]) == (None, None)
    assert diary["episodes"] == diary["check_ins"] == diary["medicine_courses"] == []


def test_a_file_is_for_its_owners_eyes_only(ana: Person, tmp_path: Path) -> None:
    cramp(ana, "2026-01-03 03:10", notes="Größer")
    file = tmp_path / "ana.json"
    file.write_text("older")
    file.chmod(0o644)
    assert "1 episodes, 0 check-ins and 0 medicine courses" in exported(
        ana.email, "--output", str(file)
    )
    assert file.stat().st_mode & 0o777 == 0o600
    assert read_diary(file.read_bytes()) == read_diary(write_diary(ana))
    assert "Größer" in file.read_text("utf-8")
    assert list(tmp_path.iterdir()) == [file]


def test_a_place_that_cant_be_written_is_said(ana: Person, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="can't be written: No such file or directory"):
        exported(ana.email, "--output", str(tmp_path / "nowhere" / "ana.json"))


def test_nothing_of_ben_leaves_with_ana(ana: Person, ben: Person) -> None:
    cramp(ben, "2026-01-03 03:10", notes="Ben's")
    assert "Ben" not in exported(ana.email)


def test_an_unknown_address_is_said(ana: Person) -> None:
    with pytest.raises(CommandError, match="no account with the email address nobody@example"):
        exported("nobody@example.org")
