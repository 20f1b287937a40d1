"""Where a device sends what waited on it. Answers are for a script: JSON, and never a redirect."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from diary.models import Person
from diary.queued import Refused, keep_check_in, keep_cramp

KEEPERS = {"log": keep_cramp, "check_in": keep_check_in}
SIGNED_OUT = 401


@never_cache
@require_safe
def token(request: HttpRequest) -> HttpResponse:
    """Say who is signed in, and hand out a fresh token for what they send."""
    if not isinstance(request.user, Person):
        return JsonResponse({"owner": None}, status=SIGNED_OUT)
    return JsonResponse({"owner": request.user.pk, "token": get_token(request)})


@never_cache
@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Keep an entry that waited: 200 when it is in the diary, once however often it is sent.

    401: nobody is signed in, or not the one whose entry it is; it goes on waiting. 409, 422: it
    can't be kept as it is, with the reasons.
    """
    if not isinstance(request.user, Person) or request.POST.get("owner") != str(request.user.pk):
        return JsonResponse({"owner": None}, status=SIGNED_OUT)
    keep = KEEPERS.get(request.POST.get("kind", ""))
    if keep is None:
        return _refused(Refused(400, [_("This is neither a cramp nor a check-in.")]))
    try:
        keep(request.user, request.POST)
    except Refused as refused:
        return _refused(refused)
    return JsonResponse({"saved": True})


def _refused(refused: Refused) -> HttpResponse:
    return JsonResponse({"reasons": refused.reasons}, status=refused.status)
