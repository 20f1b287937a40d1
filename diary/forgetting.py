"""What is forgotten for good. All of it happens while acting for the owner."""

from collections.abc import Set as AbstractSet
from datetime import datetime

from diary import queries
from diary.acting import acting_as
from diary.models import CheckIn, Episode, MedicineCourse, OwnFactor, Person
from diary.own_factors import REVIEW_LISTS
from diary.patterns.contrasts import OWN
from diary.review_json import without


def forget_deleted(person: Person, before: datetime) -> int:
    """Remove for good what ``person`` deleted before an instant; return how many rows.

    The names of what is gone go from the reviews too.
    """
    with acting_as(person):
        rows = sum(
            model.objects.filter(owner=person, deleted_at__lt=before).delete()[0]
            for model in (Episode, CheckIn, MedicineCourse)
        )
        _forget_names(person)
        return rows


def _forget_names(person: Person) -> None:
    """Take the medicines and own factors that the diary no longer holds out of its reviews."""
    reviews = list(queries.reviews_of(person))
    if not reviews:
        return
    known = _named_in(person)
    for review in reviews:
        kept = {field: without(getattr(review, field), known) for field in REVIEW_LISTS}
        if any(getattr(review, field) != rows for field, rows in kept.items()):
            for field, rows in kept.items():
                setattr(review, field, rows)
            review.save(update_fields=[*REVIEW_LISTS, "updated_at"])


def _named_in(person: Person) -> AbstractSet[str]:
    """The medicines and own factors of a diary, also those deleted lately."""
    medicines = MedicineCourse.objects.filter(owner=person).values_list("name", flat=True)
    asked = OwnFactor.objects.filter(owner=person).values_list("name", flat=True)
    answers = CheckIn.objects.filter(owner=person).exclude(own={}).values_list("own", flat=True)
    own = {*asked, *(name for answer in answers for name in answer)}
    return {f"medicine:{name}" for name in medicines} | {f"{OWN}{name}" for name in own}
