"""Pattern by pattern, what the evidence can't carry is said of no finding, in no picture.

The rows are those of the fact base's section on diary patterns, with what it tells not to say.
"""

import re

import pytest

from tests.diary.charts.test_figures import every_chart
from tests.diary.words.test_wording import BLAMES, FORBIDDEN, every_statement

NOT_TO_BE_SAID = {
    "low fluids": r"dehydrat|as much as you can|as much water",
    "heavy sweating or heat": r"you lack|lack (of )?salt|salt tablet|not enough salt",
    "hard or unusual exertion": r"damage",
    "long exercise": r"and (it|they) stops?\b|will stop|take electrolytes",
    "poor sleep": r"sleep (causes|brings|leads to|makes)",
    "alcohol": r"\bsafe|(up to|at most|no more than) \w+ (drinks?|units?)\b",
    "caffeine": r"(coffee|caffeine) (causes|triggers|brings|leads to)",
    "long standing or sitting": r"(standing|sitting) (causes|triggers|brings|leads to)",
    "night clustering": r"diagnos|you have (night|nocturnal)",
    "one-sided predominance": r"harmless|trapped|pinched",
    "same-muscle recurrence": r"nerve disease|neuropathy",
    "rise in frequency": r"forecast|will (rise|fall|increase|go on|continue|become)|\bpredict",
    "longer or more painful": r"normal variation|\bnormal\b",
    "after starting a medicine": r"your (statin|inhaler)|(medicine|tablet|statin)s? (causes|did)",
    "relief by stretching": r"\bproof|\bproves?\b|nothing serious|no need to worry",
    "seasonal peak": r"(heat|dehydration|summer|sweat\w*) is why|because of the (heat|summer)",
    "pregnancy": r"magnesium (works|helps)|quinine",
    "on walking, gone with rest": r"you have\b|\bPAD\b|just (a )?cramp",
    "with weakness, swelling or dark urine": r"stretch it (first|out)|wait and see",
    "started magnesium or vitamin": r"works? for you|helps? you|\bit works\b",
    "age 60 and over": r"just (your )?age|only age|at your age",
    "diabetes, thyroid, kidney, liver": r"(change|raise|lower|halve|skip|stop) your (\w+ )?"
    r"(treatment|medicine|tablets|insulin)",
    "child or teenager": r"\bdos(e|es|ing|age)\b|\d+ ?mg (a|per|each) day",
}
MEANT = {
    "on walking, gone with rest": r"you have (more|fewer|logged|tried|had|come)",
}
"""Harmless words that one of the patterns finds as well."""


def every_sentence() -> set[str]:
    """All that is said of findings, and all that stands around their pictures."""
    said = {sentence for one in every_statement() for sentence in one.sentences}
    for chart in every_chart():
        cells = [str(cell) for row in chart.table.rows for cell in row]
        said |= {chart.title, chart.units, chart.description, *chart.table.header, *cells}
    return said


@pytest.mark.parametrize("pattern", NOT_TO_BE_SAID)
def test_what_the_evidence_cannot_carry_is_not_said(pattern: str) -> None:
    said = re.compile(NOT_TO_BE_SAID[pattern], re.IGNORECASE)
    meant = re.compile(MEANT.get(pattern, r"(?!)"), re.IGNORECASE)
    assert [
        sentence for sentence in sorted(every_sentence()) if said.search(meant.sub("", sentence))
    ] == []


def test_no_picture_blames_or_promises_either() -> None:
    assert [
        sentence
        for sentence in sorted(every_sentence())
        if FORBIDDEN.search(sentence) or BLAMES.search(sentence)
    ] == []


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("low fluids", "Dehydration caused it."),
        ("low fluids", "Drink as much as you can."),
        ("heavy sweating or heat", "You lack salt."),
        ("hard or unusual exertion", "Your muscles are damaged."),
        ("long exercise", "Take electrolytes and it stops."),
        ("poor sleep", "Bad sleep causes cramps."),
        ("alcohol", "Two drinks are safe."),
        ("caffeine", "Coffee triggers cramps."),
        ("one-sided predominance", "Harmless because one-sided."),
        ("longer or more painful", "This is normal variation."),
        ("after starting a medicine", "Your statin causes it."),
        ("seasonal peak", "Heat is why."),
        ("on walking, gone with rest", "You have PAD."),
        ("started magnesium or vitamin", "It works for you."),
        ("age 60 and over", "It is just age."),
    ],
)
def test_each_would_be_found(pattern: str, sentence: str) -> None:
    assert re.search(NOT_TO_BE_SAID[pattern], sentence, re.IGNORECASE)
