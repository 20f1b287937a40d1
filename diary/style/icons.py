"""The icons of our sprite, read from it."""

import re
from functools import cache
from pathlib import Path

SPRITE = Path(__file__).parent.parent / "static" / "diary" / "icons.svg"


@cache
def icon_names() -> tuple[str, ...]:
    """Return the name of every icon, in the order of the sprite."""
    return tuple(re.findall(r'<symbol id="(\w+)"', SPRITE.read_text()))
