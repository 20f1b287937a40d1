"""Every write of what a person asks themselves. All of it happens while acting for the owner."""

import uuid
from collections.abc import Iterable, Mapping

from django.db import transaction

from diary import queries
from diary.models import CheckIn, OwnFactor, Person
from diary.models.own_factor import NAME_LENGTH, OwnKind
from diary.patterns.contrasts import OWN
from diary.review_json import Row, renamed

MOST_ASKED = 10
"""Each question more asks for more proof of all the others."""
ROWS_AT_ONCE = 1_000
REVIEW_LISTS = ("published", "withdrawn", "no_link", "estimates", "not_yet")


def add_own_factor(person: Person, id: uuid.UUID, name: str, kind: str, unit: str) -> OwnFactor:
    """Ask for something more from now on; the same id again adds nothing."""
    factor = OwnFactor(owner=person, id=id, name=name, kind=kind, unit=unit)
    OwnFactor.objects.bulk_create([factor], ignore_conflicts=True)
    return OwnFactor.objects.get(pk=(person.pk, id))


def ask_yes_or_no(person: Person, name: str) -> None:
    """Ask for something more as a yes or no; for what was asked before, again. Twice is once."""
    for known in queries.own_factors_of(person):
        if known.name.casefold() == name.casefold():
            retire_own_factor(known, retired=False)
            return
    OwnFactor.objects.bulk_create(
        [OwnFactor(owner=person, name=name, kind=OwnKind.YES_NO)], ignore_conflicts=True
    )


def define_own_factors(person: Person, answers: Mapping[str, Iterable[bool | float]]) -> None:
    """Define what answers of a diary that was imported are about, where it is not yet.

    What has only yes and no for an answer is a yes or no. At most ten are asked for.
    """
    there = {one.name: one for one in queries.own_factors_of(person)}
    asked = sum(not one.retired for one in there.values())
    new = [name for name in answers if name not in there and len(name) <= NAME_LENGTH]
    OwnFactor.objects.bulk_create(
        [
            OwnFactor(
                owner=person,
                name=name,
                kind=OwnKind.YES_NO
                if all(isinstance(answer, bool) for answer in answers[name])
                else OwnKind.AMOUNT,
                retired=asked + place >= MOST_ASKED,
            )
            for place, name in enumerate(new)
        ],
        ignore_conflicts=True,
    )


def change_own_factor(person: Person, factor: OwnFactor, name: str, unit: str) -> OwnFactor:
    """Give an own factor another name or unit: in all answers, choices and reviews at once."""
    with transaction.atomic():
        if name != factor.name:
            _rename(person, factor, name)
        factor.name, factor.unit = name, unit
        factor.save(update_fields=["name", "unit", "updated_at"])
    return factor


def retire_own_factor(factor: OwnFactor, *, retired: bool) -> None:
    """Ask for it no more, or again. What was answered stays and still counts."""
    factor.retired = retired
    factor.save(update_fields=["retired", "updated_at"])


def _rename(person: Person, factor: OwnFactor, name: str) -> None:
    before, after = f"{OWN}{factor.name}", f"{OWN}{name}"
    check_ins = list(CheckIn.objects.filter(owner=person, own__has_key=factor.name))
    for check_in in check_ins:
        check_in.own = {
            name if key == factor.name else key: answer for key, answer in check_in.own.items()
        }
    CheckIn.objects.bulk_update(check_ins, ["own"], batch_size=ROWS_AT_ONCE)
    for review in queries.reviews_of(person):
        for field in REVIEW_LISTS:
            rows: list[Row] = getattr(review, field)
            setattr(review, field, renamed(rows, before, after))
        review.save(update_fields=[*REVIEW_LISTS, "updated_at"])
    choices = queries.pattern_choices_of(person)
    if not choices._state.adding:
        choices.suspicion = after if choices.suspicion == before else choices.suspicion
        choices.left_out = [after if one == before else one for one in choices.left_out]
        choices.cuts = {after if one == before else one: cut for one, cut in choices.cuts.items()}
        choices.save()
