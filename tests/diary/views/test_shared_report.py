"""/shared/<token>/: the one reader that Ana made a link for reads her report, and nothing else."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from diary.acting import acting_as
from diary.models import Person, ReportLink
from diary.models.report_link import WRONG_PINS_ALLOWED
from diary.report_links import end_report_link
from tests.diary.views.pages import html, text_of
from tests.helpers import cramp, medicine, report_link

pytestmark = [pytest.mark.database, pytest.mark.django_db]

Browser = Callable[[Person], Client]


@pytest.fixture
def diary(ana: Person) -> None:
    cramp(ana, "2026-01-05 03:00", sites=["calf:left"], notes="only-ana-knows")
    medicine(ana, "Simvastatin", "2026-01-01")


def kept(link: ReportLink) -> ReportLink:
    owner = Person.objects.get(pk=link.owner_id)
    with acting_as(owner):
        return ReportLink.objects.get(pk=link.pk)


@pytest.mark.usefixtures("diary")
def test_dr_berg_reads_the_report_and_nothing_else(ana: Person, client: Client) -> None:
    _link, token = report_link(ana)
    page = html(client.get(f"/shared/{token}/"))
    assert "Simvastatin" in page
    assert "only-ana-knows" not in page
    assert ana.email not in page
    led_to = set(re.findall(r'(?:href|action)="([^"]+)"', page))
    assert {at for at in led_to if not at.startswith("/static/")} == {f"/shared/{token}/pdf/"}
    pdf = client.get(f"/shared/{token}/pdf/")
    assert pdf.content.startswith(b"%PDF-")


@pytest.mark.usefixtures("diary")
def test_it_leaves_no_trace_with_the_reader(ana: Person, client: Client) -> None:
    _link, token = report_link(ana)
    _other, with_pin = report_link(ana, pin="4711")
    answers = [
        client.get(f"/shared/{token}/"),
        client.get(f"/shared/{token}/pdf/"),
        client.get(f"/shared/{with_pin}/"),
        client.post(f"/shared/{with_pin}/", {"pin": "1"}),
        client.post(f"/shared/{with_pin}/", {"pin": "4711"}),
        client.get(f"/shared/{'A' * 43}/"),
    ]
    for answer in answers:
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "no-store" in answer.headers["Cache-Control"]
        assert not answer.cookies
        if "html" in answer.headers["Content-Type"]:
            assert '<meta name="robots" content="noindex' in html(answer)
    assert not client.cookies


def test_openings_are_counted_and_looks_are_not(ana: Person, client: Client) -> None:
    link, token = report_link(ana)
    client.head(f"/shared/{token}/")
    assert kept(link).opened == 0
    client.get(f"/shared/{token}/")
    client.get(f"/shared/{token}/pdf/")
    assert kept(link).opened == 2
    assert kept(link).last_opened_at


@pytest.mark.usefixtures("diary")
def test_expired_ended_changed_and_unknown_all_look_the_same(
    ana: Person, ben: Person, client: Client
) -> None:
    expired, expired_token = report_link(ana)
    ended, ended_token = report_link(ana)
    _open, token = report_link(ana)
    with acting_as(ana):
        ReportLink.objects.filter(pk=expired.pk).update(expires_at=timezone.now())
        end_report_link(ended)
    changed = ("B" if token[0] != "B" else "C") + token[1:]
    changed_last = token[:-1] + ("B" if token[-1] != "B" else "C")
    tokens = (expired_token, ended_token, changed, changed_last, "A" * 43, "_" * 43)
    pages = set()
    for one in tokens:
        for at in (f"/shared/{one}/", f"/shared/{one}/pdf/"):
            answer = client.get(at)
            assert answer.status_code == 404, one
            pages.add(html(answer))
    assert len(pages) == 1
    assert "This link opens nothing" in pages.pop()


def test_what_can_be_no_token_is_not_found(client: Client) -> None:
    for token in ("short", "A" * 42, "A" * 44, "ä" * 43):
        assert client.get(f"/shared/{token}/").status_code == 404


@pytest.mark.usefixtures("diary")
def test_a_link_opens_until_its_last_moment(ana: Person, client: Client) -> None:
    link, token = report_link(ana, days=7)
    with acting_as(ana):
        soon = timezone.now() + timedelta(minutes=1)
        ReportLink.objects.filter(pk=link.pk).update(expires_at=soon)
    assert client.get(f"/shared/{token}/").status_code == 200


def test_a_locked_account_opens_nothing(ana: Person, client: Client) -> None:
    _link, token = report_link(ana)
    Person.objects.filter(pk=ana.pk).update(is_active=False)
    assert client.get(f"/shared/{token}/").status_code == 404


@pytest.mark.usefixtures("diary")
def test_who_is_signed_in_reads_it_too_and_acts_for_nobody(
    ana: Person, ben: Person, as_person: Browser
) -> None:
    _link, token = report_link(ana)
    for reader in (ben, ana):
        page = html(as_person(reader).get(f"/shared/{token}/"))
        assert "Simvastatin" in page
        assert ben.email not in page


@pytest.mark.usefixtures("diary")
def test_a_pin_is_asked_for_and_opens_report_and_pdf(ana: Person, client: Client) -> None:
    link, token = report_link(ana, pin="4711")
    at = f"/shared/{token}/"
    asked = client.get(at)
    assert "Please enter the PIN" in text_of(asked)
    assert "Simvastatin" not in html(asked)
    assert client.get(f"{at}pdf/").status_code == 403
    assert kept(link).opened == 0
    page = html(client.post(at, {"pin": " 4711 "}))
    assert "Simvastatin" in page
    [ticket] = re.findall(r'name="ticket" value="([^"]+)"', page)
    assert client.post(f"{at}pdf/", {"ticket": ticket}).content.startswith(b"%PDF-")
    _other, other_token = report_link(ana, pin="4711")
    assert client.post(f"/shared/{other_token}/pdf/", {"ticket": ticket}).status_code == 403
    assert client.post(f"{at}pdf/", {"ticket": "made up"}).status_code == 403
    assert client.post(f"{at}pdf/", {"pin": "4711"}).status_code == 403


@pytest.mark.usefixtures("diary")
def test_five_wrong_pins_lock_it_also_for_the_right_one(
    ana: Person, phone: Client, client: Client
) -> None:
    link, token = report_link(ana, pin="4711")
    at = f"/shared/{token}/"
    for left in range(WRONG_PINS_ALLOWED - 1, 0, -1):
        answer = client.post(at, {"pin": "0000"})
        assert answer.status_code == 403
        assert "That was not the PIN." in text_of(answer)
        assert kept(link).wrong_pins == WRONG_PINS_ALLOWED - left
    assert "This link is locked" in text_of(client.post(at, {"pin": "0000"}))
    for answer in (client.get(at), client.post(at, {"pin": "4711"})):
        assert answer.status_code == 403
        assert "This link is locked" in text_of(answer)
        assert "Simvastatin" not in html(answer)
    assert "Locked after five wrong PINs" in text_of(phone.get("/report/links/"))


@pytest.mark.usefixtures("diary")
def test_the_right_pin_forgives_the_wrong_ones_before(ana: Person, client: Client) -> None:
    link, token = report_link(ana, pin="4711")
    for _ in range(WRONG_PINS_ALLOWED - 1):
        client.post(f"/shared/{token}/", {"pin": ""})
    assert client.post(f"/shared/{token}/", {"pin": "4711"}).status_code == 200
    assert kept(link).wrong_pins == 0


def test_it_is_in_no_search_engine(client: Client) -> None:
    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()
    assert "/shared/" not in client.get("/sitemap.xml").content.decode()
