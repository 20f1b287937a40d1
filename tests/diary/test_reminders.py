"""Who is reminded when: at their hour, where they live, once a day, and only if they want it."""

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction
from pytest_django import Settings
from pytest_django.fixtures import DjangoAssertNumQueries

from diary import services
from diary.acting import acting_as
from diary.models import Person
from diary.reminders import (
    MailServerSilent,
    day_due,
    end_reminders,
    seen_to_when_chosen,
    send_due,
)
from tests.helpers import at, checked_in, reminded

EVENING = at("2026-03-03 20:05", "Europe/Berlin")
MakePerson = Callable[..., Person]


def asked() -> list[str]:
    """Who got a mail, in order."""
    return [to for one in mail.outbox for to in one.to]


# --- the hour ----------------------------------------------------------------------------------


def due(local: str, zone: str = "Europe/Berlin", **facts: Any) -> date | None:
    person = Person(**{"time_zone": zone, "remind_at": 20, **facts})
    return day_due(person, at(local, zone))


@pytest.mark.parametrize(
    ("local", "is_due"),
    [
        ("2026-03-03 19:59", False),
        ("2026-03-03 20:00", True),
        ("2026-03-03 22:59", True),
        ("2026-03-03 23:00", False),  # too late: nobody is to be woken by it
        ("2026-03-04 03:00", False),
    ],
)
def test_it_is_due_for_three_hours_from_the_chosen_one(local: str, is_due: bool) -> None:
    assert due(local) == (date(2026, 3, 3) if is_due else None)


def test_the_hour_is_the_persons_own() -> None:
    now = datetime(2026, 3, 3, 20, 5, tzinfo=UTC)
    there = {zone: day_due(Person(time_zone=zone, remind_at=20), now) for zone in ZONES}
    assert there == ZONES
    kolkata = Person(time_zone="Asia/Kolkata", remind_at=1)
    assert day_due(kolkata, now) == date(2026, 3, 3)  # 01:35 on the 4th: the day goes on till 6


ZONES = {
    "UTC": date(2026, 3, 3),
    "Europe/Berlin": date(2026, 3, 3),  # 21:05
    "America/New_York": None,  # 15:05
    "Pacific/Auckland": None,  # 09:05, tomorrow
}


@pytest.mark.parametrize(
    ("local", "day"),
    [
        ("2026-03-04 00:30", None),
        ("2026-03-04 01:00", date(2026, 3, 3)),  # past midnight, the day that goes to bed
        ("2026-03-04 03:59", date(2026, 3, 3)),
        ("2026-03-04 04:00", None),
    ],
)
def test_an_hour_past_midnight_asks_for_the_day_before(local: str, day: date | None) -> None:
    assert due(local, remind_at=1) == day


def test_the_last_hour_of_a_day_does_not_ask_for_the_next() -> None:
    assert due("2026-03-04 05:30", remind_at=5) == date(2026, 3, 3)
    assert due("2026-03-04 06:30", remind_at=5) is None
    assert due("2026-03-04 06:30", remind_at=6) == date(2026, 3, 4)


def test_a_skipped_hour_is_made_up_for_and_a_repeated_one_comes_once() -> None:
    spring = [at("2026-03-29 00:59", "UTC"), at("2026-03-29 01:00", "UTC")]  # 01:59, then 03:00
    ana = Person(time_zone="Europe/Berlin", remind_at=2)
    assert [day_due(ana, now) for now in spring] == [None, date(2026, 3, 28)]

    first, second = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), timedelta(hours=1)  # 02:30 twice
    assert day_due(ana, first) == date(2026, 10, 24)
    ana.reminded_on = date(2026, 10, 24)
    assert day_due(ana, first + second) is None


