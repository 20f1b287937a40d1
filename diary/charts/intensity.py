"""How strong cramps are, week by week."""

from django.utils.translation import gettext as _

from diary.charts.chart import Chart, axis
from diary.charts.trend_line import points_words, trend_chart
from diary.patterns import IntensityTrend
from diary.words import numbers


def intensity_chart(trend: IntensityTrend) -> Chart:
    """Strength in each week on the scale that it is logged on, and the line through it."""
    return trend_chart(
        trend,
        name="strengths",
        title=_("How strong cramps were, over time"),
        units=_("From 0 (nothing) to 10 (worst I can imagine). %(points)s")
        % {"points": points_words(trend)},
        say=numbers.one_decimal,
        of=float,
        yaxis=axis(range=[0, 10.4], dtick=2, showgrid=True, gridcolor="var(--chart-grid)"),
        straight=True,
    )
