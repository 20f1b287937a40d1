"""The editors' home names the patterns that have nothing to read."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import Client

from diary.models import Person

pytestmark = pytest.mark.django_db


def test_nora_sees_which_patterns_lack_an_article(
    nora: Person, as_person: Callable[[Person], Client]
) -> None:
    page = as_person(nora).get("/cms/").content.decode()
    assert "These patterns have nothing live to read beside them yet:" in page
    assert "When in the day" in page
    assert "when to see a doctor" in page


def test_with_a_whole_library_nora_sees_no_such_line(
    nora: Person, as_person: Callable[[Person], Client]
) -> None:
    call_command("load_library", verbosity=0)
    page = as_person(nora).get("/cms/").content.decode()
    assert "nothing live to read" not in page
