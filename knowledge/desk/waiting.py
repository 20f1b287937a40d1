"""What waits for whom: articles in review, sent back, scheduled, and drafts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, Q
from django.utils.translation import gettext as _
from wagtail.models import Task, TaskState, WorkflowState

from knowledge.models import Article


@dataclass(frozen=True)
class Waiting:
    """An article, whom it waits for, since when, and what was said about it."""

    article: Article
    who: str
    since: datetime | None
    by: str = ""
    comment: str = ""
    is_yours: bool = False


@dataclass(frozen=True)
class WaitingRoom:
    """Everything unfinished; in each list what waits for the person who looks comes first."""

    in_review: tuple[Waiting, ...]
    sent_back: tuple[Waiting, ...]
    scheduled: tuple[Waiting, ...]
    drafts: tuple[Waiting, ...]

    @property
    def yours(self) -> int:
        """Return how many of them wait for the person who looks."""
        everything = (*self.in_review, *self.sent_back, *self.drafts)
        return sum(waiting.is_yours for waiting in everything)


def waiting_room(person: AbstractUser) -> WaitingRoom:
    """Return what waits, seen by ``person``. As many queries for any number of articles."""
    states = list(_active_states())
    articles = Article.objects.in_bulk([int(state.object_id) for state in states])
    flows = [(state, articles[pk]) for state in states if (pk := int(state.object_id)) in articles]
    in_review = [pair for pair in flows if pair[0].status == WorkflowState.STATUS_IN_PROGRESS]
    sent_back = [pair for pair in flows if pair[0].status == WorkflowState.STATUS_NEEDS_CHANGES]
    scheduled = list(_scheduled())
    named = {article.pk for _state, article in flows} | {each.article.pk for each in scheduled}
    return WaitingRoom(
        _yours_first(_in_review(in_review, person)),
        _yours_first(_sent_back(state, article, person) for state, article in sent_back),
        tuple(scheduled),
        _yours_first(_draft(article, person) for article in _drafts(named)),
    )


def name_of(person: AbstractUser | None) -> str:
    """Return how colleagues call somebody at the desk."""
    if person is None:
        return _("nobody in particular")
    return person.get_full_name() or person.get_username()


def _active_states() -> Any:
    return (
        WorkflowState.objects.active()
        .filter(base_content_type=ContentType.objects.get_for_model(Article))
        .select_related(
            "requested_by", "current_task_state__task", "current_task_state__finished_by"
        )
        .order_by("created_at")
    )


def _in_review(
    flows: list[tuple[WorkflowState, Article]], person: AbstractUser
) -> Iterable[Waiting]:
    if not flows:
        return
    yours = set(TaskState.objects.reviewable_by(person).values_list("pk", flat=True))
    groups = _groups_of({state.current_task_state.task_id for state, _article in flows})
    for state, article in flows:
        task = state.current_task_state
        yield Waiting(
            article,
            groups.get(task.task_id) or task.task.name,
            task.started_at,
            name_of(state.requested_by),
            is_yours=task.pk in yours,
        )


def _groups_of(tasks: set[int]) -> dict[int, str]:
    """Return the names of the groups that may do each task, by the task's id."""
    found = Task.objects.filter(pk__in=tasks).specific()
    return {
        task.pk: ", ".join(sorted(group.name for group in task.groups.all()))
        for task in found
        if hasattr(task, "groups")
    }


def _sent_back(state: WorkflowState, article: Article, person: AbstractUser) -> Waiting:
    task = state.current_task_state
    return Waiting(
        article,
        name_of(state.requested_by),
        task.finished_at,
        name_of(task.finished_by),
        task.comment,
        is_yours=state.requested_by_id == person.pk,
    )


def _scheduled() -> Iterable[Waiting]:
    found = Article.objects.annotate(goes_live=Max("_revisions__approved_go_live_at"))
    for article in found.filter(goes_live__isnull=False).order_by("goes_live"):
        yield Waiting(article, "", article.goes_live)


def _drafts(named: set[int]) -> Iterable[Article]:
    unfinished = Article.objects.filter(Q(has_unpublished_changes=True) | Q(live=False))
    return (
        unfinished.exclude(pk__in=named)
        .select_related("latest_revision__user")
        .order_by("-latest_revision__created_at", "title")
    )


def _draft(article: Article, person: AbstractUser) -> Waiting:
    revision = article.latest_revision
    author = revision.user if revision else None
    return Waiting(
        article,
        name_of(author),
        revision.created_at if revision else None,
        is_yours=author is not None and author.pk == person.pk,
    )


def _yours_first(waiting: Iterable[Waiting]) -> tuple[Waiting, ...]:
    return tuple(sorted(waiting, key=lambda each: not each.is_yours))
