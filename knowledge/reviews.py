"""Who reviews articles, and how a review is put under what it approved."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from knowledge.models import Article, Reviewer

NEXT_REVIEW = timedelta(days=365)
"""After this an article is due again, unless its editor set a day that is still to come."""


def reviewer_for(user: Any) -> Reviewer | None:
    """Return the name and qualification that ``user`` gave, or ``None``."""
    if user is None or isinstance(user, AnonymousUser):
        return None
    return Reviewer.objects.filter(user=user).first()


def may_review(user: Any) -> bool:
    """Tell if ``user`` may approve and publish once they said who they are."""
    return bool(user.has_perm("knowledge.record_review"))


def needs_introduction(user: Any) -> bool:
    """Tell if ``user`` is a reviewer of whom readers would not know who that is."""
    return may_review(user) and reviewer_for(user) is None


def sign(revision: Any, reviewer: Reviewer) -> None:
    """Write into ``revision``, which is about to be published, who approved it, and when.

    It goes into the revision itself: one that goes live later, on a date, is signed now.
    """
    today = timezone.localdate()
    article: Article = revision.as_object()
    due = article.review_due
    revision.content |= {
        "reviewer": reviewer.name,
        "qualification": reviewer.qualification,
        "last_reviewed": today.isoformat(),
        "review_due": (due if due and due > today else today + NEXT_REVIEW).isoformat(),
    }
    revision.save(update_fields=["content"])
