"""What a newcomer relies on, and what no page may forget."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = ("cramptracker", "diary", "knowledge", "tests")
TOP = {
    *OURS, "templates", "docs", "manage.py", "requirements.txt", "requirements-dev.txt",
    "README.md", "CHANGELOG.md", "LICENSE", "Makefile", "pyproject.toml", "package.json",
    "package-lock.json", ".ci", ".gitignore", ".git",
}  # fmt: skip
MADE_HERE = {
    ".venv", ".assets", "data", ".coverage", ".mypy_cache", ".ruff_cache", ".pytest_cache",
    ".hypothesis", "test-results", "__pycache__",
}  # fmt: skip


def sources(suffix: str) -> list[Path]:
    """Return our files of one kind."""
    return [file for folder in (*OURS, "templates") for file in (ROOT / folder).rglob(f"*{suffix}")]


def test_nothing_stands_at_the_root_that_no_tool_looks_for() -> None:
    found = {path.name for path in ROOT.iterdir()} - MADE_HERE
    assert {name for name in found - TOP if not name.startswith(".coverage")} == set()


def test_files_stay_small() -> None:
    long = {
        str(file.relative_to(ROOT)): lines
        for file in sources(".py")
        if "migrations" not in file.parts and (lines := len(file.read_text().splitlines())) > 350
    }
    assert long == {}


def test_every_dependency_says_why_it_is_there() -> None:
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    start = lines.index("dependencies = [")
    end = next(number for number, line in enumerate(lines) if line.startswith("[tool."))
    named = [line for line in lines[start:end] if re.match(r'    "[\w-]+.*",', line)]
    assert len(named) > 20
    assert [line for line in named if "# " not in line] == []


def test_the_licence_is_named_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["license"] == "AGPL-3.0-or-later"
    assert "SPDX-License-Identifier: AGPL-3.0-or-later" in (ROOT / "LICENSE").read_text()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_locked_by_hash_and_name_no_registry(name: str) -> None:
    text = (ROOT / name).read_text()
    pinned = re.findall(r"^[a-z0-9][\w.-]*==", text, re.MULTILINE)
    assert len(pinned) > 50
    assert text.count("--hash=sha256:") >= len(pinned)
    assert "://" not in text
    assert "--index" not in text


def test_every_setting_that_is_read_is_in_the_readme() -> None:
    tree = ast.parse((ROOT / "cramptracker" / "settings.py").read_text())
    read = {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "env"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    # One is the caches' and one the mails': django-environ names them in its defaults.
    read |= {"CACHE_URL", "EMAIL_URL", "DATABASE_URL"}
    readme = (ROOT / "README.md").read_text()
    assert {name for name in map(str, read) if f"`{name}`" not in readme} == set()


def test_no_page_carries_a_script_or_a_style_of_its_own() -> None:
    """The policy would refuse it; and a page that needs it would break in silence."""
    offending = re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*application/(ld\+)?json)|\sstyle=|\son\w+="
    )
    found = {
        str(file.relative_to(ROOT)): match[0]
        for file in sources(".html")
        if (match := offending.search(file.read_text()))
    }
    assert found == {}


def test_the_readmes_pictures_are_there_and_small() -> None:
    pictures = re.findall(r"\]\((docs/[\w-]+\.png)\)", (ROOT / "README.md").read_text())
    assert len(pictures) == 2
    for picture in pictures:
        assert 10_000 < (ROOT / picture).stat().st_size < 200_000
