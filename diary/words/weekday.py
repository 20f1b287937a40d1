"""Days of the week, in words."""

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from diary.patterns import Weekday
from diary.patterns.findings import CLAIMS
from diary.words import numbers
from diary.words.statement import Span, Statement
from diary.words.sure import sure, sure_means


def weekday_statement(finding: Weekday) -> Statement:
    """The day of the week that stands out most, or that none does."""
    return Statement(
        level=finding.level,
        says=_says(finding),
        sure=sure(finding.level),
        sure_means=sure_means(finding.level),
        counts=_counts(finding),
        size=_("Cramps there compared with the other days: %(times)s.")
        % {"times": numbers.times_as_many(finding.rate_ratio)},
        interval=_("What fits your diary lies between %(low)s and %(high)s times as many.")
        % {
            "low": numbers.one_decimal(finding.interval.low),
            "high": numbers.one_decimal(finding.interval.high),
        },
        span=Span(finding.rate_ratio, finding.interval),
        fair=(
            _(
                "Jobs, sport, sleep and rest days have their week too. Which of them counts, if "
                "any, a weekday can't tell."
            ),
        ),
        method=(
            _(
                "The weekend and each day were compared with all the others, within four weeks at "
                "a time, so that slow ups and downs don't count."
            ),
            _(
                "All these looks are allowed for. If all days were alike, one of them would stand "
                "out this much %(often)s."
            )
            % {"often": numbers.in_diaries(finding.p_value)},
        ),
    )


def days_name(days: tuple[int, ...]) -> str:
    """Weekdays in words: ``Tuesdays``, ``weekends``. Monday is 0."""
    if len(days) > 1:
        return _("weekends")
    return (
        _("Mondays"),
        _("Tuesdays"),
        _("Wednesdays"),
        _("Thursdays"),
        _("Fridays"),
        _("Saturdays"),
        _("Sundays"),
    )[days[0]]


def day_name(day: int) -> str:
    """A weekday: ``Monday`` is 0."""
    return str(WEEKDAYS[day])


def _says(finding: Weekday) -> str:
    said = {
        "days": days_name(finding.days),
        "times": numbers.times_as_many(finding.rate_ratio),
    }
    if finding.level not in CLAIMS:
        return _("No day of the week stands out by more than chance may do.")
    if finding.rate_ratio > 1:
        return _("On %(days)s you had more cramps than on other days: %(times)s.") % said
    return _("On %(days)s you had fewer cramps than on other days: %(times)s.") % said


def _counts(finding: Weekday) -> str:
    there = [finding.by_weekday[day] for day in finding.days]
    others = [group for day, group in enumerate(finding.by_weekday) if day not in finding.days]
    return _("On %(names)s: %(cramps)s on %(days)s. On the other days: %(other)s on %(rest)s.") % {
        "names": days_name(finding.days),
        "cramps": numbers.cramps(sum(group.episodes for group in there)),
        "days": numbers.days(sum(group.days for group in there)),
        "other": numbers.cramps(sum(group.episodes for group in others)),
        "rest": numbers.days(sum(group.days for group in others)),
    }
