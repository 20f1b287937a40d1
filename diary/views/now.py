from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from diary.easing import help_now
from diary.forms.episode import EpisodeForm, shown_at
from diary.look import dim_at_night
from diary.models.episode import LONGEST_SECONDS
from diary.requests import PersonRequest
from diary.signs import LONG_SECONDS

LONGEST = timedelta(seconds=LONGEST_SECONDS)


@login_required
@require_safe
@dim_at_night
def now(request: PersonRequest) -> HttpResponse:
    """Time a cramp that goes on, show what may help, then log it: stop, muscle, save.

    Its start is in the address, in seconds, so that it outlives the tab without a script too.
    """
    since = _since(request.GET.get("since", ""))
    if since is None:
        return redirect(f"{reverse('now')}?since={int(timezone.now().timestamp())}")
    started: dict[str, Any] = shown_at(since, request.user.time_zone)
    form = EpisodeForm(person=request.user, initial=started)
    form.fields["sites"].widget.usual = tuple  # devices keep a copy: nothing of the diary on it
    context = {
        "form": form,
        "since": since,
        "help": help_now(),
        "long_seconds": LONG_SECONDS,
    }
    return render(request, "diary/now.html", context)


def _since(text: str) -> datetime | None:
    """Return the instant in an address, if a cramp that goes on can have begun then."""
    if not text.isascii() or not text.isdecimal() or len(text) > 12:
        return None
    now = timezone.now()
    since = datetime.fromtimestamp(int(text), UTC)
    return since if now - LONGEST < since <= now + timedelta(minutes=2) else None
