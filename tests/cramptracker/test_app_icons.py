"""The app's icons for phones that read no SVG: painted from our own drawings when asked for."""

import os
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from django.conf import settings as project
from django.contrib.staticfiles import finders
from numpy.typing import NDArray
from pytest_django import Settings

from cramptracker import app_icons, painting

AUBERGINE, LAMP = (0x3C, 0x1F, 0x4B, 255), (0xF4, 0xB6, 0x5A, 255)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings: Settings) -> Path:
    settings.DATA = tmp_path
    return tmp_path


def pixels_of(png: bytes) -> NDArray[np.uint8]:
    """Unpack a PNG of ours; its checksums must be right."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, chunks = 8, dict[bytes, bytes]()
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        name, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        (check,) = struct.unpack(">I", png[at + 8 + length : at + 12 + length])
        assert check == zlib.crc32(name + body)
        chunks[name] = body
        at += 12 + length
    width, height, depth, kind = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    assert (depth, kind) == (8, 6)
    rows = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(height, -1)
    assert not rows[:, 0].any()
    return rows[:, 1:].reshape(height, width, 4)


@pytest.mark.parametrize("name", app_icons.ICONS)
def test_every_icon_shows_the_knot_on_aubergine(name: str) -> None:
    found = finders.find(name)
    assert isinstance(found, str)
    _shape, size, rounded = app_icons.ICONS[name]
    pixels = pixels_of(Path(found).read_bytes())
    assert pixels.shape == (size, size, 4)
    middle = size // 2
    assert tuple(pixels[middle, middle]) == LAMP, "the line through the middle"
    assert tuple(pixels[middle, size // 20]) == AUBERGINE
    assert pixels[0, 0, 3] == (0 if rounded else 255)
    assert (pixels == pixels[:, ::-1]).all(), "both halves are alike"
    if "maskable" in name:
        yellow = np.argwhere(pixels[..., 0] > 0xC0) - (size - 1) / 2
        assert np.hypot(*yellow.T).max() < size * 0.4, "a mask may cut off a tenth on each side"


def test_the_touch_icon_is_as_in_the_drawing() -> None:
    svg = (project.BASE_DIR / "diary/static/diary/install/app.svg").read_text()
    pixels = pixels_of(painting.png_of(svg, 512))
    for x, y in ((84, 138), (256, 232), (428, 138), (84, 374), (256, 280)):  # along both curves
        assert tuple(pixels[y, x]) == LAMP
    assert tuple(pixels[180, 256]) == AUBERGINE


def test_an_icon_is_painted_again_only_when_its_drawing_has_changed(
    tmp_path: Path, settings: Settings
) -> None:
    shipped = settings.BASE_DIR / "diary/static" / app_icons.FOLDER / "app.svg"
    own = tmp_path / "diary/static" / app_icons.FOLDER / "app.svg"
    own.parent.mkdir(parents=True)
    own.write_text(shipped.read_text())
    settings.BASE_DIR = tmp_path
    first = app_icons.painted(app_icons.TOUCH_ICON).stat()
    assert app_icons.painted(app_icons.TOUCH_ICON).stat() == first
    own.write_text(shipped.read_text().replace("#f4b65a", "#ffffff"))
    later = first.st_mtime_ns + 10**9
    os.utime(own, ns=(later, later))
    again = app_icons.painted(app_icons.TOUCH_ICON)
    assert tuple(pixels_of(again.read_bytes())[90, 90]) == (255, 255, 255, 255)


def test_other_names_and_other_drawings_are_left_to_others() -> None:
    assert app_icons.AppIcons().find("diary/install/app.svg") == []
    with pytest.raises(ValueError, match="not understood"):
        painting.png_of(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect fill="#000000"/>'
            '<g stroke="#ffffff" stroke-width="1"><path d="M1 1a1 1"/></g></svg>',
            8,
        )
