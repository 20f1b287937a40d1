from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from diary.reminder_tokens import BrokenToken, person_id_in
from diary.reminders import end_reminders

NOT_FOUND = 404
QUIET = {"X-Robots-Tag": "noindex, nofollow, noarchive", "Referrer-Policy": "no-referrer"}


@csrf_exempt  # mail providers post here for their reader, who has no session to be misused
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reminder_off(request: HttpRequest, token: str) -> HttpResponse:
    """End the reminders of who got the mail with this token, signed in or not.

    Opening the address ends nothing, since mail scanners open every link; its button does. The
    answer tells a broken address from a whole one, never a person who is there from one who is
    not. Nothing is counted by address: a provider posts for many readers from one, and a token
    can't be guessed.
    """
    try:
        id = person_id_in(token)
    except BrokenToken:
        answer = render(request, "diary/reminder_off.html", {"broken": True}, status=NOT_FOUND)
    else:
        if request.method == "POST":
            end_reminders(id)
        answer = render(request, "diary/reminder_off.html", {"ended": request.method == "POST"})
    for name, value in QUIET.items():
        answer.headers[name] = value
    return answer
