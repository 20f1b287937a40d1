"""/cms/desk/export/<slug>.md hands an article out as the file that ships."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from diary.models import Person
from knowledge.export import export_article
from knowledge.models import Article
from tests.knowledge.helpers import article, section

pytestmark = pytest.mark.django_db
AsPerson = Callable[[Person], Client]
HERE = "/cms/desk/export/causes.md"


@pytest.fixture
def causes() -> Article:
    made = article("causes", section("Heat", facts=["FLU-1"]), review_due=date(2027, 1, 1))
    made.save_revision().publish()
    return Article.objects.get()


def test_nora_downloads_the_live_text_as_markdown(
    nora: Person, as_person: AsPerson, causes: Article
) -> None:
    browser = as_person(nora)
    assert f'href="{HERE}"' in browser.get("/cms/desk/").content.decode()

    response = browser.get(HERE)

    assert response.content.decode() == export_article(causes)
    assert 'facts = ["FLU-1"]' in response.content.decode()
    assert response.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="causes.md"'


def test_a_draft_is_handed_out_when_asked_for(
    nora: Person, as_person: AsPerson, causes: Article
) -> None:
    causes.title = "Reasons"
    causes.save_revision()
    browser = as_person(nora)

    assert f'href="{HERE}?draft=1"' in browser.get("/cms/desk/").content.decode()
    assert 'title = "Reasons"' in browser.get(f"{HERE}?draft=1").content.decode()
    assert 'title = "Causes"' in browser.get(HERE).content.decode()


def test_what_is_missing_for_a_file_is_said_at_the_desk(nora: Person, as_person: AsPerson) -> None:
    article("causes", section("Heat"))

    response = as_person(nora).get(HERE, follow=True)

    assert response.redirect_chain[-1][0] == "/cms/desk/"
    assert "“Causes” can" in response.content.decode()
    assert "“review_due” is missing." in response.content.decode()


def test_outsiders_get_no_file(
    client: Client, eve: Person, as_person: AsPerson, causes: Article
) -> None:
    assert client.get(HERE).headers["Location"].startswith("/cms/login/")
    assert as_person(eve).get(HERE, follow=True).status_code == 403


def test_what_is_not_there_is_not_found(nora: Person, as_person: AsPerson) -> None:
    assert as_person(nora).get("/cms/desk/export/nothing.md").status_code == 404
    assert as_person(nora).post(HERE).status_code == 405
