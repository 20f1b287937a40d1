"""The doctor's report on a person's diary: read, found and counted in one go."""

from datetime import date

from diary import queries
from diary.days import today
from diary.models import Person
from diary.patterns.contrasts import is_own
from diary.published import published_findings
from diary.report import Report, report_of


def report_for(person: Person, first: date, last: date, *, about: bool = False) -> Report:
    """Return the report on the diary days from ``first`` to ``last``.

    With ``about`` it tells the person's age, pregnancy and conditions: only where they ask for it.

    The diary's queries and those of what was published, and one more where the person asks
    questions of their own; as many for any diary.
    """
    record = queries.diary_record(person)
    findings = published_findings(person, record)
    asks = any(is_own(factor) for factor in record.exposures)
    own = list(queries.own_factors_of(person)) if asks else []
    return report_of(
        person, record, findings, first, last, today=today(person), own=own, about=about
    )
