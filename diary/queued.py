"""Entries that waited on a device: kept as if they came at once, or refused with the reason."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from diary import queries, services
from diary.forms.check_in import CheckInForm
from diary.forms.dates import LONG_AGO
from diary.forms.episode import EpisodeForm
from diary.forms.fields import NO, YES
from diary.models import CheckIn, Episode, Person

INVALID, CONFLICT = 422, 409


class Refused(Exception):
    """An entry that can't be kept as it is. ``reasons`` are for the person."""

    def __init__(self, status: int, reasons: list[str]) -> None:
        super().__init__(*reasons)
        self.status, self.reasons = status, reasons


def keep_cramp(person: Person, said: QueryDict) -> Episode:
    """Keep a cramp that waited, once however often it comes, or raise ``Refused``."""
    form = EpisodeForm(said, person=person)
    if not form.is_valid():
        raise Refused(INVALID, _reasons(form))
    values = form.values()
    kept = services.log_episode(person, form.id, **values)
    if kept.deleted_at is not None:
        raise Refused(CONFLICT, [_("You logged this cramp before and then deleted it.")])
    if any(getattr(kept, name) != value for name, value in values.items()):
        raise Refused(
            CONFLICT, [_("This cramp is in your diary already, and was changed there since.")]
        )
    return kept


def keep_check_in(person: Person, said: QueryDict) -> date:
    """Add the answers that were given to a diary day and return it, or raise ``Refused``.

    Answers that weren't given leave the earlier ones. One that differs from what was answered
    after ``written_at`` is not put over it.
    """
    day = _day(said.get("day", ""))
    held = queries.day_of(person, day)
    own = list(queries.own_factors_asked(person))
    form = CheckInForm(said, person=person, day=day, check_in=held.check_in, own=own)
    if not form.is_valid():
        raise Refused(INVALID, _reasons(form))
    given = form.given()
    if held.check_in and _answered_otherwise_since(held.check_in, given, said):
        raise Refused(
            CONFLICT,
            [_("You answered this otherwise later on. Look at the day, then save or remove this.")],
        )
    cramp_free = form.cleaned_data["cramp_free"]
    if cramp_free == YES and held.episodes:
        raise Refused(CONFLICT, [_cramps_logged(day)])
    if given:
        services.save_check_in(person, day, **given)
    if cramp_free == YES:
        services.say_cramp_free(person, day)
    elif cramp_free == NO:
        services.unsay_cramp_free(person, day)
    return day


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if day < LONG_AGO:
        raise Refused(INVALID, [_("Choose the day that this is about.")])
    return day


def _answered_otherwise_since(
    held: CheckIn, given: Mapping[str, Any], said: Mapping[str, Any]
) -> bool:
    try:
        written_at = datetime.fromisoformat(str(said.get("written_at", "")))
    except ValueError:
        return False
    if written_at.tzinfo is None:
        written_at = written_at.replace(tzinfo=UTC)
    if held.updated_at <= written_at:
        return False
    kept = {name: getattr(held, name) for name in given}
    return any(kept[name] is not None and kept[name] != given[name] for name in given)


def _cramps_logged(day: date) -> str:
    return _("Your diary holds a cramp on %s, so it was not a day without.") % date_format(
        day, "WEEKDAY_DAY"
    )


def _reasons(form: EpisodeForm | CheckInForm) -> list[str]:
    """What is wrong, each with the name of its field."""
    return [
        f"{form.fields[name].label}: {problem}" if name in form.fields else str(problem)
        for name, problems in form.errors.items()
        for problem in problems
    ]
