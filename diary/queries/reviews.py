"""What a person was told when, and what they decided about it."""

from django.db.models import QuerySet

from diary.models import PatternChoices, Person, Review
from diary.patterns import Choices, OwnCut, Suspicion


def reviews_of(person: Person) -> QuerySet[Review]:
    """Return the reviews that were kept, the first look first."""
    return Review.objects.filter(owner=person).order_by("look")


def last_review_of(person: Person) -> Review | None:
    """Return the review that holds now, if there was one."""
    return reviews_of(person).last()


def pattern_choices_of(person: Person) -> PatternChoices:
    """Return what a person decided as it is kept; a new, empty row where nothing is."""
    kept = PatternChoices.objects.filter(owner=person).first()
    return kept or PatternChoices(owner=person)


def choices_of(person: Person) -> Choices:
    """Return what a person decided, as the statistics take it."""
    return as_choices(pattern_choices_of(person))


def as_choices(row: PatternChoices) -> Choices:
    """Return a kept row as the statistics take it: cuts that were given up are not set."""
    return Choices(
        Suspicion(row.suspicion, row.named_on) if row.named_on else None,
        frozenset(row.left_out),
        {
            factor: OwnCut(float(cut["threshold"]), int(cut["tried"]))
            for factor, cut in row.cuts.items()
            if cut["threshold"] is not None
        },
    )
