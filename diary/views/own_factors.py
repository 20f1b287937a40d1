import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diary import queries
from diary.forms.fields import NO, YES
from diary.forms.own_factors import OwnFactorForm, too_many
from diary.models import OwnFactor
from diary.own_factors import (
    MOST_ASKED,
    add_own_factor,
    change_own_factor,
    retire_own_factor,
)
from diary.requests import PersonRequest
from diary.undo import offer_undo

REFUSED = 422


def _factor_of(request: PersonRequest, id: uuid.UUID) -> OwnFactor:
    try:
        return queries.own_factor_with(request.user, id)
    except OwnFactor.DoesNotExist:
        raise Http404 from None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_factors(request: PersonRequest) -> HttpResponse:
    """Show what a person added to the daily check-in; add one more."""
    there = list(queries.own_factors_of(request.user))
    form = OwnFactorForm(request.POST or None, there=there)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        factor = add_own_factor(
            request.user, said["uuid"], said["name"], said["kind"], said["unit"]
        )
        messages.success(request, _("“%s” is in your check-in from now on.") % factor.name)
        return redirect("own_factors")
    asked = [one for one in there if not one.retired]
    context = {
        "form": form,
        "asked": asked,
        "retired": [one for one in there if one.retired],
        "full": len(asked) >= MOST_ASKED and not form.errors,
        "too_many": too_many(),
    }
    return render(
        request, "diary/own_factors.html", context, status=REFUSED if form.errors else 200
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: PersonRequest, id: uuid.UUID) -> HttpResponse:
    """Give an own factor another name or unit; its answers go with it."""
    factor = _factor_of(request, id)
    there = list(queries.own_factors_of(request.user))
    form = OwnFactorForm(request.POST or None, there=there, changed=factor)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        change_own_factor(request.user, factor, said["name"], said.get("unit", ""))
        messages.success(request, _("Saved."))
        return redirect("own_factors")
    context = {"form": form, "factor": factor}
    return render(
        request, "diary/own_factor_form.html", context, status=REFUSED if form.errors else 200
    )


@login_required
@require_POST
def ask(request: PersonRequest, id: uuid.UUID) -> HttpResponse:
    """Stop asking for an own factor, with a way back; or ask for it again."""
    factor = _factor_of(request, id)
    if request.POST.get("asked") == YES:
        asked = queries.own_factors_asked(request.user).exclude(id=id).count()
        if asked >= MOST_ASKED:
            messages.error(request, too_many())
        else:
            retire_own_factor(factor, retired=False)
            messages.success(request, _("“%s” is asked for again.") % factor.name)
    elif request.POST.get("asked") == NO:
        retire_own_factor(factor, retired=True)
        said = _("“%s” is not asked for any more. What you answered stays.") % factor.name
        offer_undo(request, said, reverse("own_factor_ask", args=[id]), asked=YES)
    return redirect("own_factors")
