"""A finding of every level, a chart in every colour of charts."""

from diary.charts.chart import Chart, Table, axis, count_axis, layout
from diary.kinds import FLUIDS, FREQUENCY, REMEDIES, SLEEP, TIME_OF_DAY
from diary.patterns import Interval, Level
from diary.telling import Telling
from diary.words.statement import Span, Statement, Step, Waiting
from diary.words.sure import sure, sure_means

MONTHS = ("January", "February", "March")
SERIES = (
    ("First", "--chart-1", "", (8, 5, 6)),
    ("Second", "--chart-2", "/", (4, 6, 3)),
    ("Third", "--chart-3", "x", (3, 3, 4)),
    ("Fourth", "--chart-4", ".", (2, 4, 2)),
)
"""Told apart by colour, by lightness and by hatching."""


def sample_tellings() -> list[Telling]:
    """Return one finding of each level, the surest first."""
    return [
        Telling(TIME_OF_DAY, _said(Level.CLEAR, "8 of 10 of your cramps came at night.")),
        Telling(
            FLUIDS,
            _said(Level.LIKELY, "Cramps were more frequent after days with little to drink."),
        ),
        Telling(REMEDIES, _said(Level.DESCRIBED, "With stretching, cramps lasted 2 minutes.")),
        Telling(FREQUENCY, _said(Level.NO_LINK, "Cramps came about as often as before.")),
        Telling(
            SLEEP,
            Statement(
                level=Level.NOT_YET,
                says="Short nights: the diary can't tell yet.",
                sure=sure(Level.NOT_YET),
                sure_means=sure_means(Level.NOT_YET),
                waiting=Waiting(
                    says="More days are needed.",
                    missing=("18 more days with sleep logged",),
                    have=24,
                    need=42,
                    about="About three weeks at your pace.",
                    step=Step("Check in", "check_in"),
                ),
            ),
        ),
    ]


def _said(level: Level, says: str) -> Statement:
    return Statement(
        level=level,
        says=says,
        sure=sure(level),
        sure_means=sure_means(level),
        counts="36 cramps on 120 days.",
        size="About twice as many",
        interval="(from 1.4 to 2.9 times fits the diary)",
        span=Span(2.0, Interval(1.4, 2.9)),
        fair=("It shows what fell together, not what brings cramps on.",),
        method=("Counted over days, with and without a cramp.",),
    )


def sample_chart() -> Chart:
    """Return a chart with a series in each of the charts' colours."""
    return Chart(
        name="style",
        title="A chart in all its colours",
        units="Number of things.",
        description="The first is the largest in every month; the numbers are in the table.",
        figure={
            "data": [
                {
                    "type": "bar",
                    "name": name,
                    "x": list(MONTHS),
                    "y": list(counts),
                    "marker": {
                        "color": f"var({token})",
                        "pattern": {
                            "shape": shape,
                            "fgcolor": "var(--sheet)",
                            "fillmode": "overlay",
                            "size": 7,
                            "solidity": 0.25,
                        },
                    },
                }
                for name, token, shape, counts in SERIES
            ],
            "layout": layout(
                300,
                barmode="group",
                showlegend=True,
                xaxis=axis(type="category"),
                yaxis=count_axis(8),
            ),
        },
        table=Table(
            header=("Month", *(name for name, *_ in SERIES)),
            rows=tuple(
                (month, *(counts[index] for *_, counts in SERIES))
                for index, month in enumerate(MONTHS)
            ),
        ),
    )
