"""How long cramps last, week by week."""

from django.utils.translation import gettext as _

from diary.charts.chart import Chart, axis
from diary.charts.trend_line import points_words, top_of, trend_chart
from diary.patterns import DurationTrend
from diary.words import numbers

SECONDS_PER_MINUTE = 60
MINUTE_STEPS = (0.25, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 240, 480)
MOST_STEPS = 5


def duration_chart(trend: DurationTrend) -> Chart:
    """Minutes in each week, and the line through them, which grows by the same share each day."""
    top = top_of(trend) / SECONDS_PER_MINUTE
    return trend_chart(
        trend,
        name="durations",
        title=_("How long cramps lasted, over time"),
        units=_("Minutes. %(points)s") % {"points": points_words(trend)},
        say=numbers.length,
        of=lambda seconds: seconds / SECONDS_PER_MINUTE,
        yaxis=axis(
            range=[0, top * 1.08],
            dtick=next((step for step in MINUTE_STEPS if step * MOST_STEPS >= top), top),
            ticksuffix=_(" min"),
            showgrid=True,
            gridcolor="var(--chart-grid)",
        ),
        straight=False,
    )
