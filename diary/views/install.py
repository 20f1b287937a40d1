"""What lets a phone keep Cramptracker on its home screen: the manifest and the service worker."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from diary.look import NIGHT_FROM, NIGHT_UNTIL

PAPER, AUBERGINE = "#f7f3f1", "#3c1f4b"
COPIED_ARTICLES = ("when-to-see-a-doctor", "when-a-cramp-comes")


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Say what the app is called, how it looks and where it starts. The same for everybody."""
    said = {
        "id": "/",
        "name": "Cramptracker",
        "short_name": "Cramptracker",
        "description": _("A diary for people who get muscle cramps."),
        "lang": get_language(),
        "dir": "rtl" if get_language_bidi() else "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": AUBERGINE,
        "categories": ["health"],
        "icons": [
            _icon("app", "any"),
            _icon("app-maskable", "maskable"),
            _painted("app-192", 192, "any"),
            _painted("app-512", 512, "any"),
            _painted("app-maskable-512", 512, "maskable"),
        ],
        "shortcuts": [
            _shortcut(_("Cramp now"), "now"),
            _shortcut(_("Log a cramp"), "log"),
            _shortcut(_("Check in"), "check_in"),
        ],
    }
    return JsonResponse(said, content_type="application/manifest+json")


def _icon(name: str, purpose: str) -> dict[str, str]:
    source = static(f"diary/install/{name}.svg")
    return {"src": source, "sizes": "any", "type": "image/svg+xml", "purpose": purpose}


def _painted(name: str, size: int, purpose: str) -> dict[str, str]:
    """The same for what reads no SVG."""
    source = static(f"diary/install/{name}.png")
    return {"src": source, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


def _shortcut(name: str, place: str) -> dict[str, object]:
    icon = _icon(f"shortcut-{place.replace('_', '-')}", "any")
    return {"name": name, "url": reverse(place), "icons": [icon]}


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """Serve the service worker from the root, since it may only look after what lies below it.

    It is two static files and the addresses that it needs; a change of any makes a new worker.
    """
    places = {
        "log": reverse("log"),
        "check_in": reverse("check_in"),
        "offline": reverse("offline"),
        "offline_check_in": reverse("offline_check_in"),
        "logout": reverse("account_logout"),
        "cms": reverse("wagtailadmin_home"),
        "files": settings.STATIC_URL,
        "night": [NIGHT_FROM, NIGHT_UNTIL],
        "copied": [
            *(reverse(name) for name in ("offline", "now", "log", "offline_check_in")),
            *(reverse("knowledge:article", args=[slug]) for slug in COPIED_ARTICLES),
        ],
    }
    files = [static("diary/js/waiting.js"), static("diary/js/worker.js")]
    script = (
        f"const PLACES = {json.dumps(places, sort_keys=True)};\n"
        f"importScripts(...{json.dumps(files)});\n"
    )
    response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    patch_cache_control(response, no_cache=True)
    return response
