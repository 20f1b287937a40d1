"""Readers of single values: each takes a JSON value and returns what it means, or refuses."""

import re
from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils.translation import gettext as _

from diary.exchange.diary_json.problems import Refused
from diary.models.zones import known_zones

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

T = TypeVar("T")
Reader = Callable[[Any], T]

NAMESPACE = uuid5(NAMESPACE_URL, "cramptracker-diary")
FIRST_YEAR, LAST_YEAR = 1900, 2199
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
INSTANT = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d(:\d\d)?)?", re.ASCII
)
UNSTORABLE = re.compile("[\0\ud800-\udfff]")
WHOLE_HOUR = re.compile(r"(0\d|1[0-2]):00", re.ASCII)
HYPHENATED = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)


def shown(value: Any) -> str:
    """Return a value as a message may show it: short, whatever it is."""
    if isinstance(value, str):
        return _("“%(name)s”") % {"name": f"{value[:40]}…" if len(value) > 40 else value}
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, int):
        return str(value) if abs(value) < 10**20 else _("a huge number")
    if isinstance(value, float):
        return str(value)
    return _("a list") if isinstance(value, list | tuple) else _("an object")


def boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Refused.because(_("must be true or false, is %s") % shown(value))
    return value


def number(low: float, high: float, digits: int) -> Reader[float]:
    """Return a reader of numbers from ``low`` to ``high``, rounded to some decimal places."""

    def read(value: Any) -> float:
        if type(value) is int and low <= value <= high:
            return float(value)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise Refused.because(_("must be a number, is %s") % shown(value))
        if not low <= value <= high:
            raise Refused.because(
                _("must be from %(low)g to %(high)g, is %(value)s")
                % {"low": low, "high": high, "value": shown(value)}
            )
        return round(float(value), digits) + 0.0  # no minus zero

    return read


def whole(low: int, high: int) -> Reader[int]:
    """Return a reader of whole numbers from ``low`` to ``high``."""
    ranged = number(low, high, digits=6)

    def read(value: Any) -> int:
        if type(value) is int and low <= value <= high:
            return value
        near = ranged(value)
        if not near.is_integer():
            raise Refused.because(_("must be a whole number, is %s") % shown(value))
        return int(near)

    return read


def nearly_whole(low: int, high: int) -> Reader[int]:
    """Return a reader of numbers from ``low`` to ``high``, rounded to whole ones."""
    ranged = number(low, high, digits=6)

    def read(value: Any) -> int:
        return value if type(value) is int and low <= value <= high else round(ranged(value))

    return read


def yes_or_no(value: Any) -> bool:
    """Read true and false, also as 1 and 0."""
    return boolean(value if isinstance(value, bool) or value not in (0, 1) else value == 1)


def text(most: int, *, blank: bool = True) -> Reader[str]:
    """Return a reader of texts of at most so many characters."""

    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise Refused.because(_("must be a text, is %s") % shown(value))
        if len(value) > most:
            raise Refused.because(
                _("has %(length)d characters, more than %(most)d")
                % {"length": len(value), "most": most}
            )
        if UNSTORABLE.search(value):
            raise Refused.because(_("holds a character that can't be kept"))
        if not blank and not value.strip():
            raise Refused.because(_("is empty"))
        return value

    return read


def code(name: "str | StrPromise", codes: Collection[str]) -> Reader[str]:
    """Return a reader of one of the codes of a list."""
    known = {str(code): str(code) for code in codes}

    def read(value: Any) -> str:
        if not isinstance(value, str) or value not in known:
            raise Refused.because(
                _("%(value)s is not a known %(name)s") % {"value": shown(value), "name": name}
            )
        return known[value]

    return read


def any_code(name: "str | StrPromise", codes: Collection[str]) -> Reader[str]:
    """Return a reader of short texts: a list may be longer elsewhere than ours is."""
    known, short = {str(code): str(code) for code in codes}, text(100, blank=False)

    def read(value: Any) -> str:
        return known[value] if isinstance(value, str) and value in known else short(value)

    return read


def constant(expected: str | int) -> Reader[str | int]:
    """Return a reader that takes one value only."""

    def read(value: Any) -> str | int:
        if type(value) is not type(expected) or value != expected:
            raise Refused.because(
                _("must be %(expected)s, is %(value)s")
                % {"expected": shown(expected), "value": shown(value)}
            )
        return expected

    return read


def calendar_day(value: Any) -> date:
    if not isinstance(value, str) or not DAY.fullmatch(value):
        raise Refused.because(_("must be a date such as 2026-01-03, is %s") % shown(value))
    try:
        return _in_our_times(date.fromisoformat(value))
    except ValueError:
        raise Refused.because(_("there is no date %s") % shown(value)) from None


def instant(value: Any) -> datetime:
    """Read a time with its offset from UTC."""
    if not isinstance(value, str) or not INSTANT.fullmatch(value):
        raise Refused.because(
            _("must be a time such as 2026-01-03T03:10:00+01:00, is %s") % shown(value)
        )
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise Refused.because(_("there is no time %s") % shown(value)) from None
    if moment.tzinfo is None:
        raise Refused.because(_("needs its offset from UTC, as in +01:00; is %s") % shown(value))
    _in_our_times(moment.date())
    return moment


def _in_our_times(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused.because(
            _("the year must be from %(first)d to %(last)d")
            % {"first": FIRST_YEAR, "last": LAST_YEAR}
        )
    return day


def zone(value: Any) -> str:
    if not isinstance(value, str) or value not in known_zones():
        raise Refused.because(_("%s is not a time zone we know") % shown(value))
    return value


def whole_hour(value: Any) -> int:
    """Read the local time at which the diary day starts, and return its hour."""
    if not isinstance(value, str) or not WHOLE_HOUR.fullmatch(value):
        raise Refused.because(_("must be a whole hour from 00:00 to 12:00, is %s") % shown(value))
    return int(value[:2])


def identity(kind: str) -> Reader[UUID]:
    """Return a reader of ids: a UUID is itself, any other text always gives the same UUID."""
    any_text = text(200, blank=False)

    def read(value: Any) -> UUID:
        said = any_text(value)
        return UUID(said) if HYPHENATED.fullmatch(said) else uuid5(NAMESPACE, f"{kind} id {said}")

    return read


def any_list(value: Any) -> tuple[()]:
    """Read a list without looking into it."""
    if not isinstance(value, list | tuple):
        raise Refused.because(_("must be a list, is %s") % shown(value))
    return ()


def not_yet(value: Any) -> tuple[()]:
    """Read a list that has to be empty in this version."""
    nothing = any_list(value)
    if value:
        raise Refused.because(_("must be empty: this is not supported yet"))
    return nothing
