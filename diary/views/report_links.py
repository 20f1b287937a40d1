import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diary import queries
from diary.forms.report import PeriodForm, ReportLinkForm
from diary.models import ReportLink
from diary.report_links import (
    TooManyLinks,
    end_report_link,
    forget_report_link,
    make_report_link,
)
from diary.requests import PersonRequest

REFUSED = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report_links(request: PersonRequest) -> HttpResponse:
    """Show the links to reports that a person made; make one for some days."""
    period = PeriodForm(request.user, request.GET)
    form = ReportLinkForm(request.POST or None, initial={"uuid": uuid.uuid4(), "days": 30})
    made: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid() and period.is_valid():
        made = _make(request, form, period)
        if made:
            form = ReportLinkForm(initial={"uuid": uuid.uuid4(), "days": 30})
    context = {
        "form": form,
        "period": period,
        "links": list(queries.report_links_of(request.user)),
        **made,
    }
    refused = form.errors or not period.is_valid()
    status = REFUSED if refused else 200
    return render(request, "diary/report_links.html", context, status=status)


def _make(request: PersonRequest, form: ReportLinkForm, period: PeriodForm) -> dict[str, Any]:
    """Make a link; return what is shown of it once, or nothing where it was refused."""
    said = form.cleaned_data
    try:
        link, token = make_report_link(
            request.user,
            said["uuid"],
            label=said["label"],
            first=period.first,
            last=period.last,
            days=said["days"],
            pin=said["pin"],
        )
    except TooManyLinks:
        form.add_error(None, _("You have 50 links. Remove some that are over, then make this one."))
        return {}
    address = token and request.build_absolute_uri(reverse("shared_report", args=[token]))
    return {"made": link, "address": address}


def _link_of(request: PersonRequest, id: uuid.UUID) -> ReportLink:
    try:
        return queries.report_link_with(request.user, id)
    except ReportLink.DoesNotExist:
        raise Http404 from None


@login_required
@require_POST
def end(request: PersonRequest, id: uuid.UUID) -> HttpResponse:
    """Close a link for good."""
    link = _link_of(request, id)
    end_report_link(link)
    messages.success(request, _("The link for %s no longer opens.") % link.label)
    return redirect("report_links")


@login_required
@require_POST
def forget(request: PersonRequest, id: uuid.UUID) -> HttpResponse:
    """Close a link and take it out of the list."""
    link = _link_of(request, id)
    forget_report_link(link)
    messages.success(request, _("The link for %s is gone.") % link.label)
    return redirect("report_links")
