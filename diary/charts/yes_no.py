"""How often cramps came with a yes and with a no."""

from django.utils.translation import gettext as _

from diary.charts.chart import Chart, Figure, Table, axis, layout
from diary.patterns import DayGroup, Trigger
from diary.words import numbers
from diary.words.factors import factor_name


def yes_no_chart(trigger: Trigger, name: str) -> Chart:
    """Two bars: the share of days with a cramp, or before one, with a yes and with a no."""
    names = (_("With a yes"), _("With a no"))
    groups = (trigger.exposed, trigger.other)
    cramp_days = _("Days with a cramp") if trigger.lag == 0 else _("Days before a cramp")
    return Chart(
        name=name,
        title=_title(trigger),
        units=_("Share of days with a cramp, in per cent.")
        if trigger.lag == 0
        else _("Share of days with a cramp on the next day, in per cent."),
        description=" ".join(_words(one, group) for one, group in zip(names, groups, strict=True)),
        figure=_figure(names, groups),
        table=Table(
            header=(_("Answer"), _("Days"), cramp_days, _("Share")),
            rows=tuple(
                (one, group.days, group.cramp_days, _percent(group))
                for one, group in zip(names, groups, strict=True)
            ),
        ),
    )


def _title(trigger: Trigger) -> str:
    said = {"factor": factor_name(trigger.factor)}
    if trigger.lag == 0:
        return _("Cramps on days with and without: %(factor)s") % said
    return _("Cramps the day after, with and without: %(factor)s") % said


def _words(name: str, group: DayGroup) -> str:
    return _("%(name)s: a cramp with %(cramp)s of %(days)s (%(share)s).") % {
        "name": name,
        "cramp": group.cramp_days,
        "days": numbers.days(group.days),
        "share": _percent(group),
    }


def _share(group: DayGroup) -> float:
    return group.cramp_days / group.days if group.days else 0.0


def _percent(group: DayGroup) -> str:
    return numbers.percent(_share(group)) if group.days else _("unknown")


def _figure(names: tuple[str, str], groups: tuple[DayGroup, DayGroup]) -> Figure:
    shares = [round(100 * _share(group), 1) for group in groups]
    before, after = numbers.around_percent()
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "y": list(names),
                "x": shares,
                "text": [f"{group.cramp_days} / {group.days}" for group in groups],
                "textposition": "outside",
                "cliponaxis": False,
                "marker": {"color": ["var(--chart-1)", "var(--chart-2)"]},
                "hovertemplate": f"%{{y}}: {before}%{{x:.0f}}{after} (%{{text}})<extra></extra>",
            }
        ],
        "layout": layout(
            200,
            bargap=0.4,
            xaxis=axis(
                range=[0, max(1.0, *shares) * 1.25],
                nticks=5,
                tickprefix=before,
                ticksuffix=after,
                showgrid=True,
                gridcolor="var(--chart-grid)",
            ),
            yaxis=axis(type="category", autorange="reversed", ticklabelstandoff=6),
        ),
    }
