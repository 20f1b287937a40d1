"""The one thing to log next."""

from django.utils.translation import gettext as _

from diary.kinds import PatternKind
from diary.patterns.findings import MissingWhat
from diary.words.missing import COUNTED
from diary.words.statement import Step


def step_of(kind: PatternKind, what: MissingWhat | None) -> Step:
    """What helps a kind of pattern most, given what it misses most."""
    if what == "sided_cramp_days":
        return Step(_("With your next cramp, say which side it was"), "log")
    special = _with_a_cramp(kind)
    if special:
        return Step(special, "log")
    if kind.slug == "medicines-started" and what not in ("days_after", "bouts"):
        return Step(_("Enter your medicines, with the day you started each"), "medicines")
    if what in COUNTED and kind.factor is None:
        return Step(_("Log a cramp when one comes"), "log")
    return Step(_answer(kind), "check_in")


def _with_a_cramp(kind: PatternKind) -> str:
    return {
        "remedies": _("With your next cramp, say what you tried and how long it lasted"),
        "duration": _("With your next cramp, say how long it lasted"),
        "intensity": _("With your next cramp, say how strong it was"),
    }.get(kind.slug, "")


def _answer(kind: PatternKind) -> str:
    return {
        "fluids": _("Check in and say how much you drank"),
        "exertion": _("Check in and say how hard the day was"),
        "exercise": _("Check in and say how long you exercised, 0 too"),
        "sleep": _("Check in and say how long you slept"),
        "alcohol": _("Check in and say how much alcohol you drank, 0 too"),
        "caffeine": _("Check in and say how much caffeine you had, 0 too"),
        "standing": _("Check in and say how long you stood"),
        "sitting": _("Check in and say how long you sat"),
        "heat": _("Check in and say whether it was hot, also when it was not"),
        "stretching": _("Check in and say whether you stretched, also when you did not"),
        "electrolytes": _("Check in and say whether you took electrolytes, also when not"),
        "magnesium": _("Check in and say whether you took magnesium, also when not"),
        "own": _("Check in and answer your own questions"),
    }.get(kind.slug, _("Check in today, also when there was no cramp"))
