"""/cms/reviewer/: a reviewer says who they are; nobody else has anything to say there."""

from collections.abc import Callable

import pytest
from django.test import Client

from diary.models import Person
from knowledge.models import Reviewer

pytestmark = pytest.mark.django_db
AsPerson = Callable[[Person], Client]
DETAILS = {"name": "Ruth Ray", "qualification": "physiotherapist"}


def test_ruth_enters_her_name_and_goes_back_to_where_she_was(
    ruth: Person, as_person: AsPerson
) -> None:
    browser = as_person(ruth)
    assert "/cms/reviewer/" in browser.get("/cms/").content.decode()
    wanted = "/cms/snippets/knowledge/article/"
    assert f'value="{wanted}"' in browser.get(f"/cms/reviewer/?next={wanted}").content.decode()

    answer = browser.post("/cms/reviewer/", DETAILS | {"next": wanted})

    assert answer.headers["Location"] == wanted
    assert str(Reviewer.objects.get(user=ruth)) == "Ruth Ray, physiotherapist"
    assert 'value="Ruth Ray"' in browser.get("/cms/reviewer/").content.decode()


@pytest.mark.parametrize("missing", ["name", "qualification"])
def test_both_are_needed(ruth: Person, as_person: AsPerson, missing: str) -> None:
    answer = as_person(ruth).post("/cms/reviewer/", DETAILS | {missing: " "})

    assert answer.status_code == 200
    assert "This field is required." in answer.content.decode()
    assert not Reviewer.objects.exists()


def test_nobody_is_sent_elsewhere(ruth: Person, as_person: AsPerson) -> None:
    answer = as_person(ruth).post("/cms/reviewer/", DETAILS | {"next": "https://evil.example/"})

    assert answer.headers["Location"] == "/cms/"


def test_nora_has_nothing_to_say_there(nora: Person, as_person: AsPerson) -> None:
    browser = as_person(nora)

    assert browser.post("/cms/reviewer/", DETAILS).headers["Location"] == "/cms/"
    assert not Reviewer.objects.exists()
    assert "/cms/reviewer/" not in browser.get("/cms/").content.decode()


def test_eve_and_strangers_come_to_the_door_and_no_further(
    eve: Person, as_person: AsPerson, client: Client
) -> None:
    assert as_person(eve).post("/cms/reviewer/", DETAILS, follow=True).status_code == 403
    where, _ = client.post("/cms/reviewer/", DETAILS, follow=True).redirect_chain[-1]
    assert where.startswith("/account/login/")
    assert not Reviewer.objects.exists()


def test_an_account_that_goes_takes_its_details_with_it(rita: Person) -> None:
    rita.delete()

    assert not Reviewer.objects.exists()
