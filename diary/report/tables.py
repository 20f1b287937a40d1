"""The report's tables: sites, medicines, remedies, and what the check-ins answered."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.models import OwnFactor
from diary.models.codes import MedicineClass, Muscle, Remedy
from diary.models.own_factor import OwnKind
from diary.report.counts import SIDES, AnswerCount, Counts
from diary.report.pictures import shortened
from diary.report.sheet import Fact, Rows
from diary.words import numbers
from diary.words.factors import amount

MOST_SITES, MOST_MEDICINES, MOST_OWN = 6, 8, 3
NONE = "–"
YES_NO = frozenset({"heat", "stretching", "electrolytes", "magnesium"})
OWN = "own:"
WITH_MOST = frozenset({"alcohol_units", "exercise_minutes"})
"""What is much on some days and nothing on others."""
ALWAYS = ("left", "right", "both")
UNCLEAR = ("", MedicineClass.OTHER)
WATER_TABLETS = (
    MedicineClass.THIAZIDE_DIURETIC,
    MedicineClass.LOOP_DIURETIC,
    MedicineClass.POTASSIUM_SPARING_DIURETIC,
)


def site_rows(counts: Counts) -> Rows:
    """Each muscle: cramps on the left, the right, both sides, in the middle, side not said; the
    last two where any are."""
    names = dict(
        zip(SIDES, (_("Left"), _("Right"), _("Both"), _("Middle"), _("Side not said")), strict=True)
    )
    shown = [
        side for side in SIDES if side in ALWAYS or any(one.sides[side] for one in counts.sites)
    ]
    rows = [
        (
            str(Muscle(site.muscle).label),
            *(_number(site.sides[side]) for side in shown),
            numbers.thousands(site.cramps),
        )
        for site in counts.sites[:MOST_SITES]
    ]
    more = [
        f"{Muscle(site.muscle).label} {numbers.thousands(site.cramps)}"
        for site in counts.sites[MOST_SITES:]
    ]
    header = (_("Muscle"), *(names[side] for side in shown), _("Cramps"))
    return Rows(header, tuple(rows), _also(more))


def medicine_rows(counts: Counts) -> Rows:
    """Each medicine that was taken on any day of the stretch, with its dates."""
    rows = [
        (
            shortened(course.name, 40),
            str(MedicineClass(course.medicine_class).label)
            if course.medicine_class
            else _("not said"),
            numbers.short_day(course.started_on),
            numbers.short_day(course.stopped_on) if course.stopped_on else _("still taken"),
        )
        for course in counts.courses[:MOST_MEDICINES]
    ]
    header = (_("Medicine"), _("Kind"), _("From"), _("To"))
    more = [shortened(one.name, 40) for one in counts.courses[MOST_MEDICINES:]]
    return Rows(header, tuple(rows), _also(more))


def medicines_note(counts: Counts) -> str:
    """What was stopped shortly before, and which kinds that a doctor asks for are not marked."""
    classes = [course.medicine_class for course in counts.courses]
    missing = [
        name
        for name, kinds in (
            (_("statin"), (MedicineClass.STATIN,)),
            (_("water tablet (diuretic)"), WATER_TABLETS),
            (_("beta-agonist inhaler"), (MedicineClass.BETA_AGONIST_INHALER,)),
        )
        if set(classes).isdisjoint(kinds)
    ]
    stopped = [
        _("%(name)s (last day %(day)s)")
        % {"name": shortened(one.name, 40), "day": numbers.short_day(one.stopped_on)}
        for one in counts.stopped_before
        if one.stopped_on
    ]
    unclear = sum(1 for one in classes if one in UNCLEAR)
    notes = []
    if stopped:
        notes.append(_("Stopped in the 90 days before: %(names)s.") % {"names": "; ".join(stopped)})
    if missing:
        none = _("No medicine is marked as %(kinds)s. That doesn't mean that none was taken.")
        notes.append(none % {"kinds": ", ".join(missing)})
    if unclear:
        notes.append(_("Kind not said or another: %(n)d.") % {"n": unclear})
    return " ".join(notes)


def remedy_rows(counts: Counts) -> Rows:
    """Each remedy: with how many cramps it was tried, and how much it was said to help."""
    rows = [
        (
            str(Remedy(one.remedy).label),
            *(_number(n) for n in (one.cramps, *one.helped[::-1], one.unsaid)),
        )
        for one in counts.remedies
    ]
    header = (
        _("Tried"),
        _("Cramps"),
        _("Ended it"),
        _("Helped a lot"),
        _("A little"),
        _("Not at all"),
        _("Not said"),
    )
    return Rows(header, tuple(rows))


def answer_facts(counts: Counts, units: str, own: Sequence[OwnFactor]) -> tuple[Fact, ...]:
    """What the daily check-ins answered on the whole, and on how many days."""
    answered = {one.factor: one for one in counts.answers}
    facts = [
        Fact(label, _answer(answered.get(factor), factor, units, yes_no=factor in YES_NO))
        for factor, label in _questions()
    ]
    asked = [one for one in own if f"{OWN}{one.name}" in answered]
    for one in asked[:MOST_OWN]:
        yes_no, factor = one.kind == OwnKind.YES_NO, f"{OWN}{one.name}"
        said = _answer(answered[factor], factor, units, yes_no=yes_no, own_unit=one.unit)
        facts.append(Fact(shortened(one.name, 24), said))
    more = len(asked) - MOST_OWN
    if more > 0:
        facts.append(Fact(_("More questions of their own"), numbers.thousands(more)))
    return tuple(facts)


def _questions() -> tuple[tuple[str, str], ...]:
    return (
        ("exertion", _("Exertion, 0 to 10")),
        ("exercise_minutes", _("Exercise")),
        ("fluids_ml", _("Fluids")),
        ("sleep_hours", _("Sleep")),
        ("alcohol_units", _("Alcohol")),
        ("caffeine_mg", _("Caffeine")),
        ("standing_hours", _("Standing")),
        ("sitting_hours", _("Sitting")),
        ("heat", _("Hot day")),
        ("stretching", _("Stretching")),
        ("electrolytes", _("Electrolytes taken")),
        ("magnesium", _("Magnesium taken")),
    )


def _answer(
    one: AnswerCount | None, factor: str, units: str, *, yes_no: bool, own_unit: str = ""
) -> str:
    if one is None:
        return _("not recorded")
    if yes_no:
        yes = {"yes": round(one.mean * one.days), "days": one.days}
        return (
            ngettext("yes on %(yes)d of %(days)d day", "yes on %(yes)d of %(days)d days", one.days)
            % yes
        )
    if factor == "exertion":
        said = numbers.one_decimal(one.mean)
    elif factor == "fluids_ml":
        said = numbers.volume(one.mean, units)
    else:
        places = 0 if factor in ("exercise_minutes", "caffeine_mg") else 1
        said = amount(factor, round(one.mean, places), units, own_unit)
    words = {"amount": said, "days": numbers.days(one.days)}
    if factor in WITH_MOST:
        words["most"] = amount(factor, one.most, units)
        return _("mean %(amount)s a day, at most %(most)s (%(days)s)") % words
    return _("mean %(amount)s a day (%(days)s)") % words


def _number(number: int) -> str:
    return numbers.thousands(number) if number else NONE


def _also(named: Sequence[str]) -> str:
    """What there is no row for."""
    return _("Also: %(names)s.") % {"names": ", ".join(named)} if named else ""
