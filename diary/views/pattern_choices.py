from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diary import queries, services
from diary.forms.pattern_choices import PatternChoicesForm
from diary.published import next_review_on, told_at_reviews
from diary.requests import PersonRequest
from diary.words.told import told_words

REFUSED = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def pattern_choices(request: PersonRequest) -> HttpResponse:
    """Show and change what is suspected, left out and cut otherwise, and what was told when."""
    person = request.user
    record, kept = queries.diary_record(person), queries.pattern_choices_of(person)
    data = request.POST if request.method == "POST" else None
    own = list(queries.own_factors_of(person))
    form = PatternChoicesForm(data, person=person, record=record, kept=kept, own=own)
    if form.is_valid():
        services.choose_patterns(person, record, **form.decided())
        messages.success(request, _("Saved. It holds from the next review on."))
        return redirect("pattern_choices")
    review = services.keep_due_reviews(
        person, record, queries.as_choices(kept), queries.last_review_of(person)
    )
    context = {
        "form": form,
        "kept": kept,
        "next_review_on": next_review_on(person, record, review),
        "told": [told_words(one, person.units) for one in told_at_reviews(person)],
    }
    status = REFUSED if form.errors else 200
    return render(request, "diary/pattern_choices.html", context, status=status)
