"""Patterns of one diary: a typed record in, frozen findings out.

    record = build_record(episodes, check_ins, courses)
    findings = find_patterns(record)

Pure Python, NumPy and SciPy: no Django, no Plotly, no words for people. The same diary gives
the same answer, whatever the order of its entries.
"""

from diary.patterns.findings import (
    CalendarDay,
    DayGroup,
    Finding,
    Findings,
    Frequency,
    Interval,
    Kind,
    Level,
    Missing,
    MuscleShare,
    MuscleSites,
    NotYet,
    Side,
    SiteCount,
    TimeOfDay,
    Trigger,
    Week,
)
from diary.patterns.frequency import find_frequency
from diary.patterns.record import (
    CheckInEntry,
    CourseEntry,
    DiaryRecord,
    EpisodeEntry,
    build_record,
)
from diary.patterns.sites import describe_muscles, find_side
from diary.patterns.timing import find_time_of_day
from diary.patterns.triggers import find_triggers

__all__ = [
    "CalendarDay",
    "CheckInEntry",
    "CourseEntry",
    "DayGroup",
    "DiaryRecord",
    "EpisodeEntry",
    "Finding",
    "Findings",
    "Frequency",
    "Interval",
    "Kind",
    "Level",
    "Missing",
    "MuscleShare",
    "MuscleSites",
    "NotYet",
    "Side",
    "SiteCount",
    "TimeOfDay",
    "Trigger",
    "Week",
    "build_record",
    "find_patterns",
]


LEVEL_ORDER = (Level.CLEAR, Level.LIKELY, Level.DESCRIBED, Level.NO_LINK, Level.NOT_YET)
KIND_ORDER: tuple[Kind, ...] = ("trigger", "time_of_day", "trend", "side", "muscle")


def find_patterns(record: DiaryRecord) -> Findings:
    """Everything that a diary says, most telling first, and what it can't say yet.

    By level, then by kind, then by p-value. Never raises for a diary that is short, empty or
    odd: what can't be computed is not yet.
    """
    triggers = find_triggers(record)
    others = (
        find_time_of_day(record),
        find_frequency(record),
        find_side(record),
        describe_muscles(record),
    )
    found = [*triggers.said, *(finding for finding, _ in others if finding)]
    waits = [*triggers.not_yet, *(not_yet for _, not_yet in others if not_yet)]
    return Findings(tuple(sorted(found, key=_order_of)), tuple(waits), triggers.estimates)


def _order_of(finding: Finding) -> tuple[int, int, float, str]:
    p_value, name = 1.0, ""
    if isinstance(finding, Trigger):
        p_value, name = finding.p_adjusted, finding.factor
    return (
        LEVEL_ORDER.index(finding.level),
        KIND_ORDER.index(finding.kind),
        p_value,
        name,
    )
