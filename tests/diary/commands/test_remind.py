"""The command that a timer runs: a line of counts, and a status that tells if all went well."""

from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from pytest_django import Settings

from diary.models import Person
from tests.helpers import at, reminded


@pytest.fixture(autouse=True)
def evening(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a quarter past eight in Berlin."""
    now = at("2026-03-03 20:15", "Europe/Berlin")
    monkeypatch.setattr("diary.reminders.timezone.now", lambda: now)


def remind() -> str:
    out = StringIO()
    call_command("remind", stdout=out)
    return out.getvalue()


def test_it_says_how_many_it_sent(ana: Person, ben: Person) -> None:
    reminded(ana), reminded(ben)
    assert remind() == "Reminders: 1 sent, 0 not needed, 0 failed.\n"
    assert remind() == "Reminders: 0 sent, 0 not needed, 0 failed.\n"
    assert [one.to for one in mail.outbox] == [[ana.email]]


def test_a_mail_that_failed_ends_it_with_a_status(ben: Person, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "tests.diary.test_reminders.BadServer"
    reminded(ben, time_zone="Europe/Berlin")
    with pytest.raises(CommandError, match="0 sent, 0 not needed, 1 failed") as told:
        remind()
    assert "@" not in str(told.value)


def test_a_silent_mail_server_is_told_of(ana: Person, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "tests.diary.test_reminders.SilentServer"
    reminded(ana)
    with pytest.raises(CommandError, match="wait for the next run"):
        remind()
    ana.refresh_from_db()
    assert ana.reminded_on is None
