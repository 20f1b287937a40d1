"""Where cramps came, on the figure of a person: in ink, with the number on each muscle."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from diary.body_figure import VIEWS, Region, View
from diary.charts.body_map import SIDE_NOT_SAID, body_map, placed_on_figure
from diary.models.codes import Muscle, Side
from diary.report.counts import Counts
from diary.report.drawing import Drawing, Figure, Mark, Words
from diary.words import numbers

SCALE, GAP, TOP = 0.4, 26.0, 12.0
WIDTH, HEIGHT = 176, 474
"""How much of the figure's sheet is seen, in its own units."""

SHADES = {
    "body-level-0": 0.05,
    SIDE_NOT_SAID: 0.12,
    "body-level-1": 0.2,
    "body-level-2": 0.4,
    "body-level-3": 0.62,
    "body-level-4": 0.85,
}
FROM_BEHIND = frozenset({Muscle.GLUTES, Muscle.NECK, Muscle.FOOT_ARCH})
"""Seen from both sides, and numbered on the back; the others are numbered on the front."""

Placed = dict[tuple[str, Side], int]


def body_picture(counts: Counts) -> Drawing:
    """Draw the figure from the front and from the back, darker where more cramps were.

    Both sides at once count on each. A cramp whose side nobody said, or that has no place on the
    figure, is in the table alone.
    """
    placed = placed_on_figure(counts.sides)
    marks: list[Mark] = []
    for place, view in enumerate(body_map(counts.sides).views):
        x = place * (WIDTH * SCALE + GAP)
        shades = tuple(SHADES[region.look] for region in view.regions)
        figure = Figure(x, TOP, SCALE, view, shades)
        marks += [*_names(view, x), figure, *_numbers(figure, placed)]
    width = len(VIEWS) * WIDTH * SCALE + GAP
    return Drawing(width, TOP + HEIGHT * SCALE, _said(counts), tuple(marks))


def _names(view: View, x: float) -> Iterator[Mark]:
    """Which face it is, and whose side is where: seen from the front, their right is left."""
    middle = x + WIDTH * SCALE / 2
    says = _("Front") if view.is_front else _("Back")
    yield Words(middle, 7, says, size=7.5, anchor="middle", bold=True)
    sides = (_("right"), _("left")) if view.is_front else (_("left"), _("right"))
    yield Words(x, 24, sides[0], size=7)
    yield Words(x + WIDTH * SCALE, 24, sides[1], size=7, anchor="end")


def _numbers(figure: Figure, placed: Placed) -> Iterator[Mark]:
    left, top = figure.origin
    for region in figure.view.regions:
        count = placed.get((region.muscle, region.side), 0)
        if count and not region.stand_in and _is_numbered_here(region, figure.view):
            x, y = region.mark
            says = numbers.thousands(count)
            yield Words(
                left + x * SCALE,
                top + y * SCALE + 2.5,
                says,
                size=7.5,
                anchor="middle",
                shade=1,
                bold=True,
                halo=True,
            )


def _is_numbered_here(region: Region, view: View) -> bool:
    """Each muscle is numbered once, also where both faces show it."""
    faces = {
        other.name
        for other in VIEWS
        for one in other.regions
        if one.muscle is region.muscle and not one.stand_in
    }
    return len(faces) == 1 or view.is_front != (region.muscle in FROM_BEHIND)


def _said(counts: Counts) -> str:
    """The picture in words: ``Calf: 2 left, 1 both; Toes: 1 right``."""
    said = []
    for site in counts.sites:
        sides = [
            f"{numbers.thousands(cramps)} {Side(side).label if side else _('side not said')}"
            for side, cramps in site.sides.items()
            if cramps
        ]
        said.append(
            _("%(muscle)s: %(sides)s")
            % {"muscle": Muscle(site.muscle).label, "sides": ", ".join(sides)}
        )
    if not said:
        return _("No site logged")
    return _("Cramps on the figure of a person, by muscle and side. %(counts)s") % {
        "counts": "; ".join(said)
    }
