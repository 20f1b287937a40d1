"""What fell together with cramps, in words: how much was drunk, and effort."""

from django.utils.translation import gettext as _

from diary.patterns import Level, Trigger
from diary.words import numbers
from diary.words.statement import Statement
from diary.words.sure import sure, sure_means


def trigger_statement(trigger: Trigger, units: str) -> Statement:
    """A factor and cramps: how many more or fewer came with it, and on how many days."""
    return Statement(
        level=trigger.level,
        says=_says(trigger, units),
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
        fair=_fair(trigger),
        method=_method(trigger),
    )


def exposure_words(trigger: Trigger, units: str) -> str:
    """The days that count as exposed: ``days with 1,250 ml or less to drink``."""
    if trigger.factor == "fluids_ml":
        amount = {"amount": numbers.volume(trigger.threshold, units)}
        if trigger.op == "<=":
            return _("days with %(amount)s or less to drink") % amount
        return _("days with %(amount)s or more to drink") % amount
    if trigger.factor == "exertion":
        return _("days with an effort of %(value)d or more out of 10") % {
            "value": trigger.threshold
        }
    name = trigger.factor.removeprefix("own:").replace("_", " ")
    value = numbers.one_decimal(trigger.threshold)
    if trigger.op == "<=":
        return _("days with %(name)s at %(value)s or less") % {"name": name, "value": value}
    return _("days with %(name)s at %(value)s or more") % {"name": name, "value": value}


def _says(trigger: Trigger, units: str) -> str:
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


def _fair(trigger: Trigger) -> tuple[str, ...]:
    together = _("The two fell together. That doesn't show that one brings the other.")
    fair: tuple[str, ...] = ()
    if trigger.factor == "fluids_ml":
        fair = (_("Studies disagree on whether it matters for cramps how much a person drinks."),)
    elif trigger.factor == "exertion":
        fair = (
            _("Hard or unusual effort is the best supported trigger of cramps in exercise."),
            _("Build up slowly, and leave time to recover."),
        )
    memory = _("After a cramp a day may be remembered as worse: check in before the night.")
    if trigger.level is Level.NO_LINK:
        return fair
    return (together, *fair, memory)


def _method(trigger: Trigger) -> tuple[str, ...]:
    tested = _(
        "Days are compared with days: %(days)s with an answer. The line between them is drawn "
        "where about a third of your days lie beyond it, and not where cramps are."
    ) % {"days": numbers.days(trigger.days)}
    adjusted = _("Already taken into account: %(what)s.") % {
        "what": ", ".join(dict.fromkeys(_adjusted_words(code) for code in trigger.adjusted_for))
    }
    chance = _(
        "Cramps on the same day and on the next were both looked at. If nothing that was looked "
        "at had a link, something would still seem this strong %(often)s."
    ) % {"often": numbers.in_diaries(trigger.p_adjusted)}
    shrunk = _(
        "The size shown is moved towards no link, since what stands out at first tends to look "
        "bigger than it is. As measured: %(ratio)s times, from %(low)s to %(high)s."
    ) % {
        "ratio": numbers.one_decimal(trigger.rate_ratio),
        "low": numbers.one_decimal(trigger.interval.low),
        "high": numbers.one_decimal(trigger.interval.high),
    }
    return (tested, *((adjusted,) if trigger.adjusted_for else ()), chance, shrunk)


def _adjusted_words(code: str) -> str:
    name, _separator, rest = code.partition(":")
    if name == "medicine":
        return _("the medicine %(name)s") % {"name": rest}
    words = {
        "weekday": _("the day of the week"),
        "weekend": _("weekends"),
        "time": _("slow ups and downs over time"),
        "season": _("the season"),
        "recent_cramps": _("cramps in the week before"),
    }
    return words.get(name, code.replace("_", " "))
