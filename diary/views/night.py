from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from diary.look import BRIGHT_COOKIE, BRIGHT_FOR
from diary.requests import PersonRequest


@login_required
@require_POST
def night(request: PersonRequest) -> HttpResponse:
    """Make the screens that are dim at night brighter until the morning, or dim again."""
    answer = redirect(_back(request))
    if request.POST.get("show") == "brighter":
        answer.set_cookie(BRIGHT_COOKIE, "yes", BRIGHT_FOR, httponly=True, samesite="Lax")
    else:
        answer.delete_cookie(BRIGHT_COOKIE, samesite="Lax")
    return answer


def _back(request: PersonRequest) -> str:
    asked = request.POST.get("next", "")
    known = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return asked if known else reverse("today")
