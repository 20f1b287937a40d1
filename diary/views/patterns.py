from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diary import queries
from diary.charts import charts_for
from diary.charts.body_map import body_map
from diary.kinds import FACTOR_KINDS, KINDS, SITES, kind_at
from diary.links import reading_for, readings_for
from diary.published import published_findings
from diary.requests import PersonRequest
from diary.shelves import shelves_of
from diary.telling import recent_red_flags, telling_of
from diary.weeks import first_weekday
from diary.words import review_words, why_wait


@login_required
@require_safe
def patterns(request: PersonRequest) -> HttpResponse:
    """Show what the diary says of every kind of pattern, what matters most first."""
    record = queries.diary_record(request.user)
    findings = published_findings(request.user, record)
    shelves = shelves_of(findings, record, request.user.units)
    reading = readings_for([telling.kind for telling in shelves.found])
    units, week_starts = request.user.units, first_weekday(request.user)
    shelves_found = [
        {
            "telling": telling,
            "reading": reading[telling.kind.slug],
            "chart": next(iter(charts_for(telling.kind, findings, units, week_starts)), None),
        }
        for telling in shelves.found
    ]
    context = {
        "record": record,
        "red_flags": recent_red_flags(request.user),
        "of_cramps": [kind for kind in KINDS if kind not in FACTOR_KINDS],
        "of_factors": FACTOR_KINDS,
        "shelves": shelves,
        "shelves_found": shelves_found,
        "drawn": any(found["chart"] for found in shelves_found),
        "why_wait": why_wait(),
    }
    return render(request, "diary/patterns.html", context)


@login_required
@require_safe
def pattern(request: PersonRequest, kind: str) -> HttpResponse:
    """Show one kind of pattern: what is found, its picture, how it is known, what to read."""
    asked = kind_at(kind)
    if asked is None:
        raise Http404
    findings = published_findings(request.user)
    units = request.user.units
    telling = telling_of(asked, findings, units)
    muscles = findings.muscle_sites if asked is SITES else None
    context = {
        "red_flags": recent_red_flags(request.user),
        "kind": asked,
        "others": [other for other in KINDS if other is not asked],
        "statement": telling.statement,
        "more": telling.more,
        "reviewed": review_words(findings) if asked.factor else "",
        "body_map": body_map(muscles.sites) if muscles else None,
        "charts": charts_for(asked, findings, units, first_weekday(request.user)),
        "reading": reading_for(asked),
    }
    return render(request, "diary/pattern.html", context)
