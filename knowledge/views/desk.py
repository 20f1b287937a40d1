from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knowledge.desk.access import editor_of, for_editors
from knowledge.desk.gaps import SHOWN
from knowledge.desk.readers import RECENT_DAYS, article_rows
from knowledge.desk.summary import desk_of


@for_editors
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show what waits, what is missing or overdue, and what readers read and said."""
    context = {
        "desk": desk_of(editor_of(request)),
        "articles": article_rows(),
        "recent_days": RECENT_DAYS,
        "kinds": SHOWN,
    }
    return render(request, "knowledge/desk/desk.html", context)
