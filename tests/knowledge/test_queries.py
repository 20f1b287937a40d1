"""What the diary asks of the library, and what readers may see of it."""

import pytest
from pytest_django import DjangoAssertNumQueries

from knowledge import queries
from knowledge.kinds import Kind
from tests.knowledge.helpers import article, section

pytestmark = pytest.mark.django_db


def headings(slugs: list[str], **options: tuple[Kind, ...]) -> list[str]:
    return [found.heading for found in queries.sections_for_topics(slugs, **options)]


def test_causes_come_first_then_prevention_then_when_to_see_a_doctor() -> None:
    article("doctor", section("Signs", Kind.WARNING, ["fluids"]), order=1)
    article(
        "prevention",
        section("Drinking", Kind.PREVENTION, ["fluids"]),
        section("What fluids are", Kind.ABOUT, ["fluids"]),
        section("Salt", Kind.PREVENTION, ["fluids"]),
        order=3,
    )
    article("causes", section("Low fluids", Kind.CAUSE, ["fluids"]), order=2)

    assert headings(["fluids"]) == ["Low fluids", "Drinking", "Salt", "Signs"]


def test_other_kinds_come_when_asked_for_in_the_order_asked() -> None:
    article("all", *(section(kind.name, kind, ["fluids"]) for kind in Kind))

    assert headings(["fluids"], kinds=(Kind.ABOUT, Kind.RELIEF)) == ["ABOUT", "RELIEF"]


def test_a_section_with_several_of_the_topics_comes_once() -> None:
    article("causes", section("Heat", Kind.CAUSE, ["fluids", "heat-and-sweat"]))

    assert headings(["fluids", "heat-and-sweat"]) == ["Heat"]
    assert headings(["night-cramps"]) == []
    assert headings([]) == []


def test_a_draft_is_never_shown() -> None:
    article("causes", section("Heat", Kind.CAUSE, ["heat-and-sweat"]), live=False)

    assert headings(["heat-and-sweat"]) == []
    assert queries.live_article("causes") is None
    assert queries.topic("heat-and-sweat") is None
    assert not queries.topics_with_sections()


def test_a_draft_edit_of_a_live_article_is_not_shown() -> None:
    live = article("causes", section("Heat", Kind.CAUSE, ["heat-and-sweat"]))
    draft = live.get_latest_revision_as_object()
    draft.sections.add(section("Cold", Kind.CAUSE, ["heat-and-sweat"]))
    draft.save_revision()

    assert headings(["heat-and-sweat"]) == ["Heat"]
    draft.save_revision().publish()
    assert headings(["heat-and-sweat"]) == ["Heat", "Cold"]


@pytest.mark.parametrize("number", [1, 12])
def test_two_queries_give_all_that_a_pattern_page_shows(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for each in range(number):
        article(
            f"causes-{each}",
            section(f"Heat {each}", Kind.CAUSE, ["fluids", "season"], ["swash2019", "khan2007"]),
        )

    with django_assert_num_queries(2):
        found = queries.sections_for_topics(["fluids", "season"])
        shown = [
            (part.get_absolute_url(), part.article.title, len(part.sources.all())) for part in found
        ]

    assert len(shown) == number
    assert shown[0] == ("/knowledge/causes-0/#heat-0", "Causes-0", 2)


def test_topics_without_a_live_section_are_named_in_order() -> None:
    article("causes", section("Heat", Kind.CAUSE, ["fluids"]))
    article("draft", section("Cold", Kind.CAUSE, ["season"]), live=False)
    article("about", section("Years", Kind.ABOUT, ["children"]))
    slugs = ["season", "fluids", "children", "unknown", "season"]

    assert queries.topics_without_live_section(slugs) == ["season", "children", "unknown"]
    assert queries.topics_without_live_section(slugs, [Kind.ABOUT]) == [
        "season",
        "fluids",
        "unknown",
    ]
    assert queries.topics_without_live_section([]) == []


def test_an_article_comes_whole_in_as_many_queries_for_any_number_of_sections(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    article("causes", *(section(f"Part {n}", Kind.CAUSE, ["fluids"]) for n in range(15)))

    with django_assert_num_queries(4):
        found = queries.live_article("causes")
        assert found
        shown = [(list(s.topics.all()), list(s.sources.all())) for s in found.sections.all()]

    assert len(shown) == 15
