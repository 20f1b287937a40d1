"""How the amounts of a factor lie on days with a cramp, or before, and on other days."""

from math import ceil, floor, log10

from django.utils.translation import gettext as _

from diary.charts.chart import Chart
from diary.charts.values import Scale, line_words, values_chart
from diary.patterns import Trigger
from diary.words import numbers
from diary.words.factors import amount, factor_name, unit_words

MOST_BARS = 10
MOST_STEPS = 5
FINEST = {
    "exercise_minutes": 10.0,
    "sleep_hours": 0.5,
    "alcohol_units": 1.0,
    "caffeine_mg": 50.0,
    "standing_hours": 0.5,
    "sitting_hours": 0.5,
}


def amount_chart(trigger: Trigger, units: str, name: str) -> Chart:
    """The amounts of a factor, a pair of bars for each range of them."""
    scale = amount_scale(trigger, units)
    said = {"factor": factor_name(trigger.factor)}
    title = (
        _("On days with a cramp and on other days: %(factor)s")
        if trigger.lag == 0
        else _("On days before a cramp and on other days: %(factor)s")
    )
    return values_chart(
        trigger,
        scale,
        name=name,
        title=title % said,
        units=_("Share of days by %(what)s. Shaded: %(line)s.")
        % {
            "what": unit_words(trigger.factor, units, trigger.unit),
            "line": line_words(trigger, scale),
        },
    )


def amount_scale(trigger: Trigger, units: str) -> Scale:
    """At most ten bars of a round width; one of them ends, or begins, at the line between
    exposed and other days."""
    values = [*trigger.values_cramp, *trigger.values_other, trigger.threshold]
    lowest, highest, line = min(values), max(values), trigger.threshold
    left = trigger.op == ">="
    width = FINEST.get(trigger.factor, 0.1)
    first, bars = _bars(line, lowest, highest, width, left=left)
    while bars > MOST_BARS:
        width = wider(width)
        first, bars = _bars(line, lowest, highest, width, left=left)
    return Scale(
        of=float,
        first=first,
        width=width,
        bars=bars,
        ticks=_ticks(first, first + bars * width, width),
        say=lambda value: amount(trigger.factor, value, units, trigger.unit),
        tick=numbers.plain,
        range_words=lambda low, high: _range_words(low, high, left=left),
        left=left,
    )


def wider(width: float) -> float:
    """The next round width: 1, 2, 5, 10, 20, 50, ..."""
    power = 10.0 ** floor(round(log10(width), 9))
    lead = width / power
    return float(round(power * next((step for step in (2, 5) if step > lead + 1e-9), 10), 9))


def _bars(
    line: float, lowest: float, highest: float, width: float, *, left: bool
) -> tuple[float, int]:
    """Where the first bar begins, and how many it takes up to the highest value."""
    below, above = (line - lowest) / width, (highest - line) / width
    below, above = round(below, 9), round(above, 9)
    if left:
        return line - ceil(below) * width, ceil(below) + floor(above) + 1
    return line - (floor(below) + 1) * width, floor(below) + 1 + ceil(above)


def _ticks(first: float, end: float, width: float) -> tuple[float, ...]:
    step = width
    while (end - max(first, 0.0)) / step > MOST_STEPS:
        step = wider(step)
    lowest, highest = ceil(max(first, 0.0) / step - 1e-9), floor(end / step + 1e-9)
    return tuple(round(place * step, 6) for place in range(lowest, highest + 1))


def _range_words(low: float, high: float, *, left: bool) -> str:
    said = {"low": numbers.plain(low), "high": numbers.plain(high)}
    if left:
        return (_("under %(high)s") if low < 0 else _("%(low)s to under %(high)s")) % said
    return (_("up to %(high)s") if low <= 0 else _("over %(low)s to %(high)s")) % said
