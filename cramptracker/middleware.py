"""Headers that depend on who asks and where, and what is answered without a database."""

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import sync_only_middleware

logger = logging.getLogger(__name__)

GetResponse = Callable[[HttpRequest], HttpResponse]

EDITORS_POLICY = {
    # Wagtail's panels and date pickers need inline scripts and styles; patients' pages don't.
    "default-src": ["'self'"],
    "script-src": ["'self'", "'unsafe-inline'", "'unsafe-eval'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "frame-ancestors": ["'self'"],
    "form-action": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
}


def private_pages(get_response: GetResponse) -> GetResponse:
    """Tell every cache to keep nothing of a page made for a signed-in person."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
        return response

    return middleware


def editors_policy(get_response: GetResponse) -> GetResponse:
    """Give the editors' area its own Content-Security-Policy, and its preview its own frame."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path.startswith("/cms/"):
            response._csp_config = EDITORS_POLICY  # type: ignore[attr-defined]
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
        return response

    return middleware


@sync_only_middleware
class database_unreachable:  # noqa: N801  named like the other middleware, which are functions
    """Answer 503, calmly, while the database can't be reached.

    Every request needs the connection, so asking for it first costs nothing.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            connection.ensure_connection()
        except OperationalError as problem:
            return self._answer(request, problem)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, OperationalError | InterfaceError) and _is_lost():
            return self._answer(request, exception)
        return None

    def _answer(self, request: HttpRequest, problem: Exception) -> HttpResponse:
        logger.error("The database can't be reached: %s", problem)
        response: HttpResponse
        if request.path == reverse("health"):
            response = JsonResponse({"status": "database unreachable"}, status=503)
        else:
            with translation.override(translation.get_language_from_request(request)):
                response = HttpResponse(render_to_string("503.html"), status=503)
        response.headers["Retry-After"] = "60"
        add_never_cache_headers(response)
        return response


def _is_lost() -> bool:
    return connection.connection is None or connection.connection.closed
