"""Cramps per week."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.charts.chart import Chart, Figure, Table, band, count_axis, layout, week_axis
from diary.patterns import Frequency, Week
from diary.words import numbers

FEWEST_WEEKS, MOST_WEEKS = 8, 65
FULL_WEEK = 7


def weeks_chart(finding: Frequency) -> Chart | None:
    """Cramps in each calendar week; weeks of which nothing is known are shaded, not zero.

    At most the last 65 weeks. ``None`` for a diary without days.
    """
    weeks = finding.weekly[-MOST_WEEKS:]
    return _chart(weeks, cut=len(finding.weekly) > len(weeks)) if weeks else None


def weeks_of_period_chart(weeks: Sequence[Week]) -> Chart | None:
    """The same of the weeks of a chosen time, of which the first and the last may be cut short.

    Beyond 65 weeks each bar is a stretch of several. ``None`` without weeks.
    """
    together = -(-len(weeks) // MOST_WEEKS)
    if together <= 1:
        return _chart(tuple(weeks), cut=False) if weeks else None
    stretches = [weeks[at : at + together] for at in range(0, len(weeks), together)]
    return stretches_chart(
        [
            Week(
                starts_on=some[0].starts_on,
                episodes=sum(week.episodes for week in some),
                bouts=sum(week.bouts for week in some),
                observed_days=sum(week.observed_days for week in some),
            )
            for some in stretches
        ],
        together,
    )


def stretches_chart(stretches: Sequence[Week], weeks: int) -> Chart:
    """Cramps a week in stretches of so many weeks; those of which nothing is known are shaded."""
    rates = [
        one.episodes / one.observed_days * FULL_WEEK if one.observed_days else None
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


def _chart(weeks: tuple[Week, ...], *, cut: bool) -> Chart:
    return Chart(
        name="weeks",
        title=_("Cramps per week"),
        units=_units(cut=cut),
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


def _units(*, cut: bool) -> str:
    words = _("Number of cramps in each week, Monday to Sunday. Paler bars: some days unknown.")
    if not cut:
        return words
    return words + " " + _("The last %(weeks)d weeks.") % {"weeks": MOST_WEEKS}


def _description(weeks: tuple[Week, ...]) -> str:
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


def _figure(weeks: tuple[Week, ...]) -> Figure:
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
