"""Imports run one way: views -> forms, services, queries, charts -> patterns; diary -> knowledge
through one function."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = ("diary", "knowledge", "cramptracker", "tests")
LINKS = "diary.links"
FROM_KNOWLEDGE = {
    "knowledge.queries.sections_for_topics",
    "knowledge.queries.kinds_none_known",
    "knowledge.queries.topics_without_live_section",
    "knowledge.kinds.Kind",  # the types of what the function takes and returns
    "knowledge.models.Section",
}

MAY_IMPORT = {
    "diary.patterns": ("diary.patterns", "numpy", "scipy"),
    "diary.charts": (
        "diary.charts",
        "diary.patterns",
        "diary.words",
        "diary.kinds",
        "diary.body_figure",
        "diary.models",
        "django.utils",
    ),
    "diary.report": (
        "diary.report",
        "diary.body_figure",
        "diary.charts.body_map",  # so that the figure is shaded alike
        "diary.patterns",
        "diary.words",
        "diary.kinds",
        "diary.models",
        "diary.red_flags",
        "diary.urgency",
        "diary.signs",
        "django.utils",
        "numpy",
        "reportlab",
    ),
    "diary.words": (
        "diary.words",
        "diary.patterns",
        "diary.kinds",
        "diary.models",
        "diary.units",
        "django.utils",
    ),
}
"""Of what isn't in the standard library."""

NEVER = {
    "diary.models": ("diary.queries", "diary.services", "diary.forms", "diary.views"),
    "diary.queries": (
        "diary.services",
        "diary.forms",
        "diary.views",
        "diary.charts",
        "diary.words",
    ),
    "diary.services": ("diary.forms", "diary.views", "diary.charts", "diary.words"),
    "diary.forms": ("diary.views", "diary.charts"),
    "diary.telling": ("diary.views", "diary.charts", "diary.forms"),
    "knowledge": ("diary",),
    "diary": ("plotly",),
}


def modules() -> Iterator[tuple[str, Path]]:
    """Every module of the product by its dotted name."""
    for top in ("diary", "knowledge", "cramptracker"):
        for path in sorted((ROOT / top).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imports_of(path: Path) -> Iterator[str]:
    """The dotted names that a module imports, with what it takes from them."""
    for node in ast.walk(ast.parse(path.read_text(), str(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports by their full names, please"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def imports_in(package: str) -> Iterator[tuple[str, str]]:
    for module, path in modules():
        if within(module, (package,)):
            for name in imports_of(path):
                yield module, name


def test_the_product_is_looked_at() -> None:
    names = {module for module, _ in modules()}
    assert {*MAY_IMPORT, *NEVER, LINKS} <= names
    assert ("diary.links", "knowledge.queries.sections_for_topics") in set(imports_in(LINKS))


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_what_is_pure_stays_pure(package: str) -> None:
    taken = {
        (module, name)
        for module, name in imports_in(package)
        if name.partition(".")[0] not in sys.stdlib_module_names
    }
    assert {pair for pair in taken if not within(pair[1], MAY_IMPORT[package])} == set()


@pytest.mark.parametrize("package", NEVER)
def test_nothing_looks_upwards(package: str) -> None:
    looks = {(one, name) for one, name in imports_in(package) if within(name, NEVER[package])}
    assert looks == set()


def test_the_diary_reaches_the_library_through_one_door() -> None:
    taken = {(module, name) for module, name in imports_in("diary") if within(name, ("knowledge",))}
    assert {module for module, _ in taken} == {LINKS}
    assert {name for _, name in taken} <= FROM_KNOWLEDGE


def test_nothing_of_the_product_needs_its_tests() -> None:
    assert not [pair for top in OURS[:3] for pair in imports_in(top) if within(pair[1], ("tests",))]
