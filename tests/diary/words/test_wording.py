"""The wording that the studies behind the library can carry, and no more."""

import re
from dataclasses import replace
from datetime import timedelta
from functools import cache

from diary.kinds import KINDS, PatternKind
from diary.patterns import Findings, Level
from diary.words import (
    Statement,
    review_words,
    statement_of,
    statements_of,
    why_wait,
    withdrawals,
    withdrawn_words,
)
from tests.diary.other_samples import (
    INTENSITY,
    OTHERS,
    TRIGGERS,
    all_others,
    every_other_finding,
)
from tests.diary.samples import MONDAY, NOT_YETS, SIDE, every_finding, everything_found

FORBIDDEN = re.compile(
    r"\b(caus\w*|cur(e|es|ed|ing)|safe\w*|diagnos\w*|dehydrat\w*|works?|worked|effective|proves?|"
    r"proof|prevents?|heal\w*|harmless|normal|lack\w*|damaged?|risk\w*|will (cramp|get))\b",
    re.IGNORECASE,
)
BLAMES = re.compile(
    r"(causes|brings on|triggers|due to) (a |your |the )?cramp"
    r"|your (statin|inhaler)|stop taking|you need|forecast|nerve disease|trapped",
    re.IGNORECASE,
)
"""What the fact base's section on patterns tells not to say."""
UNITS = ("metric", "us")
REVIEWED = Findings(reviewed_on=MONDAY, next_review_on=MONDAY + timedelta(days=15))


@cache
def every_statement() -> list[Statement]:
    """What is said of each kind that some findings bear on, and of all in an empty diary."""
    return [
        statement
        for findings in (*every_finding(), *every_other_finding())
        for kind in KINDS
        if bears_on(findings, kind)
        for units in UNITS
        for statement in statements_of(kind, findings, units)
    ]


def bears_on(findings: Findings, kind: PatternKind) -> bool:
    return (
        findings == Findings()
        or any(kind.shows(one) for one in findings.findings)
        or any(kind.awaits(one) for one in findings.not_yet)
    )


def everything_said() -> Findings:
    """A diary that says something of every kind there is."""
    return Findings((*everything_found().findings, *all_others()))


def test_no_sentence_claims_what_a_diary_can_not_show() -> None:
    sentences = {sentence for one in every_statement() for sentence in one.sentences}
    sentences |= {*why_wait(), review_words(Findings()), review_words(REVIEWED)}
    sentences |= {
        withdrawn_words(replace(one, lag=lag, rate_ratio=ratio), REVIEWED, "metric")
        for one in TRIGGERS
        for lag in (0, 1)
        for ratio in (0.5, 2)
    }
    taken_back = replace(REVIEWED, withdrawn=TRIGGERS, withdrawn_others=(*OTHERS, SIDE))
    sentences |= set(withdrawals(taken_back, "metric"))
    assert len(sentences) > 400
    assert [sentence for sentence in sorted(sentences) if FORBIDDEN.search(sentence)] == []


def test_no_sentence_names_who_is_to_blame() -> None:
    sentences = {sentence for one in every_statement() for sentence in one.sentences}
    assert [sentence for sentence in sorted(sentences) if BLAMES.search(sentence)] == []


def test_no_name_of_a_kind_does_either() -> None:
    for kind in KINDS:
        assert not FORBIDDEN.search(f"{kind.title} {kind.question}")


def test_no_sentence_has_a_gap_or_a_number_without_end() -> None:
    for sentence in {sentence for one in every_statement() for sentence in one.sentences}:
        assert "%(" not in sentence
        assert "None" not in sentence
        assert not re.search(r"\d\.\d{4}", sentence)
        assert not re.search(r"\b1 (cramps|days|weeks|months|years)\b", sentence), sentence
        assert "  " not in sentence


def test_everything_is_a_sentence() -> None:
    for one in every_statement():
        assert one.says[0].isupper()
        assert one.says.endswith(".")
        assert one.sure
        assert one.sure_means.endswith(".")


def test_what_is_claimed_says_that_it_shows_no_more_than_going_together() -> None:
    for kind in KINDS:
        for statement in statements_of(kind, everything_said(), "metric"):
            assert statement.fair, kind.slug


def test_every_number_of_the_method_is_there() -> None:
    for kind in KINDS:
        for statement in statements_of(kind, everything_said(), "metric"):
            assert statement.method, kind.slug
            assert statement.counts
            assert statement.size
            assert statement.interval
            assert "(p" in " ".join(statement.method)


def test_an_empty_diary_is_told_what_to_do_and_nothing_else() -> None:
    for kind in KINDS:
        statement = statement_of(kind, Findings(), "metric")
        assert statement.level is Level.NOT_YET
        assert statement.says.startswith("It's too early to tell")
        assert statement.waiting
        assert statement.waiting.step


def test_what_waits_says_what_is_missing_and_the_one_thing_to_do_next() -> None:
    findings = Findings((), NOT_YETS)
    waits = {kind.slug: statement_of(kind, findings, "metric").waiting for kind in KINDS}
    fluids = waits["fluids"]
    assert fluids is not None
    assert fluids.missing == (
        "9 more check-ins that answer this question",
        "12 more days with a check-in",
        "4 of the 6 cramps, an hour apart, that it takes to tell",
    )
    assert (fluids.have, fluids.need) == (5, 14)
    assert fluids.about == "If you go on like this: about 3 more months."
    assert fluids.step is not None
    assert fluids.step.url_name == "check_in"
    assert all(waits.values())


def test_a_diary_that_is_long_enough_and_shows_nothing_says_so() -> None:
    statement = statement_of(
        next(kind for kind in KINDS if kind.slug == "exertion"), Findings((), NOT_YETS), "metric"
    )
    assert statement.says == "So far, effort and your cramps show no link either way."
    assert statement.waiting is not None
    assert statement.waiting.need == 0
    assert statement.waiting.about == (
        "A link as strong as a doubling would most likely show in about 2 more years."
    )


def test_cramps_are_counted_and_never_asked_for() -> None:
    missing = {
        words
        for one in every_statement()
        if one.waiting
        for words in one.waiting.missing
        if "cramp" in words
    }
    assert missing
    assert not [words for words in missing if "more cramp" in words]


def test_whatever_a_review_takes_back_is_told_in_the_words_it_was_claimed_in() -> None:
    harder = replace(INTENSITY, level=Level.LIKELY)
    told = withdrawals(replace(REVIEWED, withdrawn_others=(harder, SIDE)), "metric")
    kind = next(one for one in KINDS if one.shows(harder))
    says = statement_of(kind, Findings((harder,)), "metric").says
    start = "At the review on 5 January 2026 this no longer held: "
    assert told == (f"{start}“{says}”", f"{start}“Your cramps come more often on the left.”")
