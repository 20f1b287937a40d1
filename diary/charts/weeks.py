"""Cramps per week."""

from collections.abc import Sequence

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.charts.chart import Chart, Figure, Table, band, count_axis, layout, week_axis
from diary.charts.stretches import FEWEST_WEEKS, stretches_chart
from diary.charts.week import MONDAY, DrawnWeek, weeks_of
from diary.patterns import Frequency
from diary.words import numbers

MOST_WEEKS = 65
FULL_WEEK = 7


def weeks_chart(finding: Frequency, week_starts: int = MONDAY) -> Chart | None:
    """Cramps in each calendar week; weeks of which nothing is known are shaded, not zero.

    At most the last 65 weeks, each beginning with the weekday ``week_starts``. ``None`` for a
    diary without days.
    """
    every_week = weeks_of(finding, week_starts)
    weeks = every_week[-MOST_WEEKS:]
    cut = len(every_week) > len(weeks)
    return _chart(weeks, _units(week_starts, cut=cut)) if weeks else None


def weeks_of_period_chart(weeks: Sequence[DrawnWeek]) -> Chart | None:
    """The same of the weeks of a chosen time, of which the first and the last may be cut short.

    They begin on Mondays, as the report counts them. Beyond 65 weeks each bar is a stretch of
    several. ``None`` without weeks.
    """
    together = -(-len(weeks) // MOST_WEEKS)
    if together <= 1:
        return _chart(list(weeks), _units(MONDAY, cut=False)) if weeks else None
    stretches = [weeks[at : at + together] for at in range(0, len(weeks), together)]
    return stretches_chart(
        [
            DrawnWeek(
                starts_on=some[0].starts_on,
                episodes=sum(week.episodes for week in some),
                observed_days=sum(week.observed_days for week in some),
            )
            for some in stretches
        ],
        together,
    )


def _chart(weeks: list[DrawnWeek], units: str) -> Chart:
    return Chart(
        name="weeks",
        title=_("Cramps per week"),
        units=units,
        description=_description(weeks),
        figure=_figure(weeks),
        table=Table(
            header=(_("Week from"), _("Cramps"), _("Days known")),
            rows=tuple(
                (
                    numbers.short_day(week.starts_on),
                    week.episodes if week.observed_days else _("unknown"),
                    week.observed_days,
                )
                for week in weeks
            ),
        ),
    )


def _units(week_starts: int, *, cut: bool) -> str:
    words = _(
        "Number of cramps in each week, %(first)s to %(last)s. Paler bars: some days unknown."
    ) % {
        "first": WEEKDAYS[week_starts],
        "last": WEEKDAYS[(week_starts + 6) % 7],
    }
    if not cut:
        return words
    return words + " " + _("The last %(weeks)d weeks.") % {"weeks": MOST_WEEKS}


def _description(weeks: list[DrawnWeek]) -> str:
    known = [week for week in weeks if week.observed_days]
    said = {
        "cramps": numbers.cramps(sum(week.episodes for week in known)),
        "weeks": ngettext("%(n)d week", "%(n)d weeks", len(known)) % {"n": len(known)},
        "from": numbers.day_words(weeks[0].starts_on),
    }
    if not known:
        return _("Nothing is known of these weeks.")
    most = max(known, key=lambda week: week.episodes)
    words = [_("%(cramps)s in %(weeks)s, from the week of %(from)s on.") % said]
    if most.episodes:
        words.append(
            _("The most in one week: %(most)d, from %(day)s.")
            % {"most": most.episodes, "day": numbers.day_words(most.starts_on)}
        )
    unknown = len(weeks) - len(known)
    if unknown:
        words.append(
            ngettext(
                "Of %(n)d week nothing is known (shaded).",
                "Of %(n)d weeks nothing is known (shaded).",
                unknown,
            )
            % {"n": unknown}
        )
    return " ".join(words)


def _figure(weeks: list[DrawnWeek]) -> Figure:
    partly = [0 < week.observed_days < FULL_WEEK for week in weeks]
    counts = [week.episodes if week.observed_days else None for week in weeks]
    bars = {
        "type": "bar",
        "x": [index + 0.5 for index in range(len(weeks))],
        "y": counts,
        "width": 0.8,
        "marker": {"color": ["var(--chart-4)" if one else "var(--chart-1)" for one in partly]},
        "customdata": [numbers.short_day(week.starts_on) for week in weeks],
        "hovertemplate": _("Week from %(week)s: %(count)s")
        % {"week": "%{customdata}", "count": "%{y}<extra></extra>"},
    }
    unknown = [index for index, week in enumerate(weeks) if not week.observed_days]
    return {
        "data": [bars],
        "layout": layout(
            288,
            xaxis=week_axis(weeks[0].starts_on, len(weeks), room_for=FEWEST_WEEKS),
            yaxis=count_axis(max((count for count in counts if count), default=0)),
            shapes=[band(index, index + 1) for index in unknown],
        ),
    }
