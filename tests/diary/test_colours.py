"""The colours: each theme whole, readable, told apart by eyes of every kind, and dim at night."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from diary.kinds import KINDS
from diary.style.icons import icon_names
from diary.style.tokens import colour_names

ROOT = Path(__file__).parents[2]
CSS = ROOT / "diary" / "static" / "diary" / "css"
THEMES = ("tokens", "dark", "night")

PAPERS = ("paper", "sheet", "sheet-sunk")
TEXT = [
    *((text, paper) for text in ("ink", "ink-soft", "accent", "danger") for paper in PAPERS),
    *(("ink", under) for under in ("accent-soft", "lamp-soft")),
    ("good", "paper"), ("good", "sheet"), ("chart-text", "sheet"),
    ("on-accent", "accent"), ("on-accent-soft", "accent-soft"),
    ("on-fill", "fill"), ("on-fill", "fill-hover"),
    ("on-lamp", "lamp"), ("on-lamp", "lamp-hover"), ("on-lamp-soft", "lamp-soft"),
    ("on-good-soft", "good-soft"), ("on-danger", "danger"), ("on-danger-soft", "danger-soft"),
    ("on-flag", "flag"), ("on-toast", "toast"),
    ("on-heat-low", "heat-0"), ("on-heat-low", "heat-1"), ("on-heat-mid", "heat-2"),
    ("on-heat-dark", "heat-3"), ("on-heat-high", "heat-4"),
]  # fmt: skip
"""What is read, and on what: WCAG 2.2 AA asks for 4.5."""
PARTS = [
    *(("line-strong", paper) for paper in PAPERS),
    *((f"chart-{number}", "sheet") for number in (1, 2, 3, 4)),
    ("accent", "paper"), ("lamp-edge", "paper"),
]  # fmt: skip
"""What has to be seen: WCAG 2.2 AA asks for 3."""

EYES = {
    "all three kinds of cone": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
"""What is left of linear red, green and blue (Machado, Oliveira and Fernandes 2009)."""


def colours(theme: str) -> dict[str, str]:
    """The colours of a theme by name; what it leaves out is as by day."""
    by_day = (CSS / "tokens.css").read_text()
    found = re.findall(
        r"--([\w-]+):\s*(#[0-9a-f]{6});", by_day + (CSS / f"{theme}.css").read_text()
    )
    return dict(found)


def linear(colour: str) -> tuple[float, float, float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return red, green, blue


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lab(colour: str, eye: str) -> tuple[float, float, float]:
    """CIE L*a*b* of a colour as some eyes see it."""
    seen = [
        min(1.0, max(0.0, sum(w * c for w, c in zip(row, linear(colour), strict=True))))
        for row in EYES[eye]
    ]
    red, green, blue = seen
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(one: str, other: str, eye: str) -> float:
    """How far apart two colours are to some eyes; 2.3 is just noticed."""
    pairs = zip(lab(one, eye), lab(other, eye), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_answers_every_colour(theme: str) -> None:
    own = re.findall(r"--([\w-]+):\s*#", (CSS / f"{theme}.css").read_text())
    assert {f"--{name}" for name in own} == set(colour_names())


@pytest.mark.parametrize("theme", THEMES)
def test_words_and_controls_stand_out(theme: str) -> None:
    named = colours(theme)
    wanted = [(pair, 4.5) for pair in TEXT] + [(pair, 3) for pair in PARTS]
    poor = {
        f"{one} on {other}": round(contrast(named[one], named[other]), 2)
        for (one, other), least in wanted
        if contrast(named[one], named[other]) < least
    }
    assert poor == {}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eye", EYES)
def test_the_series_of_a_chart_are_told_apart(theme: str, eye: str) -> None:
    series = [colours(theme)[f"chart-{number}"] for number in (1, 2, 3, 4)]
    near = {
        pair: round(apart(*pair, eye), 1)
        for pair in combinations(series, 2)
        if apart(*pair, eye) < 12
    }
    assert near == {}


@pytest.mark.parametrize("theme", THEMES)
def test_more_heat_is_always_further_from_the_paper(theme: str) -> None:
    named = colours(theme)
    steps = [contrast(named[f"heat-{number}"], named["paper"]) for number in range(5)]
    assert steps == sorted(steps)


def test_the_night_is_dim_and_has_no_blue_in_it() -> None:
    named = colours("night")
    assert luminance(named["paper"]) < 0.003
    assert max(luminance(named[paper]) for paper in PAPERS) < 0.01
    brightest = max(luminance(colour) for colour in named.values())
    assert brightest < 0.7
    assert luminance(named["ink"]) < 0.4
    for name, colour in named.items():
        red, green, blue = linear(colour)
        assert red >= green >= blue, name


def test_every_icon_that_is_named_is_drawn() -> None:
    templates = " ".join(file.read_text() for file in (ROOT / "templates").rglob("*.html"))
    named = set(re.findall(r'components/icon.html" with name="(\w+)"', templates))
    named |= {kind.icon for kind in KINDS}
    assert len(named) > 20
    assert named <= set(icon_names())
