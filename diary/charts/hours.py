"""The hours of the day at which cramps come."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from diary.charts.chart import Chart, Figure, Table, axis, band, count_axis, layout
from diary.patterns import TimeOfDay
from diary.words import numbers

NOON = 12
NIGHT_FROM, NIGHT_TO = 22, 30
HOURS = tuple(range(NOON, NOON + 24))
"""From noon to noon, so that a night stays in one piece."""


def hours_chart(finding: TimeOfDay) -> Chart:
    """Cramps in each of the 24 hours of the local clock, the night shaded."""
    length = (finding.to_hour - finding.from_hour) % 24 or 24
    inside = [(hour - finding.from_hour) % 24 < length for hour in HOURS]
    return _chart(finding.by_hour, _description(finding), inside)


def hours_of_period_chart(by_hour: Sequence[int], night: int) -> Chart:
    """The same of a chosen time: ``by_hour`` counts 24 hours, ``night`` those from 22 to 6."""
    words = _("%(night)s of %(all)s came at night, from 22:00 to 06:00.")
    said = {"night": night, "all": numbers.cramps(sum(by_hour))}
    return _chart(by_hour, words % said, [True] * len(HOURS))


def _chart(by_hour: Sequence[int], description: str, inside: list[bool]) -> Chart:
    return Chart(
        name="hours",
        title=_("Cramps by the hour of the day"),
        units=_("Number of cramps in each hour, from noon to noon. The night is shaded."),
        description=description,
        figure=_figure(by_hour, inside),
        table=Table(
            header=(_("Hour"), _("Cramps")),
            rows=tuple(
                (f"{numbers.clock(hour)}–{numbers.clock(hour + 1)}", by_hour[hour % 24])
                for hour in HOURS
            ),
        ),
    )


def _description(finding: TimeOfDay) -> str:
    fullest = max(range(24), key=lambda hour: finding.by_hour[hour])
    return _(
        "%(inside)s of %(all)s came between %(from)s and %(to)s (the stronger bars), and %(night)s "
        "at night, from 22:00 to 06:00. The fullest hour, with %(most)s, begins at %(fullest)s."
    ) % {
        "inside": round(finding.share * finding.episodes),
        "all": numbers.cramps(finding.episodes),
        "from": numbers.clock(finding.from_hour),
        "to": numbers.clock(finding.to_hour),
        "night": numbers.percent(finding.night_share),
        "most": finding.by_hour[fullest],
        "fullest": numbers.clock(fullest),
    }


def _figure(by_hour: Sequence[int], inside: list[bool]) -> Figure:
    counts = [by_hour[hour % 24] for hour in HOURS]
    bars = {
        "type": "bar",
        "x": [hour + 0.5 for hour in HOURS],
        "y": counts,
        "width": 0.84,
        "marker": {"color": ["var(--chart-1)" if one else "var(--chart-4)" for one in inside]},
        "customdata": [f"{numbers.clock(hour)}–{numbers.clock(hour + 1)}" for hour in HOURS],
        "hovertemplate": "%{customdata}: %{y}<extra></extra>",
    }
    ticks = range(NOON, NOON + 25, 6)
    return {
        "data": [bars],
        "layout": layout(
            288,
            bargap=0.16,
            xaxis=axis(
                range=[NOON, NOON + 24],
                tickvals=list(ticks),
                ticktext=[numbers.clock(hour) for hour in ticks],
                ticks="outside",
                ticklabeloverflow="allow",
            ),
            yaxis=count_axis(max(counts)),
            shapes=[band(NIGHT_FROM, NIGHT_TO)],
        ),
    }
