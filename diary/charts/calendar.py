"""The last half-year day by day: cramps and check-ins."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.charts.chart import Chart, Figure, Table, axis, layout, week_axis
from diary.charts.week import MONDAY, place_in_week, start_of_week, weekdays_from
from diary.patterns import CalendarDay, Frequency
from diary.words import numbers

FEWEST_WEEKS, MOST_WEEKS = 13, 26
MANY_CRAMPS = 4
CELL = 0.86


@dataclass(frozen=True, slots=True)
class Look:
    """How days of one sort are drawn: their place in the legend, and the colour of their dot."""

    sort: int
    name: str
    colour: str
    dot: str


def calendar_chart(finding: Frequency, week_starts: int = MONDAY) -> Chart | None:
    """A square a day, a column a week: darker with more cramps, a dot where there is a check-in.

    At most the last 26 weeks, each beginning with the weekday ``week_starts``. ``None`` for a
    diary without days.
    """
    if not finding.calendar:
        return None
    last = finding.calendar[-1].day
    first = start_of_week(last, week_starts) - timedelta(weeks=MOST_WEEKS - 1)
    days = [day for day in finding.calendar if day.day >= first]
    return Chart(
        name="calendar",
        title=_("Cramps and check-ins, day by day"),
        units=_("One box for each day, stronger with more cramps. A dot is a check-in."),
        description=_description(days),
        figure=_figure(days, week_starts),
        table=_table(days, week_starts),
    )


def sort_of(day: CalendarDay) -> int:
    """0 nothing known, 1 no cramp, then 2 to 5 for one, two, three, and four or more cramps."""
    if day.episodes:
        return 1 + min(day.episodes, MANY_CRAMPS)
    return 1 if day.observed else 0


def _looks() -> list[Look]:
    low, high = "var(--on-heat-low)", "var(--on-heat-high)"
    return [
        Look(0, _("Unknown"), "rgba(0,0,0,0)", low),
        Look(1, _("No cramp"), "var(--heat-0)", low),
        Look(2, _("1 cramp"), "var(--heat-1)", low),
        Look(3, _("2"), "var(--heat-2)", low),
        Look(4, _("3"), "var(--heat-3)", high),
        Look(5, _("4 or more"), "var(--heat-4)", high),
    ]


def _description(days: list[CalendarDay]) -> str:
    cramp_days = sum(1 for day in days if day.episodes)
    checked = sum(1 for day in days if day.check_in)
    unknown = sum(1 for day in days if not day.observed)
    return _(
        "From %(from)s to %(to)s: a cramp on %(cramp_days)s, a check-in on %(checked)s. "
        "Unknown: %(unknown)s."
    ) % {
        "from": numbers.day_words(days[0].day),
        "to": numbers.day_words(days[-1].day),
        "cramp_days": numbers.days(cramp_days),
        "checked": numbers.days(checked),
        "unknown": numbers.days(unknown),
    }


def day_state(day: CalendarDay) -> str:
    """A day in words: ``2 cramps, check-in``."""
    if day.episodes:
        words = ngettext("%(n)d cramp", "%(n)d cramps", day.episodes) % {"n": day.episodes}
    else:
        words = _("no cramp") if day.observed else _("unknown")
    return _("%(state)s, check-in") % {"state": words} if day.check_in else words


def _table(days: list[CalendarDay], week_starts: int) -> Table:
    start = start_of_week(days[0].day, week_starts)
    weeks = (days[-1].day - start).days // 7 + 1
    cells = [["–"] * 7 for _week in range(weeks)]
    for day in days:
        cells[(day.day - start).days // 7][place_in_week(day.day, week_starts)] = day_state(day)
    return Table(
        header=(
            _("Week from"),
            *(str(WEEKDAYS[weekday]) for weekday in weekdays_from(week_starts)),
        ),
        rows=tuple(
            (numbers.short_day(start + timedelta(weeks=index)), *row)
            for index, row in enumerate(cells)
        ),
    )


def _figure(days: list[CalendarDay], week_starts: int) -> Figure:
    start = start_of_week(days[0].day, week_starts)
    weeks = (days[-1].day - start).days // 7 + 1
    chosen = [(look, [day for day in days if sort_of(day) == look.sort]) for look in _looks()]
    shown = [(look, of_sort) for look, of_sort in chosen if of_sort]
    squares = [_squares(look, of_sort, start) for look, of_sort in shown]
    dots = [_dots(look, of_sort, start) for look, of_sort in shown]
    return {
        "data": [*squares, *(trace for trace in dots if trace["x"])],
        "layout": layout(
            320,
            barmode="overlay",
            showlegend=True,
            xaxis=week_axis(start, weeks, room_for=FEWEST_WEEKS),
            yaxis=axis(
                range=[7, 0],
                tickvals=[place + 0.5 for place in range(7)],
                ticktext=[str(WEEKDAYS_ABBR[weekday]) for weekday in weekdays_from(week_starts)],
                ticks="",
            ),
        ),
    }


def _squares(look: Look, days: list[CalendarDay], start: date) -> Figure:
    return {
        "type": "bar",
        "name": look.name,
        "x": [_column(day, start) for day in days],
        "y": [CELL] * len(days),
        "base": [_row(day, start) + (1 - CELL) / 2 for day in days],
        "width": CELL,
        "marker": {
            "color": look.colour,
            "line": {"color": "var(--line-strong)", "width": 1 if look.sort < 2 else 0},
        },
        "customdata": [f"{numbers.short_day(day.day)}: {day_state(day)}" for day in days],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _dots(look: Look, days: list[CalendarDay], start: date) -> Figure:
    checked = [day for day in days if day.check_in]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _("Check-in"),
        "showlegend": False,
        "x": [_column(day, start) for day in checked],
        "y": [_row(day, start) + 0.5 for day in checked],
        "marker": {"color": look.dot, "size": 4},
        "hoverinfo": "skip",
    }


def _row(day: CalendarDay, start: date) -> int:
    return (day.day - start).days % 7


def _column(day: CalendarDay, start: date) -> float:
    return (day.day - start).days // 7 + 0.5
