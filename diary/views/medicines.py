import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diary import queries, services
from diary.forms.medicine import MedicineForm, filled_in
from diary.links import sections_on
from diary.models import MedicineCourse
from diary.requests import PersonRequest
from diary.undo import offer_undo

TOPIC = "medicines"
REFUSED = 422


def _course_of(request: PersonRequest, id: uuid.UUID) -> MedicineCourse:
    try:
        return queries.medicine_course_with(request.user, id)
    except MedicineCourse.DoesNotExist:
        raise Http404 from None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def medicines(request: PersonRequest) -> HttpResponse:
    """Show what is and was taken; add one."""
    form = MedicineForm(request.POST or None, initial={"uuid": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        id = form.cleaned_data["uuid"]
        course = services.save_medicine_course(request.user, id, **form.course())
        if course.deleted_at:
            said = _("You deleted %s after you added it.") % course.name
            offer_undo(request, said, reverse("medicine_restore", args=[id]))
        else:
            messages.success(request, _("%s is in your diary.") % course.name)
        return redirect("medicines")
    courses = list(queries.medicine_courses_of(request.user))
    context = {
        "form": form,
        "taken_now": [course for course in courses if course.stopped_on is None],
        "taken_before": [course for course in courses if course.stopped_on is not None],
        "began": queries.began_on(request.user) if courses else None,
        "section": next(iter(sections_on(TOPIC)), None),
    }
    return render(request, "diary/medicines.html", context, status=REFUSED if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: PersonRequest, id: uuid.UUID) -> HttpResponse:
    """Change a medicine."""
    course = _course_of(request, id)
    if course.deleted_at:
        raise Http404
    form = MedicineForm(request.POST or None, initial=filled_in(course))
    if request.method == "POST" and form.is_valid():
        services.save_medicine_course(request.user, id, **form.course())
        messages.success(request, _("Saved."))
        return redirect("medicines")
    context = {"form": form, "course": course}
    return render(
        request, "diary/medicine_form.html", context, status=REFUSED if form.errors else 200
    )


@login_required
@require_POST
def delete(request: PersonRequest, id: uuid.UUID) -> HttpResponse:
    """Take a medicine out of the diary, with a way back."""
    course = _course_of(request, id)
    services.delete(course)
    offer_undo(request, _("%s was deleted.") % course.name, reverse("medicine_restore", args=[id]))
    return redirect("medicines")


@login_required
@require_POST
def restore(request: PersonRequest, id: uuid.UUID) -> HttpResponse:
    """Bring a deleted medicine back."""
    course = _course_of(request, id)
    services.restore(course)
    messages.success(request, _("%s is back.") % course.name)
    return redirect("medicines")
