"""What is written at the desk besides articles."""

from django.contrib.auth.models import AbstractUser
from django.utils import timezone

from knowledge.models import Feedback


def tick_off(message: Feedback, by: AbstractUser) -> None:
    """Note that ``by`` read a message. Who read it first stays noted."""
    Feedback.objects.filter(pk=message.pk, seen_at__isnull=True).update(
        seen_at=timezone.now(), seen_by=by.pk
    )


def put_back(message: Feedback) -> None:
    """Make a message unread again."""
    Feedback.objects.filter(pk=message.pk).update(seen_at=None, seen_by=None)
