from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from knowledge.forms import ReviewerForm
from knowledge.models import Reviewer
from knowledge.reviews import may_review, reviewer_for


def reviewer(request: HttpRequest) -> HttpResponse:
    """Ask a reviewer for the name and the qualification that readers see, then take them back."""
    if not may_review(request.user):
        raise PermissionDenied
    after = get_valid_next_url_from_request(request) or reverse("wagtailadmin_home")
    known = reviewer_for(request.user) or Reviewer(pk=request.user.pk)
    form = ReviewerForm(request.POST or None, instance=known)
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved. You can approve and publish articles."))
        return redirect(after)
    context: dict[str, Any] = {"form": form, "next": after}
    return render(request, "knowledge/editors/reviewer.html", context)
