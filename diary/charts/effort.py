"""How hard days with a cramp, or before, were, and other days."""

from django.utils.translation import gettext as _

from diary.charts.chart import Chart
from diary.charts.values import Scale, line_words, values_chart
from diary.patterns import Trigger
from diary.words import numbers

SCALE = range(11)


def effort_chart(trigger: Trigger) -> Chart:
    """Effort from 0 to 10, a pair of bars for each."""
    scale = effort_scale()
    title = (
        _("How hard days with a cramp were, and other days")
        if trigger.lag == 0
        else _("How hard days before a cramp were, and other days")
    )
    return values_chart(
        trigger,
        scale,
        name="effort",
        title=title,
        units=_("Share of days by effort, from 0 (none) to 10 (all you can). Shaded: %(line)s.")
        % {"line": line_words(trigger, scale)},
    )


def effort_scale() -> Scale:
    """A bar for each whole number, the number in its middle."""
    return Scale(
        of=float,
        first=-0.5,
        width=1,
        bars=len(SCALE),
        ticks=tuple(float(value) for value in range(0, 11, 2)),
        say=_whole,
        tick=_whole,
        range_words=lambda low, high: _whole((low + high) / 2),
        shift=0.5,
    )


def _whole(value: float) -> str:
    return f"{value:.0f}" if value == round(value) else numbers.one_decimal(value)
