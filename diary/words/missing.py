"""What a diary still needs, in words; cramps are counted, never wished for."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.patterns import Missing
from diary.patterns.findings import MissingWhat

COUNTED: frozenset[MissingWhat] = frozenset(
    {"cramps", "bouts", "cramp_days", "cramps_with", "cramps_without", "days_before"}
)
"""What nobody can do anything about: counted only."""


def missing_words(missing: Missing) -> str:
    """``12 more days with a check-in``, ``4 of the 6 cramps that it takes to tell``."""
    words = _counted(missing) if missing.what in COUNTED else _wanted(missing)
    return words % {
        "have": missing.have,
        "need": missing.need,
        "n": missing.need - missing.have,
    }


def _counted(missing: Missing) -> str:
    match missing.what:
        case "cramps":
            return _("%(have)d of the %(need)d cramps that it takes to tell")
        case "bouts":
            return _("%(have)d of the %(need)d cramps, an hour apart, that it takes to tell")
        case "cramps_with":
            return _("%(have)d of the %(need)d timed cramps with it that it takes to tell")
        case "cramps_without":
            return _("%(have)d of the %(need)d timed cramps without it that it takes to tell")
        case "days_before":
            return _("%(have)d of the %(need)d diary days before it that it takes to compare")
        case _:
            return ngettext(
                "%(have)d of the %(need)d day with a cramp that it takes to tell",
                "%(have)d of the %(need)d days with a cramp that it takes to tell",
                missing.need,
            )


def _wanted(missing: Missing) -> str:
    more = missing.need - missing.have
    match missing.what:
        case "days":
            return ngettext("%(n)d more day of diary", "%(n)d more days of diary", more)
        case "days_after":
            return ngettext("%(n)d more day after it", "%(n)d more days after it", more)
        case "weeks":
            return ngettext("%(n)d more week of diary", "%(n)d more weeks of diary", more)
        case "years":
            return ngettext("%(n)d more year of diary", "%(n)d more years of diary", more)
        case "check_ins":
            return ngettext(
                "%(n)d more day with a check-in", "%(n)d more days with a check-in", more
            )
        case "known_values":
            return ngettext(
                "%(n)d more check-in that answers this question",
                "%(n)d more check-ins that answer this question",
                more,
            )
        case "sided_cramp_days":
            return _("%(have)d of the %(need)d days with a cramp on one side that it takes to tell")
        case _:
            return ngettext(
                "%(n)d more day that differs from your others",
                "%(n)d more days that differ from your others",
                more,
            )
