from typing import Any

from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand
from django.utils import timezone

from diary import services
from diary.forgetting import forget_deleted
from diary.models import Person


class Command(BaseCommand):
    """Forget for good what is past its time. Meant to run once a day."""

    help = "Removes what was deleted over 30 days ago, and sessions that have ended."

    def handle(self, *args: Any, **options: Any) -> None:
        before = timezone.now() - services.KEPT_AFTER_DELETION
        rows = sum(forget_deleted(person, before) for person in Person.objects.iterator())
        sessions, _kinds = Session.objects.filter(expire_date__lt=timezone.now()).delete()
        self.stdout.write(f"Removed for good: {rows} deleted diary entries, {sessions} sessions.")
