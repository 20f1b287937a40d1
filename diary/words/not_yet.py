"""What can't be said yet, in words: what is missing, how long it may take, what to log next."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from diary.kinds import OWN_FACTORS, PatternKind
from diary.patterns import Missing, NotYet
from diary.patterns.findings import MissingWhat
from diary.words import numbers
from diary.words.factors import factor_name
from diary.words.missing import COUNTED, missing_words
from diary.words.next_step import step_of
from diary.words.remedies import remedy_name
from diary.words.statement import Waiting

NEVER = 10**6


def waiting_for(kind: PatternKind, not_yet: Iterable[NotYet], days: int = 0) -> Waiting | None:
    """What a kind of pattern still waits for; ``None`` where nothing does.

    Of a kind that is about several things, the progress is that of the nearest. ``days``: how
    long the diary is, for what lacks nothing but more of it.
    """
    waits = [one for one in not_yet if kind.awaits(one)]
    if not waits:
        return None
    nearest = min(waits, key=_days_to_go) if is_about_many(kind) else None
    counted = [nearest] if nearest else waits
    farthest = _farthest_first(counted)
    foretold = nearest.days_to_go if nearest else max(one.days_to_go or 0 for one in waits)
    have, need = (days, days + foretold) if days and foretold else (0, 0)
    if farthest:
        have, need = farthest[0].have, farthest[0].need
    return Waiting(
        says=_says(kind, waits, tested=not farthest),
        missing=tuple(_for_one(kind, nearest, one) for one in farthest),
        have=have,
        need=need,
        about=_about(foretold or 0, tested=not farthest),
        step=step_of(kind, farthest[0].what if farthest else None),
    )


def nothing_yet(kind: PatternKind) -> Waiting:
    """What is said of a kind in a diary that is empty."""
    return Waiting(says=_too_little(kind), step=step_of(kind, "cramps"))


def is_about_many(kind: PatternKind) -> bool:
    """Tell if a kind is about several things: medicines, remedies, a person's own factors."""
    return kind.factor == OWN_FACTORS or bool({"course_change", "remedy"} & {*kind.findings})


def _days_to_go(wait: NotYet) -> int:
    return NEVER if wait.days_to_go is None else wait.days_to_go


def _farthest_first(waits: Iterable[NotYet]) -> list[Missing]:
    missing: dict[MissingWhat, Missing] = {one.what: one for wait in waits for one in wait.missing}
    if "bouts" in missing:
        missing.pop("cramps", None)
    return sorted(missing.values(), key=_most_to_do)


def _most_to_do(missing: Missing) -> tuple[bool, float]:
    """What a person can do something about first; of that, what is farthest off."""
    return missing.what in COUNTED, missing.have / missing.need


def _for_one(kind: PatternKind, nearest: NotYet | None, missing: Missing) -> str:
    words = missing_words(missing)
    if nearest is None:
        return words
    return _("%(name)s: %(missing)s") % {
        "name": _subject(kind, nearest.factor or ""),
        "missing": words,
    }


def _subject(kind: PatternKind, factor: str) -> str:
    if "remedy" in kind.findings:
        return remedy_name(factor)
    return factor_name(factor) if kind.factor else factor


def _says(kind: PatternKind, waits: Sequence[NotYet], *, tested: bool) -> str:
    if tested and kind.factor not in (None, OWN_FACTORS):
        return _("So far, %(factor)s and your cramps show no link either way.") % {
            "factor": factor_name(kind.factor or "")
        }
    if is_about_many(kind):
        names = dict.fromkeys(_subject(kind, one.factor or "") for one in waits)
        words = (
            _("So far your diary shows nothing either way of: %(names)s.")
            if tested
            else _("It's too early to tell of: %(names)s.")
        )
        return words % {"names": ", ".join(names)}
    if tested:
        return _("So far your diary shows nothing either way.")
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
        "exercise": _("It's too early to tell whether much exercise and cramps fall together."),
        "sleep": _("It's too early to tell whether short sleep and cramps fall together."),
        "alcohol": _("It's too early to tell whether alcohol and cramps fall together."),
        "caffeine": _("It's too early to tell whether much caffeine and cramps fall together."),
        "standing": _("It's too early to tell whether long standing and cramps fall together."),
        "sitting": _("It's too early to tell whether long sitting and cramps fall together."),
        "heat": _("It's too early to tell whether hot days and cramps fall together."),
        "stretching": _("It's too early to tell whether cramps differ on days you stretch."),
        "electrolytes": _("It's too early to tell whether cramps differ with electrolytes."),
        "magnesium": _("It's too early to tell whether cramps differ with magnesium."),
        "own": _("It's too early to tell anything of questions of your own."),
        "weekday": _("It's too early to tell whether cramps lean to a day of the week."),
        "medicines-started": _("It's too early to tell whether cramps changed with a medicine."),
        "remedies": _("It's too early to tell how long cramps last with what you try."),
        "duration": _("It's too early to tell whether your cramps last longer or shorter."),
        "intensity": _("It's too early to tell whether your cramps hurt more or less."),
        "season": _("It's too early to tell whether cramps follow the seasons."),
    }.get(kind.slug, _("It's too early to tell."))


def _about(days: int, *, tested: bool) -> str:
    if not days:
        return ""
    wait = {"wait": numbers.wait_words(days)}
    if tested:
        return _("A link as strong as a doubling would most likely show in %(wait)s.") % wait
    return _("If you go on like this: %(wait)s.") % wait
