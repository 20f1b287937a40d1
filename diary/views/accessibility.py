from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

CHECKED_ON = date(2026, 11, 25)
"""When somebody last went through what this page says."""


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say for whom Cramptracker was tested, for whom not, and how to tell of a barrier."""
    context = {"checked_on": CHECKED_ON, "contact": settings.CONTACT_EMAIL}
    return render(request, "diary/accessibility.html", context)
