"""Patterns of one diary: a typed record in, frozen findings out.

    record = build_record(episodes, check_ins, courses)
    findings = find_patterns(record)        # on all of it, as if looked at once
    findings = find_published(record)       # what the person is told: triggers as last reviewed

Pure Python, NumPy and SciPy: no Django, no Plotly, no words for people. The same diary gives
the same answer, whatever the order of its entries.
"""

from diary.patterns.as_json import as_json, red_flags_of
from diary.patterns.choices import Choices, OwnCut, Suspicion
from diary.patterns.find import find_patterns, find_published, findings_at, published_with
from diary.patterns.findings import (
    CalendarDay,
    CourseChange,
    DayGroup,
    DurationTrend,
    Finding,
    Findings,
    Frequency,
    IntensityTrend,
    Interval,
    Kind,
    Level,
    Missing,
    MuscleShare,
    MuscleSites,
    NotYet,
    Period,
    RemedyLink,
    Season,
    Side,
    SiteCount,
    Stretch,
    TimeOfDay,
    Trigger,
    Week,
    Weekday,
)
from diary.patterns.record import (
    CheckInEntry,
    CourseEntry,
    DiaryRecord,
    EpisodeEntry,
    build_record,
)
from diary.patterns.reviews import Review, last_review, next_review_day, review_days, reviews

__all__ = [
    "CalendarDay",
    "CheckInEntry",
    "Choices",
    "CourseChange",
    "CourseEntry",
    "DayGroup",
    "DiaryRecord",
    "DurationTrend",
    "EpisodeEntry",
    "Finding",
    "Findings",
    "Frequency",
    "IntensityTrend",
    "Interval",
    "Kind",
    "Level",
    "Missing",
    "MuscleShare",
    "MuscleSites",
    "NotYet",
    "OwnCut",
    "Period",
    "RemedyLink",
    "Review",
    "Season",
    "Side",
    "SiteCount",
    "Stretch",
    "Suspicion",
    "TimeOfDay",
    "Trigger",
    "Week",
    "Weekday",
    "as_json",
    "build_record",
    "find_patterns",
    "find_published",
    "findings_at",
    "last_review",
    "next_review_day",
    "published_with",
    "red_flags_of",
    "review_days",
    "reviews",
]
