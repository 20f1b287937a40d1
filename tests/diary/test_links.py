"""What stands beside a pattern: live sections on its topics, causes first."""

import pytest
from django.core.management import call_command

from diary.kinds import FLUIDS, KINDS, REMEDIES, SITES
from diary.links import first_section_for, reading_for, sections_on, unread_topics
from knowledge.kinds import Kind
from knowledge.models import Topic
from tests.knowledge.helpers import article, section, topic

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


def test_drafts_are_not_linked() -> None:
    article("drinking", section("Why", Kind.CAUSE, ["fluids"]), live=False)
    assert reading_for(FLUIDS) == []
    assert first_section_for(FLUIDS) is None


def test_a_section_on_two_topics_of_a_kind_is_shown_once() -> None:
    article("sides", section("Both", Kind.CAUSE, ["same-muscle", "one-side"]))
    assert [len(part.sections) for part in reading_for(SITES)] == [1]
    assert len(sections_on(*SITES.topics)) == 1


def test_where_nothing_is_known_the_pattern_says_so() -> None:
    article("drinking", section("Signs", Kind.WARNING, ["fluids"]))
    Topic.objects.filter(slug="fluids").update(none_known=["cause"])

    cause, warning = reading_for(FLUIDS)

    assert (cause.part, cause.title, cause.sections) == ("cause", "What may cause it", [])
    assert str(cause.none_known).startswith("We found no study and no guidance")
    assert (warning.part, warning.none_known) == ("warning", None)


def test_what_is_known_of_one_topic_of_a_pattern_is_shown_and_nothing_is_denied() -> None:
    article("sides", section("Both", Kind.CAUSE, ["same-muscle"]))
    topic("one-side")
    Topic.objects.filter(slug="one-side").update(none_known=["cause"])

    (cause,) = reading_for(SITES)

    assert [one.heading for one in cause.sections] == ["Both"]
    assert cause.none_known is None


def test_a_topic_without_anything_live_is_named_with_its_pattern() -> None:
    article("drinking", section("Why", Kind.CAUSE, ["fluids"]))
    assert (FLUIDS, "fluids") not in unread_topics()
    assert (SITES, "one-side") in unread_topics()


def test_the_library_that_ships_has_every_part_for_every_pattern() -> None:
    call_command("load_library", verbosity=0)
    assert unread_topics() == []
    for kind in KINDS:
        reading = reading_for(kind)
        assert [part.part for part in reading] == list(kind.parts)
        assert all(part.sections for part in reading)
