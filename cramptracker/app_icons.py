"""The app's icons as PNG, painted from our SVG files when static files are looked for.

Nothing painted lies in the repository, as with the style sheet (``cramptracker/stylesheet.py``).
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from cramptracker import painting

FOLDER = "diary/install"
TOUCH_ICON = f"{FOLDER}/touch-icon-180.png"
ICONS = {
    TOUCH_ICON: ("app", 180, False),  # iOS rounds the corners itself
    f"{FOLDER}/app-192.png": ("app", 192, True),
    f"{FOLDER}/app-512.png": ("app", 512, True),
    f"{FOLDER}/app-maskable-512.png": ("app-maskable", 512, False),
}
"""Each name, the SVG file that it is painted from, its size in pixels, and rounded corners."""


class AppIcons(BaseFinder):
    """Finds the icons of ``ICONS``."""

    def find(self, path: str, find_all: bool = False, **options: Any) -> Any:
        if path not in ICONS:
            return []
        found = str(painted(path))
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        for name in ICONS:
            painted(name)
            yield name, FileSystemStorage(location=_folder())


def painted(name: str) -> Path:
    """Paint an icon, if its SVG file has changed since; return where it lies."""
    shape, size, rounded = ICONS[name]
    source = settings.BASE_DIR / "diary/static" / FOLDER / f"{shape}.svg"
    icon = _folder() / name
    newest = max(Path(file).stat().st_mtime_ns for file in (source, painting.__file__))
    if not icon.exists() or icon.stat().st_mtime_ns < newest:
        icon.parent.mkdir(parents=True, exist_ok=True)
        draft = icon.with_suffix(f".{os.getpid()}")  # nobody reads half of it
        draft.write_bytes(painting.png_of(source.read_text(), size, rounded=rounded))
        draft.replace(icon)
    return icon


def _folder() -> Path:
    return Path(settings.DATA) / "painted"
