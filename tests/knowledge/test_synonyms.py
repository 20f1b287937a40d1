"""What readers call things is kept by editors at /cms/."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from diary.models import Person
from knowledge.models import Synonym
from tests.knowledge.helpers import article, section

pytestmark = pytest.mark.django_db
AsPerson = Callable[[Person], Client]


def url(name: str, *args: int) -> str:
    return reverse(f"wagtailsnippets_knowledge_synonym:{name}", args=args)


def test_nora_adds_one_changes_it_and_takes_it_away(nora: Person, as_person: AsPerson) -> None:
    browser = as_person(nora)
    article("about", section("Restless legs"))

    assert browser.get(url("add")).status_code == 200
    browser.post(url("add"), {"phrase": "jumpy legs", "terms": "restless legs, twitching"})
    made = Synonym.objects.get()
    assert (made.phrase, made.terms) == ("jumpy legs", ["restless legs", "twitching"])
    assert "/knowledge/about/" in browser.get("/knowledge/?q=jumpy+legs").content.decode()

    browser.post(url("edit", made.pk), {"phrase": "jumpy legs", "terms": "twitching"})
    assert Synonym.objects.get().terms == ["twitching"]
    assert "jumpy legs" in browser.get(f"{url('list')}?q=jumpy").content.decode()
    browser.post(url("delete", made.pk))
    assert not Synonym.objects.exists()


@pytest.mark.parametrize(
    ("phrase", "terms", "says"),
    [
        ("Jumpy Legs", "cramp", "There is an entry for this phrase already."),
        ("- !", "cramp", "This holds no word that could be looked for."),
        ("stitch", "?, !", "This holds no word that could be looked for."),
        ("stitch", "", "This field is required."),
        ("stitch", "a" * 101, "100"),
    ],
)
def test_what_could_not_be_looked_for_is_refused_by_the_field(
    nora: Person, as_person: AsPerson, phrase: str, terms: str, says: str
) -> None:
    Synonym.objects.create(phrase="jumpy legs", terms=["restless legs"])

    answer = as_person(nora).post(url("add"), {"phrase": phrase, "terms": terms})
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert Synonym.objects.count() == 1


def test_the_database_takes_none_without_a_term() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Synonym.objects.create(phrase="stitch", terms=[])


def test_eve_and_strangers_get_none_of_it(eve: Person, as_person: AsPerson, client: Client) -> None:
    row = Synonym.objects.create(phrase="stitch", terms=["effort"])
    for address in (url("list"), url("add"), url("edit", row.pk), url("delete", row.pk)):
        assert (
            as_person(eve).post(address, {"phrase": "x", "terms": "y"}, follow=True).status_code
            == 403
        )
        assert client.post(address, {"phrase": "x", "terms": "y"}).status_code == 302
    assert [(one.phrase, one.terms) for one in Synonym.objects.all()] == [("stitch", ["effort"])]
