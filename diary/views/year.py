from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from diary import queries
from diary.charts.year import YearHeld, year_calendar
from diary.days import today
from diary.forms.year import YearForm
from diary.models import Person
from diary.requests import PersonRequest
from diary.weeks import first_weekday

REFUSED = 422


@login_required
@require_safe
def year(request: PersonRequest) -> HttpResponse:
    """Show a year at a glance: what is known of each day, and what isn't."""
    this_day = today(request.user)
    form = YearForm(request.GET, this_day)
    years = queries.years_of(request.user) or [this_day.year]
    context: dict[str, object] = {"form": form, "years": years}
    if not form.is_valid():
        return render(request, "diary/year.html", context, status=REFUSED)
    shown = form.cleaned_data["year"]
    held = _held(request.user, shown, this_day)
    calendar = year_calendar(shown, held, week_starts=first_weekday(request.user))
    context |= {"calendar": calendar, "years": sorted({*years, shown}, reverse=True)}
    return render(request, "diary/year.html", context)


def _held(person: Person, year: int, this_day: date) -> YearHeld:
    days = queries.days_in_numbers(person, date(year, 1, 1), date(year, 12, 31))
    return YearHeld(
        cramps=days.cramps,
        check_ins=days.check_ins,
        medicines=days.medicines,
        began=queries.began_on(person),
        today=this_day,
        diary_at=reverse("diary"),
        check_in_at=reverse("check_in"),
    )