@pytest.mark.parametrize(
    ("day", "zone"),
    [
        ("2026-03-29", "Europe/Berlin"),
        ("2026-10-25", "Europe/Berlin"),
        ("2026-03-08", "America/New_York"),
        ("2026-10-04", "Australia/Lord_Howe"),
    ],
)
@pytest.mark.parametrize("hour", [0, 2, 3, 6, 20, 23])
def test_every_hour_of_a_day_on_which_clocks_change_has_its_reminder(
    day: str, zone: str, hour: int
) -> None:
    person, start = Person(time_zone=zone, remind_at=hour), at(f"{day} 06:00", zone)
    days = []
    for quarter in range(-4 * 24, 4 * 24):  # the day before it, and that day
        now = start + timedelta(minutes=15 * quarter)
        if (told := day_due(person, now)) is not None:
            days.append(told)
            person.reminded_on = told
    assert days == sorted(set(days))
    assert date.fromisoformat(day) in days or date.fromisoformat(day) - timedelta(1) in days


def test_who_travels_west_is_not_reminded_of_the_same_day_again() -> None:
    ana = Person(time_zone="Asia/Tokyo", remind_at=20)
    day = day_due(ana, at("2026-03-03 20:00", "Asia/Tokyo"))
    ana.reminded_on, ana.time_zone = day, "America/New_York"
    assert day == date(2026, 3, 3)
    assert day_due(ana, at("2026-03-03 20:00", "America/New_York")) is None


# --- who gets one ------------------------------------------------------------------------------


def test_ana_and_ben_are_each_reminded_in_their_evening(ana: Person, ben: Person) -> None:
    reminded(ana), reminded(ben)
    assert send_due(EVENING).mails == 1
    assert asked() == [ana.email]
    assert send_due(at("2026-03-03 20:05", "America/New_York")).mails == 1
    assert asked() == [ana.email, ben.email]


def test_nobody_is_reminded_twice_of_a_day_and_again_of_the_next(ana: Person) -> None:
    reminded(ana)
    for minutes in range(0, 240, 10):
        send_due(EVENING + timedelta(minutes=minutes))
    assert len(mail.outbox) == 1
    send_due(EVENING + timedelta(days=1))
    assert len(mail.outbox) == 2


def test_who_has_checked_in_is_left_in_peace(ana: Person) -> None:
    reminded(ana)
    checked_in(ana, "2026-03-03", fluids_ml=1500)
    sent = send_due(EVENING)
    assert (sent.mails, sent.checked_in) == (0, 1)
    assert send_due(EVENING).checked_in == 0  # nor looked at again
    assert mail.outbox == []


def test_a_deleted_check_in_and_that_of_another_day_do_not_count(ana: Person) -> None:
    reminded(ana)
    checked_in(ana, "2026-03-02", fluids_ml=1500)
    gone = checked_in(ana, "2026-03-03", fluids_ml=1500)
    with acting_as(ana):
        services.delete(gone)
    send_due(EVENING)
    assert asked() == [ana.email]


def test_bens_check_in_is_not_taken_for_anas(ana: Person, ben: Person) -> None:
    reminded(ana)
    checked_in(ben, "2026-03-03", fluids_ml=1500)
    send_due(EVENING)
    assert asked() == [ana.email]


@pytest.mark.parametrize("why", ["unverified", "another address", "off", "closed", "gone"])
def test_nobody_is_written_to_who_may_not_be(why: str, ana: Person) -> None:
    reminded(ana, shown=why != "unverified", is_active=why != "closed")
    if why == "another address":
        Person.objects.filter(pk=ana.pk).update(email="ana@example.net")
    if why == "off":
        end_reminders(ana.pk)
    if why == "gone":
        services.delete_person(ana)
    assert send_due(EVENING).mails == 0
    assert mail.outbox == []


def test_an_hour_that_has_passed_begins_tomorrow(ana: Person) -> None:
    reminded(ana, at_hour=7)
    now = at("2026-03-03 20:05", "Europe/Berlin")
    ana.remind_at = 20
    assert seen_to_when_chosen(ana, now) == date(2026, 3, 3)
    assert seen_to_when_chosen(ana, now - timedelta(hours=1)) is None


# --- what goes wrong ---------------------------------------------------------------------------


class BadServer(EmailBackend):
    """Hands mail over, except to Ben."""

    def send_messages(self, messages: Any) -> int:
        for message in messages:
            if "ben@" in message.to[0]:
                raise SMTPRecipientsRefused({message.to[0]: (550, b"ben@example.org is unknown")})
        return int(super().send_messages(messages))


