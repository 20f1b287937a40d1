from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from diary.requests import PersonRequest
from diary.telling import tellings_on


@never_cache
@login_required
@require_safe
def patterns_on(request: PersonRequest) -> HttpResponse:
    """Show what a diary shows on some topics: beside an article, or as a page of its own.

    Beside an article it is empty where the diary shows nothing on them.
    """
    topics = request.GET.getlist("topic")
    context = {"tellings": tellings_on(topics, request.user)}
    in_place = request.headers.get("HX-Request")
    template = "diary/_your_diary_on.html" if in_place else "diary/patterns_on.html"
    return render(request, template, context)
