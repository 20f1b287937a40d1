"""Short ways to say what a diary holds."""

import uuid
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from diary import services
from diary.acting import acting_as
from diary.models import CheckIn, Episode, MedicineCourse, Person

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
