from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cramptracker.public import public_address
from diary import queries
from diary.days import today as diary_day_of
from diary.look import dim_at_night
from diary.models import Person
from diary.red_flags import red_flags_of_all
from diary.telling import most_telling

DAYS_SHOWN = 7
A_DAY = timedelta(days=1)


@require_safe
@dim_at_night
def today(request: HttpRequest) -> HttpResponse:
    """Show strangers what this is, and a person what matters now."""
    if not isinstance(request.user, Person):
        return render(request, "diary/landing.html", {"canonical": public_address(request.path)})
    return render(request, "diary/today.html", _now(request.user))


def _now(person: Person) -> dict[str, object]:
    this_day = diary_day_of(person)
    week = queries.days_from(person, this_day - (DAYS_SHOWN - 1) * A_DAY, this_day)
    since_yesterday = [
        episode for day in week if day.day >= this_day - A_DAY for episode in day.episodes
    ]
    logged_in_week = any(day.episodes or day.check_in for day in week)
    by_day = {day.day: day for day in week}
    return {
        "this_day": this_day,
        "still_yesterday": timezone.localdate() > this_day,
        "today": by_day[this_day],
        "yesterday": by_day[this_day - A_DAY],
        "red_flags": red_flags_of_all(since_yesterday),
        "week": week[:DAYS_SHOWN],
        "cramps_in_week": sum(len(day.episodes) for day in week),
        "check_ins_in_week": sum(day.check_in is not None for day in week),
        "is_new": not logged_in_week and not queries.has_entries(person),
        "telling": most_telling(person),
    }
