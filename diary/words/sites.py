"""Which muscle and which side, in words."""

from django.utils.translation import gettext as _

from diary.models.codes import Muscle
from diary.patterns import Findings, Level, MuscleShare, MuscleSites, Side
from diary.patterns.findings import CLAIMS
from diary.words import numbers
from diary.words.statement import Span, Statement
from diary.words.sure import sure, sure_means


def muscle_name(code: str) -> str:
    """A muscle as a person knows it; a code that this version doesn't know stays as it is."""
    return str(Muscle(code).label) if code in Muscle.values else code


def sites_statement(findings: Findings) -> Statement | None:
    """The side where it is claimed, else the muscle; the other one beside it."""
    side, muscles = findings.side, findings.muscle_sites
    if side and (side.level in CLAIMS or muscles is None):
        return _side_statement(side, muscles)
    return _muscle_statement(muscles, side) if muscles else None


def _side_statement(side: Side, muscles: MuscleSites | None) -> Statement:
    return Statement(
        level=side.level,
        says=_side_says(side),
        sure=sure(side.level),
        sure_means=sure_means(side.level, tested=side.p_value is not None),
        counts=_side_counts(side),
        size=_("%(share)s of the days that lean to one side lean %(side)s.")
        % {"share": numbers.percent(side.share), "side": _side_word(side)},
        interval=_share_interval(side.interval),
        span=Span(side.share, side.interval, "share", even=0.5),
        also=(_muscle_says(muscles.muscles[0], muscles),) if muscles else (),
        fair=(*_fair_of_side(), *(_fair_of_muscle() if muscles else ())),
        method=tuple(_side_method(side)),
    )


def _muscle_statement(muscles: MuscleSites, side: Side | None) -> Statement:
    first = muscles.muscles[0]
    return Statement(
        level=muscles.level,
        says=_muscle_says(first, muscles),
        sure=sure(muscles.level),
        sure_means=sure_means(muscles.level, tested=False),
        counts=_("%(here)s of %(all)s with a cramp whose place you logged, %(cramps)s in all.")
        % {
            "here": first.cramp_days,
            "all": numbers.days(muscles.days),
            "cramps": numbers.cramps(muscles.episodes),
        },
        size=_("That is %(share)s of those days.") % {"share": numbers.percent(first.share)},
        interval=_share_interval(first.interval),
        span=Span(first.share, first.interval, "share", even=None),
        also=(_side_says(side), _side_counts(side)) if side else (),
        fair=(*_fair_of_muscle(), *(_fair_of_side() if side else ())),
        method=(
            _("Days are counted, not cramps, because the cramps of one day hang together."),
            _("A day with two muscles counts for both, so shares may add up to more than all."),
            *(_side_method(side) if side else ()),
        ),
    )


def _muscle_says(muscle: MuscleShare, muscles: MuscleSites) -> str:
    said = {"muscle": muscle_name(muscle.muscle)}
    if muscles.episodes == 1:
        return _("The one cramp whose place you logged was here: %(muscle)s.") % said
    if len(muscles.muscles) == 1:
        return _("All the cramps whose place you logged were here: %(muscle)s.") % said
    return _("The place you logged most often: %(muscle)s.") % said


def _side_says(side: Side) -> str:
    if side.left_days == side.right_days:
        return _("Your cramps came on the left on as many days as on the right.")
    said = {"side": _side_word(side)}
    if side.level is Level.CLEAR or side.level is Level.LIKELY:
        return _("Your cramps come more often on the %(side)s.") % said
    return _("You logged somewhat more cramp days on the %(side)s.") % said


def _side_counts(side: Side) -> str:
    return _("Left on %(left)s, right on %(right)s.") % {
        "left": numbers.days(side.left_days),
        "right": numbers.days(side.right_days),
    }


def _side_word(side: Side) -> str:
    return _("left") if side.side == "left" else _("right")


def _share_interval(interval: tuple[float, float]) -> str:
    return _("The share that fits your diary lies between %(low)s and %(high)s.") % {
        "low": numbers.percent(interval[0]),
        "high": numbers.percent(interval[1]),
    }


def _fair_of_side() -> tuple[str, ...]:
    return (
        _("A cramp usually takes one leg at a time."),
        _("Whether it means anything when it is always the same side was not studied."),
        _("Check that limb for swelling, numbness and weakness, and see a doctor about them."),
    )


def _fair_of_muscle() -> tuple[str, ...]:
    return (
        _("On the whole, the calf is the most common place by far."),
        _(
            "In races, those who had cramped before were likelier to cramp again. In a small "
            "laboratory test, a sore muscle cramped more easily."
        ),
    )


def _side_method(side: Side) -> tuple[str, ...]:
    if side.p_value is None:
        return ()
    return (
        _(
            "For the side each diary day counts once, left or right. If left and right were alike, "
            "they would differ this much %(often)s."
        )
        % {"often": numbers.in_diaries(side.p_value)},
    )
