from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diary import queries
from diary.charts import charts_for
from diary.kinds import KINDS, kind_at
from diary.links import reading_for
from diary.patterns import find_patterns
from diary.requests import PersonRequest
from diary.telling import recent_red_flags, telling_of, tellings_of


@login_required
@require_safe
def patterns(request: PersonRequest) -> HttpResponse:
    """Show what the diary says of every kind of pattern, what matters most first."""
    record = queries.diary_record(request.user)
    context = {
        "record": record,
        "red_flags": recent_red_flags(request.user),
        "kinds": KINDS,
        "tellings": tellings_of(find_patterns(record), request.user.units),
    }
    return render(request, "diary/patterns.html", context)


@login_required
@require_safe
def pattern(request: PersonRequest, kind: str) -> HttpResponse:
    """Show one kind of pattern: what is found, its picture, how it is known, what to read."""
    asked = kind_at(kind)
    if asked is None:
        raise Http404
    findings = find_patterns(queries.diary_record(request.user))
    units = request.user.units
    context = {
        "red_flags": recent_red_flags(request.user),
        "kind": asked,
        "others": [other for other in KINDS if other is not asked],
        "statement": telling_of(asked, findings, units).statement,
        "charts": charts_for(asked, findings, units),
        "reading": reading_for(asked),
    }
    return render(request, "diary/pattern.html", context)
