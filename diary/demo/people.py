"""The demo people: a patient, an athlete, an editor, a reviewer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import transaction

from diary.acting import acting_as
from diary.days import today
from diary.demo.athlete import ZONE as ATHLETES_ZONE
from diary.demo.athlete import athlete_diary
from diary.demo.patient import ZONE as PATIENTS_ZONE
from diary.demo.patient import patient_diary
from diary.exchange.diary_json import DiaryFile, import_diary
from diary.models import CheckIn, Episode, MedicineCourse, OwnFactor, Person, Review

PASSWORD = "demo-cramp-2026"  # noqa: S105  known to everybody, and refused in production
EDITORS, REVIEWERS = "Editors", "Reviewers"
DEFAULT_SEED = 2


@dataclass(frozen=True)
class DemoPerson:
    """Somebody to sign in as: what is known of them, and what they keep."""

    email: str
    what: str
    facts: Mapping[str, object]
    diary: Callable[[int, date], DiaryFile] | None = None
    groups: tuple[str, ...] = field(default=())


DEMO_PEOPLE = (
    DemoPerson(
        "pat@demo.example",
        "patient, fourteen months of night cramps",
        {
            "first_name": "Pat",
            "last_name": "Fletcher",
            "time_zone": PATIENTS_ZONE,
            "born": date(1961, 4, 12),
        },
        patient_diary,
    ),
    DemoPerson(
        "alex@demo.example",
        "athlete, a season of training",
        {
            "first_name": "Alex",
            "last_name": "Romero",
            "time_zone": ATHLETES_ZONE,
            "units": "us",
            "born": date(1994, 9, 3),
        },
        athlete_diary,
    ),
    DemoPerson(
        "nora@demo.example",
        "editor of the articles",
        {"first_name": "Nora", "last_name": "Lindqvist", "time_zone": "Europe/Stockholm"},
        groups=(EDITORS,),
    ),
    DemoPerson(
        "rita@demo.example",
        "reviewer of the articles",
        {"first_name": "Rita", "last_name": "Osei", "time_zone": "Europe/London"},
        groups=(REVIEWERS,),
    ),
)


def make(demo: DemoPerson, seed: int, as_of: date | None = None, *, fresh: bool = False) -> bool:
    """Make a demo person with their diary; return whether anything was made.

    Somebody who is there stays as they are, unless ``fresh`` makes their diary anew. ``as_of``
    is the day on which the diary ends, else their today.
    """
    with transaction.atomic():
        person = Person.objects.filter(email=demo.email).first()
        if person and not fresh:
            _join(person, demo)
            return False
        if person is None:
            person = Person.objects.create_user(demo.email, PASSWORD, **demo.facts)
        _reset(person, demo)
        _join(person, demo)
        if demo.diary:
            import_diary(person, demo.diary(seed, as_of or today(person)))
        return True


def _join(person: Person, demo: DemoPerson) -> None:
    """Let the person into the groups that exist by now."""
    person.groups.add(*Group.objects.filter(name__in=demo.groups))


def _reset(person: Person, demo: DemoPerson) -> None:
    for name, value in demo.facts.items():
        setattr(person, name, value)
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.update_or_create(
        user=person, email=demo.email, defaults={"verified": True, "primary": True}
    )
    with acting_as(person):
        for model in (Episode, CheckIn, MedicineCourse, OwnFactor, Review):
            model.objects.filter(owner=person).delete()
