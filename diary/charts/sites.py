"""The muscles and sides that cramp."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from diary.charts.chart import Chart, Figure, Table, axis, count_axis, layout
from diary.models.codes import Side
from diary.patterns import MuscleSites
from diary.words import numbers
from diary.words.sites import muscle_name

MOST_MUSCLES = 8
MOST_IN_WORDS = 4
SIDES = ("left", "right", "both", "middle", "")
COLOURS = ("--chart-1", "--chart-2", "--chart-3", "--chart-4", "--line-strong")
SHAPES = ("", "/", "x", ".", "")
"""Sides are told apart by a hatching as well as by colour."""


def sites_chart(finding: MuscleSites) -> Chart:
    """Cramps by muscle and side, most frequent first; beyond eight muscles the rest together."""
    counts = site_counts(finding)
    sides = [side for side in SIDES if any(row.get(side) for row in counts.values())]
    return Chart(
        name="sites",
        title=_("Cramps by muscle and side"),
        units=_("Number of cramps. One that took two places counts for both."),
        description=_description(counts),
        figure=_figure(counts, sides),
        table=Table(
            header=(_("Muscle"), *(side_name(side) for side in sides)),
            rows=tuple(
                (name, *(row.get(side, 0) for side in sides)) for name, row in counts.items()
            ),
        ),
    )


def site_counts(finding: MuscleSites) -> dict[str, dict[str, int]]:
    """Cramps by muscle, in words, and by side, most frequent first."""
    named = [muscle.muscle for muscle in finding.muscles[:MOST_MUSCLES]]
    counts: dict[str, dict[str, int]] = {muscle_name(muscle): {} for muscle in named}
    for site in finding.sites:
        name = muscle_name(site.muscle) if site.muscle in named else _("All others")
        row = counts.setdefault(name, {})
        row[site.side] = row.get(site.side, 0) + site.episodes
    return counts


def side_name(side: str) -> str:
    """A side in words; empty: not said."""
    return {
        "left": _("Left"),
        "right": _("Right"),
        "both": _("Both"),
        "middle": _("Middle"),
    }.get(side, _("Side not said"))


def side_in_a_line(side: str) -> str:
    """A side within a line; empty: not said."""
    return str(Side(side).label) if side else _("side not said")


def _description(counts: dict[str, dict[str, int]]) -> str:
    parts = [
        _("%(muscle)s: %(cramps)s (%(sides)s)")
        % {
            "muscle": name,
            "cramps": numbers.cramps(sum(row.values())),
            "sides": ", ".join(_side_counts(row)),
        }
        for name, row in list(counts.items())[:MOST_IN_WORDS]
    ]
    if len(counts) > MOST_IN_WORDS:
        parts.append(_("the others are in the table"))
    return "; ".join(parts) + "."


def _side_counts(row: dict[str, int]) -> Iterable[str]:
    for side in SIDES:
        if row.get(side):
            yield f"{side_in_a_line(side)} {row[side]}"


def _figure(counts: dict[str, dict[str, int]], sides: list[str]) -> Figure:
    names = list(counts)
    most = max(sum(row.values()) for row in counts.values())
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "name": side_name(side),
                "y": names,
                "x": [row.get(side, 0) for row in counts.values()],
                "marker": {
                    "color": f"var({COLOURS[SIDES.index(side)]})",
                    "pattern": {
                        "shape": SHAPES[SIDES.index(side)],
                        "fgcolor": "var(--sheet)",
                        "fillmode": "overlay",
                        "size": 7,
                        "solidity": 0.25,
                    },
                },
                "hovertemplate": "%{y}, %{data.name}: %{x}<extra></extra>",
            }
            for side in sides
        ],
        "layout": layout(
            100 + 44 * len(names),
            barmode="stack",
            bargap=0.35,
            showlegend=True,
            xaxis=count_axis(most),
            yaxis=axis(
                type="category",
                autorange="reversed",
                tickvals=names,
                ticktext=[name.replace(" (", "<br>(") for name in names],
                ticklabelstandoff=6,
            ),
        ),
    }
