"""How much was drunk on days with a cramp, or before, and on other days."""

from django.utils.translation import gettext as _

from diary.charts.chart import Chart
from diary.charts.values import Scale, line_words, values_chart
from diary.models.person import Units
from diary.patterns import Trigger
from diary.words import numbers

MOST_BARS = 10
WIDTHS = {Units.METRIC: (250, 500, 1000, 2500), Units.US: (8, 16, 32, 80)}
STEPS = {Units.METRIC: (250, 500, 1000, 2500, 5000), Units.US: (8, 16, 32, 64, 160)}
MOST_TICKS = 5


def fluids_chart(trigger: Trigger, units: str) -> Chart:
    """Fluids in the person's units, ``metric`` or ``us``."""
    scale = fluids_scale(trigger, units)
    title = (
        _("How much you drank on days with a cramp and on other days")
        if trigger.lag == 0
        else _("How much you drank on days before a cramp and on other days")
    )
    return values_chart(
        trigger,
        scale,
        name="fluids",
        title=title,
        units=_("Share of days by fluids in %(unit)s. Shaded: %(line)s.")
        % {"unit": numbers.volume_unit(units), "line": line_words(trigger, scale)},
    )


def fluids_scale(trigger: Trigger, units: str) -> Scale:
    """Bars as wide as a glass, or as several where ten bars would not reach; one of them ends at
    the line between low and other days."""
    line = numbers.to_units(trigger.threshold, units)
    values = [numbers.to_units(ml, units) for ml in (*trigger.values_cramp, *trigger.values_other)]
    lowest, highest = min([*values, line]), max([*values, line])
    for width in WIDTHS[Units(units)]:
        first = first_edge(line, lowest, width)
        bars = -(-(highest - first) // width)
        if bars <= MOST_BARS:
            break
    return Scale(
        of=lambda ml: numbers.to_units(ml, units),
        first=first,
        width=width,
        bars=min(bars, MOST_BARS),
        ticks=_ticks(first, first + bars * width, STEPS[Units(units)]),
        say=lambda ml: numbers.volume(ml, units),
        tick=lambda value: numbers.thousands(int(value)),
        range_words=lambda low, high: _range_words(int(low), int(high), units),
    )


def first_edge(line: int, lowest: int, width: int) -> int:
    """Where the first bar begins: below the lowest value, whole bars below the line.

    A bar holds what lies over its beginning, the first one zero as well.
    """
    first = line - ((line - lowest) // width + 1) * width
    return first + width if lowest == 0 and first + width <= 0 < line else first


def _ticks(first: int, end: int, steps: tuple[int, ...]) -> tuple[float, ...]:
    for step in steps:
        ticks = tuple(float(value) for value in range(0, end + 1, step) if value >= first)
        if len(ticks) <= MOST_TICKS:
            break
    return ticks


def _range_words(low: int, high: int, units: str) -> str:
    said = {
        "low": numbers.thousands(low),
        "high": numbers.thousands(high),
        "unit": numbers.volume_unit(units),
    }
    if low <= 0:
        return _("up to %(high)s %(unit)s") % said
    return _("over %(low)s to %(high)s %(unit)s") % said
