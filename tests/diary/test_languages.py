"""Who is spoken to in which language."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.core import mail
from django.db import OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation

from cramptracker.middleware import database_unreachable
from diary.languages import language_now, language_of
from diary.models import Person
from diary.words import numbers
from tests.diary.views.pages import html, text_of
from tests.helpers import PASSWORD, cramp, report_link
from tests.knowledge.helpers import article, section

pytestmark = pytest.mark.django_db

Browser = Callable[[Person], Client]
GERMAN = {"accept-language": "de-AT,de;q=0.9,en;q=0.5"}


def speaks(person: Person, language: str) -> Person:
    person.language = language
    person.save()
    return person


def head_of(page: str) -> str:
    found = re.search(r"<html[^>]*>", page)
    return found[0] if found else ""


def settings_of(person: Person, **more: str) -> dict[str, str]:
    chosen = {"time_zone": person.time_zone, "day_starts_at": "6", "units": "metric"}
    return chosen | {"theme": "auto", "week_starts_on": "auto"} | more


def test_a_stranger_is_spoken_to_as_the_browser_asks() -> None:
    answer = Client(headers=GERMAN).get("/")
    assert 'lang="de"' in head_of(html(answer))
    assert "Tagebuch" in html(answer)
    assert answer.headers["Content-Language"] == "de"
    assert {"Accept-Language", "Cookie"} <= set(answer.headers["Vary"].split(", "))


def test_a_language_that_nobody_translated_gives_english(client: Client) -> None:
    assert 'lang="en"' in head_of(html(client.get("/", headers={"accept-language": "tlh,pl"})))


def test_a_stranger_switches_at_the_foot_of_a_page_and_stays_on_it(client: Client) -> None:
    page = html(client.get("/account/login/"))
    for name in ("English", "Deutsch", "Español", "Français"):
        assert name in page
    answer = client.post("/language/", {"language": "fr", "next": "/account/login/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/account/login/")
    assert 'lang="fr"' in head_of(html(client.get("/account/login/", headers=GERMAN)))


def test_the_switch_leads_to_no_other_site_and_takes_no_other_language(client: Client) -> None:
    led = client.post("/language/", {"language": "de", "next": "https://evil.example/"})
    assert led.headers["Location"] == "/"
    client.post("/language/", {"language": "../../etc", "next": "/"})
    assert 'lang="de"' in head_of(html(client.get("/")))


def test_the_switch_gives_a_stranger_no_cookie_before_it_is_pressed(client: Client) -> None:
    article("night-cramps", section(topics=["night-cramps"]))
    assert not client.get("/knowledge/").cookies
    cookie = client.post("/language/", {"language": "es", "next": "/"}).cookies
    [kept] = cookie.values()
    assert (kept.key, kept["httponly"], kept["samesite"]) == (
        settings.LANGUAGE_COOKIE_NAME,
        True,
        "Lax",
    )


def test_ana_is_spoken_to_in_hers_on_every_device(ana: Person, as_person: Browser) -> None:
    client = as_person(speaks(ana, "es"))
    page = html(client.get("/settings/", headers=GERMAN))
    assert 'lang="es"' in head_of(page)
    assert 'class="language-switch"' not in page


def test_a_language_that_is_no_longer_there_is_english(ana: Person, as_person: Browser) -> None:
    assert language_of(speaks(ana, "xx")) == "en"
    assert 'lang="en"' in head_of(html(as_person(ana).get("/", headers=GERMAN)))


def test_one_language_never_leaks_into_the_next_request(
    ana: Person, ben: Person, as_person: Browser
) -> None:
    spanish, english = as_person(speaks(ana, "es")), as_person(ben)
    for _round in range(2):
        assert 'lang="es"' in head_of(html(spanish.get("/")))
        assert 'lang="en"' in head_of(html(english.get("/")))
        assert 'lang="de"' in head_of(html(Client(headers=GERMAN).get("/")))


def test_ana_changes_hers_and_is_told_in_it(ana: Person, as_person: Browser) -> None:
    client = as_person(ana)
    page = client.post("/settings/", settings_of(ana, language="de"), follow=True)
    assert "Gespeichert." in html(page)
    assert 'lang="de"' in head_of(html(page))
    ana.refresh_from_db()
    assert ana.language == "de"
    client.post("/account/logout/")
    assert 'lang="de"' in head_of(html(client.get("/account/login/")))


def test_settings_that_say_no_language_change_none(ana: Person, as_person: Browser) -> None:
    assert as_person(speaks(ana, "fr")).post("/settings/", settings_of(ana)).status_code == 302
    ana.refresh_from_db()
    assert ana.language == "fr"


def test_a_language_we_do_not_speak_is_refused_by_its_field(
    ana: Person, as_person: Browser
) -> None:
    answer = as_person(ana).post("/settings/", settings_of(ana, language="tlh"))
    assert answer.status_code == 422
    ana.refresh_from_db()
    assert ana.language == "en"


def test_who_signs_up_in_german_is_spoken_to_in_german() -> None:
    client = Client(headers=GERMAN)
    sent = {"email": "new@example.org", "password1": PASSWORD, "time_zone": "Europe/Vienna"}
    assert client.post("/account/signup/", sent).status_code == 302
    assert Person.objects.get(email="new@example.org").language == "de"
    assert 'lang="de"' in head_of(html(client.get("/", headers={"accept-language": "en"})))
    [written] = mail.outbox
    assert re.search(r"E-Mail-Adresse", f"{written.subject} {written.body}")


def test_mail_is_in_the_language_of_who_gets_it_whoever_asked(ana: Person) -> None:
    speaks(ana, "fr")
    Client(headers=GERMAN).post("/account/password/reset/", {"email": "ANA@example.org"})
    with translation.override("fr"):
        wanted = render_to_string("account/email/password_reset_key_subject.txt").strip()
    [written] = mail.outbox
    assert wanted in written.subject
    assert wanted != "Password Reset Email"


def test_a_doctor_reads_a_shared_report_in_the_language_of_who_made_it(
    ana: Person, ben: Person, as_person: Browser
) -> None:
    cramp(ana, "2026-01-05 03:00", sites=["calf:left"])
    _link, token = report_link(speaks(ana, "de"))
    for reader in (Client(headers={"accept-language": "fr"}), as_person(speaks(ben, "es"))):
        answer = reader.get(f"/shared/{token}/")
        assert 'lang="de"' in head_of(html(answer))
        assert answer.headers["Content-Language"] == "de"
        assert "Wade" in text_of(answer)
        assert b"/Lang (de)" in reader.get(f"/shared/{token}/pdf/").content
    gone = Client(headers=GERMAN).get(f"/shared/{'A' * len(token)}/")
    assert 'lang="de"' in head_of(html(gone))


def test_the_pdf_has_a_name_and_a_language(ana: Person, as_person: Browser) -> None:
    answer = as_person(speaks(ana, "de")).get("/report/pdf/")
    assert 'filename="kraempfe-' in answer.headers["Content-Disposition"]
    assert b"/Lang (de)" in answer.content


def test_editors_work_in_english(nora: Person, as_person: Browser) -> None:
    page = as_person(speaks(nora, "de")).get("/cms/", headers=GERMAN)
    assert 'lang="en"' in head_of(html(page))
    assert page.headers["Content-Language"] == "en"


def test_articles_on_a_german_page_say_that_they_are_in_english() -> None:
    article("night-cramps", section("What is known", topics=["night-cramps"]))
    german = html(Client(headers=GERMAN).get("/knowledge/night-cramps/"))
    assert "Artikel gibt es vorerst nur auf Englisch." in german
    assert re.search(r'<h1[^>]* lang="en" dir="ltr"', german)
    assert re.search(r'<div class="prose" lang="en" dir="ltr"', german)
    english = html(Client().get("/knowledge/night-cramps/"))
    assert "Articles are in English" not in english
    assert ' dir="ltr"' not in english.replace(head_of(english), "")


def test_without_a_database_strangers_still_hear_their_language() -> None:
    middleware = database_unreachable(lambda _request: HttpResponse())
    request = RequestFactory().get("/", headers=GERMAN)
    answer = middleware._answer(request, OperationalError("gone"))
    assert (answer.status_code, 'lang="de"' in head_of(html(answer))) == (503, True)


def test_the_language_of_a_page_is_one_that_people_may_choose() -> None:
    with translation.override("de-at"):
        assert language_now() == "de"
    with translation.override(None):
        assert language_now() == "en"


def test_numbers_and_days_are_written_as_the_language_does(ana: Person, as_person: Browser) -> None:
    cramp(ana, "2026-03-03 03:10", duration_seconds=5400)
    page = text_of(as_person(speaks(ana, "de")).get("/diary/"))
    assert "März 2026" in page
    with translation.override("fr"):
        assert numbers.plain(1250.5) == "1\xa0250,5"
        assert numbers.percent(0.4) == "40\xa0%"
        assert numbers.around_percent() == ("", "\xa0%")
