"""Diary days and local times: pure functions of an instant and the zone it was lived in."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from diary.models import Person

MONDAY = 0


def diary_day(instant: datetime, zone: str, starts_at: int) -> date:
    """Return the diary day of an instant, as the database's generated column has it.

    ``starts_at`` is the local hour, 0 to 12, at which a diary day begins.
    """
    return day_of_local(instant.astimezone(ZoneInfo(zone)), starts_at)


def day_of_local(local: datetime, starts_at: int) -> date:
    """Return the diary day of a time as clocks showed it, whatever its zone."""
    return (local.replace(tzinfo=None) - timedelta(hours=starts_at)).date()


def today(person: Person) -> date:
    """Return the diary day that ``person`` is living now."""
    return diary_day(timezone.now(), person.time_zone, person.day_starts_at)


def instants_of(local: datetime, zone: str) -> list[datetime]:
    """Return the instants at which clocks in ``zone`` showed ``local``, earliest first.

    Usually one; none in the hour skipped in spring; two in the hour repeated in autumn.
    """
    place = ZoneInfo(zone)
    instants = []
    for fold in (0, 1):
        instant = local.replace(tzinfo=place, fold=fold)
        back = instant.astimezone(ZoneInfo("UTC")).astimezone(place)
        if back.replace(tzinfo=None, fold=0) == local.replace(fold=0):
            instants.append(instant)
    if len(instants) == 2 and instants[0].utcoffset() == instants[1].utcoffset():
        instants.pop()
    return instants


def skipped_around(local: datetime, zone: str) -> tuple[datetime, datetime]:
    """Return the local times between which clocks in ``zone`` skipped ``local``.

    The first is the time at which they jumped, the second the one they jumped to; ``local`` must
    be a time that ``instants_of`` finds no instant for.
    """
    place = ZoneInfo(zone)
    before, after = (local.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (1, 0))
    old = before.astimezone(place).utcoffset()
    while after - before > timedelta.resolution:
        middle = before + (after - before) / 2
        if middle.astimezone(place).utcoffset() == old:
            before = middle
        else:
            after = middle
    gone = after + (old or timedelta())
    return gone.replace(tzinfo=None), after.astimezone(place).replace(tzinfo=None)


def week_start_of(person: Person) -> int:
    """Return the day that weeks begin with for ``person``: 0 is Monday, 6 Sunday."""
    return MONDAY
