"""Links to reports that a person made."""

import uuid

from django.db.models import QuerySet

from diary.models import Person, ReportLink


def report_links_of(person: Person) -> QuerySet[ReportLink]:
    """Return a person's links, the latest first."""
    return ReportLink.objects.filter(owner=person).order_by("-logged_at", "id")


def report_link_with(person: Person, id: uuid.UUID) -> ReportLink:
    """Return one link, or raise ``ReportLink.DoesNotExist``."""
    return ReportLink.objects.get(pk=(person.pk, id))
