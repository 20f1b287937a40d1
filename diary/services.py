"""Every write of a diary. All of it happens while acting for the owner: see ``diary.acting``."""

import uuid
from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from diary import queries
from diary.acting import acting_as
from diary.days import today
from diary.models import CheckIn, Episode, MedicineCourse, PatternChoices, Person, Review
from diary.models.check_in import ANSWERS
from diary.patterns import Choices, DiaryRecord, Level, review_days
from diary.patterns.reviews import Review as Look
from diary.patterns.reviews import review_at
from diary.reminders import seen_to_when_chosen
from diary.review_json import triggers_as_json, triggers_from_json, waits_as_json

KEPT_AFTER_DELETION = timedelta(days=30)


def log_episode(
    person: Person, id: uuid.UUID, started_at: datetime, time_zone: str, **values: Any
) -> Episode:
    """Keep a cramp under the id its maker chose and return it as kept.

    The same id again changes nothing, so a form or a queue may send an entry twice.
    """
    episode = Episode(
        owner=person,
        id=id,
        started_at=started_at,
        time_zone=time_zone,
        day_starts_at=person.day_starts_at,
        **values,
    )
    Episode.objects.bulk_create([episode], ignore_conflicts=True)
    kept = Episode.objects.get(pk=(person.pk, id))
    _not_cramp_free(kept)
    return kept


def change_episode(episode: Episode, **values: Any) -> Episode:
    """Change what was said of a cramp; its diary day follows its start."""
    for name, value in values.items():
        setattr(episode, name, value)
    episode.save(force_update=True)
    episode.refresh_from_db(fields=["day"])
    _not_cramp_free(episode)
    return episode


def _not_cramp_free(episode: Episode) -> None:
    if episode.deleted_at is None:
        CheckIn.objects.filter(owner=episode.owner_id, day=episode.day, cramp_free=True).update(
            cramp_free=False
        )


def save_check_in(person: Person, day: date, **answers: Any) -> CheckIn:
    """Keep the answers of one diary day: those given replace the earlier ones, others stay.

    One row per day whatever arrives how often. A deleted check-in of that day is gone for good
    then, so that no answer of it comes back unasked.
    """
    CheckIn.objects.filter(owner=person, day=day, deleted_at__isnull=False).delete()
    check_in = CheckIn(owner=person, day=day, time_zone=person.time_zone, **answers)
    CheckIn.objects.bulk_create(
        [check_in],
        update_conflicts=True,
        unique_fields=["owner", "day"],
        update_fields=[*answers, "updated_at"],
    )
    return CheckIn.objects.get(owner=person, day=day)


class CrampsLogged(Exception):
    """A day with cramps in the diary can't be called free of them."""


def say_cramp_free(person: Person, day: date) -> CheckIn:
    """Keep that ``person`` had no cramp on a diary day; answers already given stay.

    Raises ``CrampsLogged`` where the diary holds a cramp of that day.
    """
    if _has_cramps(person.pk, day):
        raise CrampsLogged
    return save_check_in(person, day, cramp_free=True)


def unsay_cramp_free(person: Person, day: date) -> None:
    """Take back "no cramp". A check-in that said nothing else is deleted with it."""
    check_in = CheckIn.objects.filter(owner=person, day=day, deleted_at=None).first()
    if check_in is None:
        return
    check_in.cramp_free = False
    check_in.save(update_fields=["cramp_free", "updated_at"])
    if not check_in.own and all(answer is None for answer in answers_of(check_in).values()):
        delete(check_in)


def _has_cramps(owner: int, day: date) -> bool:
    return Episode.objects.filter(owner=owner, day=day, deleted_at=None).exists()


def save_medicine_course(
    person: Person, id: uuid.UUID, name: str, started_on: date, **values: Any
) -> MedicineCourse:
    """Keep a course under the id its maker chose, or change the one that has it."""
    course = MedicineCourse(owner=person, id=id, name=name, started_on=started_on, **values)
    MedicineCourse.objects.bulk_create(
        [course],
        update_conflicts=True,
        unique_fields=["owner", "id"],
        update_fields=["name", "started_on", *values, "updated_at"],
    )
    return MedicineCourse.objects.get(pk=(person.pk, id))


def delete(row: Episode | CheckIn | MedicineCourse) -> None:
    """Take a row out of the diary. It can be restored for thirty days, then it is gone."""
    row.deleted_at = timezone.now()
    row.save(update_fields=["deleted_at", "updated_at"])


