from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diary import services
from diary.forms.settings import DeleteAccountForm, SettingsForm, filled_in
from diary.languages import language_of, remember
from diary.models.zones import zone_names
from diary.reminders import has_shown_address
from diary.requests import PersonRequest

REFUSED = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: PersonRequest) -> HttpResponse:
    """Show and change what a person may choose."""
    form = SettingsForm(request.POST or None, initial=filled_in(request.user))
    if request.method == "POST" and form.is_valid():
        moved = "time_zone" in form.changed_data
        services.change_settings(request.user, **form.cleaned_data)
        with translation.override(language_of(request.user)):
            messages.success(request, _saved_and_moved() if moved else _("Saved."))
        response = redirect("settings")
        if "language" in form.changed_data:
            remember(response, language_of(request.user))
        return response
    context = {
        "form": form,
        "zones": zone_names(),
        "address_shown": has_shown_address(request.user),
    }
    return render(request, "diary/settings.html", context, status=REFUSED if form.errors else 200)


def _saved_and_moved() -> str:
    return _("Saved. The entries you have made keep the time zone they were made in.")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: PersonRequest) -> HttpResponse:
    """Remove the account and its diary for good, once the person has proved who they are."""
    form = DeleteAccountForm(request.user, request.POST or None)
    if request.method == "POST":
        if not ratelimit.consume(request, action="reauthenticate", user=request.user):
            too_many: HttpResponse = ratelimit.respond_429(request)
            return too_many
        if form.is_valid():
            person = request.user
            logout(request)
            services.delete_person(person)
            messages.success(request, _("Your account and your diary are gone. Take care."))
            return redirect("today")
    status = REFUSED if form.errors else 200
    return render(request, "diary/settings_delete.html", {"form": form}, status=status)
