from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from knowledge.desk import services
from knowledge.desk.access import editor_of, for_editors
from knowledge.desk.readers import messages_page
from knowledge.models import Feedback

ALL = "all"


@for_editors
@require_safe
def messages(request: HttpRequest) -> HttpResponse:
    """Show what readers wrote: the unread, or with ``?show=all`` everything."""
    show_all = request.GET.get("show") == ALL
    page = messages_page(request.GET.get("p"), unread_only=not show_all)
    context = {
        "page": page,
        "show_all": show_all,
        "here": request.get_full_path(),
        "pages": page.paginator.get_elided_page_range(page.number),
    }
    return render(request, "knowledge/desk/messages.html", context)


@for_editors
@require_POST
def seen(request: HttpRequest, number: int) -> HttpResponse:
    """Tick a message off."""
    services.tick_off(get_object_or_404(Feedback, pk=number), editor_of(request))
    return redirect(_back(request))


@for_editors
@require_POST
def unseen(request: HttpRequest, number: int) -> HttpResponse:
    """Take the tick from a message."""
    services.put_back(get_object_or_404(Feedback, pk=number))
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    """Return the list that was looked at; where a form sends us elsewhere, the list itself."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours else resolve_url("desk:messages")
