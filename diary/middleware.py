"""One request, one transaction, one acting person, one language."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.decorators import sync_only_middleware

from diary.acting import acting_as
from diary.languages import ARTICLES, language_of
from diary.models import Person
from diary.report_links import SHARED

GetResponse = Callable[[HttpRequest], HttpResponse]
EDITORS = "/cms/"


def spoken_language(get_response: GetResponse) -> GetResponse:
    """Speak the language that a signed-in person chose; the editors' area stays in English.

    To strangers Django's middleware has given the language of their cookie, or their browser.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        language = _language_for(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def _language_for(request: HttpRequest) -> str:
    if request.path_info.startswith(EDITORS):
        return ARTICLES
    if isinstance(request.user, Person):
        return language_of(request.user)
    return request.LANGUAGE_CODE


@sync_only_middleware
class acting_person:  # noqa: N801  named like the other middleware, which are functions
    """Run the view inside a transaction that acts for the signed-in person, in their zone.

    A link to somebody's report is opened as nobody: the view acts for who made it.
    An exception, or an answer of 500 and above, keeps nothing of what the view wrote.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user
        if not person.is_authenticated or request.path_info.startswith(SHARED):
            with transaction.atomic():
                return self._respond(request)
        with acting_as(person), timezone.override(ZoneInfo(person.time_zone)):
            return self._respond(request)

    def _respond(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code >= 500 or hasattr(request, "view_failed"):
            transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        # Rolled back only once the error page is made, which may still read.
        request.view_failed = True  # type: ignore[attr-defined]
