"""Cramps a week over a long time, several weeks to a bar."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from diary.charts.chart import Chart, Table, band, count_axis, layout, week_axis
from diary.charts.week import DrawnWeek
from diary.words import numbers

DAYS_PER_WEEK = 7
FEWEST_WEEKS = 8


def stretches_chart(stretches: Sequence[DrawnWeek], weeks: int) -> Chart:
    """Cramps a week in stretches of so many weeks; those of which nothing is known are shaded."""
    rates = [
        one.episodes / one.observed_days * DAYS_PER_WEEK if one.observed_days else None
        for one in stretches
    ]
    known = [rate for rate in rates if rate is not None]
    most = max(known, default=0.0)
    bars = {
        "type": "bar",
        "x": [(index + 0.5) * weeks for index in range(len(stretches))],
        "y": [None if rate is None else round(rate, 2) for rate in rates],
        "width": 0.8 * weeks,
        "marker": {"color": "var(--chart-1)"},
        "customdata": [numbers.short_day(one.starts_on) for one in stretches],
        "hovertemplate": "%{customdata}: %{y}<extra></extra>",
    }
    unknown = [index for index, rate in enumerate(rates) if rate is None]
    said = {
        "cramps": numbers.cramps(sum(one.episodes for one in stretches)),
        "most": numbers.one_decimal(most),
        "weeks": weeks,
    }
    return Chart(
        name="weeks",
        title=_("Cramps per week"),
        units=_("Number of cramps a week, on the mean of each %(weeks)d weeks.") % said,
        description=_("%(cramps)s in all; at most %(most)s a week in a stretch of %(weeks)d weeks.")
        % said,
        figure={
            "data": [bars],
            "layout": layout(
                288,
                xaxis=week_axis(
                    stretches[0].starts_on, len(stretches) * weeks, room_for=FEWEST_WEEKS
                ),
                yaxis=count_axis(most),
                shapes=[band(index * weeks, (index + 1) * weeks) for index in unknown],
            ),
        },
        table=Table(
            header=(_("From"), _("Cramps"), _("Days known"), _("Cramps a week")),
            rows=tuple(
                (
                    numbers.short_day(one.starts_on),
                    one.episodes if one.observed_days else _("unknown"),
                    one.observed_days,
                    _("unknown") if rate is None else numbers.one_decimal(rate),
                )
                for one, rate in zip(stretches, rates, strict=True)
            ),
        ),
    )
