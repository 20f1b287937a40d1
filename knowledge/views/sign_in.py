from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

MAY_EDIT = "wagtailadmin.access_admin"


@never_cache
def cms_login(request: HttpRequest) -> HttpResponse:
    """Send strangers to the one login page; turn away who is signed in and may not edit."""
    wanted = _safe(request, request.GET.get("next", "")) or reverse("wagtailadmin_home")
    if not request.user.is_authenticated:
        return redirect_to_login(wanted, resolve_url(settings.LOGIN_URL))
    if not request.user.has_perm(MAY_EDIT):
        raise PermissionDenied(_("This part is for people who write the articles."))
    return redirect(wanted)


def _safe(request: HttpRequest, address: str) -> str:
    ours = url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    )
    return address if ours and not address.startswith(request.path) else ""
