"""What stands beside a pattern: live sections on its topics, causes first."""

import pytest

from diary.kinds import FLUIDS, KINDS, REMEDIES, SITES, PatternKind, kind_at
from diary.links import first_section_for, reading_for, sections_on, unread_topics
from knowledge.kinds import Kind
from knowledge.library import CONTENT, read_library
from knowledge.models import Section, Topic
from knowledge.queries import sections_for_topics
from tests.knowledge.helpers import article, section, topic
from tests.library import load_the_library

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


LANDING = {
    "time-of-day": ("causes#no-known-cause", "prevention#stretching-before-bed"),
    "sites": ("causes#same-muscle-or-side", "prevention#same-muscle-or-side"),
    "frequency": ("who-gets-cramps#come-and-go", "prevention#testing-on-yourself"),
    "fluids": ("causes#fluids", "prevention#drinking"),
    "exertion": ("causes#effort", "prevention#build-up-and-recover"),
    "exercise": ("causes#effort", "prevention#build-up-and-recover"),
    "sleep": ("causes#sleep", "prevention#sleep"),
    "alcohol": ("causes#alcohol-and-caffeine", "prevention#alcohol-and-caffeine"),
    "caffeine": ("causes#alcohol-and-caffeine", "prevention#alcohol-and-caffeine"),
    "standing": ("causes#standing-and-sitting", "prevention#standing-and-sitting"),
    "sitting": ("causes#standing-and-sitting", "prevention#standing-and-sitting"),
    "heat": ("causes#heat-sweat-and-salt", "prevention#drinking"),
    "stretching": ("causes#stretching", "prevention#stretching-before-bed"),
    "electrolytes": ("causes#heat-sweat-and-salt", "prevention#drinking"),
    "magnesium": ("causes#minerals", "prevention#magnesium"),
    "own": ("who-gets-cramps#come-and-go", "prevention#testing-on-yourself"),
    "weekday": ("who-gets-cramps#weekday", "prevention#testing-on-yourself"),
    "medicines-started": ("causes#medicines", "prevention#medicines"),
    "remedies": ("when-a-cramp-comes#stretch-it", "prevention#stretching-before-bed"),
    "duration": (
        "lasting-or-returning-cramps#longer-or-stronger",
        "prevention#stretching-before-bed",
    ),
    "intensity": (
        "lasting-or-returning-cramps#longer-or-stronger",
        "prevention#stretching-before-bed",
    ),
    "season": ("heat-sweat-salt#summer-peak", "prevention#season"),
}
"""What is read first beside each kind of pattern: of what may bring it on, and prevent it."""

SPEAKING = {
    "fluids": "FLU-1 FLU-2 FLU-3 FLU-10 FLU-16 FLU-13 FLU-14",
    "heat": "FLU-4 FLU-5 FLU-6 FLU-8 FLU-9 FLU-11 FLU-12 RF-6 RF-7 RF-8",
    "exertion": "EX-2 EX-3 EX-5 EX-9 EX-10 PRV-10 RF-3",
    "exercise": "EX-6 EPI-9 EPI-10 EX-4 PRV-10 FLU-13",
    "sleep": "LIF-9 EPI-13 MED-9",
    "alcohol": "LIF-1 LIF-2 SEE-5",
    "caffeine": "LIF-3",
    "standing": "LIF-4 LIF-5 LIF-6 EX-13 CIR-7",
    "sitting": "LIF-4 LIF-5 LIF-6 EX-13 CIR-7",
    "time-of-day": "SYM-1 EPI-2 EPI-3 LIF-8 PRV-1 PRV-2 PRV-3 DEF-11",
    "sites": "SYM-8 NEU-5 CIR-8 RF-2 RF-4 EX-4 EX-9 SYM-4",
    "frequency": "NAT-1 NAT-3 NAT-6 LIF-10 DRG-9 SEE-3 RF-18",
    "duration": "SYM-2 SYM-3 SEE-3 SEE-6 RF-4 RF-18",
    "intensity": "SYM-2 SYM-3 SEE-3 SEE-6 RF-4 RF-18",
    "medicines-started": "DRG-1 DRG-2 DRG-5 DRG-7 DRG-8 DRG-9 RF-16",
    "remedies": "REL-1 REL-2 DEF-1 DEF-12",
    "season": "LIF-10 NAT-6",
    "magnesium": "NAT-1 NAT-2 SUP-1 SUP-3 SUP-6",
}
"""The facts that speak to a kind of pattern, from section 19 of the fact base."""


def where(section: Section) -> str:
    return f"{section.article.slug}#{section.anchor}"


def test_the_library_that_ships_speaks_to_every_kind_of_pattern() -> None:
    load_the_library()
    assert unread_topics() == []
    assert {kind.slug: first_places(kind) for kind in KINDS} == LANDING
    assert [
        (kind.slug, topic, part)
        for kind in KINDS
        for topic in kind.topics
        for part in kind.parts
        if not sections_for_topics([topic], [Kind(part)])
    ] == []


def first_places(kind: PatternKind) -> tuple[str, ...]:
    """Return where the first two parts beside a kind of pattern start; a warning is the third."""
    parts = reading_for(kind)
    assert len(parts) == 3, kind.slug
    return tuple(where(part.sections[0]) for part in parts[:2])


@pytest.mark.parametrize("slug", SPEAKING)
def test_the_facts_that_speak_to_a_pattern_stand_beside_it(slug: str) -> None:
    kind = kind_at(slug)
    assert kind is not None
    assert set(SPEAKING[slug].split()) - facts_beside(kind) == set()


def facts_beside(kind: PatternKind) -> set[str]:
    library = read_library(CONTENT, lambda slug: f"/{slug}/")
    return {
        fact
        for article in library.articles
        for section in article.sections
        if section.kind in kind.parts and set(section.topics) & set(kind.topics)
        for fact in section.facts
    }
