"""The cast: Ana keeps a diary, Ben another, Eve is signed in and curious, Nora edits articles,
and Rita and Ruth review them."""

from collections.abc import Callable
from importlib import import_module

import hypothesis
import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.test import Client

from diary.models import Person
from knowledge.models import Reviewer
from tests.helpers import PASSWORD

hypothesis.settings.register_profile("same every time", derandomize=True, deadline=None)
hypothesis.settings.load_profile("same every time")


def _person(name: str, **facts: object) -> Person:
    return Person.objects.create_user(
        f"{name.lower()}@example.org", PASSWORD, first_name=name, **facts
    )


@pytest.fixture
def ana(db: None) -> Person:
    return _person("Ana", time_zone="Europe/Berlin")


@pytest.fixture
def ben(db: None) -> Person:
    return _person("Ben", time_zone="America/New_York", units="us")


@pytest.fixture
def eve(db: None) -> Person:
    return _person("Eve", time_zone="Europe/London")


def _member(name: str, group: str) -> Person:
    if not Group.objects.filter(name=group).exists():
        # A test that commits has emptied every table; the migration fills these.
        migration = import_module("knowledge.migrations.0002_editors")
        migration.make_groups(apps, None)
        migration.make_workflow(apps, None)
    person = _person(name)
    person.groups.add(Group.objects.get(name=group))
    return person


@pytest.fixture
def nora(db: None) -> Person:
    return _member("Nora", "Editors")


@pytest.fixture
def ruth(db: None) -> Person:
    """Ruth is new among the reviewers: she hasn't said who she is."""
    return _member("Ruth", "Reviewers")


@pytest.fixture
def rita(db: None) -> Person:
    """Rita reviews, and readers know her as a GP."""
    rita = _member("Rita", "Reviewers")
    Reviewer.objects.create(user=rita, name="Dr Rita Roy", qualification="GP")
    return rita


@pytest.fixture
def make_person(transactional_db: None) -> Callable[..., Person]:
    """Return a maker of people for tests that commit."""
    return _person


@pytest.fixture
def as_person() -> Callable[[Person], Client]:
    """Return a browser in which somebody is signed in: ``as_person(ana).get("/diary/")``."""

    def signed_in(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return signed_in
