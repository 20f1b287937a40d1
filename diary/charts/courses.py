"""Cramps week by week around the start or stop of a medicine."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from diary.charts.chart import Chart, Figure, Table, band, count_axis, layout, week_axis
from diary.patterns import CourseChange, Period
from diary.words import numbers
from diary.words.medicines import DAYS_PER_WEEK, a_week, change_words, period_words

FEWEST_WEEKS = 8


def course_chart(change: CourseChange, name: str) -> Chart:
    """Cramps in each week of what was compared, the day of the change marked, the days before it
    that were left out, and how often cramps came on either side of it."""
    return Chart(
        name=name,
        title=_("Cramps a week before and after %(change)s") % {"change": change_words(change)},
        units=_(
            "Number of cramps in each week. Lines: the average, with what fits it. Shaded: the two "
            "weeks before, which are left out."
        ),
        description=_description(change),
        figure=_figure(change),
        table=Table(
            header=(
                pgettext("before or after", "Time"),
                _("Cramps"),
                _("Days known"),
                _("Cramps a week"),
            ),
            rows=(_row(_("Before"), change.before), _row(_("After"), change.after)),
        ),
    )


def _row(name: str, period: Period) -> tuple[str | int, ...]:
    interval = _("%(rate)s (%(low)s to %(high)s)") % {
        "rate": a_week(period.rate),
        "low": a_week(period.interval.low),
        "high": a_week(period.interval.high),
    }
    return (name, period.episodes, period.days, interval)


def _description(change: CourseChange) -> str:
    return _("Before: %(before)s. From %(day)s on: %(after)s.") % {
        "before": period_words(change.before),
        "day": numbers.day_words(change.on),
        "after": period_words(change.after),
    }


def _figure(change: CourseChange) -> Figure:
    weeks = change.weekly
    monday = weeks[0].starts_on
    counts = [week.episodes if week.observed_days else None for week in weeks]
    rates = [period.interval.high * DAYS_PER_WEEK for period in (change.before, change.after)]
    place = _place(change.on, monday)
    return {
        "data": [
            {
                "type": "bar",
                "name": _("Cramps"),
                "x": [_place(week.starts_on, monday) + 0.5 for week in weeks],
                "y": counts,
                "width": 0.8,
                "marker": {"color": "var(--chart-4)"},
                "customdata": [numbers.short_day(week.starts_on) for week in weeks],
                "hovertemplate": _("Week from %(week)s: %(count)s")
                % {"week": "%{customdata}", "count": "%{y}<extra></extra>"},
            },
            _line(_("Before"), change.before, monday, "var(--chart-2)", "dash"),
            _line(_("After"), change.after, monday, "var(--chart-1)", "solid"),
        ],
        "layout": layout(
            320,
            showlegend=True,
            xaxis=week_axis(monday, len(weeks), room_for=FEWEST_WEEKS),
            yaxis=count_axis(max([count for count in counts if count] + rates)),
            shapes=[
                band(_place(change.left_out_from, monday), place),
                _interval(change.before, monday),
                _interval(change.after, monday),
                {
                    "type": "line",
                    "xref": "x",
                    "yref": "paper",
                    "x0": place,
                    "x1": place,
                    "y0": 0,
                    "y1": 1,
                    "line": {"color": "var(--chart-text)", "width": 2, "dash": "dot"},
                },
            ],
        ),
    }


def _place(day: date, monday: date) -> float:
    return (day - monday).days / DAYS_PER_WEEK


def _ends(period: Period, monday: date) -> list[float]:
    return [_place(period.from_day, monday), _place(period.to_day, monday)]


def _line(name: str, period: Period, monday: date, colour: str, dash: str) -> Figure:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": _ends(period, monday),
        "y": [round(period.rate * DAYS_PER_WEEK, 3)] * 2,
        "line": {"color": colour, "width": 3, "dash": dash},
        "hovertemplate": "%{data.name}: %{y:.1f}<extra></extra>",
    }


def _interval(period: Period, monday: date) -> Figure:
    start, end = _ends(period, monday)
    return {
        "type": "rect",
        "xref": "x",
        "yref": "y",
        "x0": start,
        "x1": end,
        "y0": period.interval.low * DAYS_PER_WEEK,
        "y1": period.interval.high * DAYS_PER_WEEK,
        "fillcolor": "var(--chart-band)",
        "opacity": 0.55,
        "line": {"width": 0},
        "layer": "below",
    }
