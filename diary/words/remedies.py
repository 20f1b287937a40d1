"""What was tried on cramps, in words: counts, and how long cramps lasted with it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from diary.models.codes import Remedy
from diary.patterns import RemedyLink
from diary.patterns.findings import CLAIMS
from diary.words import numbers
from diary.words.statement import Span, Statement
from diary.words.sure import sure, sure_means

HELPED_A_LOT = 2


def remedies_statement(links: Sequence[RemedyLink]) -> Statement:
    """The remedy of which most can be said, and the counts of the others beside it."""
    first, *others = sorted(links, key=_most_to_say)
    interval = first.interval
    return Statement(
        level=first.level,
        says=_says(first),
        sure=sure(first.level),
        sure_means=sure_means(first.level, tested=first.p_value is not None),
        counts=helped_words(first),
        size=_("Timed cramps with it compared with those without: %(times)s.")
        % {"times": numbers.times_as_long(first.ratio)}
        if first.ratio
        else "",
        interval=_("What fits your diary lies between %(low)s and %(high)s times as long.")
        % {"low": numbers.one_decimal(interval.low), "high": numbers.one_decimal(interval.high)}
        if interval
        else "",
        span=Span(first.ratio, interval) if first.ratio and interval else None,
        also=tuple(helped_words(one) for one in others),
        fair=(
            _(
                "Most cramps end without anything being done, and people on dummy pills improve "
                "too. So this doesn't show that it ended yours."
            ),
            _("What is tried on worse cramps seems to make them longer."),
            _("Slow stretching of the muscle is what every guide that we found names first."),
        ),
        method=_method(first),
    )


def remedy_name(code: str) -> str:
    """A remedy as a person knows it; a code that this version doesn't know stays as it is."""
    return str(Remedy(code).label) if code in Remedy.values else code


def helped_words(link: RemedyLink) -> str:
    """How much it was said to help, as counts."""
    asked = sum(link.helped)
    said = {
        "name": remedy_name(link.remedy),
        "much": sum(link.helped[HELPED_A_LOT:]),
        "asked": numbers.cramps(asked),
        "none": link.helped[0],
    }
    if not asked:
        return _("%(name)s: you haven't said how much it helped.") % said
    return (
        _(
            "%(name)s: of %(asked)s you said that it helped a lot or ended it with %(much)s, "
            "and not at all with %(none)s."
        )
        % said
    )


def _says(link: RemedyLink) -> str:
    said = {"name": remedy_name(link.remedy)}
    if link.level in CLAIMS and link.ratio:
        said["times"] = numbers.times_as_long(link.ratio)
        if link.ratio < 1:
            return _("Cramps were shorter when you logged this: %(name)s (%(times)s).") % said
        return _("Cramps were longer when you logged this: %(name)s (%(times)s).") % said
    if link.p_value is not None:
        return _("Cramps lasted no clearly different time when you logged this: %(name)s.") % said
    return _("What you logged most often against cramps: %(name)s.") % said


def _method(link: RemedyLink) -> tuple[str, ...]:
    counted = _("How much something helped is what you said, counted and not tested.")
    if link.p_value is None:
        return (counted,)
    return (
        counted,
        _(
            "Lengths: %(with)s with it are compared with %(without)s without, at like strength and "
            "time. If it made no difference, something you tried would seem to make this much "
            "%(often)s."
        )
        % {
            "with": numbers.cramps(link.cramps_with),
            "without": link.cramps_without,
            "often": numbers.in_diaries(link.p_value),
        },
    )


def _most_to_say(link: RemedyLink) -> tuple[bool, float, int, str]:
    claimed = link.level in CLAIMS
    p_value = link.p_value if claimed and link.p_value is not None else 1.0
    return (not claimed, p_value, -max(link.cramps_with, sum(link.helped)), link.remedy)
