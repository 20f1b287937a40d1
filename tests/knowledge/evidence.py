"""The fact base that the library is written from: which facts there are, and how sure each is.

It lies beside the project, not in it. So the numbers of the facts and their grades are kept here,
and compared with it where it is at hand.
"""

import re
from pathlib import Path

from knowledge.kinds import Grade

EVIDENCE = next(
    (
        folder
        for parent in Path(__file__).parents
        if (folder := parent / "shared" / "evidence").is_dir()
    ),
    None,
)

UNGRADED = ""
"""Red flags, house rules and what the fact base's writers put together themselves."""
KEPT = {
    Grade.STRONG.value: """
        DEF 1 2 3 12; EPI 2; SYM 4; FLU 13; CIR 1 2 4 5 8; DRG 5; PRG 5 7; SUP 1 2 3 8;
        QUI 3 4 5 6 7 9; NAT 1 2; SEE 7
    """,
    Grade.MODERATE.value: """
        DEF 4 11; EPI 1 3 4 5 6 7 9 10 12 13 15 16; SYM 1 5 6 8; EX 1 2 3 4 5 8; FLU 1 2 11;
        CIR 3 6; NEU 2 3 6 8; MED 3 4 5 6 9; DRG 1 2 6; PRG 1; LIF 9 10; PRV 1 2 6; SUP 5;
        QUI 1 2 8; NAT 3 4 7; SEE 8
    """,
    Grade.LIMITED.value: """
        EPI 8 11 14; SYM 7 9 11; EX 6 7 9 11 12 13; FLU 3 4 5 6 7 8 15 16 17 20 21; NEU 1 5;
        MED 1 7 8; DRG 8; PRG 6 9; LIF 1 4 5 11 12 13; REL 2 7 8; PRV 8 9 11;
        SUP 4 6 7 9 10 12
    """,
    Grade.CONFLICTING.value: """
        SYM 3; FLU 10; CIR 7; NEU 4; MED 2; DRG 4; PRG 3 4; REL 9; PRV 3
    """,
    Grade.EXPERT_OPINION.value: """
        DEF 5 6 7 8 9 10 13 14; SYM 2 10; EX 10 14; FLU 9 12 14 18 19; NEU 7 9; MED 10;
        DRG 7 9; PRG 2 8; LIF 2 3 6 7 8; REL 1 3 4 5 6 10; PRV 4 7 10 12; SUP 11; NAT 5;
        SEE 1 2 3 4 5 6
    """,
    UNGRADED: """
        DRG 3; REL 11; PRV 5; QUI 10; NAT 6; SEE 9;
        RF 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21
    """,
}
GRADES = {
    f"{chapter}-{number}": grade
    for grade, facts in KEPT.items()
    for chapter, *numbers in (part.split() for part in facts.split(";"))
    for number in numbers
}
"""The grade of each fact, by its number: ``GRADES["DEF-1"]``."""
RED_FLAGS = [f"RF-{number}" for number in range(1, 22)]

FACT = re.compile(r"^- \*\*([A-Z]+-\d+)\*\* (.*)$|^\| \*\*(RF-\d+)\*\* \| (.*)$", re.MULTILINE)
GRADE = re.compile(rf"\(({'|'.join(label.replace('_', ' ') for label in Grade.values)})[^)]*\)")


def facts_of(folder: Path) -> dict[str, str]:
    """Return the text of each fact in the fact base, by its number."""
    found = FACT.findall((folder / "facts.md").read_text(encoding="utf-8"))
    return {number or flag: text or row for number, text, flag, row in found}


def grade_of(text: str) -> str:
    """Return the grade that a fact's text names; the last, if a part has its own."""
    grades = GRADE.findall(text)
    return grades[-1].replace(" ", "_") if grades else UNGRADED
