"""What stands in a reminder, and what must never."""

import re
from datetime import date

import pytest
from pytest_django import Settings

from diary.models import Person
from diary.reminder_mail import reminder_mail

DAY = date(2026, 3, 3)
TELLING = re.compile(
    r"cramp|muscle|health|diary|symptom|pain|medic|doctor|illness|log\b|patient", re.IGNORECASE
)


@pytest.fixture
def site(settings: Settings) -> str:
    settings.SITE_URL = "https://notes.example"
    settings.REMINDER_FROM_EMAIL = "hello@notes.example"
    return "https://notes.example"


def test_nothing_in_it_tells_what_it_is_about(ana: Person, site: str) -> None:
    whole = reminder_mail(ana, DAY).message().as_string()
    assert TELLING.findall(whole.replace(ana.email, "")) == []


def test_it_leads_to_the_day_and_to_no_more_mails(ana: Person, site: str) -> None:
    mail = reminder_mail(ana, DAY)
    assert mail.to == [ana.email]
    assert mail.from_email == "Your reminder <hello@notes.example>"
    assert mail.subject == "Your reminder for today"
    assert f"{site}/check-in/2026-03-03/\n" in mail.body
    [end] = re.findall(rf"{site}/reminders/off/\S+", str(mail.body))
    assert mail.message()["List-Unsubscribe"] == f"<{end}>"
    assert mail.message()["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail.message().get_content_type() == "text/plain"


def test_the_address_to_end_it_is_not_broken_into_lines(ana: Person, settings: Settings) -> None:
    settings.SITE_URL = f"https://{'a' * 60}.example"
    sent = reminder_mail(ana, DAY).message().as_bytes().decode()
    assert re.search(r"^List-Unsubscribe: ?\n? ?<https://a{60}\S+/>$", sent, re.MULTILINE)


def test_the_sender_is_the_sites_address_without_its_name(ana: Person, settings: Settings) -> None:
    assert "Cramp" not in settings.REMINDER_FROM_EMAIL
    settings.REMINDER_FROM_EMAIL = "Daily page <hello@notes.example>"
    assert reminder_mail(ana, DAY).from_email == "Daily page <hello@notes.example>"


def test_it_is_in_the_persons_language(ana: Person, site: str) -> None:
    """Unknown to us, a language is no reason to say nothing."""
    ana.language = "tlh"
    assert reminder_mail(ana, DAY).subject == "Your reminder for today"
