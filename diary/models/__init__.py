"""What a person keeps. Every row here belongs to exactly one person."""

from diary.models.check_in import CheckIn
from diary.models.episode import Episode
from diary.models.medicine_course import MedicineCourse
from diary.models.own_factor import OwnFactor
from diary.models.pattern_choices import PatternChoices
from diary.models.person import Person
from diary.models.report_link import ReportLink
from diary.models.review import Review

__all__ = [
    "CheckIn",
    "Episode",
    "MedicineCourse",
    "OwnFactor",
    "PatternChoices",
    "Person",
    "ReportLink",
    "Review",
]
