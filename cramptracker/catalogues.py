"""The catalogues of the interface's languages, made from their sources: ``locale/*.po``.

Sources lie in the repository, what is made of them never does: Babel compiles it into
``.assets/locale``, where Django looks. Without it pages are in English, and nothing else happens.
"""

import hashlib
import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = Path("cramptracker") / "locale"
COMPILED = Path(".assets") / "locale"


def compile_catalogues(root: Path = ROOT) -> bool:
    """Compile each catalogue whose source has changed; return whether one had."""
    sources = sorted((root / SOURCES).glob("*/LC_MESSAGES/*.po"))
    changed = [_compile(source, _compiled(root, source)) for source in sources]
    return any(changed)


def _compiled(root: Path, source: Path) -> Path:
    return (root / COMPILED / source.relative_to(root / SOURCES)).with_suffix(".mo")


def _compile(source: Path, compiled: Path) -> bool:
    noted = compiled.with_suffix(".version")
    version = hashlib.sha256(source.read_bytes()).hexdigest()
    if compiled.exists() and noted.exists() and noted.read_text() == version:
        return False
    compiled.parent.mkdir(parents=True, exist_ok=True)
    draft = compiled.with_suffix(f".{os.getpid()}")  # nobody reads half of it
    with source.open("rb") as text, draft.open("wb") as binary:
        write_mo(binary, read_po(text, locale=source.parts[-3]))
    draft.replace(compiled)
    noted.write_text(version)
    return True
