"""Signs that need a doctor: which are raised by what, and in which order they are read."""

import csv
import re

import pytest

from diary.models import Episode
from diary.models.codes import Symptom
from diary.red_flags import RULES, red_flags_of, red_flags_of_all
from diary.urgency import RedFlag, Urgency
from knowledge.kinds import Kind
from knowledge.library import CONTENT, read_library
from tests.knowledge.evidence import EVIDENCE

needs_evidence = pytest.mark.skipif(
    EVIDENCE is None, reason="the fact base lies beside the project and is not here"
)


def flags(*symptoms: str, seconds: int | None = None, **more: object) -> list[RedFlag]:
    return red_flags_of(Episode(symptoms=list(symptoms), duration_seconds=seconds, **more))


def raised(*symptoms: str, **more: object) -> list[tuple[str, Urgency]]:
    return [(flag.id, flag.urgency) for flag in flags(*symptoms, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("symptoms", "expected"),
    [
        ([], []),
        (["knot", "twitching", "tingling"], []),
        (["breathlessness"], [("RF-1", Urgency.EMERGENCY)]),
        (["chest_pain"], [("RF-1", Urgency.EMERGENCY), ("RF-13", Urgency.EMERGENCY)]),
        (["swelling_warmth"], [("RF-2", Urgency.SAME_DAY)]),
        (["swelling_warmth", "breathlessness"], [("RF-1", Urgency.EMERGENCY)]),
        (["dark_urine"], [("RF-3", Urgency.EMERGENCY)]),
        (["fever"], [("RF-19", Urgency.SAME_DAY)]),
        (["fever", "swelling_warmth"], [("RF-2", Urgency.SAME_DAY), ("RF-19", Urgency.SAME_DAY)]),
        (["weakness"], [("RF-9", Urgency.SAME_DAY)]),
        (["walking_pain"], [("RF-15", Urgency.DAYS)]),
        (["numbness"], [("RF-18", Urgency.ROUTINE)]),
        (
            ["numbness", "swelling_warmth"],
            [
                ("RF-4", Urgency.EMERGENCY),
                ("RF-2", Urgency.SAME_DAY),
                ("RF-18", Urgency.ROUTINE),
            ],
        ),
    ],
)
def test_what_is_raised_by_which_signs(
    symptoms: list[str], expected: list[tuple[str, Urgency]]
) -> None:
    assert raised(*symptoms) == expected


def test_every_symptom_but_the_ordinary_ones_raises_something() -> None:
    silent = {symptom for symptom in Symptom if not flags(symptom)}
    assert silent == {Symptom.KNOT, Symptom.TWITCHING, Symptom.TINGLING}


@pytest.mark.parametrize("sites", [["calf:left"], ["hand:right"], ["chest"], []])
@pytest.mark.parametrize("symptom", ["chest_pain", "breathlessness", "dark_urine"])
def test_an_emergency_is_one_wherever_the_cramp_was(symptom: str, sites: list[str]) -> None:
    assert flags(symptom, sites=sites)[0].urgency == Urgency.EMERGENCY


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        ("chest", [("RF-13", Urgency.SAME_DAY)]),
        ("abdomen:middle", [("RF-13", Urgency.SAME_DAY)]),
        ("upper_arm:left", [("RF-13", Urgency.SAME_DAY)]),
        ("forearm:right", [("RF-13", Urgency.SAME_DAY)]),
        ("hand:right", []),
        ("shoulder:left", []),
        ("neck", []),
        ("lower_back", []),
        ("calf:left", []),
        ("other", []),
    ],
)
def test_a_cramp_in_chest_arm_or_belly_is_looked_at_right_away(
    site: str, expected: list[tuple[str, Urgency]]
) -> None:
    assert raised(sites=[site]) == expected
    assert raised(sites=["calf:right", site]) == expected


@pytest.mark.parametrize("symptom", ["weakness", "numbness"])
def test_a_weak_or_numb_person_whose_back_cramps_is_told_of_pressed_nerves(symptom: str) -> None:
    assert raised(symptom, sites=["lower_back"])[0] == ("RF-10", Urgency.EMERGENCY)
    assert "RF-10" not in dict(raised(symptom, sites=["calf:left"]))


