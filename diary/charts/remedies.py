"""What was said to help, and how long cramps lasted with it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from diary.charts.chart import Chart, Figure, Table, axis, count_axis, layout
from diary.patterns import Interval, RemedyLink
from diary.words import numbers
from diary.words.remedies import remedy_name

COLOURS = ("--line-strong", "--chart-4", "--chart-2", "--chart-1")
SHAPES = ("", ".", "/", "")
"""Answers are told apart by a hatching as well as by colour."""
LONGEST, SHORTEST = 16.0, 1 / 16


def helped_chart(links: Sequence[RemedyLink]) -> Chart | None:
    """How much each remedy was said to help, as counts; ``None`` where nobody said."""
    asked = sorted(
        (link for link in links if sum(link.helped)),
        key=lambda link: (-sum(link.helped), link.remedy),
    )
    if not asked:
        return None
    answers = help_answers()
    return Chart(
        name="helped",
        title=_("How much you said it helped"),
        units=_("Number of cramps, by what you tried and how much you said it helped."),
        description=" ".join(_words(link) for link in asked),
        figure=_helped_figure(asked, answers),
        table=Table(
            header=(_("What you tried"), *answers),
            rows=tuple((remedy_name(link.remedy), *link.helped) for link in asked),
        ),
    )


def durations_chart(links: Sequence[RemedyLink]) -> Chart | None:
    """How long cramps lasted with each remedy, over how long without, with the range that fits;
    ``None`` while none can be compared."""
    timed = [
        (link, link.ratio, link.interval)
        for link in sorted(links, key=lambda link: link.remedy)
        if link.ratio is not None and link.interval is not None
    ]
    if not timed:
        return None
    return Chart(
        name="lengths",
        title=_("How long cramps lasted with it, compared with cramps without"),
        units=_("Times as long, at like strength and time. 1: no difference."),
        description=" ".join(
            _("%(name)s: %(times)s, from %(low)s to %(high)s times.")
            % {
                "name": remedy_name(link.remedy),
                "times": numbers.times_as_long(ratio),
                "low": numbers.one_decimal(interval.low),
                "high": numbers.one_decimal(interval.high),
            }
            for link, ratio, interval in timed
        ),
        figure=_lengths_figure(timed),
        table=Table(
            header=(
                _("What you tried"),
                _("Cramps with it"),
                _("Cramps without"),
                _("Times as long"),
                pgettext("lower end of a range", "From"),
                pgettext("upper end of a range", "To"),
            ),
            rows=tuple(
                (
                    remedy_name(link.remedy),
                    link.cramps_with,
                    link.cramps_without,
                    numbers.rounded(ratio, 2),
                    numbers.rounded(interval.low, 2),
                    numbers.rounded(interval.high, 2),
                )
                for link, ratio, interval in timed
            ),
        ),
    )


def help_answers() -> tuple[str, str, str, str]:
    """The answers to how much something helped, as the log asks for them."""
    return _("Not at all"), _("A little"), _("A lot"), _("Ended it")


def _answers_in_a_line() -> tuple[str, str, str, str]:
    return (
        pgettext("within a line", "not at all"),
        pgettext("within a line", "a little"),
        pgettext("within a line", "a lot"),
        pgettext("within a line", "ended it"),
    )


def _words(link: RemedyLink) -> str:
    counts = [
        f"{answer} {count}"
        for answer, count in zip(_answers_in_a_line(), link.helped, strict=True)
        if count
    ]
    return _("%(name)s: %(counts)s.") % {
        "name": remedy_name(link.remedy),
        "counts": ", ".join(counts),
    }


def _helped_figure(links: Sequence[RemedyLink], answers: Sequence[str]) -> Figure:
    names = [remedy_name(link.remedy) for link in links]
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "name": answer,
                "y": names,
                "x": [link.helped[index] for link in links],
                "marker": {
                    "color": f"var({COLOURS[index]})",
                    "pattern": {
                        "shape": SHAPES[index],
                        "fgcolor": "var(--sheet)",
                        "fillmode": "overlay",
                        "size": 7,
                        "solidity": 0.25,
                    },
                },
                "hovertemplate": "%{y}, %{data.name}: %{x}<extra></extra>",
            }
            for index, answer in enumerate(answers)
        ],
        "layout": layout(
            110 + 44 * len(names),
            barmode="stack",
            bargap=0.35,
            showlegend=True,
            xaxis=count_axis(max(sum(link.helped) for link in links)),
            yaxis=axis(type="category", autorange="reversed", ticklabelstandoff=6),
        ),
    }


def _lengths_figure(timed: Sequence[tuple[RemedyLink, float, Interval]]) -> Figure:
    names = [remedy_name(link.remedy) for link, _ratio, _interval in timed]
    ratios = [_drawn(ratio) for _link, ratio, _interval in timed]
    ends = [(_drawn(one.low), _drawn(one.high)) for _link, _ratio, one in timed]
    return {
        "data": [
            {
                "type": "scatter",
                "mode": "markers",
                "y": names,
                "x": ratios,
                "marker": {"color": "var(--chart-1)", "size": 12},
                "error_x": {
                    "type": "data",
                    "symmetric": False,
                    "array": [end[1] - at for at, end in zip(ratios, ends, strict=True)],
                    "arrayminus": [at - end[0] for at, end in zip(ratios, ends, strict=True)],
                    "color": "var(--chart-1)",
                    "thickness": 2,
                },
                "hovertemplate": "%{y}: %{x:.2f}<extra></extra>",
            }
        ],
        "layout": layout(
            110 + 44 * len(names),
            xaxis=axis(
                type="log",
                tickvals=[0.125, 0.25, 0.5, 1, 2, 4, 8],
                ticktext=["⅛", "¼", "½", "1", "2", "4", "8"],
                showgrid=True,
                gridcolor="var(--chart-grid)",
            ),
            yaxis=axis(type="category", autorange="reversed", ticklabelstandoff=6),
            shapes=[
                {
                    "type": "line",
                    "xref": "x",
                    "yref": "paper",
                    "x0": 1,
                    "x1": 1,
                    "y0": 0,
                    "y1": 1,
                    "line": {"color": "var(--chart-text)", "width": 2, "dash": "dot"},
                }
            ],
        ),
    }


def _drawn(ratio: float) -> float:
    return min(max(ratio, SHORTEST), LONGEST)
