"""The style sheet of every page: our small files joined into one, so that a phone asks once.

It is made when static files are looked for, in the data folder, from files that stay short enough
to read. Nothing has to be built, and nothing built lies in the repository.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "diary/css/pages.css"
PARTS = (
    "tokens",
    "base",
    "shell",
    "messages",
    "components",
    "notes",
    "forms",
    "choices",
    "actions",
    "diary",
    "findings",
    "intervals",
    "articles",
    "offline",
    "forced-colors",
)
"""In the order in which they have their say."""


class PagesStyleSheet(BaseFinder):
    """Finds ``diary/css/pages.css``."""

    def find(self, path: str, find_all: bool = False, **options: Any) -> Any:
        if path != NAME:
            return []
        found = str(joined())
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        joined()
        yield NAME, FileSystemStorage(location=_folder())


def joined() -> Path:
    """Join the parts, if one has changed since; return where the whole lies."""
    parts = [settings.BASE_DIR / "diary/static/diary/css" / f"{name}.css" for name in PARTS]
    whole = _folder() / NAME
    css = "\n".join(part.read_text() for part in parts)
    if not whole.exists() or whole.read_text() != css:
        whole.parent.mkdir(parents=True, exist_ok=True)
        draft = whole.with_suffix(f".{os.getpid()}")  # nobody reads half of it
        draft.write_text(css)
        draft.replace(whole)
    return whole


def _folder() -> Path:
    return Path(settings.DATA) / "joined"
