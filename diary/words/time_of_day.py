"""When in the day cramps come, in words."""

from django.utils.translation import gettext as _

from diary.patterns import Level, TimeOfDay
from diary.words import numbers
from diary.words.statement import Span, Statement
from diary.words.sure import sure, sure_means

MOSTLY = 0.5
NIGHT_HOURS = 8


def time_of_day_statement(finding: TimeOfDay) -> Statement:
    """The hours in which most cramps come, and how many come at night."""
    return Statement(
        level=finding.level,
        says=_says(finding),
        sure=sure(finding.level),
        sure_means=sure_means(finding.level, tested=finding.p_value is not None),
        counts=_("%(inside)s of %(all)s between %(from)s and %(to)s, on %(days)s with a cramp.")
        % {
            "inside": round(finding.share * finding.episodes),
            "all": numbers.cramps(finding.episodes),
            "from": numbers.clock(finding.from_hour),
            "to": numbers.clock(finding.to_hour),
            "days": numbers.days(finding.days),
        },
        size=_("At night, from 22:00 to 06:00: %(share)s of your cramps.")
        % {"share": numbers.percent(finding.night_share)},
        interval=_("The share that fits your diary lies between %(low)s and %(high)s.")
        % {
            "low": numbers.percent(finding.night_interval.low),
            "high": numbers.percent(finding.night_interval.high),
        },
        span=Span(finding.night_share, finding.night_interval, "share", even=NIGHT_HOURS / 24),
        fair=tuple(_fair(finding)),
        method=tuple(_method(finding)),
    )


def _says(finding: TimeOfDay) -> str:
    window = {
        "from": numbers.clock(finding.from_hour),
        "to": numbers.clock(finding.to_hour),
    }
    if finding.episodes == 1:
        return _("The one cramp you logged came between %(from)s and %(to)s.") % window
    if (finding.to_hour - finding.from_hour) % 24 in (0, *range(15, 24)):
        return _("Your cramps are spread over the whole day.")
    if finding.level is Level.DESCRIBED:
        return _("Most of the cramps you logged came between %(from)s and %(to)s.") % window
    return _("Most of your cramps come between %(from)s and %(to)s.") % window


def _fair(finding: TimeOfDay) -> list[str]:
    lines = []
    if finding.night_share >= MOSTLY:
        lines = [
            _("This is typical of common night cramps. It doesn't tell what is behind yours."),
            _("Stretching before bed may help some older people. Studies of it disagree."),
        ]
    return [
        *lines,
        _("Is the time right? A cramp that is logged on waking counts for the time you entered."),
    ]


def _method(finding: TimeOfDay) -> list[str]:
    lines = [
        _("Times are those of the clock where you were."),
        _("The hours named are the shortest stretch that holds two thirds of your cramps."),
    ]
    if finding.p_value is not None:
        lines.append(
            _(
                "Cramps of one night come together, so each diary day counts once in the test. If "
                "cramps fell at any hour alike, they would bunch this much %(often)s."
            )
            % {"often": numbers.in_diaries(finding.p_value)}
        )
    return lines
