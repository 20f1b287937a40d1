"""/cms/desk/shipped/<slug>/ compares Nora's version with what ships, and she decides."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from diary.models import Person
from knowledge.models import Article, Offered
from tests.knowledge.helpers import ARTICLE, article, section, write_library

pytestmark = pytest.mark.django_db
AsPerson = Callable[[Person], Client]
HERE = "/cms/desk/shipped/prevention/"
NEWER = ARTICLE.replace("when you are thirsty", "with your meals")


@pytest.fixture
def offered(tmp_path: Path) -> Offered:
    """Nora changed the summary, and then the library shipped a newer text."""
    call_command("load_library", "--from", str(write_library(tmp_path)), verbosity=0)
    draft = Article.objects.get().get_latest_revision_as_object()
    draft.summary = "Nora's own words."
    draft.save_revision().publish()
    newer = write_library(tmp_path, prevention=NEWER)
    call_command("load_library", "--from", str(newer), verbosity=0)
    return Offered.objects.get()


def test_the_desk_leads_to_a_comparison_word_by_word(
    nora: Person, as_person: AsPerson, offered: Offered
) -> None:
    browser = as_person(nora)
    assert f'href="{HERE}"' in browser.get("/cms/desk/").content.decode()

    page = browser.get(HERE).content.decode()
    assert "<del>Nora&#x27;s own words.</del><ins>What may help.</ins>" in page
    assert "<del>when you are thirsty</del><ins>with your meals</ins>." in page
    assert "### How much?" in page, "what stays around it is shown, unmarked"
    assert "Stretching</h2>" not in page, "what is the same isn't shown"
    assert "Readers see no change until" in page


def test_nora_takes_it_over_as_a_draft_that_goes_through_review(
    nora: Person, as_person: AsPerson, offered: Offered
) -> None:
    response = as_person(nora).post(f"{HERE}take/", follow=True)

    made = Article.objects.get()
    assert response.redirect_chain[-1][0] == f"/cms/snippets/knowledge/article/edit/{made.pk}/"
    assert "is a draft now" in response.content.decode()
    assert made.summary == "Nora's own words."
    assert made.get_latest_revision_as_object().summary == "What may help."
    assert "action-submit" in response.content.decode(), "Nora can ask for a review"
    assert "with your meals" not in Client().get("/knowledge/prevention/").content.decode()


def test_nora_keeps_hers(nora: Person, as_person: AsPerson, offered: Offered) -> None:
    browser = as_person(nora)
    response = browser.post(f"{HERE}keep/", follow=True)

    assert response.redirect_chain[-1][0] == "/cms/desk/"
    assert "Yours was kept: Prevention." in response.content.decode()
    assert f'href="{HERE}"' not in response.content.decode()
    assert "You kept yours." in browser.get(HERE).content.decode()
    assert Article.objects.get().summary == "Nora's own words."


def test_while_it_is_in_review_nothing_changes_and_she_is_told(
    nora: Person, as_person: AsPerson, offered: Offered
) -> None:
    made = Article.objects.get()
    made.save_revision(user=nora)
    made.get_workflow().start(made, nora)

    response = as_person(nora).post(f"{HERE}take/", follow=True)

    assert response.redirect_chain[-1][0] == HERE
    assert "Nothing was changed. It waits for a review." in response.content.decode()
    assert Offered.objects.get().decision == ""


def test_a_text_that_can_not_be_compared_says_why(
    nora: Person, as_person: AsPerson, offered: Offered
) -> None:
    draft = Article.objects.get().get_latest_revision_as_object()
    draft.sections.set([section("Picture", body='<p><img src="x"></p>')])
    draft.save_revision()

    page = as_person(nora).get(HERE).content.decode()
    assert "can&#x27;t be compared" in page or "can't be compared" in page
    assert "&lt;img&gt;" in page


def test_outsiders_see_and_decide_nothing(
    client: Client, eve: Person, as_person: AsPerson, offered: Offered
) -> None:
    for address in (HERE, f"{HERE}take/", f"{HERE}keep/"):
        assert client.get(address).headers["Location"].startswith("/cms/login/")
        assert as_person(eve).get(address, follow=True).status_code == 403
        as_person(eve).post(address)
    assert Offered.objects.get().decision == ""
    assert Article.objects.get().get_latest_revision_as_object().summary == "Nora's own words."


def test_deciding_takes_a_post_and_what_is_not_offered_is_not_found(
    nora: Person, as_person: AsPerson, offered: Offered
) -> None:
    browser = as_person(nora)
    article("causes", section())

    assert browser.get(f"{HERE}take/").status_code == 405
    assert browser.get("/cms/desk/shipped/causes/").status_code == 404
    assert browser.post("/cms/desk/shipped/nothing/take/").status_code == 404
