"""What the diary is said to show, in the very words that the person reads."""

from __future__ import annotations

from django.utils.translation import gettext as _

from diary.kinds import FREQUENCY, KINDS, PatternKind
from diary.patterns import Findings, Level
from diary.patterns.findings import CLAIMS
from diary.report.sheet import Told
from diary.words import Statement, numbers, review_words, statements_of, withdrawals
from diary.words.frequency import frequency_statement

MOST_TOLD = 6
ORDER = (Level.CLEAR, Level.LIKELY, Level.NO_LINK, Level.DESCRIBED)


def trend_words(findings: Findings) -> tuple[str, ...]:
    """Whether cramps came more or less often over the days tested, as the person is told."""
    found = findings.frequency
    if found is None:
        return ()
    said = frequency_statement(found)
    days = {"first": numbers.short_day(found.from_day), "last": numbers.short_day(found.to_day)}
    if found.p_value is None:
        return (_("Trend from %(first)s to %(last)s: it is too early to tell.") % days,)
    if found.level not in CLAIMS:
        words = _("Trend from %(first)s to %(last)s: no change that stands out from chance.") % days
    else:
        words = _("Trend from %(first)s to %(last)s: “%(says)s” (%(sure)s).") % {
            **days,
            "says": said.says,
            "sure": said.sure,
        }
    return (" ".join(filter(None, (words, said.size, said.interval))),)


def findings_told(findings: Findings, units: str) -> tuple[Told, ...]:
    """Return what passed its test, and every medicine's start or stop, the surest first."""
    told = [
        statement
        for kind in KINDS
        if kind is not FREQUENCY
        for statement in statements_of(kind, findings, units)
        if _is_told(kind, statement)
    ]
    told.sort(key=lambda one: ORDER.index(one.level))
    return tuple(
        Told(one.sure, one.says, " ".join(filter(None, (one.size, one.interval, one.counts))))
        for one in told[:MOST_TOLD]
    )


def findings_notes(findings: Findings, units: str) -> tuple[str, ...]:
    """What else belongs to it: no link, not yet, taken back, and what it can't show."""
    level_of = {kind: statements_of(kind, findings, units)[0].level for kind in KINDS}
    no_link = [str(kind.title) for kind, level in level_of.items() if level is Level.NO_LINK]
    waits = sum(1 for level in level_of.values() if level is Level.NOT_YET)
    claimed = any(level in CLAIMS for level in level_of.values())
    notes = [
        "" if claimed else _("Nothing stood out from chance so far."),
        _("No strong link: %(names)s.") % {"names": ", ".join(no_link)} if no_link else "",
        _("Too early to tell: %(n)d of %(all)d questions.") % {"n": waits, "all": len(KINDS)}
        if waits
        else "",
        *withdrawals(findings, units)[:2],
        review_words(findings),
        _("Quoted as the person reads it. It went together; more a diary can't show."),
    ]
    return tuple(filter(None, notes))


def _is_told(kind: PatternKind, statement: Statement) -> bool:
    if statement.level in CLAIMS:
        return True
    return "course_change" in kind.findings and statement.level is not Level.NOT_YET
