"""Whether cramps last longer or hurt more than they did, in words."""

from django.utils.translation import gettext as _

from diary.patterns import DurationTrend, IntensityTrend
from diary.patterns.findings import CLAIMS
from diary.words import numbers
from diary.words.statement import Span, Statement
from diary.words.sure import sure, sure_means


def duration_statement(trend: DurationTrend) -> Statement:
    """How long cramps last at the end of the diary, over how long they did at its start."""
    mirror = _(
        "Stronger cramps last longer, and yours changed in strength too: at like strength "
        "the change in length is not seen. It may only mirror it."
    )
    return Statement(
        level=trend.level,
        says=_duration_says(trend),
        sure=sure(trend.level),
        sure_means=sure_means(trend.level),
        counts=_counts(trend.days, _("%(days)s with a cramp of which you logged the length.")),
        size=_("At the end of the diary: %(times)s as at its start.")
        % {"times": numbers.times_as_long(trend.change)},
        interval=_("What fits your diary lies between %(low)s and %(high)s times as long.")
        % {
            "low": numbers.one_decimal(trend.interval.low),
            "high": numbers.one_decimal(trend.interval.high),
        },
        span=Span(trend.change, trend.interval),
        fair=(
            *((mirror,) if trend.mirrors_intensity and trend.level in CLAIMS else ()),
            *_when_to_ask(),
        ),
        method=_method(trend.p_value),
    )


def intensity_statement(trend: IntensityTrend) -> Statement:
    """How much cramps hurt at the end of the diary, less how much they did at its start."""
    points = numbers.one_decimal(abs(trend.change))
    more = _("At the end of the diary: about %(points)s more on the scale to 10.")
    less = _("At the end of the diary: about %(points)s less on the scale to 10.")
    return Statement(
        level=trend.level,
        says=_intensity_says(trend),
        sure=sure(trend.level),
        sure_means=sure_means(trend.level),
        counts=_counts(trend.days, _("%(days)s with a cramp of which you logged the strength.")),
        size=(more if trend.change >= 0 else less) % {"points": points},
        interval=_("What fits your diary lies between %(low)s and %(high)s.")
        % {"low": _points(trend.interval.low), "high": _points(trend.interval.high)},
        span=Span(trend.change, trend.interval, "points", even=0.0),
        fair=_when_to_ask(),
        method=_method(trend.p_value),
    )


def _points(change: float) -> str:
    """A change on the scale to 10: ``1.2 more``, ``0.5 less``, ``no change``."""
    said = {"points": numbers.one_decimal(abs(change))}
    if round(change, 1) == 0:
        return _("no change")
    return (_("%(points)s more") if change > 0 else _("%(points)s less")) % said


def _counts(days: int, words: str) -> str:
    return words % {"days": numbers.days(days)}


def _duration_says(trend: DurationTrend) -> str:
    if trend.level not in CLAIMS:
        return _("How long your cramps last has not clearly changed.")
    if trend.correlation > 0:
        return _("Your cramps have come to last longer over time.")
    return _("Your cramps have come to last less long over time.")


def _intensity_says(trend: IntensityTrend) -> str:
    if trend.level not in CLAIMS:
        return _("How strong your cramps are has not clearly changed.")
    if trend.correlation > 0:
        return _("Your cramps have come to hurt more over time.")
    return _("Your cramps have come to hurt less over time.")


def _when_to_ask() -> tuple[str, ...]:
    return (
        _("With a cramp of more than 10 minutes that doesn't ease, get advice the same day."),
        _("If cramps get worse over weeks, see a doctor."),
        _("Cramps rise and fall on their own, and this says nothing about what comes next."),
    )


def _method(p_value: float) -> tuple[str, ...]:
    return (
        _(
            "Each diary day with a cramp counts once, with the mean of its cramps, and is ranked "
            "against time (Spearman). The size is the middle one of the slopes between any two "
            "days (Theil and Sen)."
        ),
        _("If nothing changed, it would seem to change this much %(often)s.")
        % {"often": numbers.in_diaries(p_value)},
    )
