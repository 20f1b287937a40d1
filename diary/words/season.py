"""The time of year, in words."""

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from diary.patterns import Interval, Season
from diary.patterns.findings import CLAIMS
from diary.words import numbers
from diary.words.statement import Span, Statement
from diary.words.sure import sure, sure_means

MOST_TIMES = 20.0


def season_statement(season: Season) -> Statement:
    """The month around which cramps come most, in every year."""
    episodes = sum(month.episodes for month in season.by_month)
    return Statement(
        level=season.level,
        says=_says(season),
        sure=sure(season.level),
        sure_means=sure_means(season.level),
        counts=_("%(cramps)s on %(days)s, in %(years)d years.")
        % {
            "cramps": numbers.cramps(episodes),
            "days": numbers.days(season.days),
            "years": season.years,
        },
        size=_("At the top of the year compared with its low: %(times)s.")
        % {"times": numbers.times_as_often(season.rate_ratio)},
        interval=_interval(season.interval),
        span=Span(season.rate_ratio, season.interval) if season.interval else None,
        fair=(
            _(
                "In whole populations, help for cramps is sought more in summer. Why is not "
                "known, and one person may not follow it."
            ),
        ),
        method=(
            _(
                "Each year gives one wave, with a slow rise or fall taken out. It is tested "
                "whether the waves of all years point the same way (Hotelling)."
            ),
            _(
                "If they had nothing to do with the time of year, they would agree this much "
                "%(often)s."
            )
            % {"often": numbers.in_diaries(season.p_value)},
        ),
    )


def month_name(month: int) -> str:
    """A month in words; 1 is January."""
    return str(MONTHS[month])


def _interval(interval: Interval | None) -> str:
    if interval is None:
        return _("What else fits your diary can't be told: its years are too much alike.")
    said = {
        "low": numbers.one_decimal(interval.low),
        "high": numbers.one_decimal(min(MOST_TIMES, interval.high)),
    }
    if interval.high > MOST_TIMES:
        return _("What fits your diary is %(low)s times as often, or more.") % said
    return _("What fits your diary lies between %(low)s and %(high)s times as often.") % said


def _says(season: Season) -> str:
    if season.level not in CLAIMS:
        return _("No part of the year stands out by more than chance may do.")
    return _("Year after year your cramps come most around %(month)s.") % {
        "month": month_name(season.peak_month)
    }
