"""With which day a person's weeks begin where they are drawn. No statistics depend on it."""

from django.utils.formats import get_format

from diary.models import Person
from diary.models.person import Units, WeekStart

NAMED = {WeekStart.MONDAY: 0, WeekStart.SATURDAY: 5, WeekStart.SUNDAY: 6}


def first_weekday(person: Person) -> int:
    """Return the weekday that a person's weeks begin with: 0 is Monday, 6 is Sunday.

    Where they leave it to their language and that is English, which is at home on both sides of
    the question, their units tell: Sunday with US units, else Monday.
    """
    if person.week_starts_on in NAMED:
        return NAMED[WeekStart(person.week_starts_on)]
    if person.language.partition("-")[0] == "en":
        return NAMED[WeekStart.SUNDAY if person.units == Units.US else WeekStart.MONDAY]
    sunday_is_0 = int(get_format("FIRST_DAY_OF_WEEK", lang=person.language))
    return (sunday_is_0 - 1) % 7
