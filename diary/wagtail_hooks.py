"""What the diary tells the editors: which topics its patterns ask the library for."""

from collections.abc import Sequence

from wagtail import hooks

from diary.kinds import KINDS


@hooks.register("topics_asked_for")  # type: ignore[untyped-decorator]
def topics_of_patterns() -> list[tuple[str, Sequence[str], Sequence[str]]]:
    """Return each kind of pattern: its name, its topics, the kinds of section beside it."""
    return [(str(kind.title), kind.topics, kind.parts) for kind in KINDS]
