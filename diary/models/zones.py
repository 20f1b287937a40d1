"""Time zones by their IANA names."""

from functools import cache
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

NOT_PLACES = ("Etc/", "SystemV/", "US/", "posix/", "right/")


@cache
def known_zones() -> frozenset[str]:
    """Return every name that both Python and PostgreSQL know, old ones too."""
    return frozenset(available_timezones() - {"localtime", "Factory", "posixrules"})


@cache
def zone_names() -> tuple[str, ...]:
    """Return the names a person may choose from, places first, in order."""
    places = sorted(
        name for name in available_timezones() if "/" in name and not name.startswith(NOT_PLACES)
    )
    return (*places, "UTC")


def check_time_zone(name: str) -> None:
    """Refuse a name that the time-zone database doesn't know."""
    if name not in known_zones():
        raise ValidationError(_("“%(name)s” is not a time zone we know."), params={"name": name})
