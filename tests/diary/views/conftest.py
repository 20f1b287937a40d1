import pytest
from django.test import Client

from diary.models import Person
from tests.diary.views.pages import SignIn


@pytest.fixture
def phone(ana: Person, as_person: SignIn) -> Client:
    """Ana's, signed in."""
    return as_person(ana)
