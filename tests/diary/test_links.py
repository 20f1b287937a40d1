"""What stands beside a pattern: live sections on its topics, causes first."""

import pytest
from django.core.management import call_command

from diary.kinds import FLUIDS, KINDS, REMEDIES, SITES
from diary.links import (
    first_section_for,
    missing_parts,
    reading_for,
    sections_on,
    unread_topics,
)
from knowledge.kinds import Kind
from tests.knowledge.helpers import article, section

pytestmark = pytest.mark.django_db


def test_causes_come_first_then_prevention_then_when_to_see_a_doctor() -> None:
    article(
        "drinking",
        section("Signs", Kind.WARNING, ["fluids"]),
        section("Drink", Kind.PREVENTION, ["fluids"]),
        section("Why", Kind.CAUSE, ["fluids"]),
        section("Ease", Kind.RELIEF, ["fluids"]),
        section("Heat", Kind.CAUSE, ["heat-and-sweat"]),
    )
    reading = reading_for(FLUIDS)
    assert [(part.part, part.sections[0].heading) for part in reading] == [
        ("cause", "Why"),
        ("prevention", "Drink"),
        ("warning", "Signs"),
    ]
    assert first_section_for(FLUIDS) == reading[0].sections[0]
    assert reading[2].title == "When to see a doctor"


def test_beside_what_was_tried_stands_what_may_ease_a_cramp() -> None:
    article(
        "easing", section("Ease", Kind.RELIEF, ["relief"]), section("Why", Kind.CAUSE, ["relief"])
    )
    assert [part.part for part in reading_for(REMEDIES)] == ["relief"]
    assert dict(missing_parts())[REMEDIES] == ["what may prevent it", "when to see a doctor"]


def test_drafts_are_not_linked() -> None:
    article("drinking", section("Why", Kind.CAUSE, ["fluids"]), live=False)
    assert reading_for(FLUIDS) == []
    assert first_section_for(FLUIDS) is None


def test_a_section_on_two_topics_of_a_kind_is_shown_once() -> None:
    article("sides", section("Both", Kind.CAUSE, ["same-muscle", "one-side"]))
    assert [len(part.sections) for part in reading_for(SITES)] == [1]
    assert len(sections_on(*SITES.topics)) == 1


def test_what_lacks_an_article_is_named() -> None:
    article("drinking", section("Why", Kind.CAUSE, ["fluids"]))
    lacking = dict(missing_parts())
    assert lacking[FLUIDS] == ["what may prevent it", "when to see a doctor"]
    assert len(lacking[SITES]) == 3
    assert (FLUIDS, "fluids") not in unread_topics()
    assert (SITES, "one-side") in unread_topics()


def test_the_library_that_ships_has_every_part_for_every_pattern() -> None:
    call_command("load_library", verbosity=0)
    assert missing_parts() == []
    assert unread_topics() == []
    assert all(len(reading_for(kind)) == 3 for kind in KINDS)
