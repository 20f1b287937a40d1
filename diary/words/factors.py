"""The factors of a day, in words: what days are compared, and what studies say of each."""

from django.utils.translation import gettext as _

from diary.patterns import Trigger
from diary.words import numbers

REACTIONS = frozenset({"stretching", "electrolytes", "magnesium"})
"""What people also do because cramps came."""
HOURS = frozenset({"sleep_hours", "standing_hours", "sitting_hours"})


def is_yes_or_no(trigger: Trigger) -> bool:
    """Tell if a factor is answered with yes or no, not with an amount."""
    return trigger.yes_no


def own_name(factor: str) -> str:
    """The name that a person gave to a factor of their own; empty for all others."""
    kind, _separator, name = factor.partition(":")
    return name if kind == "own" else ""


def factor_name(factor: str) -> str:
    """What a factor is called within a sentence: ``how much you drank``."""
    if name := own_name(factor):
        return numbers.quoted(name)
    return {
        "fluids_ml": _("how much you drank"),
        "exercise_minutes": _("how long you exercised"),
        "exertion": _("effort"),
        "sleep_hours": _("how long you slept"),
        "alcohol_units": _("alcohol"),
        "caffeine_mg": _("caffeine"),
        "standing_hours": _("how long you stood"),
        "sitting_hours": _("how long you sat"),
        "heat": _("heat"),
        "stretching": _("stretching"),
        "electrolytes": _("electrolytes"),
        "magnesium": _("magnesium"),
    }.get(factor, factor.replace("_", " "))


def amount(factor: str, value: float, units: str, own_unit: str = "") -> str:
    """A value of a factor with its unit: ``1,250 ml``, ``6.5 hours``, ``5 out of 10``.

    ``own_unit``: what a person counts a factor of their own in.
    """
    said = {"value": numbers.plain(value)}
    if factor == "fluids_ml":
        return numbers.volume(value, units)
    if factor == "exertion":
        return _("an effort of %(value)s out of 10") % said
    if factor == "exercise_minutes":
        return _("%(value)s min") % said
    if factor in HOURS:
        return _("%(value)s h") % said
    if factor == "alcohol_units":
        return _("%(value)s units") % said if value != 1 else _("1 unit")
    if factor == "caffeine_mg":
        return _("%(value)s mg") % said
    return f"{numbers.plain(value)} {own_unit}".strip()


def exposure_words(trigger: Trigger, units: str) -> str:
    """The days that count as exposed: ``days with 1,250 ml or less to drink``."""
    if is_yes_or_no(trigger):
        return _yes_days(trigger.factor)
    value = amount(trigger.factor, trigger.threshold, units, trigger.unit)
    bound = _("%(value)s or less") if trigger.op == "<=" else _("%(value)s or more")
    said = {"bound": bound % {"value": value}, "name": own_name(trigger.factor) or trigger.factor}
    if trigger.factor == "exertion":
        whole = {"value": numbers.plain(trigger.threshold)}
        if trigger.op == ">=":
            return _("days with an effort of %(value)s or more out of 10") % whole
        return _("days with an effort of %(value)s or less out of 10") % whole
    return {
        "fluids_ml": _("days with %(bound)s to drink"),
        "exercise_minutes": _("days with %(bound)s of exercise"),
        "sleep_hours": _("days after %(bound)s of sleep"),
        "alcohol_units": _("days with %(bound)s of alcohol"),
        "caffeine_mg": _("days with %(bound)s of caffeine"),
        "standing_hours": _("days with %(bound)s of standing"),
        "sitting_hours": _("days with %(bound)s of sitting"),
    }.get(trigger.factor, _("days with “%(name)s” at %(bound)s")) % said


def _yes_days(factor: str) -> str:
    return {
        "heat": _("days that you called hot"),
        "stretching": _("days on which you stretched"),
        "electrolytes": _("days on which you took electrolytes"),
        "magnesium": _("days on which you took magnesium"),
    }.get(factor, _("days with “%(name)s”") % {"name": own_name(factor)})


def unit_words(factor: str, units: str, own_unit: str = "") -> str:
    """What a factor is counted in: ``fluids in ml``."""
    if own_unit:
        return _("%(factor)s in %(unit)s") % {"factor": factor_name(factor), "unit": own_unit}
    return {
        "fluids_ml": _("fluids in %(unit)s") % {"unit": numbers.volume_unit(units)},
        "exercise_minutes": _("exercise in minutes"),
        "exertion": _("effort, from 0 (none) to 10 (all you can)"),
        "sleep_hours": _("hours of sleep"),
        "alcohol_units": _("units of alcohol (one is 10 ml of pure alcohol)"),
        "caffeine_mg": _("caffeine in mg"),
        "standing_hours": _("hours of standing"),
        "sitting_hours": _("hours of sitting"),
    }.get(factor, factor_name(factor))


def what_studies_say(trigger: Trigger) -> tuple[str, ...]:
    """What the studies behind the library can carry, beside a finding on a factor."""
    more = trigger.shown_ratio > 1
    said = _studies(trigger.factor, more=more)
    if more and trigger.factor in REACTIONS:
        reaction = _(
            "People often do this because cramps came, so cramps may be the reason for it, and "
            "not the other way round."
        )
        return (reaction, *said)
    return said


def _studies(factor: str, *, more: bool) -> tuple[str, ...]:
    moving = _("Moving about now and then is good anyway.")
    salt = _(
        "In long, sweaty efforts some people may do better with some salt in the drink. On a "
        "low-salt diet, ask a doctor first."
    )
    fewer_with_alcohol = _("This is no reason to drink alcohol.")
    return {
        "fluids_ml": (
            _("Studies disagree on whether it matters for cramps how much a person drinks."),
            _("Drink when you are thirsty. Very large amounts can be dangerous."),
        ),
        "exercise_minutes": (
            _("Cramps late in a long effort fit with tired muscles. Pace yourself."),
        ),
        "exertion": (
            _("Hard or unusual effort is the best supported trigger of cramps in exercise."),
            _("Build up slowly, and leave time to recover."),
        ),
        "sleep_hours": (
            _("Short sleep and cramps go together, and either may lead: cramps break sleep too."),
        ),
        "alcohol_units": (
            _("One study found a link with night cramps in people over 60. It can't tell why."),
            _("You can try a few weeks without alcohol and compare.")
            if more
            else fewer_with_alcohol,
            _("If you drink a lot, see a doctor first: don't stop all at once on your own."),
        ),
        "caffeine_mg": (_("There is no good evidence on caffeine and cramps, either way."),),
        "standing_hours": (_("In studies the link with long standing is weak."), moving),
        "sitting_hours": (_("In studies the link with long sitting is weak."), moving),
        "heat": (
            salt,
            _(
                "With painful cramps in the heat: stop, cool down, drink to thirst, and rest until "
                "they go."
            ),
        ),
        "stretching": (
            _("Stretching before bed may help some older people with night cramps."),
            _("Studies of it disagree."),
        ),
        "electrolytes": (
            salt,
            _("Ask a doctor before you take potassium: with some illnesses it is dangerous."),
        ),
        "magnesium": (
            _("People on dummy pills improve too: in good studies of night cramps about as much."),
            _("Cramps rise and fall on their own. With kidney disease, ask a doctor first."),
        ),
    }.get(factor, (_("This is a question of your own: the library has nothing more on it."),))
