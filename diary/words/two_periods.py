"""Two times beside each other, in words: what was logged, and why that is no finding."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isinf

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.patterns import CourseEntry, Interval, Missing
from diary.patterns.two_periods import PeriodRate, TwoPeriods
from diary.words import numbers
from diary.words.statement import Span

DAYS_PER_WEEK, DAYS_PER_YEAR = 7, 365.25
OTHER_SEASON_DAYS = 45
UNEQUAL_SHARE = 0.15
MOST_TIMES = 20.0


@dataclass(frozen=True, slots=True)
class PeriodTold:
    """One of two times in words: its days, those known, its cramps, the rate and what fits."""

    name: str
    days: str
    known: str
    cramps: str
    weekly: str
    fits: str


@dataclass(frozen=True, slots=True)
class Lack:
    """What is missing for a comparison, and how far it is: ``have`` of ``need``."""

    says: str
    have: int
    need: int


@dataclass(frozen=True, slots=True)
class TwoPeriodsTold:
    """Two times in words.

    ``says``: the comparison in a sentence; ``fits``: the range round it, ``span`` in numbers.
    ``lacks``: what it takes to compare. ``warnings``: why it says less than it seems to.
    """

    says: str
    fits: str
    span: Span | None
    rows: tuple[PeriodTold, PeriodTold]
    lacks: tuple[Lack, ...]
    warnings: tuple[str, ...]


def two_periods_told(two: TwoPeriods, courses: Sequence[CourseEntry] = ()) -> TwoPeriodsTold:
    """Say how two times compare. ``courses``: medicines, those that changed are named."""
    return TwoPeriodsTold(
        says=_says(two),
        fits=_fits(two.interval) if two.interval else "",
        span=_span(two),
        rows=(period_told(two.first, _("Earlier time")), period_told(two.second, _("Later time"))),
        lacks=tuple(_lack(one) for one in two.missing),
        warnings=tuple(_warnings(two, courses)),
    )


def period_told(period: PeriodRate, name: str = "") -> PeriodTold:
    """Say what a time holds; a rate only from seven known days on."""
    return PeriodTold(
        name=name,
        days=_("%(from)s to %(to)s")
        % {"from": numbers.short_day(period.first), "to": numbers.short_day(period.last)},
        known=_("%(known)s of %(all)s")
        % {"known": numbers.thousands(period.known_days), "all": numbers.days(period.days)},
        cramps=numbers.thousands(period.episodes),
        weekly=_weekly(period),
        fits=_weekly_fits(period),
    )


def _weekly_fits(period: PeriodRate) -> str:
    """The rates a week that fit: ``1.2 to 3.4``."""
    if period.interval is None:
        return _("too few days to tell")
    return _("%(low)s to %(high)s") % {
        "low": numbers.one_decimal(period.interval.low * DAYS_PER_WEEK),
        "high": numbers.one_decimal(period.interval.high * DAYS_PER_WEEK),
    }


def _weekly(period: PeriodRate) -> str:
    if period.rate is None:
        return _("too few days to tell")
    return numbers.one_decimal(period.rate * DAYS_PER_WEEK)


def _says(two: TwoPeriods) -> str:
    if two.missing:
        return _("There isn't enough yet to compare these two times.")
    if two.rate_ratio is None:
        return _("These two times can't be compared: their cramps lie in too few weeks.")
    if two.rate_ratio == 0:
        return _("In the later time you logged no cramp, in the earlier %(cramps)s.") % {
            "cramps": numbers.cramps(two.first.episodes)
        }
    if isinf(two.rate_ratio):
        return _("In the earlier time you logged no cramp, in the later %(cramps)s.") % {
            "cramps": numbers.cramps(two.second.episodes)
        }
    return _("In the later time cramps came %(times)s as in the earlier.") % {
        "times": numbers.times_as_often(two.rate_ratio)
    }


def _fits(interval: Interval) -> str:
    low, high = numbers.one_decimal(interval.low), numbers.one_decimal(min(interval.high, 999))
    if interval.high > MOST_TIMES:
        words = _("What fits your diary is %(low)s times as often, or more.") % {"low": low}
    elif interval.low == 0:
        words = _("What fits your diary is at most %(high)s times as often.") % {"high": high}
    else:
        words = _("What fits your diary lies between %(low)s and %(high)s times as often.") % {
            "low": low,
            "high": high,
        }
    if interval.low <= 1 <= interval.high:
        words += " " + _("So no difference at all fits too.")
    return words


def _span(two: TwoPeriods) -> Span | None:
    """A ratio to draw; none where one of the times had no cramp, and it lies at no place."""
    if not two.rate_ratio or isinf(two.rate_ratio) or two.interval is None:
        return None
    return Span(two.rate_ratio, two.interval)


def _lack(missing: Missing) -> Lack:
    more = {"n": missing.need - missing.have}
    if missing.what == "bouts":
        words = _("%(have)d of the %(need)d cramps, an hour apart, that it takes to compare")
        says = words % {"have": missing.have, "need": missing.need}
    elif missing.what == "days_before":
        says = (
            ngettext(
                "The earlier time needs %(n)d more known day.",
                "The earlier time needs %(n)d more known days.",
                more["n"],
            )
            % more
        )
    else:
        says = (
            ngettext(
                "The later time needs %(n)d more known day.",
                "The later time needs %(n)d more known days.",
                more["n"],
            )
            % more
        )
    return Lack(says, missing.have, missing.need)


def _warnings(two: TwoPeriods, courses: Sequence[CourseEntry]) -> list[str]:
    lines = [
        _(
            "You chose these times knowing how they went. So this describes them; it is no "
            "finding, and it isn't tested against chance."
        ),
        _(
            "Cramps often get better anyway: most people start something new when cramps are at "
            "their worst, and after a bad time a better one mostly follows, whatever is done. In "
            "studies people on dummy pills had fewer cramps too."
        ),
    ]
    if _apart_in_the_year(two):
        lines.append(
            _("The two times lie in different parts of the year, and cramps may follow the season.")
        )
    if abs(two.first.known_share - two.second.known_share) >= UNEQUAL_SHARE:
        lines.append(
            _(
                "Your diary has more gaps in one of the times: %(first)s of the days are known in "
                "the earlier, %(second)s in the later. Days without an entry may have been "
                "different."
            )
            % {
                "first": numbers.percent(two.first.known_share),
                "second": numbers.percent(two.second.known_share),
            }
        )
    changed = _changed(courses, two.first.first, two.second.last)
    if changed:
        lines.append(
            _("In this time these medicines were started or stopped: %(names)s.")
            % {"names": ", ".join(changed)}
        )
        lines.append(_("Do not stop a medicine on your own because of cramps."))
    return lines


def _apart_in_the_year(two: TwoPeriods) -> bool:
    """Whether the middles of two times are more than six weeks apart on the round of a year."""
    middles = [one.first.toordinal() + one.days / 2 for one in (two.first, two.second)]
    apart = abs(middles[1] - middles[0]) % DAYS_PER_YEAR
    return min(apart, DAYS_PER_YEAR - apart) > OTHER_SEASON_DAYS


def _changed(courses: Sequence[CourseEntry], first: date, last: date) -> list[str]:
    """The names of medicines that were started or stopped between two days."""
    return list(
        dict.fromkeys(
            one.name
            for one in courses
            if first <= one.started_on <= last
            or (one.stopped_on is not None and first <= one.stopped_on <= last)
        )
    )
