from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from diary.languages import language_of
from diary.models import Person, ReportLink
from diary.models.report_link import WRONG_PINS_ALLOWED
from diary.report_links import (
    NoSuchLink,
    WrongPin,
    count_opening,
    is_ticket_for,
    opening,
    ticket_for,
    try_pin,
)
from diary.reporting import report_for
from diary.views.report import as_download

NOT_FOUND, FORBIDDEN = 404, 403
QUIET = {"X-Robots-Tag": "noindex, nofollow, noarchive", "Referrer-Policy": "no-referrer"}
SharedView = Callable[[HttpRequest, Person, ReportLink], HttpResponse]
TokenView = Callable[[HttpRequest, str], HttpResponse]


def for_one_reader(view: SharedView) -> TokenView:
    """Open a link for whoever has it: kept by nobody, told to nobody, the same answer if none.

    It speaks the language of the person who made it: they hand it to a doctor near them.

    There is no session to be misused, so the form needs no CSRF token and no page a cookie.
    """

    @csrf_exempt
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        try:
            with opening(token) as (person, link), translation.override(language_of(person)):
                answer = view(request, person, link)
                answer.headers["Content-Language"] = translation.get_language()
        except NoSuchLink:
            answer = render(request, "diary/shared_gone.html", status=NOT_FOUND)
        for name, value in QUIET.items():
            answer.headers[name] = value
        return answer

    return opened


@for_one_reader
def shared_report(request: HttpRequest, person: Person, link: ReportLink) -> HttpResponse:
    """Show a report to the one reader that its link was made for."""
    if link.pin:
        refused = _ask_pin(request, link)
        if refused:
            return refused
    if request.method != "HEAD":
        count_opening(link)
    context = {
        "report": report_for(person, link.first, link.last),
        "link": link,
        "ticket": ticket_for(link) if link.pin else "",
    }
    return render(request, "diary/shared_report.html", context)


@for_one_reader
def pdf(request: HttpRequest, person: Person, link: ReportLink) -> HttpResponse:
    """Hand out the same report as a PDF; after a PIN to who has just given it."""
    if link.pin and (link.locked or not is_ticket_for(request.POST.get("ticket", ""), link)):
        return _pin_page(request, link, FORBIDDEN)
    if request.method != "HEAD":
        count_opening(link)
    return as_download(report_for(person, link.first, link.last))


def _ask_pin(request: HttpRequest, link: ReportLink) -> HttpResponse | None:
    """Return the page that asks for a PIN, or nothing where the right one was given."""
    if request.method != "POST":
        return _pin_page(request, link, FORBIDDEN if link.locked else 200)
    try:
        try_pin(link, request.POST.get("pin", "").strip())
    except WrongPin:
        return _pin_page(request, link, FORBIDDEN, wrong=True)
    return None


def _pin_page(
    request: HttpRequest, link: ReportLink, status: int, *, wrong: bool = False
) -> HttpResponse:
    context = {
        "locked": link.locked,
        "wrong": wrong,
        "tries_left": WRONG_PINS_ALLOWED - link.wrong_pins,
    }
    return render(request, "diary/shared_pin.html", context, status=status)
