"""What a diary holds, in words: lengths, fluids, sites, local times."""

from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from django import template
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.models import CheckIn, Episode
from diary.models.codes import Activity, site_name
from diary.models.person import Units
from diary.units import ML_PER_FLUID_OUNCE
from diary.words import numbers

register = template.Library()


@register.filter
def duration(seconds: int | None) -> str:
    """Return a length such as ``45 s``, ``2 min``, ``1 min 30 s`` or ``1 h 5 min``."""
    if seconds is None:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    if minutes >= 60:
        return minutes_in_words(minutes)
    said = [_("%d min") % minutes] if minutes else []
    return " ".join([*said, _("%d s") % rest] if rest or not said else said)


@register.filter(name="minutes")
def minutes_in_words(minutes: int | None) -> str:
    """Return a length such as ``45 min``, ``2 h`` or ``1 h 15 min``."""
    if minutes is None:
        return ""
    hours, rest = divmod(int(minutes), 60)
    said = [_("%d h") % hours] if hours else []
    return " ".join([*said, _("%d min") % rest] if rest or not said else said)


@register.filter
def hours(value: Decimal | float | None) -> str:
    """Return hours such as ``6.5 h``, without zeros that say nothing."""
    return "" if value is None else _("%s h") % number(value)


@register.filter
def number(value: Decimal | float | None) -> str:
    """Return a number as people write it: ``1,500``, ``6.5``, without trailing zeros."""
    if value is None:
        return ""
    shortest = Decimal(str(value)).normalize()
    return number_format(f"{shortest:f}", force_grouping=True)


@register.filter
def fluids(ml: int | None, units: str = Units.METRIC) -> str:
    """Return millilitres in a person's units: ``1,500 ml`` or ``51 fl oz``."""
    if ml is None:
        return ""
    if units == Units.US:
        return _("%s fl oz") % number(round(Decimal(ml) / ML_PER_FLUID_OUNCE))
    return _("%s ml") % number(ml)


@register.filter
def local_time(episode: Episode) -> str:
    """Return the time of day at which a cramp began, as clocks showed it there."""
    return date_format(episode.started_at.astimezone(ZoneInfo(episode.time_zone)), "H:i")


@register.filter
def local_date(episode: Episode) -> date:
    """Return the calendar date on which a cramp began, as calendars showed it there."""
    return episode.started_at.astimezone(ZoneInfo(episode.time_zone)).date()


@register.filter
def place_of(zone: str) -> str:
    """Return the place a time zone is named after: ``New York``."""
    return zone.rpartition("/")[2].replace("_", " ")


@register.filter
def quoted(text: str) -> str:
    """Return somebody's words in the quotation marks of the page's language."""
    return numbers.quoted(text)


@register.filter
def sites(codes: list[str]) -> str:
    """Return where a cramp was: ``Calf, left · Toes``; ``A cramp`` where nobody said."""
    return " · ".join(site_name(code) for code in codes) or _("A cramp")


@register.filter
def episode_facts(episode: Episode, zone_now: str = "") -> str:
    """Return what else was said of a cramp, in short: ``Sleeping · 4 min · woke me``.

    Given the zone that the reader lives in, another one is named: ``New York time``.
    """
    elsewhere = zone_now and episode.time_zone != zone_now
    said = [
        str(Activity(episode.activity).label) if episode.activity else "",
        duration(episode.duration_seconds),
        _("woke me") if episode.woke_me else "",
        _("%s time") % place_of(episode.time_zone) if elsewhere else "",
    ]
    return " · ".join(filter(None, said))


@register.filter
def check_in_facts(check_in: CheckIn, units: str = Units.METRIC) -> str:
    """Return the answers of a day in short: ``1,500 ml · slept 6.5 h``, unanswered ones left out.

    A "no" is an answer too, but says nothing that this line has room for.
    """
    free = [_("No cramp")] if check_in.cramp_free else []
    said = [*free, *_amounts(check_in, units), *_yeses(check_in), *_own(check_in)]
    return " · ".join(said) or _("Checked in")


def _amounts(check_in: CheckIn, units: str) -> list[str]:
    answers = (
        (check_in.fluids_ml, fluids(check_in.fluids_ml, units)),
        (check_in.sleep_hours, _("slept %s") % hours(check_in.sleep_hours)),
        (check_in.exercise_minutes, _("exercise %s") % minutes_in_words(check_in.exercise_minutes)),
        (check_in.exertion, _("exertion %s") % number(check_in.exertion)),
        (check_in.alcohol_units, _("alcohol %s") % number(check_in.alcohol_units)),
        (check_in.caffeine_mg, _("caffeine %s mg") % number(check_in.caffeine_mg)),
        (check_in.standing_hours, _("stood %s") % hours(check_in.standing_hours)),
        (check_in.sitting_hours, _("sat %s") % hours(check_in.sitting_hours)),
    )
    return [words for answer, words in answers if answer is not None]


def _yeses(check_in: CheckIn) -> list[str]:
    answers = (
        (check_in.heat, _("hot")),
        (check_in.stretching, _("stretched")),
        (check_in.electrolytes, _("electrolytes")),
        (check_in.magnesium, _("magnesium")),
    )
    return [words for answer, words in answers if answer]


def _own(check_in: CheckIn) -> list[str]:
    """A person's own factors, by their names: a yes alone, an amount after it."""
    return [
        name if answer is True else f"{name} {number(answer)}"
        for name, answer in check_in.own.items()
        if answer is not None and answer is not False
    ]


@register.filter
def days_in_words(first: date, last: date) -> str:
    """Return a run of days: ``3 March``, ``3 to 7 March``, ``28 February to 2 March``."""
    if first == last:
        return date_format(first, "DAY")
    as_first = as_last = "DAY"
    if first.year != last.year:
        as_first = as_last = "DAY_YEAR"
    elif first.month == last.month:
        as_first = "DAY_OF_MONTH"
    return _("%(first)s to %(last)s") % {
        "first": date_format(first, as_first),
        "last": date_format(last, as_last),
    }


@register.filter
def cramps(count: int) -> str:
    """Return ``no cramp``, ``1 cramp`` or ``3 cramps``."""
    return ngettext("%d cramp", "%d cramps", count) % count if count else _("no cramp")
