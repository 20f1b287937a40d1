"""A stretch of days in numbers: how many cramps, and whether there was a check-in."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

from diary.models import MedicineCourse, Person
from diary.queries.entries import check_ins_of, episodes_of, medicine_courses_of


@dataclass(frozen=True)
class DaysInNumbers:
    """What is known of some days, by day; a day that is in neither mapping is not known.

    ``cramps``: how many. ``check_ins``: true where the person said that there was no cramp.
    ``medicines``: those that started or stopped on these days, the earliest started first.
    """

    cramps: dict[date, int] = field(default_factory=dict)
    check_ins: dict[date, bool] = field(default_factory=dict)
    medicines: list[MedicineCourse] = field(default_factory=list)


def days_in_numbers(person: Person, first: date, last: date) -> DaysInNumbers:
    """Count what a diary holds of each day from ``first`` to ``last``: three queries."""
    within = (first, last)
    cramps = episodes_of(person).filter(day__range=within).values("day").annotate(n=Count("id"))
    check_ins = check_ins_of(person).filter(day__range=within)
    medicines = medicine_courses_of(person).filter(
        Q(started_on__range=within) | Q(stopped_on__range=within)
    )
    return DaysInNumbers(
        {row["day"]: row["n"] for row in cramps.order_by()},
        dict(check_ins.values_list("day", "cramp_free")),
        sorted(medicines, key=lambda course: (course.started_on, course.name)),
    )


def began_on(person: Person) -> date | None:
    """Return the first day on which a diary holds anything; ``None`` if empty: one query."""
    firsts = [
        source.order_by("day").values_list("day", flat=True)[:1]
        for source in (episodes_of(person), check_ins_of(person))
    ]
    return min(firsts[0].union(firsts[1]), default=None)
