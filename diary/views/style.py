from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diary.models.person import Theme
from diary.requests import PersonRequest
from diary.style.entries import sample_days, sample_messages, sample_red_flags
from diary.style.findings import sample_chart, sample_tellings
from diary.style.forms import sample_forms
from diary.style.icons import icon_names
from diary.style.times import sample_calendar, sample_rates
from diary.style.tokens import COLOURS, SPACES, TYPE


@login_required
@require_safe
def style(request: PersonRequest) -> HttpResponse:
    """Show the staff every component in every state, in the theme that is asked for."""
    if not request.user.is_staff:
        raise Http404
    asked = request.GET.get("theme", "")
    if asked in Theme.values:
        request.theme_shown = asked  # type: ignore[attr-defined]
    tellings = sample_tellings()
    context = {
        "themes": Theme.choices,
        "asked": asked or request.user.theme,
        "colours": COLOURS,
        "type_sizes": TYPE,
        "spaces": SPACES,
        "icons": icon_names(),
        "button_sorts": ("lamp", "primary", "quiet", "danger"),
        "forms": sample_forms(),
        "tellings": tellings,
        "waiting": tellings[-1].statement.waiting,
        "chart": sample_chart(),
        "days": sample_days(),
        "sample_flags": sample_red_flags(),
        "zero_to_ten": range(11),
        "note_sorts": ("", "note--lamp", "note--good", "note--danger"),
        "section_kinds": ("cause", "prevention", "relief", "warning"),
        "grades": ("strong", "moderate", "limited", "conflicting"),
        "sample_messages": sample_messages(),
        "sample_calendar": sample_calendar(),
        "sample_rates": sample_rates(),
        "steps": range(1, 4),
    }
    return render(request, "diary/style.html", context)
