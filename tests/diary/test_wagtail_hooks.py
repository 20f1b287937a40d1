"""The editors' desk knows what the patterns of a diary ask the library for."""

from collections.abc import Callable

import pytest
from django.test import Client

from diary.kinds import KINDS
from diary.models import Person
from knowledge.desk.gaps import gaps
from knowledge.kinds import Kind
from knowledge.models import Section, Topic
from tests.library import load_the_library

pytestmark = pytest.mark.django_db


def test_nora_sees_which_patterns_lack_an_article(
    nora: Person, as_person: Callable[[Person], Client]
) -> None:
    page = as_person(nora).get("/cms/desk/").content.decode()
    assert "These patterns have nothing live to read beside them yet:" in page
    assert "When in the day" in page
    assert "When to see a doctor" in page


def test_every_topic_of_a_pattern_has_a_cause_and_a_prevention_or_says_that_none_is_known(
    nora: Person, as_person: Callable[[Person], Client]
) -> None:
    load_the_library()

    named = {slug for kind in KINDS for slug in kind.topics}
    assert {row.topic.slug for row in gaps().topics} == named
    for slug in named:
        for kind in (Kind.CAUSE, Kind.PREVENTION):
            live = Section.objects.filter(article__live=True, kind=kind, topics__slug=slug)
            is_none_known = kind in Topic.objects.get(slug=slug).none_known
            assert live.exists() != is_none_known, (slug, kind)

    assert gaps().count == 0
    page = as_person(nora).get("/cms/desk/").content.decode()
    assert "nothing live to read" not in page
    assert "none known" in page
