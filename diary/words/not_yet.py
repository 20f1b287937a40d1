"""What can't be said yet, in words: what is missing, how long it may take, what to log next."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.kinds import PatternKind
from diary.patterns import Missing, NotYet
from diary.patterns.findings import MissingWhat
from diary.words import numbers
from diary.words.statement import Step, Waiting

CRAMPS: frozenset[MissingWhat] = frozenset({"cramps", "bouts", "cramp_days"})


def waiting_for(kind: PatternKind, not_yet: Iterable[NotYet]) -> Waiting | None:
    """What a kind of pattern still waits for; ``None`` where nothing does."""
    waits = [one for one in not_yet if one.kind in kind.findings and one.factor == kind.factor]
    if not waits:
        return None
    missing = {one.what: one for wait in waits for one in wait.missing}
    if "bouts" in missing:
        missing.pop("cramps", None)
    farthest = sorted(missing.values(), key=_most_to_do)
    to_go = max((wait.days_to_go or 0 for wait in waits), default=0)
    return Waiting(
        says=_says(kind, waits, tested=not farthest),
        missing=tuple(_missing_words(one) for one in farthest),
        have=farthest[0].have if farthest else 0,
        need=farthest[0].need if farthest else 0,
        about=_about(to_go, tested=not farthest),
        step=_step(kind, farthest[0].what if farthest else None),
    )


def _most_to_do(missing: Missing) -> tuple[bool, float]:
    """What a person can do something about first; of that, what is farthest off."""
    return missing.what in CRAMPS, missing.have / missing.need


def nothing_yet(kind: PatternKind) -> Waiting:
    """What is said of a kind in a diary that is empty."""
    return Waiting(says=_too_little(kind), step=_step(kind, "cramps"))


def _says(kind: PatternKind, waits: list[NotYet], *, tested: bool) -> str:
    if tested:
        return {
            "fluids": _("So far, how much you drink and your cramps show no link either way."),
            "exertion": _("So far, effort and your cramps show no link either way."),
        }.get(kind.slug, _("So far your diary shows nothing either way."))
    if any(one.kind == "side" for one in waits) and len(waits) == 1:
        return _("It's too early to tell whether one side cramps more.")
    return _too_little(kind)


def _too_little(kind: PatternKind) -> str:
    return {
        "time-of-day": _("It's too early to tell at what time your cramps come."),
        "sites": _("It's too early to tell where your cramps come."),
        "frequency": _("It's too early to tell whether your cramps become more or fewer."),
        "fluids": _("It's too early to tell whether little to drink and cramps fall together."),
        "exertion": _("It's too early to tell whether hard effort and cramps fall together."),
    }.get(kind.slug, _("It's too early to tell."))


def _missing_words(missing: Missing) -> str:
    """``12 more days with a check-in``; cramps are counted, never wished for."""
    more = missing.need - missing.have
    known = {"have": missing.have, "need": missing.need, "n": more}
    match missing.what:
        case "days":
            words = ngettext("%(n)d more day of diary", "%(n)d more days of diary", more)
        case "weeks":
            words = ngettext("%(n)d more week of diary", "%(n)d more weeks of diary", more)
        case "check_ins":
            words = ngettext(
                "%(n)d more day with a check-in", "%(n)d more days with a check-in", more
            )
        case "known_values":
            words = ngettext(
                "%(n)d more check-in that answers this question",
                "%(n)d more check-ins that answer this question",
                more,
            )
        case "exposed_days" | "unexposed_days":
            words = ngettext(
                "%(n)d more day that differs from your others",
                "%(n)d more days that differ from your others",
                more,
            )
        case "cramps":
            words = _("%(have)d of the %(need)d cramps that it takes to tell")
        case "bouts":
            words = _("%(have)d of the %(need)d cramps, an hour apart, that it takes to tell")
        case "cramp_days":
            words = ngettext(
                "%(have)d of the %(need)d day with a cramp that it takes to tell",
                "%(have)d of the %(need)d days with a cramp that it takes to tell",
                missing.need,
            )
        case "sided_cramp_days":
            words = _(
                "%(have)d of the %(need)d days with a cramp on one side that it takes to tell"
            )
    return words % known


def _about(days: int, *, tested: bool) -> str:
    if not days:
        return ""
    wait = {"wait": numbers.wait_words(days)}
    if tested:
        return _("A link as strong as a doubling would most likely show in %(wait)s.") % wait
    return _("If you go on like this: %(wait)s.") % wait


def _step(kind: PatternKind, what: MissingWhat | None) -> Step:
    if what == "sided_cramp_days":
        return Step(_("With your next cramp, say which side it was"), "log")
    if what in CRAMPS and kind.factor is None:
        return Step(_("Log a cramp when one comes"), "log")
    return {
        "fluids": Step(_("Check in and say how much you drank"), "check_in"),
        "exertion": Step(_("Check in and say how hard the day was"), "check_in"),
    }.get(kind.slug, Step(_("Check in today, also when there was no cramp"), "check_in"))
