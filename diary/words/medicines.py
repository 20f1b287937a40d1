"""Medicines started or stopped, in words: what coincided, never what did it."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from diary.models.codes import MedicineClass
from diary.patterns import CourseChange, Period
from diary.patterns.findings import CLAIMS
from diary.words import numbers
from diary.words.statement import Span, Statement
from diary.words.sure import sure, sure_means

DAYS_PER_WEEK = 7
SUPPLEMENTS = frozenset({MedicineClass.MAGNESIUM, MedicineClass.POTASSIUM, MedicineClass.VITAMIN})


def course_statement(change: CourseChange) -> Statement:
    """How often cramps came before a medicine was started or stopped, and after."""
    return Statement(
        level=change.level,
        says=_says(change),
        sure=sure(change.level),
        sure_means=sure_means(change.level),
        counts=_("Before: %(before)s. After: %(after)s.")
        % {"before": period_words(change.before), "after": period_words(change.after)},
        size=_("After it compared with before: %(times)s.")
        % {"times": numbers.times_as_often(change.rate_ratio)},
        interval=_("What fits your diary lies between %(low)s and %(high)s times as often.")
        % {
            "low": numbers.one_decimal(change.interval.low),
            "high": numbers.one_decimal(change.interval.high),
        },
        span=Span(change.rate_ratio, change.interval),
        fair=_fair(change),
        method=(
            _(
                "Up to half a year before is compared with up to half a year after, and a slow "
                "rise or fall is allowed for. The 14 days before are left out, because people "
                "often start a medicine when things are bad."
            ),
            _(
                "All starts and stops that were looked at are allowed for. If nothing had changed, "
                "one would seem to change this much %(often)s."
            )
            % {"often": numbers.in_diaries(change.p_value)},
        ),
    )


def change_words(change: CourseChange) -> str:
    """``starting Ramipril``, ``stopping Ramipril``."""
    words = _("starting %(name)s") if change.change == "started" else _("stopping %(name)s")
    return words % {"name": change.name}


def a_week(rate: float) -> str:
    """A rate a day, said for a week: ``2.1``."""
    return numbers.one_decimal(rate * DAYS_PER_WEEK)


def period_words(period: Period) -> str:
    """``2.1 cramps a week (18 cramps on 60 days)``."""
    return _("%(rate)s cramps a week (%(cramps)s on %(days)s)") % {
        "rate": a_week(period.rate),
        "cramps": numbers.cramps(period.episodes),
        "days": numbers.days(period.days),
    }


def _says(change: CourseChange) -> str:
    said = {
        "change": change_words(change),
        "day": numbers.day_words(_day_of(change)),
        "times": numbers.times_as_often(change.rate_ratio),
    }
    if change.level not in CLAIMS:
        return _("No clear change coincided with %(change)s on %(day)s.") % said
    if change.rate_ratio > 1:
        return _("More cramps coincided with %(change)s on %(day)s: %(times)s.") % said
    return _("Fewer cramps coincided with %(change)s on %(day)s: %(times)s.") % said


def _day_of(change: CourseChange) -> date:
    """The first day with the medicine, or the last one, as the person entered it."""
    return change.on if change.change == "started" else change.on - timedelta(days=1)


def _fair(change: CourseChange) -> tuple[str, ...]:
    asking: tuple[str, ...] = ()
    if change.level in CLAIMS:
        asking = (_("The timing is worth asking your doctor or pharmacist about."),)
    if change.medicine_class in SUPPLEMENTS and change.rate_ratio < 1:
        asking = (*asking, _("People on dummy pills improve too."))
    return (
        _(
            "The two coincided. More than that a diary can't show: cramps rise and fall on their "
            "own."
        ),
        *asking,
        _("Do not stop a medicine on your own because of cramps."),
        *_exception(change),
        _("With severe muscle pain, weakness or dark urine get emergency care now."),
    )


def _exception(change: CourseChange) -> tuple[str, ...]:
    """Say when a medicine is to be stopped at once all the same (RF-14)."""
    if change.medicine_class != MedicineClass.QUININE:
        return ()
    return (
        _(
            "But this one can rarely do serious harm. With bruises, spots, bleeding, a pounding "
            "heart, or a change in hearing or sight, stop it and get medical help at once."
        ),
    )
