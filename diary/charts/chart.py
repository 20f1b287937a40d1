"""What every chart is made of."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeAlias

from django.utils.formats import date_format, get_format

Cell: TypeAlias = str | int
Figure: TypeAlias = dict[str, Any]

FEW_TICKS = 5


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a chart. The first cell of each row names it."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of a finding, with all that it takes to do without the picture.

    ``name`` tells it from the others of a page. ``title`` says what it shows, ``units`` what is
    counted, ``description`` what there is to see, with the numbers. ``figure`` is a Plotly
    figure as a plain dict, ``table`` the same numbers.
    """

    name: str
    title: str
    units: str
    description: str
    figure: Figure
    table: Table

    @property
    def data_id(self) -> str:
        """The id of the element that carries the figure to the browser."""
        return f"chart-{self.name}"

    @property
    def height(self) -> int:
        """How high it is drawn, in CSS pixels."""
        return int(self.figure["layout"]["height"])


def layout(height: int, **more: Any) -> Figure:
    """The look that all charts share: transparent, the page's type and colours, no zooming."""
    return {
        "template": "none",
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": "var(--chart-text)", "size": 13},
        "separators": f"{get_format('DECIMAL_SEPARATOR')}{get_format('THOUSAND_SEPARATOR')}",
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": "var(--sheet)",
            "bordercolor": "var(--line-strong)",
            "font": {"color": "var(--ink)", "size": 14},
        },
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1.02,
            "yanchor": "bottom",
            "traceorder": "normal",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "showlegend": False,
    } | more


def axis(**more: Any) -> Figure:
    """An axis that stays where it is and takes the room that its labels need."""
    return {
        "fixedrange": True,
        "automargin": True,
        "showgrid": False,
        "zeroline": False,
        "tickcolor": "var(--chart-grid)",
        "linecolor": "var(--chart-grid)",
    } | more


def count_axis(most: float, **more: Any) -> Figure:
    """An axis of counts from 0 to a little over ``most``, with whole numbers on faint lines."""
    top = max(1.0, most)
    return axis(
        range=[0, top * 1.08],
        dtick=tick_step(top),
        showgrid=True,
        gridcolor="var(--chart-grid)",
        rangemode="tozero",
        **more,
    )


def tick_step(top: float) -> int:
    """Whole steps, of which at most five fit: 1, 2, 5, 10, 20, 50, ..."""
    for power in range(10):
        for step in (1, 2, 5):
            if step * 10**power * 5 >= top:
                return int(step * 10**power)
    return int(top)


def band(x0: float | str, x1: float | str) -> Figure:
    """A shaded stretch of the x axis, behind the data and over the whole height."""
    return {
        "type": "rect",
        "xref": "x",
        "yref": "paper",
        "x0": x0,
        "x1": x1,
        "y0": 0,
        "y1": 1,
        "fillcolor": "var(--chart-band)",
        "opacity": 0.55,
        "line": {"width": 0},
        "layer": "below",
    }


def week_axis(first: date, weeks: int, *, room_for: int) -> Figure:
    """An axis of calendar weeks, 0 where the first Monday begins, named where months begin.

    A short diary has room before it, so that a week is never wider than one of ``room_for``.
    """
    start = min(0, weeks - room_for)
    months = month_starts(first + timedelta(weeks=start), first + timedelta(weeks=weeks))
    step = next((n for n in (1, 2, 3, 6) if len(months) / n <= FEW_TICKS), 12)
    named = months[-1::-step][::-1]
    return axis(
        range=[start, weeks],
        tickvals=[(month - first).days / 7 for month in named],
        ticktext=_month_names(named),
        ticks="outside",
        tickangle=0,
    )


def month_starts(first: date, end: date) -> list[date]:
    """The first days of months from ``first`` until before ``end``."""
    months = []
    month = first if first.day == 1 else _next_month(first)
    while month < end:
        months.append(month)
        month = _next_month(month)
    return months


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _month_names(months: list[date]) -> list[str]:
    """Short names, with the year under the first of each year."""
    years = [None, *(month.year for month in months)]
    return [
        date_format(month, "M") + (f"<br>{month.year}" if month.year != before else "")
        for month, before in zip(months, years, strict=False)
    ]
