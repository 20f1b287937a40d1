"""What a person told of themselves in the settings, for a report that they want it in."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.models import Person
from diary.models.person import LONGEST_PREGNANCY, Condition
from diary.report.sheet import Fact
from diary.words import numbers

DAYS_PER_WEEK = 7


def about_facts(person: Person, today: date) -> tuple[Fact, ...]:
    """Age in years, since when a pregnancy lasts if there is one, and the conditions ticked."""
    facts = [Fact(_("Age"), _age(person, today))]
    if person.pregnant_since:
        facts.append(Fact(_("Pregnant"), _pregnant(person.pregnant_since, today)))
    return (*facts, Fact(_("Conditions"), _conditions(person)))


def _age(person: Person, today: date) -> str:
    born = person.born
    if born is None:
        return _("not recorded")
    return str(today.year - born.year - ((today.month, today.day) < (born.month, born.day)))


def _pregnant(since: date, today: date) -> str:
    day = numbers.short_day(since)
    if today - since > LONGEST_PREGNANCY:
        return _("since %(day)s, as given; this may be out of date") % {"day": day}
    weeks = max(0, (today - since).days // DAYS_PER_WEEK)
    return ngettext(
        "since %(day)s, as given (%(weeks)d full week)",
        "since %(day)s, as given (%(weeks)d full weeks)",
        weeks,
    ) % {"day": day, "weeks": weeks}


def _conditions(person: Person) -> str:
    ticked = [str(one.label) for one in Condition if one.value in person.conditions]
    if ticked:
        return ", ".join(ticked)
    asked = ", ".join(str(one.label) for one in Condition)
    return _("none ticked of those asked: %(asked)s") % {"asked": asked}
