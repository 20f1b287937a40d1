"""Links to a report that a person makes for one reader: making, ending, opening."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.core import signing
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from diary import queries
from diary.acting import acting_as
from diary.models import Person, ReportLink
from diary.report_tokens import hash_of, new_token, owner_in

SHARED = "/shared/"
"""Where links lead to. Whoever opens one reads as nobody, even while signed in."""
TICKET_SALT, TICKET_SECONDS = "diary.report_links", 30 * 60
MOST_KEPT = 50


class NoSuchLink(Exception):
    """There is no link with this token, or it is over: nobody is told which."""


class WrongPin(Exception):
    """The PIN was wrong, or the link is locked."""


class TooManyLinks(Exception):
    """A person has as many links as are kept."""


def make_report_link(
    person: Person, id: uuid.UUID, *, label: str, first: date, last: date, days: int, pin: str = ""
) -> tuple[ReportLink, str]:
    """Keep a link that opens for ``days`` days; return it with its token.

    The token is kept nowhere. The same id again changes nothing and returns an empty token.
    Raises ``TooManyLinks``, and makes none, where there are fifty.
    """
    known = ReportLink.objects.filter(owner=person)
    if known.exclude(id=id).count() >= MOST_KEPT:
        raise TooManyLinks
    token = new_token(person.pk)
    link = ReportLink(
        owner=person,
        id=id,
        token_hash=hash_of(token),
        label=label,
        first=first,
        last=last,
        expires_at=timezone.now() + timedelta(days=days),
        pin=make_password(pin) if pin else "",
    )
    ReportLink.objects.bulk_create([link], ignore_conflicts=True)
    kept = queries.report_link_with(person, id)
    return kept, token if kept.token_hash == link.token_hash else ""


def end_report_link(link: ReportLink) -> None:
    """Close a link for good; it stays in the person's list."""
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at", "updated_at"])


def forget_report_link(link: ReportLink) -> None:
    """Close a link and take it out of the list."""
    link.delete()


@contextmanager
def opening(token: str) -> Iterator[tuple[Person, ReportLink]]:
    """Act for the person whose link has a token; raise ``NoSuchLink`` where none opens.

    The row is found under row-level security: a token names one person, and only their links
    are looked at.
    """
    owner = owner_in(token)
    person = Person.objects.filter(pk=owner, is_active=True).first() if owner else None
    if person is None:
        raise NoSuchLink
    with acting_as(person):
        hashed = hash_of(token)
        link = ReportLink.objects.filter(owner=person, token_hash=hashed).first()
        if link is None or not constant_time_compare(link.token_hash, hashed) or link.is_over():
            raise NoSuchLink
        yield person, link


def try_pin(link: ReportLink, pin: str) -> None:
    """Take a PIN, or raise ``WrongPin``. The fifth wrong one in a row locks the link for good.

    Tries of one link wait for each other, so that many at once are still only five.
    """
    kept = ReportLink.objects.select_for_update().get(pk=link.pk)
    link.wrong_pins = kept.wrong_pins
    if kept.locked:
        raise WrongPin
    if check_password(pin, kept.pin):
        _keep_wrong_pins(link, 0)
        return
    _keep_wrong_pins(link, kept.wrong_pins + 1)
    raise WrongPin


def _keep_wrong_pins(link: ReportLink, number: int) -> None:
    if link.wrong_pins != number:
        link.wrong_pins = number
        link.save(update_fields=["wrong_pins", "updated_at"])


def ticket_for(link: ReportLink) -> str:
    """Return what lets whoever gave the PIN fetch the PDF too, for half an hour."""
    return signing.dumps([link.token_hash, link.pin], salt=TICKET_SALT)


def is_ticket_for(ticket: str, link: ReportLink) -> bool:
    """Tell whether a ticket was made for a link, lately."""
    try:
        said = signing.loads(ticket, salt=TICKET_SALT, max_age=TICKET_SECONDS)
    except signing.BadSignature:
        return False
    return bool(said == [link.token_hash, link.pin])


def count_opening(link: ReportLink) -> None:
    """Keep that a link was opened, and when."""
    ReportLink.objects.filter(pk=link.pk).update(
        opened=F("opened") + 1, last_opened_at=timezone.now()
    )
