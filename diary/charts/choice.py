"""Which charts a kind of pattern has."""

from diary.charts.calendar import calendar_chart
from diary.charts.chart import Chart
from diary.charts.effort import effort_chart
from diary.charts.fluids import fluids_chart
from diary.charts.hours import hours_chart
from diary.charts.sites import sites_chart
from diary.charts.weeks import weeks_chart
from diary.kinds import EXERTION, FLUIDS, FREQUENCY, SITES, TIME_OF_DAY, PatternKind
from diary.patterns import Findings, Trigger


def charts_for(kind: PatternKind, findings: Findings, units: str) -> list[Chart]:
    """Draw what a diary holds of one kind of pattern; nothing where there is nothing to draw.

    ``units``: the person's, ``metric`` or ``us``.
    """
    charts: list[Chart | None] = []
    if kind is TIME_OF_DAY and (time_of_day := findings.time_of_day):
        charts = [hours_chart(time_of_day)]
    elif kind is SITES and (muscles := findings.muscle_sites):
        charts = [sites_chart(muscles)]
    elif kind is FREQUENCY and (frequency := findings.frequency):
        charts = [weeks_chart(frequency), calendar_chart(frequency)]
    elif kind is FLUIDS and (fluids := _shown(findings, "fluids_ml")):
        charts = [fluids_chart(fluids, units)]
    elif kind is EXERTION and (effort := _shown(findings, "exertion")):
        charts = [effort_chart(effort)]
    return [chart for chart in charts if chart]


def _shown(findings: Findings, factor: str) -> Trigger | None:
    """What is said of a factor; while nothing is, its estimate."""
    return findings.trigger(factor) or findings.estimate(factor)
