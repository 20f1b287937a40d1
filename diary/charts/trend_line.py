"""A measure of single cramps over time: what is usual by week, and the line through it."""

from collections.abc import Callable, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.charts.chart import Chart, Figure, Table, layout, week_axis
from diary.patterns import DurationTrend, IntensityTrend, Stretch
from diary.words import numbers

FEWEST_WEEKS = 8
DAYS_PER_WEEK = 7
LINE_POINTS = 25

Say = Callable[[float], str]


def trend_chart(
    trend: DurationTrend | IntensityTrend,
    *,
    name: str,
    title: str,
    units: str,
    say: Say,
    of: Callable[[float], float],
    yaxis: Figure,
    straight: bool,
) -> Chart:
    """Points for what is usual in each week, bars for the middle half of its days, and the line.

    ``say`` words a value, ``of`` puts it into the unit of the axis. ``straight``: the line is;
    otherwise it grows by the same share each day.
    """
    return Chart(
        name=name,
        title=title,
        units=units,
        description=_description(trend, say),
        figure=_figure(trend, say, of, yaxis, straight=straight),
        table=Table(
            header=(_("From"), _("Days with a cramp"), _("Usual"), _("Middle half")),
            rows=tuple(
                (numbers.short_day(one.from_day), one.days, say(one.median), _half(one, say))
                for one in trend.series
            ),
        ),
    )


def points_words(trend: DurationTrend | IntensityTrend) -> str:
    """What a point and its bar stand for."""
    one = trend.series[0]
    weeks = ((one.to_day - one.from_day).days + 1) // DAYS_PER_WEEK
    return ngettext(
        "Points: usual in a week (the median of its days); bars: the middle half of them.",
        "Points: usual in %(n)d weeks (the median of their days); bars: the middle half of them.",
        weeks,
    ) % {"n": weeks}


def top_of(trend: DurationTrend | IntensityTrend) -> float:
    """The highest value that the picture has to hold."""
    return max(trend.start, trend.end, *(one.high for one in trend.series))


def _half(one: Stretch, say: Say) -> str:
    if one.low == one.high:
        return say(one.low)
    return _("%(low)s to %(high)s") % {"low": say(one.low), "high": say(one.high)}


def _description(trend: DurationTrend | IntensityTrend, say: Say) -> str:
    most = max(trend.series, key=lambda one: one.median)
    return _(
        "%(days)s with a cramp, from %(from)s to %(to)s. The line runs from %(start)s to %(end)s. "
        "Highest from %(first)s to %(last)s: usually %(most)s."
    ) % {
        "days": numbers.days(trend.days),
        "from": numbers.day_words(trend.from_day),
        "to": numbers.day_words(trend.to_day),
        "start": say(trend.start),
        "end": say(trend.end),
        "first": numbers.day_words(most.from_day),
        "last": numbers.day_words(most.to_day),
        "most": say(most.median),
    }


def _figure(
    trend: DurationTrend | IntensityTrend,
    say: Say,
    of: Callable[[float], float],
    yaxis: Figure,
    *,
    straight: bool,
) -> Figure:
    first = trend.series[0].from_day
    last = trend.series[-1].to_day
    return {
        "data": [
            _points(trend.series, first, say, of),
            _line(trend, first, of, straight=straight),
        ],
        "layout": layout(
            320,
            showlegend=True,
            xaxis=week_axis(
                first, ((last - first).days + 1) // DAYS_PER_WEEK, room_for=FEWEST_WEEKS
            ),
            yaxis=yaxis,
        ),
    }


def _points(
    series: Sequence[Stretch], first: date, say: Say, of: Callable[[float], float]
) -> Figure:
    middles = [round(of(one.median), 4) for one in series]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _("Usual"),
        "x": [_place(_middle_of(one), first) for one in series],
        "y": middles,
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [round(of(one.high) - at, 4) for one, at in zip(series, middles, strict=True)],
            "arrayminus": [
                round(at - of(one.low), 4) for one, at in zip(series, middles, strict=True)
            ],
            "color": "var(--chart-4)",
            "thickness": 2,
            "width": 0,
        },
        "marker": {"color": "var(--chart-1)", "size": 8},
        "customdata": [
            _("From %(first)s: %(value)s, %(days)s")
            % {
                "first": numbers.short_day(one.from_day),
                "value": say(one.median),
                "days": numbers.days(one.days),
            }
            for one in series
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _line(
    trend: DurationTrend | IntensityTrend,
    first: date,
    of: Callable[[float], float],
    *,
    straight: bool,
) -> Figure:
    start, end = _place(trend.from_day, first), _place(trend.to_day, first)
    steps = 1 if straight else LINE_POINTS - 1
    values = [_between(trend.start, trend.end, step / steps, straight) for step in range(steps + 1)]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": _("Over the whole time"),
        "x": [round(start + (end - start) * step / steps, 3) for step in range(steps + 1)],
        "y": [round(of(value), 4) for value in values],
        "line": {"color": "var(--chart-2)", "width": 3},
        "hoverinfo": "skip",
    }


def _between(start: float, end: float, share: float, straight: bool) -> float:
    if straight or start <= 0 or end <= 0:
        return start + (end - start) * share
    return float(start ** (1 - share) * end**share)


def _middle_of(one: Stretch) -> date:
    return one.from_day + (one.to_day - one.from_day) / 2


def _place(day: date, first: date) -> float:
    return round((day - first).days / DAYS_PER_WEEK, 3)
