"""/cms/desk/messages/ shows what readers wrote; Nora ticks off what she has read."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from diary.models import Person
from knowledge.desk.readers import PER_PAGE
from knowledge.models import Article, Feedback
from tests.knowledge.helpers import article, section
from tests.knowledge.test_index import TRANSACTION

pytestmark = pytest.mark.django_db
AsPerson = Callable[[Person], Client]
MESSAGES = "/cms/desk/messages/"


def message(words: str = "Very clear, thanks.", *, useful: bool = True) -> Feedback:
    causes = Article.objects.filter(slug="causes").first() or article("causes", section())
    return Feedback.objects.create(article=causes, useful=useful, message=words)


def test_unread_messages_come_first_and_the_read_ones_when_asked_for(
    nora: Person, as_person: AsPerson
) -> None:
    browser, old = as_person(nora), message("Read long ago.")
    browser.post(f"{MESSAGES}{old.pk}/seen/")
    message("What about <b>tea</b>?", useful=False)
    Feedback.objects.create(article=old.article, useful=True)

    unread = browser.get(MESSAGES).content.decode()
    assert "What about &lt;b&gt;tea&lt;/b&gt;?" in unread
    assert "not useful" in unread
    assert "Read long ago." not in unread
    everything = browser.get(f"{MESSAGES}?show=all").content.decode()
    assert "Read long ago." in everything
    assert "read by Nora on" in everything
    assert everything.count("<blockquote>") == 2, "an answer without words is no message"


def test_nora_ticks_a_message_off_and_back_on_and_stays_where_she_was(
    nora: Person, as_person: AsPerson
) -> None:
    browser, sent = as_person(nora), message()
    here = f"{MESSAGES}?show=all&p=1"

    response = browser.post(f"{MESSAGES}{sent.pk}/seen/", {"next": here})
    sent.refresh_from_db()
    assert response.headers["Location"] == here
    assert sent.seen_by == nora
    assert sent.seen_at is not None
    assert "You have read them all." in browser.get(MESSAGES).content.decode()

    browser.post(f"{MESSAGES}{sent.pk}/unseen/")
    assert Feedback.objects.filter(seen_by=None, seen_at=None).exists()


def test_who_read_it_first_stays_noted(nora: Person, as_person: AsPerson) -> None:
    sent = message()
    root = Person.objects.create_superuser("root@example.org", "x")
    for person in (nora, root):
        as_person(person).post(f"{MESSAGES}{sent.pk}/seen/")

    sent.refresh_from_db()
    assert sent.seen_by == nora


def test_nobody_is_sent_to_another_site(nora: Person, as_person: AsPerson) -> None:
    sent = message()

    for elsewhere in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        response = as_person(nora).post(f"{MESSAGES}{sent.pk}/seen/", {"next": elsewhere})
        assert response.headers["Location"] == MESSAGES


@pytest.mark.parametrize("what", ["seen", "unseen"])
def test_outsiders_read_nothing_and_tick_nothing(
    client: Client, eve: Person, as_person: AsPerson, what: str
) -> None:
    sent = message("Only for editors.")

    assert client.get(MESSAGES).headers["Location"].startswith("/cms/login/")
    client.post(f"{MESSAGES}{sent.pk}/{what}/")
    response = as_person(eve).get(MESSAGES, follow=True)
    assert response.status_code == 403
    assert "Only for editors." not in response.content.decode()
    as_person(eve).post(f"{MESSAGES}{sent.pk}/{what}/")
    sent.refresh_from_db()
    assert sent.seen_at is None


def test_reading_never_ticks_off_and_what_is_gone_is_not_found(
    nora: Person, as_person: AsPerson
) -> None:
    sent, browser = message(), as_person(nora)

    assert browser.get(f"{MESSAGES}{sent.pk}/seen/").status_code == 405
    assert browser.post(f"{MESSAGES}999999/seen/").status_code == 404
    sent.refresh_from_db()
    assert sent.seen_at is None


@pytest.mark.parametrize("number", [1, PER_PAGE + 3])
def test_they_come_in_pages_with_as_many_queries(
    nora: Person,
    as_person: AsPerson,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    for each in range(number):
        message(f"Message {each}.")
    browser = as_person(nora)
    browser.get(MESSAGES)

    with django_assert_num_queries(13 + TRANSACTION):
        page = browser.get(MESSAGES).content.decode()
    assert page.count("<blockquote>") == min(number, PER_PAGE)
    assert ("?p=2" in page) == (number > PER_PAGE)
    for odd in ("0", "x", "99"):
        assert browser.get(f"{MESSAGES}?p={odd}").status_code == 200
