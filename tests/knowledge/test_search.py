"""The search knows the forms of a word, shows what it found, and never a draft."""

import pytest
from pytest_django import DjangoAssertNumQueries

from knowledge.kinds import Kind
from knowledge.models import Synonym
from knowledge.search import PER_ARTICLE, search
from tests.knowledge.helpers import article, section

pytestmark = pytest.mark.django_db


def found(words: str) -> dict[str, list[str]]:
    """Return the anchors found, by article."""
    return {f.article.slug: [s.section.anchor for s in f.sections] for f in search(words).articles}


@pytest.mark.parametrize("words", ["stretch", "STRETCHED", "the stretches", "stretching bed"])
def test_any_form_of_a_word_finds_it(words: str) -> None:
    article("prevention", section("At night", body="<p>Stretching before bed may help.</p>"))

    assert found(words) == {"prevention": ["at-night"]}


def test_headings_title_and_summary_are_searched_too() -> None:
    article("prevention", section("Magnesium"), title="Cramp remedies", summary="What was tried.")

    assert found("magnesium") == found("remedy") == found("tried") == {"prevention": ["magnesium"]}


def test_a_heading_counts_more_than_a_mention() -> None:
    article("a", section("Sport", body="<p>Magnesium was not tested.</p>"), order=1)
    article("b", section("Magnesium", body="<p>It does little.</p>"), order=2)

    assert list(found("magnesium")) == ["b", "a"]


def test_a_title_counts_more_than_a_heading_and_that_more_than_a_mention() -> None:
    article("a", section("Sport", body="<p>Magnesium, magnesium, magnesium.</p>"), order=1)
    article("b", section("Magnesium"), order=2)
    article("c", section("Tablets"), title="Magnesium", order=3)

    assert list(found("magnesium")) == ["c", "b", "a"]


@pytest.mark.parametrize("words", ["ménière", "MENIERE", "Menière’s"])
def test_case_and_accents_do_not_matter_and_are_shown_as_written(words: str) -> None:
    article("causes", section("Ears", body="<p>In Ménière's disease, the <b>ear</b> is ill.</p>"))

    assert found(words) == {"causes": ["ears"]}
    (hit,) = search(words).articles[0].sections
    assert (
        "".join(piece.text for piece in hit.excerpt).strip()
        == "In Ménière's disease, the ear is ill."
    )


def test_title_and_heading_are_marked_too() -> None:
    article("prevention", section("Why magnesium"), title="Minerals: magnesium")

    (hit,) = search("magnesium").articles
    assert [piece.text for piece in hit.title if piece.is_hit] == ["magnesium"]
    assert "".join(piece.text for piece in hit.title) == "Minerals: magnesium"
    assert [piece.text for piece in hit.sections[0].heading] == ["Why ", "magnesium"]


def test_a_draft_is_not_found() -> None:
    article("prevention", section("Magnesium"), live=False)

    assert found("magnesium") == {}


def test_an_article_shows_its_best_sections_only() -> None:
    article("prevention", *(section(f"Magnesium {n}") for n in range(PER_ARTICLE + 3)))

    assert len(found("magnesium")["prevention"]) == PER_ARTICLE


def test_when_nothing_has_every_word_what_has_some_is_shown() -> None:
    article("prevention", section("Magnesium"))
    article("causes", section("Heat", Kind.CAUSE))

    results = search("magnesium for sleepwalkers")
    assert not results.has_every_word
    assert found("magnesium for sleepwalkers") == {"prevention": ["magnesium"]}
    assert search("magnesium").has_every_word


@pytest.mark.parametrize(
    "words", ["the", "-", '"', "'; drop table", "& | ! <->", "a:*", "\\", "🦵"]
)
def test_odd_words_find_nothing_and_break_nothing(words: str) -> None:
    article("prevention", section("Magnesium"))

    assert found(words) == {}


def test_the_excerpt_marks_what_was_looked_for_and_holds_no_markup() -> None:
    body = (
        '<p>Try <a href="https://example.org/secret">bedtime stretches</a> &amp; <b>rest</b>.</p>'
    )
    article("prevention", section("At night", body=body))

    (hit,) = search("stretch").articles[0].sections
    assert [piece.text for piece in hit.excerpt if piece.is_hit] == ["stretches"]
    text = "".join(piece.text for piece in hit.excerpt)
    assert " ".join(text.split()) == "Try bedtime stretches & rest."
    assert found("secret") == {}, "addresses are not text"


@pytest.mark.parametrize(
    "words",
    [
        "jumpy legs",
        "Jumpy Leg",
        "my jumpy-legs at night",
        '"jumpy legs"',
        '"jumpy legs" night',
        "night jumpy legs or unicorns",
    ],
)
def test_what_readers_call_things_finds_what_articles_call_them(words: str) -> None:
    article("about", section("Restless legs", body="<p>They come at night.</p>"))
    article("other", section("Legs", body="<p>A leg at rest.</p>"))
    assert "about" not in found("jumpy legs") or not search("jumpy legs").has_every_word

    Synonym.objects.create(phrase="Jumpy legs", terms=["restless legs"])
    assert found(words) == {"about": ["restless-legs"]}
    assert search(words).has_every_word
    assert search(words).also == ("restless legs",)


def test_a_synonym_widens_its_own_words_only() -> None:
    article("about", section("Restless legs", body="<p>Try magnesium.</p>"))
    Synonym.objects.create(phrase="jumpy legs", terms=["restless legs"])

    assert found("jumpy legs magnesium") == {"about": ["restless-legs"]}
    assert not search("jumpy legs quinine").has_every_word
    assert found('magnesium -"jumpy legs"') == {}
    assert search("jumpy").also == ()


def test_a_synonym_with_odd_signs_breaks_nothing() -> None:
    article("about", section("Restless legs"))
    Synonym.objects.create(phrase="l'été & (jambes)!", terms=["restless | legs:*", "légs' <-> x"])

    assert found("L’ETE (jambes)") == {"about": ["restless-legs"]}


@pytest.mark.parametrize("number", [1, 9])
def test_a_search_is_two_queries_or_three_for_any_number_of_articles(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for each in range(number):
        article(f"prevention-{each}", section("Magnesium"))

    with django_assert_num_queries(2):
        articles = search("magnesium").articles
        shown = [s.section.get_absolute_url() for f in articles for s in f.sections]
    assert len(shown) == number
    with django_assert_num_queries(3):
        assert search("potassium").articles == ()
