"""One style sheet out of many small ones, made where it is looked for."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from pytest_django import Settings

from cramptracker import stylesheet, upkeep

CSS = Path(__file__).parents[2] / "diary" / "static" / "diary" / "css"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings: Settings) -> Path:
    settings.DATA = tmp_path
    return tmp_path


def test_the_whole_holds_every_part_in_order() -> None:
    found = finders.find(stylesheet.NAME)
    assert isinstance(found, str)
    whole = Path(found).read_text()
    places = [whole.index((CSS / f"{name}.css").read_text()) for name in stylesheet.PARTS]
    assert places == sorted(places)
    assert "url(" not in whole  # it lies elsewhere than its parts


def test_it_is_written_again_only_when_a_part_has_changed(
    tmp_path: Path, settings: Settings
) -> None:
    own = tmp_path / "diary" / "static" / "diary" / "css"
    own.mkdir(parents=True)
    for name in stylesheet.PARTS:
        (own / f"{name}.css").write_text(f"/* {name} */")
    settings.BASE_DIR = tmp_path
    first = stylesheet.joined().stat()
    assert stylesheet.joined().stat() == first
    (own / "base.css").write_text("a { color: green }")
    assert "green" in stylesheet.joined().read_text()
    assert [file.name for file in stylesheet.joined().parent.iterdir()] == ["pages.css"]


def test_other_names_are_left_to_others() -> None:
    assert stylesheet.PagesStyleSheet().find("diary/css/base.css") == []
    assert stylesheet.PagesStyleSheet().find("diary/css/base.css", find_all=True) == []


def test_a_changed_part_is_collected_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    before = upkeep._fingerprint()
    monkeypatch.setattr(stylesheet, "PARTS", stylesheet.PARTS[:-1])
    assert upkeep._fingerprint() != before
