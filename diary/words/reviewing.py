"""When triggers were judged, what a review took back, and why a person waits for the next."""

from django.utils.translation import gettext as _

from diary.patterns import Findings, Trigger
from diary.words import numbers
from diary.words.factors import exposure_words


def withdrawn_words(trigger: Trigger, findings: Findings, units: str) -> str:
    """What was published and no longer holds, openly."""
    said = {"days": exposure_words(trigger, units)}
    more = (
        _("more cramps on %(days)s") if trigger.lag == 0 else _("more cramps after %(days)s")
    ) % said
    fewer = (
        _("fewer cramps on %(days)s") if trigger.lag == 0 else _("fewer cramps after %(days)s")
    ) % said
    claim = more if trigger.rate_ratio > 1 else fewer
    if findings.reviewed_on is None:
        return _("This no longer held: %(claim)s.") % {"claim": claim}
    return _("At the review on %(day)s this no longer held: %(claim)s.") % {
        "day": numbers.day_words(findings.reviewed_on),
        "claim": claim,
    }


def review_words(findings: Findings) -> str:
    """When what falls together with cramps was last judged, and when it will be next."""
    said = {
        "last": numbers.day_words(findings.reviewed_on) if findings.reviewed_on else "",
        "next": numbers.day_words(findings.next_review_on) if findings.next_review_on else "",
    }
    if findings.reviewed_on and findings.next_review_on:
        return (
            _("What falls together with cramps was judged on %(last)s. Next review: %(next)s.")
            % said
        )
    if findings.next_review_on:
        return _("What falls together with cramps is first judged on %(next)s.") % said
    return ""


def why_wait() -> tuple[str, ...]:
    """Why triggers are judged on a few days only."""
    return (
        _(
            "Cramps come and go by chance. Who looks every day sees something on one of them that "
            "is only chance, and then it is hard to let go of it."
        ),
        _(
            "So the diary looks on days 30, 45, 68, 101, 152, and so on: each time half as long "
            "again. Between them what was said stays, and the pictures of cramps go on."
        ),
        _("What no longer holds at a review is taken back here, openly."),
    )
