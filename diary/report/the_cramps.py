"""What the cramps of some days were like, as far as it was logged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext

from diary.models.codes import Activity, Hydration, Symptom
from diary.report.counts import DAYS_PER_WEEK, Counts
from diary.report.sheet import Fact
from diary.words import numbers

LONG_SECONDS = 10 * 60
LISTED = 5
ASKED_ABOUT = (
    Symptom.WEAKNESS,
    Symptom.NUMBNESS,
    Symptom.TINGLING,
    Symptom.TWITCHING,
    Symptom.DARK_URINE,
    Symptom.SWELLING_WARMTH,
    Symptom.WALKING_PAIN,
)
"""What a doctor asks for: said to be not recorded where it isn't."""
ALWAYS_TOLD = (Activity.SLEEPING, Activity.EXERCISING, Activity.AFTER_EXERCISE)
"""What tells kinds of cramps apart: told also where it was none."""


def cramp_facts(counts: Counts) -> tuple[Fact, ...]:
    """Time, duration, intensity, sleep, what the person did, and symptoms."""
    return (
        Fact(_("Time of day"), _time(counts)),
        Fact(_("Several in one day"), _several(counts)),
        Fact(_("Duration"), _duration(counts)),
        Fact(_("Intensity, 0 to 10"), _intensity(counts)),
        Fact(_("Soreness afterwards"), _soreness(counts)),
        Fact(_("Sleep broken"), _sleep(counts)),
        Fact(_("When it began, the person was"), _activities(counts)),
        Fact(_("Drinking before it, as felt"), _hydration(counts)),
        Fact(_("Symptoms with it"), _symptoms(counts)),
        Fact(_("Not recorded with any cramp"), _unlogged(counts)),
    )


def unrecorded() -> str:
    return _("not recorded")


def _time(counts: Counts) -> str:
    if not counts.whole.cramps:
        return unrecorded()
    return _("%(night)d of %(all)d from 22:00 to 06:00 (%(share)s)") % {
        "night": counts.night,
        "all": counts.whole.cramps,
        "share": numbers.percent(counts.night / counts.whole.cramps),
    }


def _duration(counts: Counts) -> str:
    spread = counts.duration
    if spread is None:
        return unrecorded()
    long = sum(1 for one in counts.entries if (one.duration_seconds or 0) > LONG_SECONDS)
    return _(
        "median %(median)s, middle half %(low)s to %(high)s, longest %(most)s; over 10 minutes: "
        "%(long)d (logged for %(count)d of %(all)d)"
    ) % {
        "median": numbers.length(spread.median),
        "low": numbers.length(spread.low),
        "high": numbers.length(spread.high),
        "most": numbers.length(spread.most),
        "long": long,
        "count": spread.count,
        "all": counts.whole.cramps,
    }


def _intensity(counts: Counts) -> str:
    spread = counts.intensity
    if spread is None:
        return unrecorded()
    return _(
        "median %(median)s, middle half %(low)s to %(high)s, highest %(most)s "
        "(logged for %(count)d of %(all)d)"
    ) % {
        "median": numbers.plain(spread.median),
        "low": numbers.plain(spread.low),
        "high": numbers.plain(spread.high),
        "most": numbers.plain(spread.most),
        "count": spread.count,
        "all": counts.whole.cramps,
    }


def _soreness(counts: Counts) -> str:
    asked = sum(1 for one in counts.entries if one.soreness_minutes is not None)
    if not asked:
        return unrecorded()
    spread = counts.soreness
    sore = ngettext(
        "after %(sore)d of %(asked)d cramp that says so or not",
        "after %(sore)d of %(asked)d cramps that say so or not",
        asked,
    ) % {"sore": spread.count if spread else 0, "asked": asked}
    if spread is None:
        return sore
    return _("%(sore)s; median %(median)s, longest %(most)s") % {
        "sore": sore,
        "median": numbers.length(60 * spread.median),
        "most": numbers.length(60 * spread.most),
    }


def _sleep(counts: Counts) -> str:
    if not counts.woke_asked:
        return unrecorded()
    nights = npgettext("woken in", "%(n)d night", "%(n)d nights", counts.nights_woken)
    woken = ngettext(
        "woken by %(woke)d of %(asked)d cramp that says so or not, in %(nights)s",
        "woken by %(woke)d of %(asked)d cramps that say so or not, in %(nights)s",
        counts.woke_asked,
    ) % {
        "woke": counts.woke,
        "asked": counts.woke_asked,
        "nights": nights % {"n": counts.nights_woken},
    }
    if counts.whole.known_days < DAYS_PER_WEEK:
        return woken
    weekly = counts.nights_woken / counts.whole.known_days * DAYS_PER_WEEK
    return _("%(woken)s; %(weekly)s a week") % {
        "woken": woken,
        "weekly": numbers.one_decimal(weekly),
    }


def _activities(counts: Counts) -> str:
    logged = sum(n for _code, n in counts.activities)
    if not logged:
        return unrecorded()
    told = {code for code, _n in counts.activities}
    none = [(code.value, 0) for code in ALWAYS_TOLD if code.value not in told]
    named = [(str(Activity(code).label), n) for code, n in (*counts.activities, *none)]
    return _of_all(_listed(named, most=len(Activity)), logged, counts)


def _several(counts: Counts) -> str:
    days = Counter(one.day for one in counts.entries)
    if not days:
        return unrecorded()
    several = [number for number in days.values() if number > 1]
    if not several:
        return _("on no day")
    return _("on %(several)d of %(days)s with a cramp, at most %(most)d") % {
        "several": len(several),
        "days": numbers.days(len(days)),
        "most": max(several),
    }


def _hydration(counts: Counts) -> str:
    felt = Counter(one.hydration for one in counts.entries if one.hydration)
    named = [(str(one.label), felt[one.value]) for one in Hydration if felt[one.value]]
    return _of_all(_listed(named), sum(n for _name, n in named), counts)


def _symptoms(counts: Counts) -> str:
    logged = sum(1 for one in counts.entries if one.symptoms)
    named = [(str(Symptom(code).label), n) for code, n in counts.symptoms]
    return _of_all(_listed(named, most=len(Symptom)), logged, counts)


def _unlogged(counts: Counts) -> str:
    logged = {code for code, _number in counts.symptoms}
    missing = [str(one.label) for one in ASKED_ABOUT if one.value not in logged]
    return "; ".join(missing) if missing else "–"


def _of_all(said: str, logged: int, counts: Counts) -> str:
    """What was said, and of how many cramps."""
    if not logged:
        return said
    return _("%(said)s (logged for %(count)d of %(all)d)") % {
        "said": said,
        "count": logged,
        "all": counts.whole.cramps,
    }


def _listed(named: Sequence[tuple[str, int]], most: int = LISTED) -> str:
    if not named:
        return unrecorded()
    said = ", ".join(f"{name} {number}" for name, number in named[:most])
    more = sum(number for _name, number in named[most:])
    return said + (", " + _("others %(n)d") % {"n": more} if more else "")
