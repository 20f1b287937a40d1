"""Which language a person, or a stranger, is spoken to in."""

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language, get_supported_language_variant

from diary.models import Person

ARTICLES = "en"
"""What the library is written in, and what its editors work in."""


def language_of(person: Person) -> str:
    """Return the language that a person chose, as long as there is a catalogue of it."""
    return _known(person.language) or settings.LANGUAGE_CODE


def language_now() -> str:
    """Return the language of the page that is being made, as a person may choose it."""
    return _known(get_language() or "") or settings.LANGUAGE_CODE


def _known(code: str) -> str:
    try:
        return get_supported_language_variant(code)
    except LookupError:
        return ""


def remember(response: HttpResponse, language: str) -> None:
    """Let a browser ask for a language by itself, for when nobody is signed in there any more."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
