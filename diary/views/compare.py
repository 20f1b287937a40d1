import uuid
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
from diary.periods import Pair, latest_pair, pair_around, presets
from diary.requests import PersonRequest
from diary.words.two_periods import two_periods_told

REFUSED = 422
CHANGES: dict[str, Literal["started", "stopped"]] = {"started": "started", "stopped": "stopped"}


@login_required
@require_safe
def compare(request: PersonRequest) -> HttpResponse:
    """Put two times beside each other: those asked for, or the last days and those before."""
    record = queries.diary_record(request.user)
    if not record.n_days:
        return render(request, "diary/compare.html", {})
    return _page(request, record, _pair(request, latest_pair(today(request.user))))


@login_required
@require_safe
def around(request: PersonRequest, id: uuid.UUID) -> HttpResponse:
    """Put the times before and after a medicine was started or stopped beside each other."""
    try:
        course = queries.medicine_course_with(request.user, id)
    except MedicineCourse.DoesNotExist:
        raise Http404 from None
    change = request.GET.get("change", "started")
    if course.deleted_at or change not in CHANGES:
        raise Http404
    record = queries.diary_record(request.user)
    if not record.n_days:
        return render(request, "diary/compare.html", {})
    entry = CourseEntry(course.name, course.medicine_class, course.started_on, course.stopped_on)
    pair = pair_around(entry, CHANGES[change], record.first_day, today(request.user))
    return _page(request, record, pair, course)


def _pair(request: PersonRequest, usual: Pair) -> Pair | None:
    """The usual pair where nothing was asked for, else none: the form has it."""
    return None if any(name in request.GET for name in CompareForm.base_fields) else usual


def _page(
    request: PersonRequest,
    record: DiaryRecord,
    pair: Pair | None,
    course: MedicineCourse | None = None,
) -> HttpResponse:
    this_day = today(request.user)
    usual = pair or (latest_pair(this_day) if course else None)
    data = usual.fields if usual else request.GET
    form = CompareForm(data, began=record.first_day, today=this_day)
    context: dict[str, object] = {
        "form": form,
        "course": course,
        "none_around": course is not None and pair is None,
        "presets": list(presets(record, this_day)),
    }
    if not form.is_valid():
        young = pair is not None and course is None
        context["too_young"] = young
        return render(request, "diary/compare.html", context, status=200 if young else REFUSED)
    if course is None or pair is not None:
        two = compare_periods(record, form.pair.first, form.pair.second)
        context |= {
            "told": two_periods_told(two, record.courses),
            "rates": rates_drawing(two),
            "address": form.pair.address,
        }
    return render(request, "diary/compare.html", context)
