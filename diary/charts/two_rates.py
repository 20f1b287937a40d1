"""Two rates with their intervals, one under the other, on one line of cramps a week."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from diary.charts.chart import tick_step
from diary.charts.svg import svg_number
from diary.patterns.two_periods import PeriodRate, TwoPeriods
from diary.words.two_periods import period_told

WIDTH, LEFT, RIGHT = 320.0, 16.0, 24.0
FIRST_ROW, ROW = 26.0, 40.0
DAYS_PER_WEEK = 7
ROOM = 1.5
"""How far beyond the larger rate the line goes; an interval that is longer is cut."""


@dataclass(frozen=True, slots=True)
class RateRow:
    """One rate: SVG numbers, and empty where it can't be told."""

    name: str
    label_y: str
    y: str
    bar_y: str
    at: str
    low: str
    length: str


@dataclass(frozen=True, slots=True)
class RatesDrawing:
    """Rows to draw 320 wide, the ticks under them, and the same in words."""

    rows: tuple[RateRow, ...]
    ticks: tuple[tuple[str, str], ...]
    height: str
    base: str
    words_y: str
    description: str


def rates_drawing(two: TwoPeriods) -> RatesDrawing | None:
    """Draw the rates of two times; None where neither can be told."""
    told = [one for one in (two.first, two.second) if one.rate is not None]
    if not told:
        return None
    most = max((one.rate or 0) * DAYS_PER_WEEK for one in told)
    ends = [one.interval.high * DAYS_PER_WEEK for one in told if one.interval]
    top = max(1.0, min(max([most, *ends]), ROOM * max(most, 1.0)))
    step = tick_step(top)
    base = FIRST_ROW + 2 * ROW - 14
    names = (_("Earlier time"), _("Later time"))
    return RatesDrawing(
        rows=tuple(
            _row(period, name, FIRST_ROW + ROW * place, top)
            for place, (period, name) in enumerate(zip((two.first, two.second), names, strict=True))
        ),
        ticks=tuple((_x(value, top), str(value)) for value in range(0, int(top) + 1, max(1, step))),
        height=svg_number(base + 24),
        base=svg_number(base),
        words_y=svg_number(base + 18),
        description=" ".join(
            _line(period, name) for period, name in zip((two.first, two.second), names, strict=True)
        ),
    )


def _line(period: PeriodRate, name: str) -> str:
    said = period_told(period, name)
    return _("%(name)s: cramps a week %(weekly)s, range that fits %(fits)s.") % {
        "name": name,
        "weekly": said.weekly,
        "fits": said.fits,
    }


def _row(period: PeriodRate, name: str, y: float, top: float) -> RateRow:
    at = low = length = ""
    if period.rate is not None:
        at = _x(period.rate * DAYS_PER_WEEK, top)
        if period.interval:
            start, end = (value * DAYS_PER_WEEK for value in period.interval)
            low = _x(start, top)
            length = svg_number(max(2.0, _place(end, top) - _place(start, top)))
    return RateRow(name, svg_number(y - 12), svg_number(y), svg_number(y - 5), at, low, length)


def _place(value: float, top: float) -> float:
    return LEFT + min(value, top) / top * (WIDTH - LEFT - RIGHT)


def _x(value: float, top: float) -> str:
    return svg_number(_place(value, top))