class SilentServer(EmailBackend):
    def open(self) -> bool:
        raise ConnectionRefusedError


class HangsUp(EmailBackend):
    def close(self) -> None:
        raise SMTPServerDisconnected


def test_one_broken_address_stops_nobody_else(
    ana: Person, ben: Person, eve: Person, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.BadServer"
    for person in (ana, ben, eve):
        reminded(person, time_zone="Europe/Berlin")
    sent = send_due(EVENING)
    assert (sent.mails, sent.failed) == (2, 1)
    assert asked() == [ana.email, eve.email]
    assert f"person {ben.pk} failed: SMTPRecipientsRefused" in caplog.text
    assert "@" not in caplog.text


def test_a_time_zone_that_is_no_more_stops_nobody_else(ana: Person, ben: Person) -> None:
    reminded(ana, time_zone="Europe/Atlantis")
    reminded(ben, time_zone="Europe/Berlin")
    sent = send_due(EVENING)
    assert (sent.mails, sent.failed) == (1, 1)


def test_while_the_mail_server_is_down_nobody_loses_a_reminder(
    ana: Person, settings: Settings
) -> None:
    reminded(ana)
    settings.EMAIL_BACKEND = f"{__name__}.SilentServer"
    with pytest.raises(MailServerSilent):
        send_due(EVENING)
    settings.EMAIL_BACKEND = f"{__name__}.HangsUp"
    assert send_due(EVENING).mails == 1


def test_where_nothing_is_due_the_mail_server_is_not_asked(ana: Person, settings: Settings) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.SilentServer"
    reminded(ana, at_hour=9)
    assert send_due(EVENING).mails == 0


def test_queries_grow_only_with_who_is_due(
    ana: Person, ben: Person, eve: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    reminded(ben), reminded(eve, at_hour=8)
    with django_assert_num_queries(1):
        send_due(EVENING)
    reminded(ana)
    with django_assert_num_queries(9):  # 1, and for Ana 6 and the savepoint of this test
        assert send_due(EVENING).mails == 1


# --- several runs at once ----------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_send_each_mail_once(make_person: MakePerson) -> None:
    people = [reminded(make_person(name), time_zone="UTC") for name in "ABCDEFGH"]
    both, sent = threading.Barrier(2), []

    def run() -> None:
        try:
            both.wait(timeout=10)
            sent.append(send_due(datetime(2026, 3, 3, 20, tzinfo=UTC)).mails)
        finally:
            connection.close()

    runs = [threading.Thread(target=run) for _ in range(2)]
    for one in runs:
        one.start()
    for one in runs:
        one.join(timeout=30)
    assert sum(sent) == len(people)
    assert sorted(asked()) == sorted(person.email for person in people)


@pytest.mark.django_db(transaction=True)
def test_whoever_another_run_is_at_is_left_to_it(make_person: MakePerson) -> None:
    ana, ben = (reminded(make_person(name), time_zone="UTC") for name in ("Ana", "Ben"))
    now, sent = datetime(2026, 3, 3, 20, tzinfo=UTC), []

    def other_run() -> None:
        try:
            sent.append(send_due(now).mails)
        finally:
            connection.close()

    with transaction.atomic():
        Person.objects.select_for_update(no_key=True).get(pk=ana.pk)
        thread = threading.Thread(target=other_run)
        thread.start()
        thread.join(timeout=30)  # it does not wait for the lock
        assert (sent, asked()) == ([1], [ben.email])
    send_due(now)
    assert asked() == [ben.email, ana.email]


@pytest.mark.django_db
@pytest.mark.parametrize("values", [{"units": "us"}, {"remind_at": 21}, {"remind_at": None}])
def test_settings_saved_from_an_old_page_undo_no_reminder(
    values: dict[str, Any], ana: Person
) -> None:
    services.change_settings(ana, remind_at=20)
    sent_since = date(2126, 3, 3)  # by a run, after the page was opened
    Person.objects.filter(pk=ana.pk).update(reminded_on=sent_since)

    services.change_settings(ana, **values)

    assert Person.objects.get(pk=ana.pk).reminded_on == sent_since
