"""Short ways to say what a diary holds."""

import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress

from diary import services
from diary.acting import acting_as
from diary.models import (
    CheckIn,
    Episode,
    MedicineCourse,
    OwnFactor,
    PatternChoices,
    Person,
    ReportLink,
    Review,
)
from diary.own_factors import add_own_factor
from diary.patterns import Trigger
from diary.report_links import make_report_link
from diary.review_json import triggers_as_json

PASSWORD = "correct horse battery staple"


def at(text: str, zone: str = "UTC") -> datetime:
    """Return an instant from a local time: ``at("2026-01-03 03:10", "Europe/Berlin")``."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def cramp(person: Person, local: str, zone: str | None = None, **said: Any) -> Episode:
    """Log a cramp for ``person`` at a local time in their zone, or in another."""
    zone = zone or person.time_zone
    id = said.pop("id", None) or uuid.uuid4()
    with acting_as(person):
        return services.log_episode(person, id, at(local, zone), zone, **said)


def checked_in(person: Person, day: str | date, **answers: Any) -> CheckIn:
    """Check ``person`` in for a diary day."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    with acting_as(person):
        return services.save_check_in(person, day, **answers)


def medicine(person: Person, name: str, started_on: str, **said: Any) -> MedicineCourse:
    """Record a medicine that ``person`` started on a date."""
    with acting_as(person):
        return services.save_medicine_course(
            person, uuid.uuid4(), name, date.fromisoformat(started_on), **said
        )


def asks(person: Person, name: str, kind: str = "yes_no", unit: str = "") -> OwnFactor:
    """Let ``person`` ask themselves something in the daily check-in."""
    with acting_as(person):
        return add_own_factor(person, uuid.uuid4(), name, kind, unit)


def reviewed(
    person: Person,
    look: int,
    *,
    published: Iterable[Trigger] = (),
    withdrawn: Iterable[Trigger] = (),
) -> Review:
    """Keep a review of ``person``'s diary, as if it began on New Year's Day 2026."""
    with acting_as(person):
        return Review.objects.create(
            owner=person,
            look=look,
            on=date(2025, 12, 31) + timedelta(days=look),
            published=triggers_as_json(published),
            withdrawn=triggers_as_json(withdrawn),
        )


def report_link(person: Person, label: str = "Dr. Berg", **said: Any) -> tuple[ReportLink, str]:
    """Make a link to the report of ``person`` on January 2026; return it and its token."""
    days: dict[str, Any] = {"first": date(2026, 1, 1), "last": date(2026, 1, 31), "days": 30}
    with acting_as(person):
        return make_report_link(person, uuid.uuid4(), label=label, **days | said)


def reminded(person: Person, at_hour: int = 20, *, shown: bool = True, **facts: Any) -> Person:
    """Let ``person`` want a reminder at an hour; ``shown``: the address proved to be theirs."""
    EmailAddress.objects.update_or_create(
        user=person, email=person.email, defaults={"verified": shown, "primary": True}
    )
    for name, value in {"remind_at": at_hour, **facts}.items():
        setattr(person, name, value)
    person.save()
    return person


def suspects(person: Person, factor: str, since: date = date(2026, 1, 1)) -> PatternChoices:
    """Keep what ``person`` suspects, and since when."""
    with acting_as(person):
        return PatternChoices.objects.create(owner=person, suspicion=factor, named_on=since)
