"""How often cramps come, in words."""

from django.utils.translation import gettext as _

from diary.patterns import Frequency
from diary.patterns.findings import CLAIMS
from diary.words import numbers
from diary.words.statement import Span, Statement
from diary.words.sure import sure, sure_means

DAYS_PER_WEEK = 7


def frequency_statement(finding: Frequency) -> Statement:
    """Whether cramps come more or less often than they did, and how often on the whole."""
    ratio, interval = finding.rate_ratio, finding.interval
    return Statement(
        level=finding.level,
        says=_says(finding),
        sure=sure(finding.level),
        sure_means=sure_means(finding.level, tested=finding.p_value is not None),
        counts=_("%(cramps)s on %(days)s that count, from %(from)s to %(to)s.")
        % {
            "cramps": numbers.cramps(finding.episodes),
            "days": numbers.days(finding.days),
            "from": numbers.day_words(finding.from_day),
            "to": numbers.day_words(finding.to_day),
        },
        size=_("At the end of that time: %(times)s as at its start.")
        % {"times": numbers.times_as_often(ratio)}
        if ratio
        else "",
        interval=_("What fits your diary lies between %(low)s and %(high)s times as often.")
        % {"low": numbers.one_decimal(interval.low), "high": numbers.one_decimal(interval.high)}
        if interval
        else "",
        span=Span(ratio, interval) if ratio and interval else None,
        fair=_fair(finding),
        method=_method(finding),
    )


def _says(finding: Frequency) -> str:
    if finding.level in CLAIMS and finding.rate_ratio:
        if finding.rate_ratio > 1:
            return _("Your cramps have come more often over time.")
        return _("Your cramps have come less often over time.")
    if finding.episodes == 0:
        return _("You have logged no cramp in this time.")
    weekly = finding.episodes / max(1, finding.days) * DAYS_PER_WEEK
    if finding.days < DAYS_PER_WEEK:
        return _("You have logged %(cramps)s so far.") % {
            "cramps": numbers.cramps(finding.episodes)
        }
    return _("On average you logged %(weekly)s cramps a week.") % {
        "weekly": numbers.one_decimal(weekly)
    }


def _fair(finding: Frequency) -> tuple[str, ...]:
    common = _("Cramps rise and fall on their own, and this says nothing about what comes next.")
    if finding.level in CLAIMS and finding.rate_ratio and finding.rate_ratio > 1:
        return (
            _("It could be chance, the season, a new medicine or more effort."),
            common,
            _("If it lasts, tell a doctor."),
        )
    if finding.level in CLAIMS:
        return (
            common,
            _("Many people start a diary in a bad spell, so fewer cramps often follow anyway."),
        )
    return (common,)


def _method(finding: Frequency) -> tuple[str, ...]:
    counted = _(
        "Days count that have a check-in or a cramp, and gaps of fewer than 7 days. Longer gaps "
        "are unknown and left out: no entry doesn't mean no cramp."
    )
    if finding.p_value is None:
        return (counted,)
    return (
        counted,
        _(
            "At most the last year is looked at. Cramps less than an hour apart count as one. If "
            "the rate stayed the same, with ups and downs like those of your weeks, it would seem "
            "to change this much %(often)s."
        )
        % {"often": numbers.in_diaries(finding.p_value)},
    )
