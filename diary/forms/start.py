"""When a cramp began: from what a person types to one instant, or a plain word why not."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from diary.days import instants_of, skipped_around
from diary.forms.dates import LONG_AGO

CLOCK_SKEW = timedelta(minutes=2)
"""A device's clock may run this much ahead of ours."""

FIRST, SECOND = "first", "second"


def start_of(day: date, clock: time, zone: str, which: str, now: datetime) -> datetime:
    """Return the instant at which clocks in ``zone`` showed a day and a time.

    ``which`` is ``first`` or ``second`` for a time that came twice, or empty. Raises
    ``ValidationError`` by field for a time that never was, is still to come or is too long ago.
    """
    local = datetime.combine(day, clock)
    here = now.astimezone(ZoneInfo(zone))
    if day < LONG_AGO:
        raise ValidationError({"date": _("This is too long ago. Is the year right?")})
    if day > here.date() + timedelta(days=1):
        raise ValidationError({"date": _still_to_come(here)})
    instants = instants_of(local, zone)
    if not instants:
        raise ValidationError({"time": _never_was(local, zone)})
    # In UTC: between zones, Python calls no two instants of a repeated hour equal.
    lived = [each.astimezone(UTC) for each in instants if each.astimezone(UTC) <= now + CLOCK_SKEW]
    if not lived:
        raise ValidationError({"time" if day == here.date() else "date": _still_to_come(here)})
    if len(lived) == 1:
        return lived[0]
    if which not in (FIRST, SECOND):
        raise ValidationError(
            {
                "which": _(
                    "The clocks went back: %(time)s came twice that day. Choose which one it was."
                )
                % {"time": date_format(local, "H:i")}
            }
        )
    return lived[which == SECOND]


def which_of(instant: datetime, zone: str) -> str:
    """Return ``first`` or ``second`` for an instant in a repeated hour, else nothing."""
    local = instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    instants = instants_of(local, zone)
    if len(instants) < 2:
        return ""
    return FIRST if instants[0].astimezone(UTC) == instant.astimezone(UTC) else SECOND


def comes_twice(day: date, clock: time, zone: str) -> bool:
    """Return whether clocks in ``zone`` showed this time twice."""
    return LONG_AGO < day < date.max and len(instants_of(datetime.combine(day, clock), zone)) == 2


def _still_to_come(here: datetime) -> str:
    return _("This is still to come. It is now %(time)s on %(day)s.") % {
        "time": date_format(here, "H:i"),
        "day": date_format(here, "WEEKDAY_DAY_YEAR"),
    }


def _never_was(local: datetime, zone: str) -> str:
    gone, to = skipped_around(local, zone)
    last = gone - timedelta(minutes=1)
    form = "H:i" if last.date() == to.date() else "WEEKDAY_DAY_TIME"
    return _(
        "The clocks went forward: %(time)s did not exist that day. "
        "Choose a time up to %(last)s, or from %(next)s."
    ) % {
        "time": date_format(local, "H:i"),
        "last": date_format(last, form),
        "next": date_format(to, form),
    }
