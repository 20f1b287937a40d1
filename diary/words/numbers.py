"""Numbers as a person would say them."""

from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.models.person import Units
from diary.units import ML_PER_FLUID_OUNCE

SOON_DAYS, MONTHS_TO_SAY = 60, 18
SECONDS_TO_SAY, MINUTES_TO_SAY = 59.5, 59.5
DAYS_PER_MONTH, DAYS_PER_YEAR = 30.44, 365.25


def percent(share: float) -> str:
    """A share of days or cramps in whole per cent: ``73%``."""
    return _("%(percent)d%%") % {"percent": round(100 * share)}


def around_percent() -> tuple[str, str]:
    """What stands before and after a number of per cent, where a picture writes the number."""
    before, _zero, after = percent(0).partition("0")
    return before, after


def one_decimal(value: float) -> str:
    """``1.8``; small values keep two digits, ``0.05``."""
    places = 1 if value >= 0.1 or value == 0 else 2
    return rounded(value, places)


def rounded(value: float, places: int) -> str:
    """A number with so many digits after the point. Django's own formatting cuts them off."""
    return number_format(round(value, places), decimal_pos=places)


def plain(value: float) -> str:
    """A number without digits that say nothing: ``6``, ``6.5``, ``6.25``, ``1,500``."""
    places = next((n for n in (0, 1) if abs(value - round(value, n)) < 1e-9), 2)
    return number_format(round(value, places), decimal_pos=places, force_grouping=True)


def times_as_many(ratio: float) -> str:
    """A rate ratio in plain words: ``about twice as many``."""
    for low, high, words in (
        (0.30, 0.36, _("about a third as many")),
        (0.45, 0.55, _("about half as many")),
        (0.64, 0.69, _("about two thirds as many")),
        (0.95, 1.05, _("about as many")),
        (1.45, 1.55, _("about one and a half times as many")),
        (1.90, 2.15, _("about twice as many")),
        (2.85, 3.20, _("about three times as many")),
        (3.80, 4.25, _("about four times as many")),
    ):
        if low <= ratio <= high:
            return words
    if ratio < 1:
        return _("about %(percent)d%% fewer") % {"percent": round(100 * (1 - ratio))}
    if ratio >= 4.25:
        return _("more than four times as many")
    return _("about %(ratio)s times as many") % {"ratio": one_decimal(ratio)}


def times_as_often(ratio: float) -> str:
    """A change of rate in plain words: ``about twice as often``."""
    for low, high, words in (
        (0.30, 0.36, _("about a third as often")),
        (0.45, 0.55, _("about half as often")),
        (0.64, 0.69, _("about two thirds as often")),
        (0.95, 1.05, _("about as often")),
        (1.45, 1.55, _("about one and a half times as often")),
        (1.90, 2.15, _("about twice as often")),
        (2.85, 3.20, _("about three times as often")),
    ):
        if low <= ratio <= high:
            return words
    return _("about %(ratio)s times as often") % {"ratio": one_decimal(ratio)}


def times_as_long(ratio: float) -> str:
    """A ratio of durations in plain words: ``about half as long``."""
    for low, high, words in (
        (0.30, 0.36, _("about a third as long")),
        (0.45, 0.55, _("about half as long")),
        (0.64, 0.69, _("about two thirds as long")),
        (0.95, 1.05, _("about as long")),
        (1.45, 1.55, _("about one and a half times as long")),
        (1.90, 2.15, _("about twice as long")),
        (2.85, 3.20, _("about three times as long")),
    ):
        if low <= ratio <= high:
            return words
    return _("about %(ratio)s times as long") % {"ratio": one_decimal(ratio)}


def in_diaries(p_value: float) -> str:
    """A p-value in words and as a number: ``in about 12 of 1,000 diaries (p = 0.012)``."""
    if p_value < 0.001:
        return _("in fewer than 1 of 1,000 diaries (p < 0.001)")
    exact = rounded(p_value, 3)
    if p_value < 0.1:
        said = {"n": round(1000 * p_value), "p": exact}
        return _("in about %(n)d of 1,000 diaries (p = %(p)s)") % said
    said = {"n": round(100 * p_value), "p": exact}
    return _("in about %(n)d of 100 diaries (p = %(p)s)") % said


def to_units(ml: float, units: str) -> int:
    """An amount in the person's units, whole: ml, or fluid ounces."""
    return round(ml / float(ML_PER_FLUID_OUNCE)) if units == Units.US else round(ml)


def volume_unit(units: str) -> str:
    """What the person measures drinks in: ``ml`` or ``fl oz``."""
    return _("fl oz") if units == Units.US else _("ml")


def volume(ml: float, units: str) -> str:
    """An amount to drink in the person's units: ``1,250 ml``, ``42 fl oz``."""
    return f"{thousands(to_units(ml, units))} {volume_unit(units)}"


def quoted(text: str) -> str:
    """A text in quotation marks: ``“calf”``."""
    return _("“%(name)s”") % {"name": text}


def thousands(number: int) -> str:
    """A whole number with its thousands told apart: ``1,250``."""
    return number_format(number, force_grouping=True)


def length(seconds: float) -> str:
    """How long something lasted: ``45 seconds``, ``2.5 minutes``, ``1 hour 20 minutes``."""
    if seconds < SECONDS_TO_SAY:
        whole = max(1, round(seconds))
        return ngettext("%(n)d second", "%(n)d seconds", whole) % {"n": whole}
    minutes = seconds / 60
    if minutes < MINUTES_TO_SAY:
        said = plain(round(minutes, 1 if minutes < 10 else 0))
        return _("1 minute") if said == "1" else _("%(n)s minutes") % {"n": said}
    hours, rest = divmod(round(minutes), 60)
    words = ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    if not rest:
        return words
    return words + " " + ngettext("%(n)d minute", "%(n)d minutes", rest) % {"n": rest}


def clock(hour: int) -> str:
    """An hour of the local clock: ``03:00``."""
    return f"{hour % 24:02d}:00"


def day_words(day: date) -> str:
    """A day: ``3 March 2026``."""
    return date_format(day, "DAY_YEAR")


def short_day(day: date) -> str:
    """A day for tables and axes: ``3 Mar 2026``."""
    return date_format(day, "DAY_YEAR_SHORT")


def wait_words(days: int) -> str:
    """About how long: ``about 40 more days``, ``about 5 more months``, ``about 3 more years``."""
    if days <= SOON_DAYS:
        return ngettext("about %(n)d more day", "about %(n)d more days", days) % {"n": days}
    months = round(days / DAYS_PER_MONTH)
    if months <= MONTHS_TO_SAY:
        return ngettext("about %(n)d more month", "about %(n)d more months", months) % {"n": months}
    years = round(days / DAYS_PER_YEAR)
    return ngettext("about %(n)d more year", "about %(n)d more years", years) % {"n": years}


def cramps(count: int) -> str:
    """``1 cramp``, ``24 cramps``."""
    return ngettext("%(n)s cramp", "%(n)s cramps", count) % {"n": thousands(count)}


def days(count: int) -> str:
    """``1 day``, ``119 days``."""
    return ngettext("%(n)s day", "%(n)s days", count) % {"n": thousands(count)}
