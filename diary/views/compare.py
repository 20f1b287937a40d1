import uuid
from collections.abc import Mapping
from typing import Literal

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diary import queries
from diary.charts.two_rates import rates_drawing
from diary.days import today
from diary.forms.periods import CompareForm
from diary.models import MedicineCourse
from diary.patterns import CourseEntry, DiaryRecord
from diary.patterns.two_periods import compare_periods
from diary.periods import latest_pair, pair_around, presets
from diary.requests import PersonRequest
from diary.words.two_periods import two_periods_told

REFUSED = 422
CHANGES: dict[str, Literal["started", "stopped"]] = {"started": "started", "stopped": "stopped"}


@login_required
@require_safe
def compare(request: PersonRequest) -> HttpResponse:
    """Put two times beside each other: those asked for, or the last days and those before."""
    record = queries.diary_record(request.user)
    if any(name in request.GET for name in CompareForm.base_fields):
        return _page(request, record, request.GET)
    usual = latest_pair(today(request.user))
    if usual.first[1] < record.first_day:
        return _page(request, record, None, too_young=True)
    return _page(request, record, usual.fields)


@login_required
@require_safe
def around(request: PersonRequest, id: uuid.UUID) -> HttpResponse:
    """Put the times before and after a medicine was started or stopped beside each other."""
    course = _course_of(request, id)
    change = CHANGES.get(request.GET.get("change", "started"))
    if change is None:
        raise Http404
    record = queries.diary_record(request.user)
    pair = pair_around(course, change, record.first_day, today(request.user))
    return _page(request, record, pair.fields if pair else None, course=course)


def _course_of(request: PersonRequest, id: uuid.UUID) -> CourseEntry:
    try:
        course = queries.medicine_course_with(request.user, id)
    except MedicineCourse.DoesNotExist:
        raise Http404 from None
    if course.deleted_at:
        raise Http404
    return CourseEntry(course.name, course.medicine_class, course.started_on, course.stopped_on)


def _page(
    request: PersonRequest, record: DiaryRecord, data: Mapping[str, object] | None, **more: object
) -> HttpResponse:
    """Show two times, or, without ``data``, only what there is to choose."""
    if not record.n_days:
        return render(request, "diary/compare.html", {})
    this_day = today(request.user)
    form = CompareForm(data, began=record.first_day, today=this_day)
    context = {"form": form, "presets": list(presets(record, this_day)), **more}
    if data is None:
        return render(request, "diary/compare.html", context)
    if not form.is_valid():
        return render(request, "diary/compare.html", context, status=REFUSED)
    two = compare_periods(record, form.pair.first, form.pair.second)
    context |= {
        "told": two_periods_told(two, record.courses),
        "rates": rates_drawing(two),
        "address": form.pair.address,
    }
    return render(request, "diary/compare.html", context)
