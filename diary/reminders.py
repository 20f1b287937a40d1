"""Reminders by mail: whose is due, and sending each of them at most once.

A reminder is due from the hour that a person chose, as clocks show it where they live, for three
hours: one that could not go out by then is left out, since nobody wants to be woken by it.

A day is marked as seen to before its mail is handed over, and stays so whatever comes of it. Two
runs at once, or one that is killed, can lose a mail that way, but never send it twice. So that a
mail server that is down for a while costs nobody their reminder, it is asked to answer before
anybody is marked.
"""

import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from smtplib import SMTPException
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from diary.acting import acting_as
from diary.days import day_of_local
from diary.models import CheckIn, Person
from diary.reminder_mail import reminder_mail

LATEST_HOURS = 3
SECONDS_TO_ANSWER = 30
logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Sent:
    """What became of the reminders that were due: mails handed over, people who had checked in
    already, and mails that could not be handed over."""

    mails: int = 0
    checked_in: int = 0
    failed: int = 0


class MailServerSilent(Exception):
    """The mail server can't be reached. Who was not reminded yet is not marked as reminded."""


def day_due(person: Person, now: datetime) -> date | None:
    """Return the diary day that a reminder is due for, or ``None`` where none is.

    Told by what clocks show, so a day of 23 or 25 hours has one reminder like any other.
    """
    if person.remind_at is None:
        return None
    local = now.astimezone(ZoneInfo(person.time_zone))
    hour, chosen = ((each - person.day_starts_at) % 24 for each in (local.hour, person.remind_at))
    day = day_of_local(local, person.day_starts_at)
    seen_to = person.reminded_on is not None and person.reminded_on >= day
    return day if chosen <= hour < chosen + LATEST_HOURS and not seen_to else None


def seen_to_when_chosen(person: Person, now: datetime) -> date | None:
    """Return what to keep as reminded of when a person has just chosen an hour.

    One that has come already today begins tomorrow.
    """
    return day_due(person, now) or person.reminded_on


def end_reminders(id: int) -> None:
    """Remind a person no more. Nothing happens where there is no such person."""
    Person.objects.filter(pk=id).update(remind_at=None)


def people_to_remind() -> QuerySet[Person]:
    """Return who wants reminders, may sign in, and has shown that the address is theirs."""
    shown = EmailAddress.objects.filter(
        user=OuterRef("pk"), email__iexact=OuterRef("email"), verified=True
    )
    return Person.objects.filter(Exists(shown), remind_at__isnull=False, is_active=True)


def has_shown_address(person: Person) -> bool:
    """Whether mail may go to a person's address: they opened the link that was sent there."""
    shown = EmailAddress.objects.filter(user=person, email__iexact=person.email, verified=True)
    return bool(shown.exists())


def send_due(now: datetime | None = None) -> Sent:
    """Send every reminder that is due. May run as often as one likes, also twice at once.

    One mail that fails stops no other. Raises ``MailServerSilent`` where no mail can be sent at
    all. For each person whose hour it is there are five short queries, for all others none.
    """
    now = now or timezone.now()
    sent = Sent()
    server = get_connection(timeout=SECONDS_TO_ANSWER)
    try:
        for id in _due(now, sent):
            _open(server)
            _remind(id, now, server, sent)
    finally:
        _close(server)
    return sent


def _due(now: datetime, sent: Sent) -> list[int]:
    fields = ("time_zone", "day_starts_at", "remind_at", "reminded_on")
    due = []
    for person in people_to_remind().only(*fields).order_by("pk"):
        try:
            if day_due(person, now):
                due.append(person.pk)
        except (KeyError, ValueError):  # a zone that the time-zone database dropped
            logger.warning("Person %s lives in a time zone that is not known.", person.pk)
            sent.failed += 1
    return due


def _open(server: BaseEmailBackend) -> None:
    try:
        server.open()
    except (SMTPException, OSError) as problem:
        raise MailServerSilent(type(problem).__name__) from None


def _remind(id: int, now: datetime, server: BaseEmailBackend, sent: Sent) -> None:
    try:
        mail = _mail_for(id, now, sent)
        if mail is not None:
            mail.connection = server
            mail.send()
            sent.mails += 1
    except Exception as problem:  # whatever it is, the others are not to miss theirs
        # What a mail server answers quotes the address: only the kind of problem is logged.
        logger.warning("The reminder of person %s failed: %s.", id, type(problem).__name__)
        sent.failed += 1
        _close(server)  # the next mail gets a connection of its own


def _mail_for(id: int, now: datetime, sent: Sent) -> EmailMessage | None:
    """Mark a person's day as seen to and return the mail to send, if they still want it.

    A row that is locked belongs to another run, or is being changed just now: it is left alone,
    and the next run looks again.
    """
    with acting_as(Person(pk=id)):
        locked = people_to_remind().select_for_update(no_key=True, skip_locked=True, of=("self",))
        person = locked.filter(pk=id).first()
        day = person and day_due(person, now)
        if not person or not day:
            return None
        Person.objects.filter(pk=id).update(reminded_on=day)
        if CheckIn.objects.filter(owner=id, day=day, deleted_at=None).exists():
            sent.checked_in += 1
            return None
        return reminder_mail(person, day)


def _close(server: BaseEmailBackend) -> None:
    with suppress(SMTPException, OSError):  # it may be gone already
        server.close()
