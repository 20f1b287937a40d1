"""A chart is drawn by the page alone: nothing of the chart library may send it anywhere."""

import re

import pytest
from django.contrib.staticfiles import finders


@pytest.fixture
def script() -> str:
    found = finders.find("diary/js/charts.js")
    assert isinstance(found, str)
    with open(found, encoding="utf-8") as file:
        return file.read()


@pytest.mark.parametrize(
    "setting",
    [
        "showSendToCloud: false",
        'plotlyServerURL: ""',
        "displaylogo: false",
        "displayModeBar: false",
        "showLink: false",
        "sendData: false",
    ],
)
def test_every_way_out_is_closed(setting: str, script: str) -> None:
    config = re.search(r"const CONFIG = \{(.*?)\};", script, re.DOTALL)
    assert config
    assert setting in config[1]


def test_every_drawing_is_made_with_it(script: str) -> None:
    drawn = re.findall(r"Plotly\.\w+\(([^;]*)\);", script)
    assert drawn
    assert all(call.endswith("CONFIG") for call in drawn)


def test_the_script_names_no_other_place(script: str) -> None:
    assert not re.search(r"https?:|fetch\(|XMLHttpRequest|sendBeacon|\beval\b|innerHTML", script)
