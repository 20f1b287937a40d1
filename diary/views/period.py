from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diary import queries
from diary.days import today
from diary.forms.periods import CloserForm
from diary.forms.report import MOST_DAYS
from diary.period_look import look_at
from diary.periods import before
from diary.requests import PersonRequest

REFUSED = 422


@login_required
@require_safe
def period(request: PersonRequest) -> HttpResponse:
    """Show a closer look at some days: what was logged, counted and drawn."""
    record = queries.diary_record(request.user)
    if not record.n_days:
        return render(request, "diary/period.html", {})
    form = CloserForm(request.GET, began=record.first_day, today=today(request.user))
    if not form.is_valid():
        return render(request, "diary/period.html", {"form": form}, status=REFUSED)
    first, last = form.period
    context = {
        "form": form.filled(),
        "first": first,
        "last": last,
        "shown": look_at(record, first, last),
        "pair": before(first, last, record.first_day),
        "reportable": (last - first).days < MOST_DAYS,
    }
    return render(request, "diary/period.html", context)
