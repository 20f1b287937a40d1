"""What fell together with cramps, in words: how many more or fewer, and how it is known."""

from django.utils.translation import gettext as _

from diary.patterns import Level, Trigger
from diary.words import numbers
from diary.words.factors import exposure_words, factor_name, is_yes_or_no, what_studies_say
from diary.words.statement import Span, Statement
from diary.words.sure import sure, sure_means


def trigger_statement(trigger: Trigger, units: str) -> Statement:
    """A factor and cramps: how many more or fewer came with it, and on how many days."""
    return Statement(
        level=trigger.level,
        says=trigger_says(trigger, units),
        sure=sure(trigger.level),
        sure_means=sure_means(trigger.level),
        counts=_counts(trigger),
        size=_("Cramps compared with other days: %(times)s.")
        % {"times": numbers.times_as_many(trigger.shown_ratio)},
        interval=_("What fits your diary lies between %(low)s and %(high)s times as many.")
        % {
            "low": numbers.one_decimal(trigger.shown_interval.low),
            "high": numbers.one_decimal(trigger.shown_interval.high),
        },
        span=Span(trigger.shown_ratio, trigger.shown_interval),
        notes=_choices(trigger),
        fair=_fair(trigger),
        method=_method(trigger),
    )


def trigger_says(trigger: Trigger, units: str) -> str:
    """A factor and cramps in one sentence."""
    said = {
        "days": exposure_words(trigger, units),
        "times": numbers.times_as_many(trigger.shown_ratio),
    }
    if trigger.level is Level.NO_LINK:
        return (
            _("Cramps were neither twice nor half as many on or after %(days)s as on other days.")
            % said
        )
    if trigger.lag == 0:
        if trigger.shown_ratio > 1:
            return _("On %(days)s you had more cramps: %(times)s.") % said
        return _("On %(days)s you had fewer cramps: %(times)s.") % said
    if trigger.shown_ratio > 1:
        return _("After %(days)s you had more cramps the next day: %(times)s.") % said
    return _("After %(days)s you had fewer cramps the next day: %(times)s.") % said


def _counts(trigger: Trigger) -> str:
    said = {
        "cramp": trigger.exposed.cramp_days,
        "exposed": numbers.thousands(trigger.exposed.days),
        "other_cramp": trigger.other.cramp_days,
        "other": numbers.thousands(trigger.other.days),
    }
    if trigger.lag == 0:
        return (
            _(
                "A cramp on %(cramp)s of %(exposed)s such days, "
                "on %(other_cramp)s of %(other)s others."
            )
            % said
        )
    return (
        _(
            "A cramp after %(cramp)s of %(exposed)s such days, "
            "after %(other_cramp)s of %(other)s others."
        )
        % said
    )


def _choices(trigger: Trigger) -> tuple[str, ...]:
    notes = []
    if trigger.suspected:
        notes.append(_("This was your suspicion: you named it before the days that count for it."))
    if trigger.own_cut:
        notes.append(_("The line between the days is your own."))
    return tuple(notes)


def _fair(trigger: Trigger) -> tuple[str, ...]:
    studies = what_studies_say(trigger)
    if trigger.level is Level.NO_LINK:
        return studies
    together = _("The two fell together. That doesn't show that one brings the other.")
    memory = _("After a cramp a day may be remembered as worse: check in before the night.")
    return (together, *studies, memory)


def _method(trigger: Trigger) -> tuple[str, ...]:
    adjusted = _("Already taken into account: %(what)s.") % {
        "what": ", ".join(dict.fromkeys(_adjusted_words(code) for code in trigger.adjusted_for))
    }
    shrunk = _(
        "The size shown is moved towards no link, since what stands out at first tends to look "
        "bigger than it is. As measured: %(ratio)s times, from %(low)s to %(high)s."
    ) % {
        "ratio": numbers.one_decimal(trigger.rate_ratio),
        "low": numbers.one_decimal(trigger.interval.low),
        "high": numbers.one_decimal(trigger.interval.high),
    }
    return (
        _line(trigger),
        *((adjusted,) if trigger.adjusted_for else ()),
        _chance(trigger),
        shrunk,
    )


def _line(trigger: Trigger) -> str:
    """Which days were compared, and where the line between them comes from."""
    days = {"days": numbers.days(trigger.days)}
    if trigger.own_cut:
        return (
            _(
                "Days are compared with days: %(days)s with an answer. You drew the line between "
                "them; each line that you tried counts as one more look, so more is asked of it."
            )
            % days
        )
    if is_yes_or_no(trigger):
        return _("Days with a yes are compared with days with a no: %(days)s in all.") % days
    return (
        _(
            "Days are compared with days: %(days)s with an answer. The line between them is drawn "
            "where about a third of your days lie beyond it, and not where cramps are."
        )
        % days
    )


def _chance(trigger: Trigger) -> str:
    often = {"often": numbers.in_diaries(trigger.p_adjusted)}
    if trigger.suspected:
        return (
            _(
                "Your suspicion was tested by itself, with half of the room that is left for "
                "chance. If it had no link, it would still seem this strong %(often)s."
            )
            % often
        )
    return (
        _(
            "Cramps on the same day and on the next were both looked at. If nothing that was "
            "looked at had a link, something would still seem this strong %(often)s."
        )
        % often
    )


def _adjusted_words(code: str) -> str:
    name, _separator, rest = code.partition(":")
    if name == "medicine":
        return _("the medicine %(name)s") % {"name": rest}
    if name == "factor":
        return factor_name(rest)
    words = {
        "weekday": _("the day of the week"),
        "weekend": _("weekends"),
        "time": _("slow ups and downs over time"),
        "season": _("the season"),
        "recent_cramps": _("cramps in the week before"),
    }
    return words.get(name, code.replace("_", " "))
