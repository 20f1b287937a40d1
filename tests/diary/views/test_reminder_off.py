"""One click ends the mails, signed in or not; opening the link ends nothing."""

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from diary import services
from diary.models import Person
from diary.reminder_tokens import reminder_token
from tests.diary.views.pages import SignIn, html, text_of
from tests.helpers import reminded


@pytest.fixture
def link(ana: Person) -> str:
    return f"/reminders/off/{reminder_token(reminded(ana))}/"


def hour_of(person: Person) -> int | None:
    return Person.objects.values_list("remind_at", flat=True).get(pk=person.pk)


def test_a_scanner_that_opens_the_link_ends_nothing(ana: Person, link: str, client: Client) -> None:
    page = client.get(link)
    assert "End the reminders" in html(page)
    assert client.head(link).status_code == 200
    assert hour_of(ana) == 20


def test_the_button_ends_it_and_a_second_click_does_no_harm(
    ana: Person, link: str, client: Client
) -> None:
    for _click in range(2):
        assert "You get no more of these mails" in text_of(client.post(link))
        assert hour_of(ana) is None


def test_a_mail_provider_ends_it_in_one_click(ana: Person, link: str) -> None:
    provider = Client(enforce_csrf_checks=True)
    answer = provider.post(link, {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, answer.cookies) == (200, {})
    assert hour_of(ana) is None


def test_eve_who_is_signed_in_ends_anas_by_anas_link_and_keeps_her_own(
    ana: Person, eve: Person, link: str, as_person: SignIn
) -> None:
    reminded(eve)
    as_person(eve).post(link)
    assert (hour_of(ana), hour_of(eve)) == (None, 20)


def test_bens_link_ends_bens_only(ana: Person, ben: Person, link: str, client: Client) -> None:
    client.post(f"/reminders/off/{reminder_token(reminded(ben))}/")
    assert (hour_of(ana), hour_of(ben)) == (20, None)


@pytest.mark.parametrize("token", ["nonsense", "1.nonsense", "0.", "ä.ö"])
def test_a_broken_link_changes_nothing_and_says_so(
    token: str, ana: Person, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    reminded(ana)
    for token_tried in (token, token.replace("1", str(ana.pk))):
        for ask in (client.get, client.post):
            with django_assert_num_queries(2):  # this test's savepoint, and no look at people
                answer = ask(f"/reminders/off/{token_tried}/")
            assert answer.status_code == 404
            assert "This link is broken" in html(answer)
    assert hour_of(ana) == 20


def test_nobody_is_told_whether_there_is_an_account(ana: Person, link: str, client: Client) -> None:
    there = [html(client.get(link)), html(client.post(link))]
    services.delete_person(ana)
    assert [html(client.get(link)), html(client.post(link))] == there
    assert ana.email not in "".join(there)


def test_the_page_is_kept_and_passed_on_by_nobody(link: str, client: Client) -> None:
    answer = client.get(link)
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer.headers["X-Robots-Tag"]
