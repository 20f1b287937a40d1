"""Which charts a kind of pattern has."""

from diary.charts.amounts import amount_chart
from diary.charts.calendar import calendar_chart
from diary.charts.chart import Chart
from diary.charts.courses import course_chart
from diary.charts.duration import duration_chart
from diary.charts.effort import effort_chart
from diary.charts.fluids import fluids_chart
from diary.charts.hours import hours_chart
from diary.charts.intensity import intensity_chart
from diary.charts.rates import season_chart, weekday_chart
from diary.charts.remedies import durations_chart, helped_chart
from diary.charts.sites import sites_chart
from diary.charts.week import MONDAY
from diary.charts.weeks import weeks_chart
from diary.charts.yes_no import yes_no_chart
from diary.kinds import FREQUENCY, MEDICINES_STARTED, REMEDIES, SITES, TIME_OF_DAY, PatternKind
from diary.patterns import (
    CourseChange,
    DurationTrend,
    Findings,
    IntensityTrend,
    RemedyLink,
    Season,
    Trigger,
    Weekday,
)
from diary.words.factors import is_yes_or_no


def charts_for(
    kind: PatternKind, findings: Findings, units: str, week_starts: int = MONDAY
) -> list[Chart]:
    """Draw what a diary holds of one kind of pattern; nothing where there is nothing to draw.

    ``units``: the person's, ``metric`` or ``us``. ``week_starts``: the weekday that their weeks are
    drawn from; Monday is 0.
    """
    charts: list[Chart | None] = []
    if kind.factor:
        charts = _of_factors(kind, findings, units)
    elif kind is TIME_OF_DAY and (time_of_day := findings.time_of_day):
        charts = [hours_chart(time_of_day)]
    elif kind is SITES and (muscles := findings.muscle_sites):
        charts = [sites_chart(muscles)]
    elif kind is FREQUENCY and (frequency := findings.frequency):
        charts = [weeks_chart(frequency, week_starts), calendar_chart(frequency, week_starts)]
    elif kind is MEDICINES_STARTED:
        charts = _of_courses(findings)
    elif kind is REMEDIES:
        links = [one for one in findings.findings if isinstance(one, RemedyLink)]
        charts = [helped_chart(links), durations_chart(links)]
    else:
        charts = _of_one(kind, findings, week_starts)
    return [chart for chart in charts if chart]


def _of_factors(kind: PatternKind, findings: Findings, units: str) -> list[Chart | None]:
    """One for each factor of a kind: what is said of it; while nothing is, its estimate."""
    said = [one.factor for one in (*findings.triggers, *findings.estimates)]
    charts: list[Chart | None] = []
    for factor in dict.fromkeys(factor for factor in said if kind.is_about(factor)):
        shown = findings.trigger(factor) or findings.estimate(factor)
        name = f"{kind.slug}-{len(charts) + 1}" if charts else kind.slug
        if shown and (shown.yes_no or shown.values_cramp or shown.values_other):
            charts.append(_of_factor(shown, units, name))
    return charts


def _of_factor(trigger: Trigger, units: str, name: str) -> Chart:
    if is_yes_or_no(trigger):
        return yes_no_chart(trigger, name)
    if trigger.factor == "fluids_ml":
        return fluids_chart(trigger, units)
    if trigger.factor == "exertion":
        return effort_chart(trigger)
    return amount_chart(trigger, units, name)


def _of_courses(findings: Findings) -> list[Chart | None]:
    changes = [one for one in findings.findings if isinstance(one, CourseChange)]
    return [
        course_chart(change, f"course-{number}") for number, change in enumerate(changes, start=1)
    ]


def _of_one(kind: PatternKind, findings: Findings, week_starts: int) -> list[Chart | None]:
    charts: list[Chart | None] = []
    for one in findings.findings:
        if isinstance(one, Weekday) and kind.shows(one):
            charts.append(weekday_chart(one, week_starts))
        elif isinstance(one, Season) and kind.shows(one) and one.days > 0:
            charts.append(season_chart(one))
        elif isinstance(one, DurationTrend) and kind.shows(one):
            charts.append(duration_chart(one))
        elif isinstance(one, IntensityTrend) and kind.shows(one):
            charts.append(intensity_chart(one))
    return charts
