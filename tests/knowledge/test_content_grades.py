"""No section claims more than the facts behind it carry.

The grade on a section speaks for its main claims. A fact that is weaker may stand in it only as
an aside that says so in its own words ("one study", "experts say"), and is named here.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.kinds import Grade
from knowledge.library import CONTENT, Library, ShippedSection, read_library
from tests.knowledge.evidence import EVIDENCE, GRADES, UNGRADED, facts_of, grade_of

WEIGHT = {
    Grade.STRONG: 4,
    Grade.MODERATE: 3,
    Grade.LIMITED: 2,
    Grade.CONFLICTING: 2,
    Grade.EXPERT_OPINION: 1,
}
DISAGREEMENT = re.compile(
    r"\b([Dd]iffers?|[Dd]isagree|[Cc]onflicting|don't agree|no clear effect|couldn't say"
    r"|(isn't|not) clear|unclear|doesn't fit)\b"
)
ADVICE = {
    *("DRG-7", "DRG-9", "FLU-12", "FLU-14", "NAT-5", "PRG-8", "SUP-8"),
    *("SEE-1", "SEE-2", "SEE-3", "SEE-4", "SEE-5", "SEE-6", "SEE-7"),
}
"""Facts that say what to do, not what is so: a grade is not about them."""
ASIDES = {
    "causes#effort": {"EX-6", "EX-10"},
    "conditions#thyroid": {"MED-10"},
    "conditions#dialysis": {"SUP-11"},
    "fluids#too-much": {"FLU-15"},
    "minerals-and-supplements#quinine-rules": {"QUI-2"},
    "overuse-load-recovery#harder-than-usual": {"EX-10"},
    "prevention#magnesium": {"SUP-4", "SUP-5"},
    "prevention#quinine": {"QUI-1", "QUI-2", "QUI-8"},
    "what-is-a-cramp#night-leg-cramp": {"SYM-3"},
    "who-gets-cramps#children": {"SYM-3"},
    "who-gets-cramps#conditions": {"EPI-14", "NEU-7"},
    "who-gets-cramps#older-people": {"EPI-8"},
    "who-gets-cramps#sleep": {"SYM-11"},
}
"""What a section says of a weaker fact beside its main claims, in words as weak as the fact."""


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(CONTENT, lambda slug: f"/knowledge/{slug}/")


@pytest.fixture(scope="module")
def evidence() -> Path:
    if EVIDENCE is None:
        pytest.skip("the fact base is not beside this checkout")
    return EVIDENCE


def sections_of(library: Library) -> Iterator[tuple[str, ShippedSection]]:
    """Yield every section that says something about health, with where it is."""
    for article in library.articles:
        for section in article.sections:
            if section.grade in WEIGHT:
                yield f"{article.slug}#{section.anchor}", section


def claims_of(section: ShippedSection) -> dict[str, int]:
    """Return the weight of each fact that a section claims to be so, without advice."""
    return {
        fact: WEIGHT[Grade(GRADES[fact])]
        for fact in section.facts
        if fact not in ADVICE and GRADES[fact] != UNGRADED
    }


def test_every_fact_that_is_named_exists(library: Library) -> None:
    unknown = {at: set(s.facts) - set(GRADES) for at, s in sections_of(library)}
    assert not {at: facts for at, facts in unknown.items() if facts}


def test_every_section_names_the_facts_behind_it(library: Library) -> None:
    assert [at for at, section in sections_of(library) if not section.facts] == []


def test_no_section_is_graded_above_the_facts_that_it_claims(library: Library) -> None:
    above = {}
    for at, section in sections_of(library):
        weight = WEIGHT[Grade(section.grade)]
        claims = claims_of(section)
        if section.grade in (Grade.STRONG, Grade.MODERATE):
            weaker = {fact for fact, carries in claims.items() if carries < weight}
            if weaker != ASIDES.get(at, set()):
                above[at] = weaker
        elif section.grade != Grade.EXPERT_OPINION:
            carrying = [fact for fact, carries in claims.items() if carries >= weight]
            if 2 * len(carrying) < len(claims) or not carrying:
                above[at] = set(claims) - set(carrying)
    assert above == {}


def test_asides_stay_asides(library: Library) -> None:
    sections = dict(sections_of(library))
    for at, asides in ASIDES.items():
        assert len(asides) < len(claims_of(sections[at])), at


def test_no_section_hides_that_studies_disagree(library: Library) -> None:
    hiding = {
        at
        for at, section in sections_of(library)
        if any(GRADES[fact] == Grade.CONFLICTING for fact in section.facts)
        and not DISAGREEMENT.search(f"{section.heading} {section.body}")
    }
    assert hiding == set()


def test_grades_that_are_kept_here_are_those_of_the_fact_base(evidence: Path) -> None:
    assert {fact: grade_of(text) for fact, text in facts_of(evidence).items()} == GRADES


def test_every_section_cites_the_sources_of_its_facts_and_no_others(
    library: Library, evidence: Path
) -> None:
    with (evidence / "sources.csv").open(newline="", encoding="utf-8") as rows:
        keys = {row["key"] for row in csv.DictReader(rows)}
    known = {
        fact: keys & set(re.findall(r"\w+", text)) for fact, text in facts_of(evidence).items()
    }
    for at, section in sections_of(library):
        behind = set().union(*(known[fact] for fact in section.facts))
        assert set(section.sources) <= behind, at
        for fact in section.facts:
            if known[fact] and fact not in ONLY_IN_PART:
                assert known[fact] & set(section.sources), (at, fact)


ONLY_IN_PART = {"SUP-11"}
"""Its source is about calcium in pregnancy; what it says of potassium is general knowledge."""
