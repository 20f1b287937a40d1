"""The kinds of pattern: each a page of its own, with the topics of the library it speaks to.

A kind names topics by their slugs and nothing else of the library, so that editors can rewrite
every article without breaking a link.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from diary.patterns import Finding, NotYet, Trigger
from diary.patterns.findings import Kind as FindingKind

OWN_FACTORS = "own:"
"""The factor of the kind that is about all the factors a person made up."""
BESIDE = ("cause", "prevention", "warning")
"""The parts of the library that stand beside a kind of pattern, in this order."""


@dataclass(frozen=True, slots=True)
class PatternKind:
    """One kind of pattern: its address, its words, its topics, and the findings it shows.

    ``factor``: the one it is about, ``own:`` for all that a person made up. ``parts``: the
    sorts of section that stand beside it.
    """

    slug: str
    title: Promise
    question: Promise
    topics: tuple[str, ...]
    icon: str
    findings: tuple[FindingKind, ...]
    factor: str | None = None
    parts: tuple[str, ...] = BESIDE

    def shows(self, finding: Finding) -> bool:
        """Tell if a finding belongs on the page of this kind."""
        factor = finding.factor if isinstance(finding, Trigger) else None
        return finding.kind in self.findings and self.is_about(factor)

    def awaits(self, wait: NotYet) -> bool:
        """Tell if what can't be said yet belongs on the page of this kind."""
        return wait.kind in self.findings and (wait.kind != "trigger" or self.is_about(wait.factor))

    def is_about(self, factor: str | None) -> bool:
        """Tell if this kind is about a factor, or about none."""
        if self.factor == OWN_FACTORS:
            return factor is not None and factor.startswith(OWN_FACTORS)
        return self.factor == factor


def _of_factor(
    slug: str, factor: str, title: Promise, question: Promise, icon: str, *topics: str
) -> PatternKind:
    return PatternKind(slug, title, question, topics, icon, ("trigger",), factor)


