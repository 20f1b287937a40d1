"""A closer look at some days of a diary: counted, drawn, and nothing claimed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from diary.charts.body_map import BodyMap, body_map
from diary.charts.chart import Chart
from diary.charts.hours import hours_of_period_chart
from diary.charts.week import DrawnWeek
from diary.charts.weeks import weeks_of_period_chart
from diary.patterns import DiaryRecord
from diary.patterns.two_periods import period_rate
from diary.report import Counts, Fact, count
from diary.words import numbers
from diary.words.two_periods import PeriodTold, period_told


@dataclass(frozen=True, slots=True)
class PeriodLook:
    """What some days hold. ``holds``: whether anything was logged on them."""

    holds: bool
    told: PeriodTold
    cramp_days: str
    facts: tuple[Fact, ...]
    charts: tuple[Chart, ...]
    body_map: BodyMap | None


def look_at(record: DiaryRecord, first: date, last: date) -> PeriodLook:
    """Count and draw the days from ``first`` to ``last``, as the doctor's report counts them."""
    counts = count(record, first, last)
    return PeriodLook(
        holds=bool(counts.whole.cramps or counts.check_ins),
        told=period_told(period_rate(record, first, last)),
        cramp_days=numbers.days(counts.cramp_days),
        facts=tuple(_facts(counts)),
        charts=tuple(_charts(counts)),
        body_map=body_map(counts.sides) if counts.sites else None,
    )


def _facts(counts: Counts) -> Iterator[Fact]:
    """What was said of the cramps; what nobody said is not there, and never zero."""
    if counts.woke_asked:
        words = _("%(woke)d of %(asked)s of which you said it, in %(nights)d nights")
        said = {"woke": counts.woke, "asked": numbers.cramps(counts.woke_asked)}
        yield Fact(_("Woke you"), words % (said | {"nights": counts.nights_woken}))
    if counts.duration:
        words = _("half of them %(low)s to %(high)s, the middle one %(median)s")
        spread = counts.duration
        said = {
            "low": numbers.length(spread.low),
            "high": numbers.length(spread.high),
            "median": numbers.length(spread.median),
        }
        yield Fact(_("How long they lasted"), words % said)
    if counts.intensity:
        strength = counts.intensity
        words = _("half of them %(low)s to %(high)s of 10, the middle one %(median)s")
        said = {
            "low": numbers.plain(strength.low),
            "high": numbers.plain(strength.high),
            "median": numbers.plain(strength.median),
        }
        yield Fact(_("How strong they were"), words % said)
    if counts.courses:
        names = ", ".join(dict.fromkeys(course.name for course in counts.courses))
        yield Fact(_("Medicines in this time"), names)
    yield Fact(_("Check-ins"), numbers.days(counts.check_ins))
    if counts.days_before_diary:
        yield Fact(_("Before your diary began"), numbers.days(counts.days_before_diary))


def _charts(counts: Counts) -> Iterator[Chart]:
    weeks = [DrawnWeek(one.first, one.cramps, one.known_days) for one in counts.weeks]
    by_week = weeks_of_period_chart(weeks)
    if by_week:
        yield by_week
    if counts.whole.cramps:
        yield hours_of_period_chart(counts.by_hour, counts.night)