def restore(row: Episode | CheckIn | MedicineCourse) -> None:
    """Bring a deleted row back as it was, but never "no cramp" beside a cramp of that day."""
    row.deleted_at = None
    row.save(update_fields=["deleted_at", "updated_at"])
    if isinstance(row, Episode):
        _not_cramp_free(row)
    if isinstance(row, CheckIn) and row.cramp_free and _has_cramps(row.owner_id, row.day):
        row.cramp_free = False
        row.save(update_fields=["cramp_free"])


def keep_due_reviews(
    person: Person, record: DiaryRecord, choices: Choices, last: Review | None
) -> Review | None:
    """Make the reviews that are due, each from what the diary held by its day, and keep them.

    A look is due when its last diary day is over, so that nothing of that day is missing in what
    can't be made anew. ``last`` is the review that held before; returns the one that holds now.
    Two visits at once keep one review of each look.
    """
    due = _due_looks(person, record, last)
    if not due:
        return last
    made: list[Review] = []
    published = triggers_from_json(last.published) if last else ()
    for look in due:
        seen = review_at(record, look, published, choices)
        made.append(_as_kept(person, seen))
        published = seen.published
    Review.objects.bulk_create(made, ignore_conflicts=True)
    return queries.last_review_of(person)


def _due_looks(person: Person, record: DiaryRecord, last: Review | None) -> list[int]:
    before, yesterday = last.look if last else 0, today(person) - timedelta(days=1)
    over = min(record.n_days, (yesterday - record.first_day).days + 1)
    return [look for look in review_days(over) if look > before]


def _as_kept(person: Person, seen: Look) -> Review:
    results = seen.results
    no_link = [one for one in results.said if one.level is Level.NO_LINK]
    return Review(
        owner=person,
        look=seen.look,
        on=seen.on,
        published=triggers_as_json(seen.published),
        withdrawn=triggers_as_json(seen.withdrawn),
        no_link=triggers_as_json(no_link),
        not_yet=waits_as_json(results.not_yet),
        estimates=triggers_as_json(results.estimates),
        tests=results.tests,
    )


def choose_patterns(
    person: Person,
    record: DiaryRecord,
    *,
    suspicion: str,
    left_out: Collection[str],
    cuts: Mapping[str, float],
) -> PatternChoices:
    """Keep what a person decides about the statistics; it holds from the next review on.

    Reviews that are due are made first, by what was chosen before. A suspicion that is new counts
    from the first day that the diary does not hold yet. A cut that is new is one more that was
    tried; how many were is remembered where it is given up.
    """
    kept = queries.pattern_choices_of(person)
    keep_due_reviews(person, record, queries.as_choices(kept), queries.last_review_of(person))
    if suspicion != kept.suspicion:
        ahead = max(today(person), record.last_day + timedelta(days=1))
        kept.suspicion, kept.named_on = suspicion, ahead if suspicion else None
    kept.left_out = sorted(left_out)
    kept.cuts = {
        factor: _cut(kept.cuts.get(factor), cuts.get(factor)) for factor in {**kept.cuts, **cuts}
    }
    PatternChoices.objects.bulk_create(
        [kept],
        update_conflicts=True,
        unique_fields=["owner"],
        update_fields=["suspicion", "named_on", "left_out", "cuts", "updated_at"],
    )
    return queries.pattern_choices_of(person)


def _cut(kept: Mapping[str, Any] | None, threshold: float | None) -> dict[str, Any]:
    before = kept or {"threshold": None, "tried": 0}
    new = threshold is not None and threshold != before["threshold"]
    return {"threshold": threshold, "tried": before["tried"] + new}


def delete_person(person: Person) -> None:
    """Remove an account and its whole diary for good."""
    with acting_as(person):
        person.delete()


def change_settings(person: Person, **values: Any) -> Person:
    """Change a person's settings. Entries keep the zone and the day start they were made with."""
    fields = list(values)
    with transaction.atomic():
        if "remind_at" in values and values["remind_at"] != person.remind_at:
            # What a run of reminders has written since this person was read is not to be undone.
            person.refresh_from_db(
                fields=["reminded_on"], from_queryset=Person.objects.select_for_update(no_key=True)
            )
            fields.append("reminded_on")
        for name, value in values.items():
            setattr(person, name, value)
        if "reminded_on" in fields:
            person.reminded_on = seen_to_when_chosen(person, timezone.now())
        person.save(update_fields=fields)
    return person


def answers_of(check_in: CheckIn) -> Mapping[str, Any]:
    """Return the check-in's answers by name, unanswered ones as ``None``."""
    return {name: getattr(check_in, name) for name in ANSWERS}
