"""Who may come to the desk."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.defaults import permission_denied

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
WRITES = "knowledge.change_article"


def for_editors(view: View[P]) -> View[P]:
    """Let only people through who may write articles; answer everybody else with a 403.

    The editors' area itself has sent away strangers before, and who may not enter it at all.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.has_perm(WRITES):
            # Raised, it would be turned into a way back to the editors' home.
            return permission_denied(
                request, PermissionDenied(_("The desk is for people who write the articles."))
            )
        return view(request, *args, **kwargs)

    return guarded


def editor_of(request: HttpRequest) -> AbstractUser:
    """Return who is at the desk; only for views that are ``for_editors``."""
    return cast("AbstractUser", request.user)