def test_a_cramp_in_the_jaw_asks_about_a_wound() -> None:
    (flag,) = flags(sites=["jaw"])
    assert (flag.id, flag.urgency) == ("RF-11", Urgency.ROUTINE)
    assert "after a wound" in str(flag.advice)


def test_chest_pain_is_read_once_and_as_an_emergency() -> None:
    assert ("RF-13", Urgency.SAME_DAY) not in raised("chest_pain", sites=["chest"])
    assert raised("breathlessness", sites=["chest"]) == [("RF-13", Urgency.EMERGENCY)]


def test_a_chest_cramp_says_what_to_do_with_chest_pain() -> None:
    (flag,) = flags(sites=["chest"])
    assert "Call the emergency number" in str(flag.advice)
    assert flag.urgency.label == "Get medical help today"


def test_a_tingling_hand_that_cramps_is_looked_at_the_same_day() -> None:
    assert raised("tingling", sites=["hand:both"]) == [("RF-12", Urgency.SAME_DAY)]
    assert raised("tingling", sites=["calf:left"]) == []


def test_chest_pain_with_a_cramp_in_the_hand_is_about_the_heart() -> None:
    assert raised("chest_pain", sites=["hand:left"]) == [("RF-13", Urgency.EMERGENCY)]


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (None, []),
        (600, []),
        (601, [("RF-18", Urgency.SAME_DAY)]),
        (3601, [("RF-7", Urgency.SAME_DAY), ("RF-18", Urgency.SAME_DAY)]),
    ],
)
def test_a_cramp_of_more_than_ten_minutes(
    seconds: int | None, expected: list[tuple[str, Urgency]]
) -> None:
    assert raised(seconds=seconds) == expected


@pytest.mark.parametrize("activity", ["exercising", "after_exercise"])
def test_weakness_after_effort_cannot_wait_for_days(activity: str) -> None:
    assert raised("weakness", activity=activity)[0] == ("RF-3", Urgency.EMERGENCY)
    assert [id for id, _ in raised("weakness", "dark_urine", activity=activity)].count("RF-3") == 1


def test_the_most_urgent_is_read_first() -> None:
    urgencies = [flag.urgency for flag in flags(*Symptom.values, seconds=7200)]
    assert urgencies == sorted(urgencies)
    assert urgencies[0] == Urgency.EMERGENCY


def test_the_flags_of_several_cramps_are_each_read_once() -> None:
    episodes = [
        Episode(symptoms=["numbness"]),
        Episode(symptoms=["dark_urine", "numbness"]),
        Episode(symptoms=[]),
    ]
    assert [flag.id for flag in red_flags_of_all(episodes)] == ["RF-3", "RF-18"]
    assert red_flags_of_all([]) == []


@pytest.mark.parametrize(("_raises", "flag"), RULES)
def test_every_flag_says_what_to_do_and_none_says_that_all_is_well(
    _raises: object, flag: RedFlag
) -> None:
    advice = f"{flag.sign} {flag.advice}".lower()
    assert len(advice) > 60
    for word in ("harmless", "safe", "nothing to worry", "diagnos", "only if", "cure"):
        assert word not in advice
    assert not re.search(r"\bmassage\b", advice) or "don't massage" in advice


@needs_evidence
@pytest.mark.parametrize(("_raises", "flag"), RULES)
def test_every_flag_is_in_the_fact_base_with_its_sources(_raises: object, flag: RedFlag) -> None:
    assert EVIDENCE is not None
    facts = (EVIDENCE / "facts.md").read_text(encoding="utf-8")
    with (EVIDENCE / "sources.csv").open(encoding="utf-8", newline="") as file:
        known = {row["key"] for row in csv.DictReader(file)}
    assert f"**{flag.id}**" in facts
    assert set(flag.sources) <= known


def test_every_flag_has_a_section_to_read_in_the_library_that_ships() -> None:
    library = read_library(CONTENT, lambda slug: f"/{slug}/")
    told = {
        fact
        for article in library.articles
        for section in article.sections
        if section.kind == Kind.WARNING and "red-flags" in section.topics
        for fact in section.facts
    }
    assert {flag.id for _raises, flag in RULES} <= told
