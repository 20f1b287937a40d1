"""What may help while a cramp goes on, muscle by muscle, in few words, as the library says it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from diary.links import Section, sections_to_ease
from diary.models.codes import Muscle

PART = re.compile(r"<h3[^>]*>(.*?)</h3>(.*?)(?=<h3|\Z)", re.DOTALL)
STEP = re.compile(r"<li[^>]*>(.*?)</li>", re.DOTALL)
BOLD = re.compile(r"<(?:b|strong)>(.*?)</(?:b|strong)>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
NAMED: dict[Muscle, tuple[str, ...]] = {
    Muscle.CALF: ("calf", "calves"),
    Muscle.SHIN: ("shin",),
    Muscle.FOOT_ARCH: ("foot",),
    Muscle.TOES: ("toes",),
    Muscle.HAMSTRING: ("back of the thigh", "hamstring"),
    Muscle.QUADRICEPS: ("front of the thigh", "quadriceps"),
    Muscle.ADDUCTORS: ("inner thigh", "adductor"),
    Muscle.GLUTES: ("buttock", "hip"),
    Muscle.LOWER_BACK: ("lower back",),
    Muscle.NECK: ("neck",),
    Muscle.HAND: ("hand", "fingers"),
}
"""The words by which the library's headings name a muscle."""


@dataclass(frozen=True, slots=True)
class Easing:
    """How to ease a cramp of some muscles: the steps as one short text, and where it is from."""

    title: str
    words: str
    muscles: tuple[str, ...]
    section: Section


@dataclass(frozen=True, slots=True)
class HelpNow:
    """What to show while a cramp goes on: by muscle, and what to do when it doesn't let go.

    ``first`` is the section to read first and ``lead`` what it puts in bold; any part is missing
    where the library lacks it.
    """

    by_muscle: tuple[Easing, ...]
    lead: str
    first: Section | None
    warning: Section | None


def help_now() -> HelpNow:
    """Return what the library says for right now. Its editors may write it anew at any time."""
    easing, warnings = sections_to_ease()
    by_muscle: dict[str, Easing] = {}
    for part in (part for section in easing for part in _parts(section)):
        if by_muscle.keys().isdisjoint(part.muscles):  # the first in the library says it
            by_muscle |= dict.fromkeys(part.muscles, part)
    return HelpNow(
        tuple(dict.fromkeys(by_muscle.values())),
        _bold(easing[0]) if easing else "",
        next(iter(easing), None),
        next(iter(warnings), None),
    )


def _bold(section: Section) -> str:
    found = BOLD.search(section.body)
    return _plain(found[1]) if found else section.heading


def _parts(section: Section) -> Iterator[Easing]:
    """The parts of a section whose heading names a muscle and that give steps for it."""
    for heading, body in PART.findall(section.body):
        title, steps = _plain(heading), [_plain(step) for step in STEP.findall(body)]
        muscles = tuple(
            muscle.value
            for muscle, names in NAMED.items()
            if any(re.search(rf"\b{name}\b", title.lower()) for name in names)
        )
        if muscles and steps:
            yield Easing(title, " ".join(steps), muscles, section)


def _plain(html: str) -> str:
    return " ".join(unescape(TAG.sub("", html)).split())
