"""The warning signs of the report: what was ticked, and not what the advice to Ana suspects."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from diary.models.codes import Activity, Muscle, Symptom
from diary.red_flags import raised_by
from diary.report.flags import flags_of
from diary.report.sheet import Flag
from diary.signs import Signs
from diary.urgency import Urgency
from tests.diary.report.test_counts import cramp, day

LEFT_CALF, CHEST = (("calf", "left"),), (("chest", ""),)


def rows(*entries: dict[str, Any]) -> list[tuple[str, str, int]]:
    flags = flags_of([cramp(number, **entry) for number, entry in enumerate(entries)])
    return [(flag.sign, flag.advice, flag.cramps) for flag in flags]


def test_an_ordinary_cramp_has_none() -> None:
    assert (
        rows({"sites": LEFT_CALF, "symptoms": ("knot", "twitching"), "duration_seconds": 90}) == []
    )


def test_breathlessness_is_told_as_such_and_not_as_a_clot_or_a_heart() -> None:
    assert rows({"symptoms": ("breathlessness",)}) == [("Short of breath", "emergency", 1)]
    assert rows({"symptoms": ("breathlessness",), "sites": CHEST}) == [
        ("Short of breath", "emergency", 1),
        ("A cramp here: Chest", "emergency", 1),
    ]


def test_each_of_two_signs_that_say_the_same_has_its_row() -> None:
    both = {"symptoms": ("breathlessness", "chest_pain"), "sites": LEFT_CALF}
    assert rows(both) == [("Short of breath", "emergency", 1), ("Chest pain", "emergency", 1)]


def test_a_harmless_thing_beside_a_sign_has_no_row() -> None:
    assert rows({"symptoms": ("knot", "dark_urine"), "sites": CHEST, "duration_seconds": 60}) == [
        ("Dark urine, like cola or tea", "emergency", 1),
        ("A cramp here: Chest", "same day", 1),
    ]


def test_the_most_urgent_advice_of_all_cramps_counts() -> None:
    assert rows(
        {"symptoms": ("weakness",)},
        {"symptoms": ("weakness",), "activity": "after_exercise"},
        {"duration_seconds": 700},
    ) == [
        ("Weakness in the limb", "emergency", 2),
        ("Longer than 10 minutes", "same day if it won't ease, else routine", 1),
    ]


def test_when_and_where_by_the_clock() -> None:
    nights = [
        replace(cramp(number, 2, symptoms=("numbness",), sites=LEFT_CALF), day=day(number - 1))
        for number in (0, 3, 9)
    ]
    [flag] = flags_of(nights)
    when = "5 Jan 2026 to 14 Jan 2026 (3 days)"
    assert flag == Flag("Numbness", "routine visit", 3, when, "Calf, left")


def test_many_places_are_the_most_frequent_one_and_how_many_more() -> None:
    places = (*LEFT_CALF, ("calf", "right"), ("toes", "left"))
    entries = [cramp(1, symptoms=("numbness",), sites=places)]
    entries.append(cramp(2, symptoms=("numbness",), sites=(("calf", "right"),)))
    assert [flag.where for flag in flags_of(entries)] == ["Calf, right and 2 more"]
    assert [flag.where for flag in flags_of(entries[1:])] == ["Calf, right"]


ADVICE = {
    "emergency": Urgency.EMERGENCY,
    "same day": Urgency.SAME_DAY,
    "same day if it won't ease, else routine": Urgency.SAME_DAY,
    "within days": Urgency.DAYS,
    "routine visit": Urgency.ROUTINE,
}


@given(
    some.sets(some.sampled_from(Symptom.values)),
    some.sets(some.sampled_from(Muscle.values), max_size=3),
    some.sampled_from(["", *Activity.values]),
    some.sampled_from([0, 60, 601, 3601]),
)
def test_no_row_and_the_most_urgent_row_are_those_of_the_red_flags(
    symptoms: Collection[str], muscles: Collection[str], activity: str, seconds: int
) -> None:
    raised = raised_by(Signs(frozenset(symptoms), seconds, frozenset(muscles), activity))
    entry = cramp(
        0,
        symptoms=tuple(symptoms),
        sites=tuple((muscle, "") for muscle in muscles),
        activity=activity,
        duration_seconds=seconds,
    )
    told = [ADVICE[flag.advice] for flag in flags_of([entry])]
    assert told[:1] == [min(flag.urgency for flag in raised)] if raised else told == []
