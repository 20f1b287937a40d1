"""An interval on a line: where the diary's estimate lies, and what else fits it."""

from dataclasses import dataclass
from math import log2

from django.utils.translation import gettext as _

from diary.charts.svg import svg_number
from diary.words import numbers
from diary.words.statement import Span

WIDTH, EDGE = 320.0, 34.0
NEAR, FAR = 2, 4
"""Times as many are drawn from a quarter to four times; from a 16th to 16 where that is short."""
MOST_POINTS = 5.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the line, and what stands under it."""

    x: str
    words: str


@dataclass(frozen=True, slots=True)
class IntervalDrawing:
    """An estimate and its interval, ready to draw 320 wide; places are SVG numbers.

    ``even``: where there would be no difference, if there is such a place. ``goes_lower`` and
    ``goes_higher``: the interval ends beyond the line. ``description``: the same in words.
    """

    at: str
    low: str
    length: str
    end: str
    even: str
    goes_lower: bool
    goes_higher: bool
    marks: tuple[Mark, ...]
    description: str


def interval_drawing(span: Span) -> IntervalDrawing:
    """Draw an estimate and its 95 % interval, in the scale of what was estimated."""
    reach = _reach(span)
    places = [_share_of_line(span, value, reach) for value in (span.at, *span.interval)]
    at, low, high = (min(1.0, max(0.0, place)) for place in places)
    return IntervalDrawing(
        at=_x(at),
        low=_x(low),
        length=svg_number(max(2.0, (high - low) * (WIDTH - 2 * EDGE))),
        end=_x(high),
        even="" if span.even is None else _x(_share_of_line(span, span.even, reach)),
        goes_lower=places[1] < 0,
        goes_higher=places[2] > 1,
        marks=tuple(
            Mark(_x(_share_of_line(span, value, reach)), words)
            for value, words in _named(span, reach)
        ),
        description=_description(span),
    )


def _reach(span: Span) -> int:
    """How many doublings the line goes either way."""
    return NEAR if 2**-NEAR < span.at < 2**NEAR else FAR


def _share_of_line(span: Span, value: float, reach: int) -> float:
    """Where a value lies: 0 at the start of the line, 1 at its end."""
    if span.scale == "share":
        return value
    if span.scale == "points":
        return (value + MOST_POINTS) / (2 * MOST_POINTS)
    return (log2(value) + reach) / (2 * reach) if value > 0 else -1.0


def _named(span: Span, reach: int) -> list[tuple[float, str]]:
    """The places of the line that are named."""
    if span.scale == "share":
        return [(share, numbers.percent(share)) for share in (0.0, 0.25, 0.5, 0.75, 1.0)]
    if span.scale == "points":
        said = {"points": numbers.plain(MOST_POINTS)}
        return [
            (-MOST_POINTS, _("%(points)s less") % said),
            (0.0, _("no change")),
            (MOST_POINTS, _("%(points)s more") % said),
        ]
    if reach == FAR:
        return [(1 / 16, "1/16"), (0.25, "1/4"), (1.0, _("the same")), (4.0, "×4"), (16.0, "×16")]
    return [
        (0.25, _("a quarter")),
        (0.5, _("half")),
        (1.0, _("the same")),
        (2.0, _("double")),
        (4.0, _("4 times")),
    ]


def _description(span: Span) -> str:
    if span.scale == "share":
        at, low, high = (numbers.percent(value) for value in (span.at, *span.interval))
    elif span.scale == "points":
        at, low, high = (numbers.rounded(value, 1) for value in (span.at, *span.interval))
    else:
        at, low, high = (numbers.one_decimal(value) for value in (span.at, *span.interval))
        words = _("On a line: the diary says %(at)s times, and %(low)s to %(high)s times fits.")
        return words % {"at": at, "low": low, "high": high}
    words = _("On a line: the diary says %(at)s, and %(low)s to %(high)s fits.")
    return words % {"at": at, "low": low, "high": high}


def _x(share: float) -> str:
    return svg_number(EDGE + share * (WIDTH - 2 * EDGE))
