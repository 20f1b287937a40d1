"""Where cramps come, on the figure of a person: a map without a script, and its list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from diary.body_figure import VIEWS, Region, View, sides_drawn, sides_shown
from diary.charts.sites import SIDES, side_in_a_line
from diary.models.codes import Side, site_name
from diary.patterns import SiteCount
from diary.words import numbers
from diary.words.sites import muscle_name

LEVELS = (0.0, 0.05, 0.15, 0.35)
"""The share of the places logged from which on each level is painted, faintest first."""

MOST_MUSCLES = 8
SIDE_NOT_SAID = "body-unsided"

Placed = dict[tuple[str, Side], int]


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What a colour, or a hatching, of the map means."""

    look: str
    words: str


@dataclass(frozen=True, slots=True)
class BodyMapRow:
    """One muscle in the list beside the map: its cramps, and by side in words."""

    muscle: str
    cramps: int
    sides: str


@dataclass(frozen=True, slots=True)
class BodyMap:
    """Where cramps came. ``views`` are painted by the classes of their regions' ``look``.

    ``rows``: every muscle, most cramps first; those after the eighth together in the last.
    ``places``: how often a place was logged in all, the whole of every share.
    """

    views: tuple[View, ...]
    legend: tuple[LegendEntry, ...]
    rows: tuple[BodyMapRow, ...]
    places: int
    not_on_figure: int


def body_map(sites: Sequence[SiteCount]) -> BodyMap:
    """Paint how often each site cramped, as a share of all the places that were logged.

    A cramp on both sides counts on each. One whose side nobody said is hatched on both sides
    of a muscle unless they have cramps of their own; one that the figure has no place for
    stands in the list alone.
    """
    places = sum(site.episodes for site in sites)
    placed = placed_on_figure(sites)
    unsided = {site.muscle for site in sites if site.side == ""}
    views = tuple(
        View(view.name, tuple(_painted(region, placed, unsided, places) for region in view.regions))
        for view in VIEWS
    )
    return BodyMap(
        views=views,
        legend=tuple(_legend(views)),
        rows=tuple(_rows(sites)),
        places=places,
        not_on_figure=sum(one.episodes for one in sites if not sides_drawn(one.muscle)),
    )


def level_of_share(share: float) -> int:
    """Return 0 for no cramp, else 1 to 4 for the share of the places logged."""
    return sum(share >= least for least in LEVELS) if share > 0 else 0


def placed_on_figure(sites: Sequence[SiteCount]) -> Placed:
    """Return how many cramps each muscle is shown with on each side; "both" counts on each."""
    placed: Placed = {}
    for site in sites:
        for side in sides_shown(site.muscle, site.side):
            placed[site.muscle, side] = placed.get((site.muscle, side), 0) + site.episodes
    return placed


def _painted(region: Region, placed: Placed, unsided: set[str], places: int) -> Region:
    if region.stand_in:
        return replace(region, look="body-level-0")
    count = placed.get((region.muscle, region.side), 0)
    if count:
        words = _("%(site)s: %(cramps)s") % {
            "site": site_name(region.site),
            "cramps": numbers.cramps(count),
        }
        return replace(region, look=f"body-level-{level_of_share(count / places)}", title=words)
    if region.muscle in unsided and region.side is not Side.MIDDLE:
        words = _("%(muscle)s: side not said") % {"muscle": muscle_name(region.muscle)}
        return replace(region, look=SIDE_NOT_SAID, title=words)
    return replace(region, look="body-level-0")


def _legend(views: Sequence[View]) -> Iterator[LegendEntry]:
    """Every level, so that two maps compare; the hatching only where there is one."""
    yield LegendEntry("body-level-0", pgettext("cramps", "none"))
    for level, (low, high) in enumerate(zip(LEVELS, [*LEVELS[1:], None], strict=True), start=1):
        if high is None:
            words = _("%(low)s or more") % {"low": numbers.percent(low)}
        elif low == 0:
            words = _("under %(high)s") % {"high": numbers.percent(high)}
        else:
            words = _("%(low)s to %(high)s") % {
                "low": numbers.percent(low),
                "high": numbers.percent(high),
            }
        yield LegendEntry(f"body-level-{level}", words)
    if any(region.look == SIDE_NOT_SAID for view in views for region in view.regions):
        yield LegendEntry(SIDE_NOT_SAID, _("side not said"))


def _rows(sites: Sequence[SiteCount]) -> Iterator[BodyMapRow]:
    counts: dict[str, dict[str, int]] = {}
    for site in sites:
        row = counts.setdefault(site.muscle, {})
        row[site.side] = row.get(site.side, 0) + site.episodes
    ordered = sorted(counts, key=lambda muscle: (-sum(counts[muscle].values()), muscle))
    for muscle in ordered[:MOST_MUSCLES]:
        row = counts[muscle]
        yield BodyMapRow(muscle_name(muscle), sum(row.values()), _sides_in_words(row))
    rest = sum(sum(counts[muscle].values()) for muscle in ordered[MOST_MUSCLES:])
    if rest:
        yield BodyMapRow(_("All others"), rest, "")


def _sides_in_words(row: Mapping[str, int]) -> str:
    return ", ".join(f"{side_in_a_line(side)} {row[side]}" for side in SIDES if row.get(side))
