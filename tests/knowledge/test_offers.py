"""A newer version that ships beside an article that Nora changed: offered, taken or declined."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from diary.models import Person
from knowledge import offers, services
from knowledge.library import read_library
from knowledge.models import Article, Offered, Section
from knowledge.offers import NotNow
from knowledge.services import Done
from tests.knowledge.helpers import ARTICLE, article, section, write_library

pytestmark = pytest.mark.django_db

NEWER = ARTICLE.replace("when you are thirsty", "with your meals")
NEWEST = ARTICLE.replace("when you are thirsty", "as you like")
Load = Callable[[str], services.Outcome]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load a small library with this text as its one article; return what became of it."""

    def loaded(text: str) -> services.Outcome:
        folder = write_library(tmp_path, prevention=text)
        library = read_library(folder, lambda slug: f"/knowledge/{slug}/")
        (outcome,) = (o for o in services.load_library(library) if o.kind == "article")
        return outcome

    return loaded


def prevention() -> Article:
    return Article.objects.get(slug="prevention")


def nora_changes(words: str = "Nora's own words.") -> None:
    draft = prevention().get_latest_revision_as_object()
    draft.summary = words
    draft.save_revision().publish()


@pytest.fixture
def offered(load: Load) -> Offered:
    load(ARTICLE)
    nora_changes()
    load(NEWER)
    return Offered.objects.get()


def test_an_untouched_article_is_updated_and_nothing_is_asked(load: Load) -> None:
    load(ARTICLE)

    assert load(NEWER).done is Done.UPDATED
    assert not Offered.objects.exists()


def test_an_edited_article_is_left_and_the_newer_one_offered(load: Load) -> None:
    load(ARTICLE)
    nora_changes()
    assert load(ARTICLE).done is Done.KEPT
    assert not Offered.objects.exists(), "what ships is what Nora began with"

    assert load(NEWER).done is Done.KEPT
    (offered,) = offers.open_offers()
    shipped = offers.offered_version(offered)
    assert "with your meals" in shipped.sections[1].body
    assert prevention().summary == "Nora's own words."

    load(ARTICLE)
    assert not Offered.objects.exists(), "and it is withdrawn when it no longer ships"


def test_the_command_says_that_something_waits_at_the_desk(tmp_path: Path, load: Load) -> None:
    load(ARTICLE)
    nora_changes()
    said = StringIO()
    call_command("load_library", "--from", str(write_library(tmp_path)), stdout=said)
    assert "/cms/desk/" not in said.getvalue()

    newer = write_library(tmp_path, prevention=NEWER)
    call_command("load_library", "--from", str(newer), stdout=said)

    assert said.getvalue().endswith("Newer versions for editors to decide on at /cms/desk/: 1.\n")


def test_an_article_of_noras_own_at_the_same_address_meets_the_shipped_one(load: Load) -> None:
    article("prevention", section(), title="Nora's")

    load(ARTICLE)

    assert offers.offered_version(Offered.objects.get()).title == "Prevention"


def test_what_was_kept_stays_decided_until_another_version_ships(
    load: Load, offered: Offered, nora: Person
) -> None:
    offers.keep_ours(offered, nora)
    load(NEWER)
    assert not offers.open_offers()
    assert Offered.objects.get().decided_by == nora

    load(NEWEST)
    (again,) = offers.open_offers()
    assert "as you like" in offers.offered_version(again).sections[1].body
    assert (again.decided_by, again.decided_at) == (None, None)


def test_taken_over_it_is_a_draft_and_readers_see_no_change(offered: Offered, nora: Person) -> None:
    offers.take_over(offered, nora)

    live = prevention()
    assert live.live
    assert live.has_unpublished_changes
    assert live.summary == "Nora's own words."
    assert "thirsty" in live.sections.get(anchor="drinking").body
    draft = live.get_latest_revision_as_object()
    assert draft.summary == "What may help."
    assert "with your meals" in draft.sections.all()[1].body
    assert [source.key for source in draft.sections.all()[0].sources.all()] == ["coppin2005"]
    assert live.latest_revision is not None
    assert live.latest_revision.user == nora
    assert not offers.open_offers()


def test_once_published_it_follows_the_library_again(
    load: Load, offered: Offered, nora: Person
) -> None:
    ids = set(Section.objects.values_list("pk", flat=True))
    offers.take_over(offered, nora)
    assert load(NEWER).done is Done.KEPT, "a draft is still an editor's change"

    prevention().latest_revision.publish()
    assert load(NEWER).done is Done.UNCHANGED
    assert not Offered.objects.exists()
    assert set(Section.objects.values_list("pk", flat=True)) == ids

    assert load(NEWEST).done is Done.UPDATED
    assert "as you like" in prevention().sections.get(anchor="drinking").body


def test_a_text_that_somebody_reviewed_is_never_replaced_unasked(load: Load) -> None:
    load(ARTICLE)
    draft = prevention().get_latest_revision_as_object()
    draft.reviewer, draft.qualification = "Dr Rita Roy", "GP"
    draft.last_reviewed = "2026-11-02"
    draft.save_revision().publish()

    assert load(ARTICLE).done is Done.UNCHANGED
    assert load(NEWER).done is Done.KEPT
    assert "thirsty" in prevention().sections.get(anchor="drinking").body
    assert len(offers.open_offers()) == 1


def test_the_draft_does_not_claim_the_review_of_another_text(
    offered: Offered, nora: Person
) -> None:
    draft = prevention().get_latest_revision_as_object()
    draft.reviewer, draft.qualification = "Dr Rita Roy", "GP"
    draft.last_reviewed = "2026-11-02"
    draft.save_revision().publish()

    offers.take_over(offered, nora)

    taken = prevention().get_latest_revision_as_object()
    assert (taken.reviewer, taken.qualification, taken.last_reviewed) == ("", "", None)
    assert prevention().reviewer == "Dr Rita Roy"


def test_nothing_is_taken_over_while_the_article_is_locked_or_in_review(
    offered: Offered, nora: Person, ana: Person
) -> None:
    Article.objects.update(locked=True, locked_by=ana)
    with pytest.raises(NotNow, match="locked"):
        offers.take_over(offered, nora)

    Article.objects.update(locked=False, locked_by=None)
    waiting = prevention()
    waiting.save_revision(user=nora)
    waiting.get_workflow().start(waiting, nora)
    with pytest.raises(NotNow, match="waits for a review"):
        offers.take_over(offered, nora)
    assert prevention().get_latest_revision_as_object().summary == "Nora's own words."
    assert len(offers.open_offers()) == 1
