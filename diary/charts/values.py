"""How the values of a factor lie on days with a cramp and on other days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor
from statistics import median

from django.utils.translation import gettext as _

from diary.charts.chart import Chart, Figure, Table, axis, band, layout
from diary.patterns import Trigger
from diary.words import numbers


@dataclass(frozen=True, slots=True)
class Scale:
    """The axis of a factor: what one unit of it is, and how values share a bar.

    ``of`` puts a value into the unit shown. A bar holds what lies over ``first + i * width``, up
    to and with ``first + (i + 1) * width``. ``say`` words a value, ``tick`` does so on the axis,
    and ``range_words`` words a bar. ``left``: a bar holds its lower end instead of its upper one,
    so that a line between days from which on they count is the edge of a bar.
    """

    of: Callable[[float], float]
    first: float
    width: float
    bars: int
    ticks: tuple[float, ...]
    say: Callable[[float], str]
    tick: Callable[[float], str]
    range_words: Callable[[float, float], str]
    shift: float = 0.0
    left: bool = False

    def bar_of(self, value: float) -> int:
        """The index of the bar that a value falls into."""
        place = round((self.of(value) - self.first) / self.width, 9)
        index = floor(place) if self.left else ceil(place) - 1
        return min(max(index, 0), self.bars - 1)

    def edges(self, index: int) -> tuple[float, float]:
        """Both ends of a bar."""
        return self.first + index * self.width, self.first + (index + 1) * self.width


def values_chart(trigger: Trigger, scale: Scale, *, name: str, title: str, units: str) -> Chart:
    """Two bars for each range of values: the share of cramp days, and of other days."""
    with_cramp = _counts(trigger.values_cramp, scale)
    without = _counts(trigger.values_other, scale)
    return Chart(
        name=name,
        title=title,
        units=units,
        description=_description(trigger, scale),
        figure=_figure(trigger, scale, with_cramp, without),
        table=Table(
            header=(_("Value"), *_group_names(trigger)),
            rows=tuple(
                (scale.range_words(*scale.edges(index)), with_cramp[index], without[index])
                for index in range(scale.bars)
            ),
        ),
    )


def _counts(values: Sequence[float], scale: Scale) -> list[int]:
    counts = [0] * scale.bars
    for value in values:
        counts[scale.bar_of(value)] += 1
    return counts


def _group_names(trigger: Trigger) -> tuple[str, str]:
    if trigger.lag == 0:
        return _("Days with a cramp"), _("Other days")
    return _("Days before a cramp"), _("Other days")


def _description(trigger: Trigger, scale: Scale) -> str:
    cramp_days, other_days = len(trigger.values_cramp), len(trigger.values_other)
    words = []
    for group, values in zip(
        _group_names(trigger), (trigger.values_cramp, trigger.values_other), strict=True
    ):
        if values:
            words.append(
                _("%(group)s: %(days)s, half of them at %(middle)s or less.")
                % {
                    "group": group,
                    "days": numbers.thousands(len(values)),
                    "middle": scale.say(median(values)),
                }
            )
    if cramp_days and other_days:
        words.append(
            _("Shaded, %(line)s: %(cramp)s of the first, %(other)s of the second.")
            % {
                "line": line_words(trigger, scale),
                "cramp": numbers.percent(_exposed(trigger, trigger.values_cramp) / cramp_days),
                "other": numbers.percent(_exposed(trigger, trigger.values_other) / other_days),
            }
        )
    return " ".join(words)


def _exposed(trigger: Trigger, values: Sequence[float]) -> int:
    below = trigger.op == "<="
    return sum(
        value <= trigger.threshold if below else value >= trigger.threshold for value in values
    )


def line_words(trigger: Trigger, scale: Scale) -> str:
    """The side of the line that counts as exposed: ``1,250 ml or less``."""
    value = {"value": scale.say(trigger.threshold)}
    return (_("%(value)s or less") if trigger.op == "<=" else _("%(value)s or more")) % value


def _figure(trigger: Trigger, scale: Scale, with_cramp: list[int], without: list[int]) -> Figure:
    end = scale.edges(scale.bars - 1)[1]
    line = scale.of(trigger.threshold)
    line = line + scale.shift if trigger.op == "<=" else line - scale.shift
    shaded = band(scale.first, line) if trigger.op == "<=" else band(line, end)
    shares = [_shares(with_cramp), _shares(without)]
    names = _group_names(trigger)
    before, after = numbers.around_percent()
    return {
        "data": [
            {
                "type": "bar",
                "name": names[group],
                "x": [scale.edges(index)[0] + scale.width / 2 for index in range(scale.bars)],
                "y": shares[group],
                "customdata": counts,
                "marker": {"color": f"var(--chart-{group + 1})"},
                "hovertemplate": f"%{{data.name}}: {before}%{{y:.0f}}{after}"
                " (%{customdata})<extra></extra>",
            }
            for group, counts in enumerate((with_cramp, without))
        ],
        "layout": layout(
            320,
            barmode="group",
            bargap=0.2,
            showlegend=True,
            xaxis=axis(
                range=[scale.first, end],
                tickvals=list(scale.ticks),
                ticktext=[scale.tick(value) for value in scale.ticks],
                ticks="outside",
                tickangle=0,
            ),
            yaxis=axis(
                range=[0, max(1.0, *shares[0], *shares[1]) * 1.08],
                nticks=5,
                tickprefix=before,
                ticksuffix=after,
                showgrid=True,
                gridcolor="var(--chart-grid)",
            ),
            shapes=[shaded],
        ),
    }


def _shares(counts: list[int]) -> list[float]:
    total = sum(counts)
    return [round(100 * count / total, 1) if total else 0.0 for count in counts]
