from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from diary import queries, services
from diary.forms.settings import filled_in
from diary.forms.welcome import DaysForm, PlaceForm
from diary.models.zones import zone_names
from diary.own_factors import ask_yes_or_no
from diary.reminders import has_shown_address
from diary.requests import PersonRequest

REFUSED = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: PersonRequest) -> HttpResponse:
    """The first of three screens after sign-up: what this is, and where the person is.

    Each can be skipped, and none is ever in the way: only sign-up and the settings lead here.
    """
    form = PlaceForm(request.POST or None, initial=filled_in(request.user))
    if request.method == "POST" and form.is_valid():
        services.change_settings(request.user, **form.cleaned_data)
        return redirect("welcome_days")
    context = {"step": 1, "form": form, "zones": zone_names()}
    return render(request, "diary/welcome.html", context, status=REFUSED if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def days(request: PersonRequest) -> HttpResponse:
    """The second: when the day starts, a reminder, and something of one's own to ask for."""
    there = list(queries.own_factors_of(request.user))
    form = DaysForm(request.POST or None, initial=filled_in(request.user), there=there)
    if request.method == "POST" and form.is_valid():
        question = form.cleaned_data.pop("question")
        services.change_settings(request.user, **form.cleaned_data)
        if question:
            ask_yes_or_no(request.user, question)
        return redirect("welcome_logging")
    context = {
        "step": 2,
        "form": form,
        "asked": [one for one in there if not one.retired],
        "address_shown": has_shown_address(request.user),
    }
    status = REFUSED if form.errors else 200
    return render(request, "diary/welcome_days.html", context, status=status)


@login_required
@require_safe
def logging(request: PersonRequest) -> HttpResponse:
    """The third: how to log half asleep, the home screen, and what must not wait."""
    return render(request, "diary/welcome_logging.html", {"step": 3})
