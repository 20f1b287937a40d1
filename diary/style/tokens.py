"""The names of the tokens, in groups, as tokens.css has them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """Colours that belong together."""

    name: str
    tokens: tuple[str, ...]


def _group(name: str, tokens: str) -> Group:
    return Group(name, tuple(f"--{token}" for token in tokens.split()))


COLOURS = (
    _group("Surfaces and ink", "paper sheet sheet-sunk ink ink-soft line line-strong"),
    _group(
        "Aubergine: structure, links, what is chosen",
        "accent accent-hover on-accent fill fill-hover on-fill accent-soft on-accent-soft",
    ),
    _group(
        "Lamplight: the one thing to do now",
        "lamp lamp-hover lamp-edge on-lamp lamp-soft on-lamp-soft",
    ),
    _group(
        "A quiet day, a warning",
        "good good-soft on-good-soft danger on-danger danger-soft on-danger-soft flag on-flag",
    ),
    _group("Charts", "chart-1 chart-2 chart-3 chart-4 chart-band chart-grid chart-text"),
    _group(
        "Heat: how much",
        "heat-0 heat-1 heat-2 heat-3 heat-4 on-heat-low on-heat-mid on-heat-dark on-heat-high",
    ),
    _group("Toast", "toast on-toast"),
)
TYPE = ("3xl", "2xl", "xl", "l", "m", "s", "xs")
SPACES = (
    ("s1", 4),
    ("s2", 8),
    ("s3", 12),
    ("s4", 16),
    ("s5", 24),
    ("s6", 32),
    ("s7", 48),
    ("s8", 72),
)
"""Steps and what they measure, in CSS pixels."""


def colour_names() -> list[str]:
    """Every colour by its name."""
    return [token for group in COLOURS for token in group.tokens]
