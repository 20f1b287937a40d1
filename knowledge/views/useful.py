from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from knowledge import queries
from knowledge.forms import FeedbackForm
from knowledge.limits import may_send
from knowledge.models import Article
from knowledge.services import keep_feedback

MOST = 10
AN_HOUR = 60 * 60


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def useful(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask if a live article was useful, and keep the answer for its editors.

    The form has a page of its own, so that reading an article sets no cookie; with htmx it opens
    inside the article.
    """
    article = queries.live_articles().filter(slug=slug).first()
    if article is None:
        raise Http404
    if request.method != "POST":
        if "sent" in request.GET:
            return _answer(request, article, None)
        return _answer(request, article, FeedbackForm(initial=_picked(request)))
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return _answer(request, article, form, status=422)
    if not may_send(request, "feedback", MOST, AN_HOUR):
        form.say_too_many()
        return _answer(request, article, form, status=429)
    keep_feedback(article, form.cleaned_data["useful"], form.cleaned_data["message"])
    if request.headers.get("HX-Request"):
        return _answer(request, article, None)
    return redirect(f"{request.path}?sent")


def _picked(request: HttpRequest) -> dict[str, str]:
    picked = request.GET.get("answer", "")
    return {"useful": picked} if picked in ("yes", "no") else {}


def _answer(
    request: HttpRequest, article: Article, form: FeedbackForm | None, status: int = 200
) -> HttpResponse:
    """Show the form, or thanks where there is none; alone where htmx puts it into the article."""
    in_place = request.headers.get("HX-Request")
    template = "knowledge/parts/useful_form.html" if in_place else "knowledge/useful.html"
    context = {"article": article, "form": form}
    return render(request, template, context, status=status)
