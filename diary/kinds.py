"""The kinds of pattern: each a page of its own, with the topics of the library it speaks to.

A kind names topics by their slugs and nothing else of the library, so that editors can rewrite
every article without breaking a link.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from diary.patterns import Finding, Trigger
from diary.patterns.findings import Kind as FindingKind


@dataclass(frozen=True, slots=True)
class PatternKind:
    """One kind of pattern: its address, its words, its topics, and the findings it shows."""

    slug: str
    title: Promise
    question: Promise
    topics: tuple[str, ...]
    icon: str
    findings: tuple[FindingKind, ...]
    factor: str | None = None

    def shows(self, finding: Finding) -> bool:
        """Tell if a finding belongs on the page of this kind."""
        factor = finding.factor if isinstance(finding, Trigger) else None
        return finding.kind in self.findings and factor == self.factor


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
    icon="calendar",
    findings=("trend",),
)
FLUIDS = PatternKind(
    slug="fluids",
    title=_("How much you drink"),
    question=_("Do days with little to drink and cramps fall together?"),
    topics=("fluids",),
    icon="drop",
    findings=("trigger",),
    factor="fluids_ml",
)
EXERTION = PatternKind(
    slug="exertion",
    title=_("Effort"),
    question=_("Do days of hard effort and cramps fall together?"),
    topics=("exertion",),
    icon="bolt",
    findings=("trigger",),
    factor="exertion",
)

KINDS = (TIME_OF_DAY, SITES, FREQUENCY, FLUIDS, EXERTION)


def kind_at(slug: str) -> PatternKind | None:
    """Return the kind that has an address part, if there is one."""
    return next((kind for kind in KINDS if kind.slug == slug), None)