TIME_OF_DAY = PatternKind(
    slug="time-of-day",
    title=_("When in the day"),
    question=_("Do your cramps come at night, or at some other time?"),
    topics=("night-cramps",),
    icon="moon",
    findings=("time_of_day",),
)
SITES = PatternKind(
    slug="sites",
    title=_("Muscle and side"),
    question=_("Which muscles cramp, and is it more often on one side?"),
    topics=("same-muscle", "one-side"),
    icon="muscle",
    findings=("side", "muscle"),
)
FREQUENCY = PatternKind(
    slug="frequency",
    title=_("How often"),
    question=_("Do cramps come more often, or less often, than they did?"),
    topics=("changing-frequency",),
    icon="trend",
    findings=("trend",),
)
FLUIDS = _of_factor(
    "fluids",
    "fluids_ml",
    _("How much you drink"),
    _("Do days with little to drink and cramps fall together?"),
    "drop",
    "fluids",
)
EXERTION = _of_factor(
    "exertion",
    "exertion",
    _("Effort"),
    _("Do days of hard effort and cramps fall together?"),
    "bolt",
    "exertion",
)
EXERCISE = _of_factor(
    "exercise",
    "exercise_minutes",
    _("Exercise"),
    _("Do days with much exercise and cramps fall together?"),
    "shoe",
    "exercise-cramps",
)
SLEEP = _of_factor(
    "sleep",
    "sleep_hours",
    _("Sleep"),
    _("Do short nights and cramps fall together?"),
    "bed",
    "sleep",
)
ALCOHOL = _of_factor(
    "alcohol",
    "alcohol_units",
    _("Alcohol"),
    _("Do days with alcohol and cramps fall together?"),
    "glass",
    "alcohol-and-caffeine",
)
CAFFEINE = _of_factor(
    "caffeine",
    "caffeine_mg",
    _("Caffeine"),
    _("Do days with much caffeine and cramps fall together?"),
    "cup",
    "alcohol-and-caffeine",
)
STANDING = _of_factor(
    "standing",
    "standing_hours",
    _("Standing"),
    _("Do days of long standing and cramps fall together?"),
    "stand",
    "posture-and-standing",
    "circulation",
)
SITTING = _of_factor(
    "sitting",
    "sitting_hours",
    _("Sitting"),
    _("Do days of long sitting and cramps fall together?"),
    "sit",
    "posture-and-standing",
    "circulation",
)
HEAT = _of_factor(
    "heat",
    "heat",
    _("Heat"),
    _("Do hot days and cramps fall together?"),
    "thermometer",
    "heat-and-sweat",
)
STRETCHING = _of_factor(
    "stretching",
    "stretching",
    _("Stretching"),
    _("Are cramps fewer, or more, on days when you stretch?"),
    "stretch",
    "stretching",
)
ELECTROLYTES = _of_factor(
    "electrolytes",
    "electrolytes",
    _("Electrolytes"),
    _("Are cramps fewer, or more, on days when you take electrolytes?"),
    "salt",
    "minerals-and-supplements",
    "heat-and-sweat",
)
MAGNESIUM = _of_factor(
    "magnesium",
    "magnesium",
    _("Magnesium"),
    _("Are cramps fewer, or more, on days when you take magnesium?"),
    "pill",
    "minerals-and-supplements",
    "self-testing",
    "changing-frequency",
)
OWN = _of_factor(
    "own",
    OWN_FACTORS,
    _("Your own questions"),
    _("Do the things that you chose to note and cramps fall together?"),
    "question",
    "self-testing",
    "changing-frequency",
)
WEEKDAY = PatternKind(
    slug="weekday",
    title=_("Day of the week"),
    question=_("Do cramps lean to a day of the week, or to the weekend?"),
    topics=("weekdays",),
    icon="week",
    findings=("weekday",),
)
MEDICINES_STARTED = PatternKind(
    slug="medicines-started",
    title=_("Medicines started or stopped"),
    question=_("Did cramps change when you started or stopped a medicine?"),
    topics=("medicines", "changing-frequency"),
    icon="pill",
    findings=("course_change",),
)
REMEDIES = PatternKind(
    slug="remedies",
    title=_("What you tried"),
    question=_("How long did cramps last with what you tried, and how much did you say it helped?"),
    topics=("relief", "stretching"),
    icon="heart",
    findings=("remedy",),
    parts=("relief", "prevention", "warning"),
)
DURATION = PatternKind(
    slug="duration",
    title=_("How long cramps last"),
    question=_("Do your cramps last longer, or shorter, than they did?"),
    topics=("longer-or-stronger",),
    icon="hourglass",
    findings=("duration_trend",),
)
INTENSITY = PatternKind(
    slug="intensity",
    title=_("How strong cramps are"),
    question=_("Do your cramps hurt more, or less, than they did?"),
    topics=("longer-or-stronger",),
    icon="gauge",
    findings=("intensity_trend",),
)
SEASON = PatternKind(
    slug="season",
    title=_("Time of year"),
    question=_("Do cramps come more in one part of the year, every year?"),
    topics=("season",),
    icon="sun",
    findings=("season",),
)

FACTOR_KINDS = (
    FLUIDS,
    EXERTION,
    EXERCISE,
    SLEEP,
    ALCOHOL,
    CAFFEINE,
    STANDING,
    SITTING,
    HEAT,
    STRETCHING,
    ELECTROLYTES,
    MAGNESIUM,
    OWN,
)
KINDS = (
    TIME_OF_DAY,
    SITES,
    FREQUENCY,
    *FACTOR_KINDS,
    WEEKDAY,
    MEDICINES_STARTED,
    REMEDIES,
    DURATION,
    INTENSITY,
    SEASON,
)


def kind_at(slug: str) -> PatternKind | None:
    """Return the kind that has an address part, if there is one."""
    return next((kind for kind in KINDS if kind.slug == slug), None)
