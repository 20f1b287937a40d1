from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from diary import days, queries
from diary.forms.check_in import CheckInForm
from diary.look import dim_at_night
from diary.models import Episode, Person
from diary.models.codes import SITES, Muscle, Symptom, site_name
from diary.queued import Refused, keep_check_in
from diary.red_flags import red_flags_of
from diary.requests import PersonRequest
from diary.signs import LONG_SECONDS
from diary.urgency import RedFlag

DAYS_KEPT = 30
REFUSED = 422


@require_safe
@dim_at_night
def offline(request: HttpRequest) -> HttpResponse:
    """Show what waits on this device, and the last 30 days to read: for a time without a network.

    To a stranger it shows neither.
    """
    if not isinstance(request.user, Person):
        return render(request, "diary/offline.html", {"days_kept": DAYS_KEPT})
    today = days.today(request.user)
    first = today - timedelta(days=DAYS_KEPT - 1)
    held = queries.days_from(request.user, first, today)
    context = {
        "days_kept": DAYS_KEPT,
        "days": [day for day in reversed(held) if day.episodes or day.check_in],
        "site_names": {code: str(site_name(code)) for code in SITES},
        "signs": _signs(),
    }
    return render(request, "diary/offline.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@dim_at_night
def check_in(request: PersonRequest) -> HttpResponse:
    """Ask for a diary day without showing what is kept of it, so that a copy may lie around.

    An answer that isn't given leaves what was answered before.
    """
    today = days.today(request.user)
    own = list(queries.own_factors_asked(request.user))
    problems: list[str] = []
    status = 200
    form = CheckInForm(person=request.user, day=today, check_in=None, own=own)
    if request.method == "POST":
        try:
            day = keep_check_in(request.user, request.POST)
        except Refused as refused:
            problems, status = refused.reasons, refused.status
            form = CheckInForm(request.POST, person=request.user, day=today, check_in=None, own=own)
        else:
            return redirect("check_in_day", day=day)
    context = {"form": form, "today": today, "problems": problems}
    return render(request, "diary/offline_check_in.html", context, status=status)


def _signs() -> list[tuple[str, RedFlag]]:
    """Return the red flags by the symptom, muscle or length that raises each, most urgent first."""
    cramps = {code.value: Episode(symptoms=[code.value]) for code in Symptom}
    cramps |= {muscle.value: Episode(sites=[muscle.value]) for muscle in Muscle}
    cramps["long"] = Episode(duration_seconds=LONG_SECONDS + 1)
    raised = [(code, flag) for code, one in cramps.items() for flag in red_flags_of(one)]
    return sorted(raised, key=lambda sign: sign[1].urgency)
