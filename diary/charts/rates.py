"""Bars of how often cramps came on days of one sort: weekdays, months."""

from collections.abc import Sequence

from django.utils.dates import MONTHS_3, WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from diary.charts.chart import Chart, Figure, Table, axis, layout
from diary.charts.week import MONDAY, weekdays_from
from diary.patterns import DayGroup, Season, Weekday
from diary.words import numbers
from diary.words.season import month_name
from diary.words.weekday import day_name

ENOUGH_DAYS = 1


def weekday_chart(finding: Weekday, week_starts: int = MONDAY) -> Chart:
    """Cramps a day on each weekday, those that stand out in the stronger colour.

    ``week_starts``: the weekday that is drawn first; Monday is 0.
    """
    order = weekdays_from(week_starts)
    return _rates_chart(
        [finding.by_weekday[day] for day in order],
        name="weekdays",
        title=_("Cramps by day of the week"),
        units=_("Cramps a day, on average. The stronger bars stand out most."),
        labels=[day_name(day) for day in order],
        ticks=[str(WEEKDAYS_ABBR[day]) for day in order],
        strong=tuple(order.index(day) for day in finding.days),
        header=_("Day"),
    )


def season_chart(finding: Season) -> Chart:
    """Cramps a day in each month of all years together."""
    return _rates_chart(
        finding.by_month,
        name="months",
        title=_("Cramps by month, all years together"),
        units=_("Cramps a day, on average. The stronger bar is the top of the year."),
        labels=[month_name(month) for month in range(1, 13)],
        ticks=[str(MONTHS_3[month])[:1].upper() for month in range(1, 13)],
        strong=(finding.peak_month - 1,),
        header=_("Month"),
    )


def _rates_chart(
    groups: Sequence[DayGroup],
    *,
    name: str,
    title: str,
    units: str,
    labels: list[str],
    ticks: list[str],
    strong: tuple[int, ...],
    header: str,
) -> Chart:
    return Chart(
        name=name,
        title=title,
        units=units,
        description=_description(groups, labels, strong),
        figure=_figure(groups, labels, ticks, strong),
        table=Table(
            header=(header, _("Cramps"), _("Days known"), _("Cramps a day")),
            rows=tuple(
                (label, group.episodes, group.days, numbers.rounded(_rate(group), 2))
                for label, group in zip(labels, groups, strict=True)
            ),
        ),
    )


def _rate(group: DayGroup) -> float:
    return group.episodes / group.days if group.days else 0.0


def _description(groups: Sequence[DayGroup], labels: list[str], strong: tuple[int, ...]) -> str:
    most = max(range(len(groups)), key=lambda index: _rate(groups[index]))
    parts = [_one(labels[index], groups[index]) for index in dict.fromkeys((*strong, most))]
    total = sum(group.episodes for group in groups), sum(group.days for group in groups)
    parts.append(
        _("All together: %(cramps)s on %(days)s.")
        % {"cramps": numbers.cramps(total[0]), "days": numbers.days(total[1])}
    )
    return " ".join(parts)


def _one(label: str, group: DayGroup) -> str:
    return _("%(label)s: %(cramps)s on %(days)s, %(rate)s a day.") % {
        "label": label,
        "cramps": numbers.cramps(group.episodes),
        "days": numbers.days(group.days),
        "rate": numbers.rounded(_rate(group), 2),
    }


def _figure(
    groups: Sequence[DayGroup], labels: list[str], ticks: list[str], strong: tuple[int, ...]
) -> Figure:
    rates = [round(_rate(group), 3) for group in groups]
    places = list(range(len(groups)))
    return {
        "data": [
            {
                "type": "bar",
                "x": places,
                "y": rates,
                "marker": {
                    "color": [
                        "var(--chart-1)" if place in strong else "var(--chart-4)"
                        for place in places
                    ]
                },
                "customdata": [
                    _one(label, group) for label, group in zip(labels, groups, strict=True)
                ],
                "hovertemplate": "%{customdata}<extra></extra>",
            }
        ],
        "layout": layout(
            288,
            bargap=0.25,
            xaxis=axis(
                range=[-0.6, len(groups) - 0.4], tickvals=places, ticktext=ticks, tickangle=0
            ),
            yaxis=axis(
                range=[0, max(0.1, *rates) * 1.1],
                nticks=5,
                showgrid=True,
                gridcolor="var(--chart-grid)",
            ),
        ),
    }
