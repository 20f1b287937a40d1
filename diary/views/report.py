from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from diary.forms.report import PeriodForm
from diary.report import Report, pdf_of
from diary.reporting import report_for
from diary.requests import PersonRequest

REFUSED = 422


@login_required
@require_safe
def report(request: PersonRequest) -> HttpResponse:
    """Show the doctor's report on some days, to be read, printed or shared."""
    form = PeriodForm(request.user, request.GET)
    if not form.is_valid():
        return _refused(request, form)
    report = report_for(request.user, form.first, form.last, about=form.about)
    return render(request, "diary/report.html", {"form": form, "report": report})


@login_required
@require_safe
def pdf(request: PersonRequest) -> HttpResponse:
    """Hand out the same report as a PDF."""
    form = PeriodForm(request.user, request.GET)
    if not form.is_valid():
        return _refused(request, form)
    return as_download(report_for(request.user, form.first, form.last, about=form.about))


def as_download(report: Report) -> HttpResponse:
    """Return a report as a PDF to keep."""
    answer = HttpResponse(pdf_of(report), content_type="application/pdf")
    # Translators: the first word of a file name, in letters from a to z.
    what = slugify(_("cramps")) or "cramps"
    name = f"{what}-{report.first}-{report.last}.pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _refused(request: PersonRequest, form: PeriodForm) -> HttpResponse:
    return render(request, "diary/report.html", {"form": form}, status=REFUSED)
