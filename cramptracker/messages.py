"""Renew the catalogues from the sources: ``python -m cramptracker.messages`` (wants gettext).

Every message of our Python files and templates gets its place in each ``.po``: new ones are empty
until they are translated, those that nobody asks for any more go. No line numbers, no dates and
no names are kept, so that a diff shows words and nothing else.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from cramptracker.catalogues import ROOT, SOURCES

FOLDERS = ("cramptracker", "diary", "knowledge", "templates")
KEYWORDS = (
    "gettext_noop",
    "gettext_lazy",
    "ngettext_lazy:1,2",
    "pgettext:1c,2",
    "npgettext:1c,2,3",
    "pgettext_lazy:1c,2",
    "npgettext_lazy:1c,2,3",
)
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: Cramptracker\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""
WIDTH = 100


class MessagesProblem(Exception):
    """The messages can't be read; the text says what to do."""


def messages_in(root: Path = ROOT) -> Catalog:
    """Return every message of the sources; raise ``MessagesProblem`` where gettext is missing."""
    if not shutil.which("xgettext"):
        raise MessagesProblem("xgettext is missing. On Debian and Ubuntu: apt install gettext.")
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = sorted(_copied(root, folder))
        keywords = [f"--keyword={keyword}" for keyword in KEYWORDS]
        settings = ["--language=Python", "--from-code=UTF-8", "--add-location=file", "--output=-"]
        done = subprocess.run(
            ["xgettext", *settings, *keywords, *files],
            cwd=folder,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise MessagesProblem(done.stderr.decode())
    return read_po(BytesIO(_in_utf8(done.stdout)))


def _in_utf8(template: bytes) -> bytes:
    """Fill in what xgettext leaves open in the header, and call templates by their own names."""
    filled = template.replace(b"charset=CHARSET", b"charset=UTF-8")
    filled = filled.replace(b"nplurals=INTEGER; plural=EXPRESSION", b"nplurals=2; plural=(n != 1)")
    return re.sub(rb"\.(html|txt)\.py\b", rb".\1", filled)


def _copied(root: Path, folder: Path) -> Iterator[str]:
    """Copy what xgettext reads, templates as the Python that it understands; yield the names."""
    for place in FOLDERS:
        for file in sorted((root / place).rglob("*")):
            name = str(file.relative_to(root))
            if file.suffix == ".html" or (file.suffix == ".txt" and place == "templates"):
                words, name = templatize(file.read_text(), origin=name), f"{name}.py"
            elif file.suffix == ".py" and "migrations" not in file.parts:
                words = file.read_text()
            else:
                continue
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(words)
            yield name


def renew(source: Path, wanted: Catalog) -> None:
    """Give each message of ``wanted`` its place in a ``.po``."""
    with source.open("rb") as text:
        catalogue = read_po(text, locale=source.parts[-3])
    catalogue.update(wanted, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    save(source, catalogue)


def save(source: Path, catalogue: Catalog) -> None:
    """Write a ``.po`` as all of them are written: by the place of the first use, quietly."""
    text = BytesIO()
    write_po(text, catalogue, width=WIDTH, omit_header=True, include_lineno=False)
    header = HEADER.format(language=source.parts[-3], plurals=catalogue.plural_forms)
    source.write_text(header + re.sub(r"\n{3,}", "\n\n", text.getvalue().decode()).strip() + "\n")


def main() -> int:
    """Renew every catalogue; return the exit status."""
    try:
        wanted = messages_in()
    except MessagesProblem as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    for source in sorted((ROOT / SOURCES).glob("*/LC_MESSAGES/*.po")):
        renew(source, wanted)
        sys.stdout.write(f"{source.parts[-3]}: {_missing(source)} messages wait for words.\n")
    return 0


def _missing(source: Path) -> int:
    with source.open("rb") as text:
        return len([one for one in read_po(text) if one.id and not _is_told(one)])


def _is_told(message: Message) -> bool:
    words = message.string
    return all(words) if isinstance(words, list | tuple) else bool(words)


if __name__ == "__main__":
    sys.exit(main())
