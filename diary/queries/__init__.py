"""Every read of a diary, always one person's. What was deleted is not read."""

from diary.queries.entries import (
    DiaryDay,
    DiaryPage,
    check_in_of,
    check_in_with,
    check_ins_of,
    day_of,
    days_from,
    diary_page,
    episode_with,
    episodes_of,
    has_entries,
    medicine_course_with,
    medicine_courses_of,
    months_of,
    usual_sites,
    years_of,
)
from diary.queries.own_factors import own_factor_with, own_factors_asked, own_factors_of
from diary.queries.record import diary_record
from diary.queries.report_links import report_link_with, report_links_of
from diary.queries.reviews import (
    as_choices,
    choices_of,
    last_review_of,
    pattern_choices_of,
    reviews_of,
)
from diary.queries.year import DaysInNumbers, began_on, days_in_numbers

__all__ = [
    "DaysInNumbers",
    "DiaryDay",
    "DiaryPage",
    "as_choices",
    "began_on",
    "check_in_of",
    "check_in_with",
    "check_ins_of",
    "choices_of",
    "day_of",
    "days_from",
    "days_in_numbers",
    "diary_page",
    "diary_record",
    "episode_with",
    "episodes_of",
    "has_entries",
    "last_review_of",
    "medicine_course_with",
    "medicine_courses_of",
    "months_of",
    "own_factor_with",
    "own_factors_asked",
    "own_factors_of",
    "pattern_choices_of",
    "report_link_with",
    "report_links_of",
    "reviews_of",
    "usual_sites",
    "years_of",
]
