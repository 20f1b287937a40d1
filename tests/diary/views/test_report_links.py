"""/report/links/: Ana makes a link for one reader, sees whether it was opened, and ends it."""

import re
import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from diary import queries, services
from diary.acting import acting_as
from diary.models import Person, ReportLink
from diary.report_links import MOST_KEPT
from diary.report_tokens import hash_of
from tests.diary.views.pages import html, text_of
from tests.helpers import report_link

Browser = Callable[[Person], Client]
AT = "/report/links/?from=2026-01-01&to=2026-01-31"


def links_of(person: Person) -> list[ReportLink]:
    with acting_as(person):
        return list(queries.report_links_of(person))


def asked(**more: str) -> dict[str, str]:
    return {"uuid": str(uuid.uuid4()), "label": "Dr. Berg", "days": "30", "pin": ""} | more


def address_in(answer: object) -> str:
    [address] = re.findall(r'value="(http://testserver/shared/[^"]+/)"', html(answer))
    return str(address)


def test_ana_makes_a_link_and_sees_its_address_once(ana: Person, phone: Client) -> None:
    address = address_in(phone.post(AT, asked()))
    [link] = links_of(ana)
    assert (link.label, str(link.first), str(link.last)) == ("Dr. Berg", "2026-01-01", "2026-01-31")
    token = address.split("/")[-2]
    assert link.token_hash == hash_of(token)
    assert token not in html(phone.get(AT)), "it is kept nowhere"
    assert timedelta(days=29) < link.expires_at - timezone.now() <= timedelta(days=30)


def test_sent_twice_it_is_made_once(ana: Person, phone: Client) -> None:
    said = asked()
    address_in(phone.post(AT, said))
    again = phone.post(AT, said)
    assert "You made this link already" in text_of(again)
    assert len(links_of(ana)) == 1


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"label": ""}, "Say who it is for"),
        ({"label": "x" * 61}, "at most 60"),
        ({"days": "365"}, "365"),
        ({"days": ""}, "Choose how long it opens."),
        ({"pin": "123"}, "A PIN is 4 to 12 digits"),
        ({"pin": "12345\n"}, ""),
        ({"pin": "abcd"}, "A PIN is 4 to 12 digits"),
        ({"uuid": "nonsense"}, ""),
    ],
)
def test_what_makes_no_link_is_refused_with_a_reason(
    wrong: dict[str, str], says: str, ana: Person, phone: Client
) -> None:
    if wrong == {"pin": "12345\n"}:
        wrong = {"pin": "12 345"}
    answer = phone.post(AT, asked(**wrong))
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert links_of(ana) == []


def test_no_link_on_days_that_make_no_report(ana: Person, phone: Client) -> None:
    for days in ("from=2026-02-01&to=2026-01-01", "to=2190-01-01"):
        answer = phone.post(f"/report/links/?{days}", asked())
        assert answer.status_code == 422
        assert "No link was made" in text_of(answer)
    assert links_of(ana) == []


def test_the_pin_is_kept_as_a_hash_only(ana: Person, phone: Client) -> None:
    phone.post(AT, asked(pin="4711"))
    [link] = links_of(ana)
    assert link.pin
    assert "4711" not in link.pin


def test_ana_ends_a_link_and_then_removes_it(ana: Person, phone: Client, client: Client) -> None:
    link, token = report_link(ana)
    assert client.get(f"/shared/{token}/").status_code == 200
    assert "Opened once" in text_of(phone.get("/report/links/"))
    phone.post(f"/report/links/{link.id}/end/")
    assert client.get(f"/shared/{token}/").status_code == 404
    assert "Ended by you on" in text_of(phone.get("/report/links/"))
    phone.post(f"/report/links/{link.id}/forget/")
    assert links_of(ana) == []


def test_there_are_fifty_at_most(ana: Person, phone: Client) -> None:
    for _ in range(MOST_KEPT):
        report_link(ana)
    answer = phone.post(AT, asked())
    assert answer.status_code == 422
    assert "You have 50 links" in text_of(answer)
    assert len(links_of(ana)) == MOST_KEPT


def test_nobody_else_sees_makes_or_ends_them(
    ana: Person, eve: Person, as_person: Browser, client: Client
) -> None:
    link, token = report_link(ana, "only-ana-knows")
    for at in ("/report/links/", f"/report/links/{link.id}/end/"):
        assert client.post(at).status_code == 302
    eves = as_person(eve)
    assert "only-ana-knows" not in html(eves.get("/report/links/"))
    for what in ("end", "forget"):
        assert eves.post(f"/report/links/{link.id}/{what}/").status_code == 404
        assert eves.get(f"/report/links/{link.id}/{what}/").status_code == 405
    [kept] = links_of(ana)
    assert kept.revoked_at is None
    assert client.get(f"/shared/{token}/").status_code == 200


def test_with_the_account_its_links_go(ana: Person, client: Client) -> None:
    _link, token = report_link(ana)
    services.delete_person(ana)
    assert client.get(f"/shared/{token}/").status_code == 404


@pytest.mark.parametrize("number", [1, 20])
def test_the_list_takes_the_same_queries_for_any_number(
    number: int, ana: Person, phone: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        report_link(ana)
    with django_assert_num_queries(8):
        assert phone.get("/report/links/").status_code == 200
