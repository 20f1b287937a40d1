"""What a person asks themselves besides what the check-in asks everybody."""

import uuid

from django.db.models import QuerySet

from diary.models import OwnFactor, Person


def own_factors_of(person: Person) -> QuerySet[OwnFactor]:
    """Return a person's own factors in the order they were added, retired ones too."""
    return OwnFactor.objects.filter(owner=person, deleted_at=None).order_by("logged_at", "name")


def own_factors_asked(person: Person) -> QuerySet[OwnFactor]:
    """Return those that the check-in asks for."""
    return own_factors_of(person).filter(retired=False)


def own_factor_with(person: Person, id: uuid.UUID) -> OwnFactor:
    """Return one own factor, or raise ``OwnFactor.DoesNotExist``."""
    return OwnFactor.objects.get(pk=(person.pk, id))
