from datetime import date, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diary import days, queries, services
from diary.forms.check_in import CheckInForm
from diary.forms.dates import LONG_AGO
from diary.forms.fields import NO, YES
from diary.look import dim_at_night
from diary.models import CheckIn
from diary.requests import PersonRequest
from diary.undo import offer_undo

REFUSED, CONFLICT = 422, 409


@login_required
@require_safe
def today(request: PersonRequest) -> HttpResponse:
    """Go to the day that is being lived, or to the one that was asked for."""
    try:
        day = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        day = days.today(request.user)
    return redirect("check_in_day", day=day)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@dim_at_night
def check_in(request: PersonRequest, day: date) -> HttpResponse:
    """Ask for one diary day."""
    _within_reach(day)
    if request.method != "POST" and day > days.today(request.user):
        messages.info(request, _("%s has not begun yet. This is today.") % _in_words(day))
        return redirect("check_in_day", day=days.today(request.user))
    held = queries.day_of(request.user, day)
    data = request.POST if request.method == "POST" else None
    form = CheckInForm(
        data,
        person=request.user,
        day=day,
        check_in=held.check_in,
        own=list(queries.own_factors_asked(request.user)),
    )
    if data is None or not form.is_valid():
        return _page(request, form, held, 200 if data is None else REFUSED)
    cramp_free = form.cleaned_data["cramp_free"]
    if cramp_free == YES and held.episodes:
        form.add_error(None, _cramps_logged(day))
        return _page(request, form, held, CONFLICT)
    services.save_check_in(request.user, day, **form.answers())
    if cramp_free == YES:
        services.say_cramp_free(request.user, day)
    elif cramp_free == NO:
        services.unsay_cramp_free(request.user, day)
    messages.success(request, _("Checked in for %s.") % _in_words(day))
    if day == days.today(request.user):
        return redirect("today")
    return redirect("check_in_day", day=day)


@login_required
@require_POST
def cramp_free(request: PersonRequest, day: date) -> HttpResponse:
    """Say "no cramp that day" with one tap, or take it back."""
    _within_reach(day)
    if day > days.today(request.user):
        messages.error(request, _("%s has not begun yet.") % _in_words(day))
    elif request.POST.get("cramp_free") == NO:
        services.unsay_cramp_free(request.user, day)
        messages.success(request, _("Taken back."))
    else:
        _say_cramp_free(request, day)
    return redirect(_next(request, day))


@login_required
@require_POST
def delete(request: PersonRequest, day: date) -> HttpResponse:
    """Take a check-in out of the diary, with a way back."""
    check_in = queries.check_in_of(request.user, day)
    if check_in is None:
        raise Http404
    services.delete(check_in)
    said = _("The check-in of %s was deleted.") % _in_words(day)
    offer_undo(request, said, reverse("check_in_restore", args=[day]))
    return redirect("check_in_day", day=day)


@login_required
@require_POST
def restore(request: PersonRequest, day: date) -> HttpResponse:
    """Bring a deleted check-in back."""
    try:
        check_in = queries.check_in_with(request.user, day)
    except CheckIn.DoesNotExist:
        raise Http404 from None
    services.restore(check_in)
    messages.success(request, _("The check-in of %s is back.") % _in_words(day))
    return redirect("check_in_day", day=day)


def _page(
    request: PersonRequest, form: CheckInForm, held: queries.DiaryDay, status: int
) -> HttpResponse:
    today = days.today(request.user)
    context = {
        "form": form,
        "held": held,
        "day": held.day,
        "is_today": held.day == today,
        "past_midnight": held.day == today and held.day != timezone.localdate(),
        "today": today,
        "day_before": held.day - timedelta(days=1) if held.day > LONG_AGO else None,
        "day_after": held.day + timedelta(days=1) if held.day < today else None,
    }
    return render(request, "diary/check_in.html", context, status=status)


def _say_cramp_free(request: PersonRequest, day: date) -> None:
    try:
        services.say_cramp_free(request.user, day)
    except services.CrampsLogged:
        messages.error(request, _cramps_logged(day))
        return
    offer_undo(
        request,
        _("No cramp on %s. That counts just as much.") % _in_words(day),
        reverse("check_in_cramp_free", args=[day]),
        cramp_free=NO,
        next=_next(request, day),
    )


def _within_reach(day: date) -> None:
    if day < LONG_AGO:
        raise Http404


def _next(request: PersonRequest, day: date) -> str:
    """Return where the button was, so that one tap leaves the person where they are."""
    asked = request.POST.get("next", "")
    known = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return asked if known else reverse("check_in_day", args=[day])


def _cramps_logged(day: date) -> str:
    return _(
        "Your diary holds a cramp on %s, so it was not a day without. "
        "Delete the cramp first if it is there by mistake."
    ) % _in_words(day)


def _in_words(day: date) -> str:
    return date_format(day, "WEEKDAY_DAY")
