"""What the last review took back, openly."""

from django.utils.translation import gettext as _

from diary.kinds import KINDS
from diary.patterns import Finding, Findings
from diary.words import numbers
from diary.words.reviewing import withdrawn_words
from diary.words.stating import statement_of


def withdrawals(findings: Findings, units: str) -> tuple[str, ...]:
    """Say what the last review no longer upheld: triggers first, then findings of other kinds."""
    triggers = (withdrawn_words(one, findings, units) for one in findings.withdrawn)
    others = (_other(one, findings, units) for one in findings.withdrawn_others)
    return (*triggers, *others)


def _other(finding: Finding, findings: Findings, units: str) -> str:
    kind = next(one for one in KINDS if one.shows(finding))
    said = statement_of(kind, Findings(findings=(finding,)), units).says
    if findings.reviewed_on is None:
        return _("This no longer held: “%(says)s”") % {"says": said}
    return _("At the review on %(day)s this no longer held: “%(says)s”") % {
        "day": numbers.day_words(findings.reviewed_on),
        "says": said,
    }
