import uuid
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diary import queries, services
from diary.forms.episode import EpisodeForm
from diary.look import dim_at_night
from diary.models import Episode
from diary.red_flags import red_flags_of
from diary.requests import PersonRequest
from diary.undo import offer_undo

SAVED = "saved"
"""In the address of a cramp: it was saved a moment ago, and its red flags are to be read."""

REFUSED, CONFLICT = 422, 409


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@dim_at_night
def log(request: PersonRequest) -> HttpResponse:
    """Log a cramp: one screen, only its time needed."""
    if request.method != "POST":
        form = EpisodeForm(person=request.user, initial=_asked_for(request))
        return render(request, "diary/log.html", {"form": form})
    form = EpisodeForm(request.POST, person=request.user)
    if not form.is_valid():
        return render(request, "diary/log.html", {"form": form}, status=REFUSED)
    said = form.values()
    kept = services.log_episode(request.user, form.id, **said)
    if kept.deleted_at is not None:
        context = {"form": form, "was_deleted": True, "fresh_uuid": uuid.uuid4()}
        return render(request, "diary/log.html", context, status=CONFLICT)
    if any(getattr(kept, name) != value for name, value in said.items()):
        form = EpisodeForm(request.POST, person=request.user, episode=kept)
        return _edit_page(request, kept, form, CONFLICT, differs=True, fresh_uuid=uuid.uuid4())
    return _after_saving(request, kept, then=reverse("today"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@dim_at_night
def edit(request: PersonRequest, id: uuid.UUID) -> HttpResponse:
    """Change a cramp; right after saving, show what its signs call for first."""
    episode = _episode_of(request, id)
    if request.method != "POST":
        form = EpisodeForm(person=request.user, episode=episode)
        return _edit_page(request, episode, form, status=410 if episode.deleted_at else 200)
    form = EpisodeForm(request.POST, person=request.user, episode=episode)
    if not form.is_valid():
        return _edit_page(request, episode, form, status=REFUSED)
    changed = services.change_episode(episode, deleted_at=None, **form.values())
    return _after_saving(request, changed, then=diary_address(changed.day), changed=True)


@login_required
@require_POST
def delete(request: PersonRequest, id: uuid.UUID) -> HttpResponse:
    """Take a cramp out of the diary, with a way back."""
    episode = _episode_of(request, id)
    services.delete(episode)
    offer_undo(request, _("Cramp deleted."), reverse("episode_restore", args=[id]))
    return redirect(diary_address(episode.day))


@login_required
@require_POST
def restore(request: PersonRequest, id: uuid.UUID) -> HttpResponse:
    """Bring a deleted cramp back."""
    episode = _episode_of(request, id)
    services.restore(episode)
    messages.success(request, _("The cramp is back in your diary."))
    return redirect(diary_address(episode.day))


def diary_address(day: date) -> str:
    """Return the address of a day in the diary."""
    return f"{reverse('diary')}?before={day + timedelta(days=1)}#d{day}"


def _episode_of(request: PersonRequest, id: uuid.UUID) -> Episode:
    try:
        return queries.episode_with(request.user, id)
    except Episode.DoesNotExist:
        raise Http404 from None


def _asked_for(request: PersonRequest) -> dict[str, Any]:
    """Return the day that another screen asks to log for, its time still open."""
    try:
        day = date.fromisoformat(request.GET.get("date", ""))
    except ValueError:
        return {}
    return {"date": day, "time": None, "which": ""}


def _edit_page(
    request: PersonRequest, episode: Episode, form: EpisodeForm, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "form": form,
        "episode": episode,
        "red_flags": red_flags_of(episode),
        "just_saved": SAVED in request.GET,
        **more,
    }
    return render(request, "diary/log_edit.html", context, status=status)


def _after_saving(
    request: PersonRequest, episode: Episode, then: str, changed: bool = False
) -> HttpResponse:
    """Red flags come first, on a page of their own that a reload shows again."""
    if red_flags_of(episode):
        return redirect(f"{reverse('episode_edit', args=[episode.id])}?{SAVED}")
    context = {"episode": episode, "changed": changed}
    said = render_to_string("diary/_saved.html", context, request)
    messages.success(request, said, extra_tags="" if changed else "undo")
    return redirect(then)
