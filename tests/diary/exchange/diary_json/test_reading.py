"""A diary that arrives is right, or every place where it isn't is named."""

import copy
import json
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.exchange.diary_json import BrokenDiary, FileEpisode, read_diary, record_of
from diary.models.check_in import ANSWERS
from tests.diary.exchange.diary_json.examples import bare, example


def problems_of(diary: Any) -> list[str]:
    with pytest.raises(BrokenDiary) as broken:
        read_diary(diary)
    return str(broken.value).splitlines()


def an_episode(**said: Any) -> dict[str, Any]:
    return bare(episodes=[{"started_at": "2026-01-03T03:10:00+01:00", **said}])


def a_check_in(**said: Any) -> dict[str, Any]:
    return bare(check_ins=[{"day": "2026-01-02", **said}])


def a_course(**said: Any) -> dict[str, Any]:
    return bare(medicine_courses=[{"name": "quinine", "started_on": "2026-01-02", **said}])


def test_the_example_of_the_description_is_read_whole() -> None:
    diary = read_diary(json.dumps(example()))
    assert diary.id == "optional, handed back by analyse"
    assert (diary.person.time_zone, diary.person.day_starts_at) == ("Europe/Berlin", 6)
    assert (diary.first_day, diary.last_day) == (date(2025, 11, 1), date(2026, 10, 31))
    assert diary.episodes == (
        FileEpisode(
            datetime(2026, 1, 3, 2, 10, tzinfo=UTC),
            UUID("0b1c7d6e-9a53-4d6c-8f1e-2f8f3f1f6a10"),
            "Europe/Berlin",
            datetime(2026, 1, 3, 6, 2, tzinfo=UTC),
            (("calf", "left"),),
            120,
            6,
            True,
            "sleeping",
            "low",
            ("knot", "twitching"),
            90,
            (("stretching", 3),),
        ),
    )
    (check_in,) = diary.check_ins
    assert (check_in.day, check_in.cramp_free) == (date(2026, 1, 2), True)
    assert list(check_in.answers) == list(ANSWERS)
    assert check_in.answers["sleep_hours"] == 7.5
    assert check_in.own == {"new shoes": True}
    (course,) = diary.medicine_courses
    assert (course.name, course.medicine_class) == ("simvastatin", "statin")
    assert course.stopped_on is None


@pytest.mark.parametrize("null", [True, False], ids=["null", "absent"])
def test_what_is_absent_or_null_is_not_recorded(null: bool) -> None:
    diary = example()
    needed = {"started_at", "day", "name", "started_on"}
    for kind in ("episodes", "check_ins", "medicine_courses"):
        (entry,) = diary[kind]
        diary[kind] = [
            {key: value if key in needed else None for key, value in entry.items()}
            if null
            else {key: entry[key] for key in needed & entry.keys()}
        ]
    read = read_diary(diary)
    assert read.episodes == (FileEpisode(datetime(2026, 1, 3, 2, 10, tzinfo=UTC)),)
    assert (read.check_ins[0].answers, read.check_ins[0].own) == ({}, {})
    assert read.check_ins[0].cramp_free is False
    assert read.medicine_courses[0].id is None


def test_a_diary_may_be_empty() -> None:
    assert read_diary(bare()) == read_diary(bare(episodes=[], trials=[], person={}, id=None))


def test_an_own_factor_that_is_null_was_not_answered() -> None:
    diary = read_diary(a_check_in(own={"new shoes": None, "stairs": 12, "yoga": 0.5}))
    assert diary.check_ins[0].own == {"stairs": 12, "yoga": 0.5}


def test_any_text_serves_as_an_id_and_always_means_the_same_entry() -> None:
    first, again = (read_diary(a_course(id="5f0f...")).medicine_courses[0].id for _ in range(2))
    other = read_diary(a_course(id="5f10...")).medicine_courses[0].id
    assert first == again != other


@pytest.mark.parametrize(
    ("diary", "problem"),
    [
        ([], "the file: must be an object, is a list"),
        ({}, "format: is missing"),
        (bare(version=2), "version: must be 1, is 2"),
        (bare(version=True), "version: must be 1, is true"),
        (bare(format="diary"), "format: must be “cramptracker-diary”, is “diary”"),
        (bare(diary=1), "diary: unknown key"),
        (bare(id=["x"]), "id: must be a text, is a list"),
        (bare(person={"time_zone": "Berlin"}), "person.time_zone: “Berlin” is not a time zone"),
        (bare(person={"time_zone": "localtime"}), "person.time_zone: “localtime” is not a time"),
        (bare(person={"day_starts_at": 6}), "person.day_starts_at: must be a whole hour"),
        (bare(person={"day_starts_at": "06:30"}), "person.day_starts_at: must be a whole hour"),
        (bare(person={"day_starts_at": "13:00"}), "person.day_starts_at: must be a whole hour"),
        (bare(first_day="2026-02-30"), "first_day: there is no date “2026-02-30”"),
        (bare(first_day="2026-W01-1"), "first_day: must be a date such as"),
        (bare(first_day="2026-02-02", last_day="2026-02-01"), "last_day: is before first_day"),
        (bare(activities=[{}]), "activities: must be empty: this is not supported yet"),
        (bare(trials=[{}]), "trials: must be empty: this is not supported yet"),
        (bare(trials={}), "trials: must be a list, is an object"),
        (bare(episodes=[None]), "episodes[0]: is null"),
        (bare(episodes=[{}]), "episodes[0].started_at: is missing"),
        (an_episode(sites=[{"mussel": "calf"}]), "episodes[0].sites[0].mussel: unknown key"),
        (an_episode(sites=[{"side": "left"}]), "episodes[0].sites[0].muscle: is missing"),
        (
            an_episode(sites=[{"muscle": "claf"}]),
            "episodes[0].sites[0].muscle: “claf” is not a known muscle",
        ),
        (
            an_episode(sites=[{"muscle": "calf", "side": "middle"}]),
            "episodes[0].sites[0].side: a calf has no side “middle”",
        ),
        (an_episode(sites="calf"), "episodes[0].sites: must be a list, is “calf”"),
        (an_episode(started_at="2026-01-03T03:10:00"), "episodes[0].started_at: needs its offset"),
        (an_episode(started_at="2026-02-30T03:10:00Z"), "episodes[0].started_at: there is no time"),
        (an_episode(started_at="0001-01-01T00:00:00+14:00"), "episodes[0].started_at: the year"),
        (an_episode(started_at=1767406200), "episodes[0].started_at: must be a time such as"),
        (an_episode(started_at="٢٠٢٦-01-03T03:10:00Z"), "episodes[0].started_at: must be a time"),
        (an_episode(logged_at="yesterday"), "episodes[0].logged_at: must be a time such as"),
        (an_episode(id=7), "episodes[0].id: must be a text, is 7"),
        (an_episode(id=" "), "episodes[0].id: is empty"),
        (an_episode(intensity=11), "episodes[0].intensity: must be from 0 to 10, is 11"),
        (an_episode(intensity=5.5), "episodes[0].intensity: must be a whole number, is 5.5"),
        (an_episode(intensity=True), "episodes[0].intensity: must be a number, is true"),
        (an_episode(intensity="6"), "episodes[0].intensity: must be a number, is “6”"),
        (an_episode(intensity=float("nan")), "episodes[0].intensity: must be from 0 to 10"),
        (an_episode(intensity=10**5000), "episodes[0].intensity: must be from 0 to 10, is a huge"),
        (an_episode(duration_seconds=86_400), "episodes[0].duration_seconds: must be from 0 to"),
        (an_episode(soreness_minutes=-1), "episodes[0].soreness_minutes: must be from 0 to"),
        (an_episode(woke_me=1), "episodes[0].woke_me: must be true or false, is 1"),
        (an_episode(activity="asleep"), "episodes[0].activity: “asleep” is not a known activity"),
        (an_episode(hydration=["low"]), "episodes[0].hydration: a list is not a known hydration"),
        (an_episode(symptoms=["knot", "rash"]), "episodes[0].symptoms[1]: “rash” is not a known"),
        (an_episode(symptoms=["knot"] * 101), "episodes[0].symptoms: has 101 entries"),
        (
            an_episode(remedies=[{"remedy": "heat", "helpfulness": 4}]),
            "episodes[0].remedies[0].helpfulness: must be from 0 to 3, is 4",
        ),
        (an_episode(notes="x" * 5001), "episodes[0].notes: has 5001 characters, more than 5000"),
        (an_episode(notes="a\0b"), "episodes[0].notes: holds a character that can't be kept"),
        (an_episode(notes="\ud800"), "episodes[0].notes: holds a character that can't be kept"),
        (a_check_in(day=None), "check_ins[0].day: is missing"),
        (a_check_in(fluids_ml=20_001), "check_ins[0].fluids_ml: must be from 0 to 20000"),
        (a_check_in(sleep_hours=25), "check_ins[0].sleep_hours: must be from 0 to 24, is 25"),
        (a_check_in(heat="no"), "check_ins[0].heat: must be true or false, is “no”"),
        (a_check_in(own={"shoes": "new"}), "check_ins[0].own.shoes: must be a number, is “new”"),
        (a_check_in(own={" ": 1}), "check_ins[0].own.: is empty"),
        (a_check_in(own={"shoes": 1e9}), "check_ins[0].own.shoes: must be from -1e+06 to 1e+06"),
        (a_check_in(own=[]), "check_ins[0].own: must be an object, is a list"),
        (a_course(name=""), "medicine_courses[0].name: is empty"),
        (a_course(medicine_class="pill"), "medicine_courses[0].medicine_class: “pill” is not a"),
        (a_course(stopped_on="2026-01-01"), "medicine_courses[0].stopped_on: is before started_on"),
    ],
)
def test_what_is_wrong_is_named_with_its_path(diary: Any, problem: str) -> None:
    assert problems_of(diary)[0].startswith(problem)


def test_an_id_or_a_day_comes_once() -> None:
    diary = example()
    diary["episodes"] = diary["episodes"] * 2
    diary["check_ins"] = diary["check_ins"] * 3
    diary["medicine_courses"] *= 2
    assert problems_of(diary) == [
        "episodes[1].id: 0b1c7d6e-9a53-4d6c-8f1e-2f8f3f1f6a10 is there already, in entry [0]",
        "check_ins[1].day: 2026-01-02 is there already, in entry [0]",
        "check_ins[2].day: 2026-01-02 is there already, in entry [0]",
        "medicine_courses[1].id: " + problems_of(diary)[3].partition(": ")[2],
    ]


def test_an_id_in_capitals_is_the_same_id() -> None:
    diary = example()
    again = diary["episodes"][0] | {"id": diary["episodes"][0]["id"].upper()}
    diary["episodes"].append(again)
    assert problems_of(diary)[0].startswith("episodes[1].id: 0b1c7d6e")


def test_all_problems_are_named_in_the_order_of_the_file() -> None:
    diary = example()
    diary["episodes"][0] |= {"intensity": 11, "notes": 5}
    diary["check_ins"][0]["fluid"] = 1
    diary["trials"] = [{}]
    assert [problem.partition(":")[0] for problem in problems_of(diary)] == [
        "episodes[0].intensity",
        "episodes[0].notes",
        "check_ins[0].fluid",
        "trials",
    ]


def test_twenty_problems_are_enough_to_start_with() -> None:
    lines = problems_of(bare(episodes=[{}] * 25))
    assert lines[19] == "episodes[19].started_at: is missing"
    assert lines[20:] == ["and 5 more"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "line 1, column 1: this is not JSON"),
        ('{"format": 1,\n "version" 1}', "line 2, column 12: this is not JSON"),
        (b'{"notes":\n "\xe9t\xe9"}', "line 2: this is not UTF-8 text"),
        ("[" * 100_000, "the file: this is nested too deeply"),
        ('{"version": ' + "9" * 10_000 + "}", "the file: a number in it is too long"),
        ('{"version": NaN}', "the file: NaN is not a number that JSON knows"),
        ('{"version": -Infinity}', "the file: -Infinity is not a number that JSON knows"),
        ('{"version": 1e999}', "version: must be 1, is inf"),
        ('{"a": 1, "format": "x", "a": 2}', "a: this key is there more than once"),
        (
            json.dumps(an_episode(id="1")).replace('"id": "1"', '"id": "1", "id": "2"'),
            "episodes[0].id: this key is there more than once",
        ),
        (
            json.dumps(a_check_in(own={"x": 1})).replace('"x": 1', '"x": 1, "x": 1'),
            "check_ins[0].own.x: this key is there more than once",
        ),
    ],
)
def test_a_text_that_is_no_proper_json_is_refused_with_its_place(
    text: str | bytes, problem: str
) -> None:
    assert problems_of(text)[0].startswith(problem)


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_diary(b"\xef\xbb\xbf" + json.dumps(bare()).encode()) == read_diary(bare())
    assert read_diary("\ufeff" + json.dumps(bare())) == read_diary(bare())


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(st.data())
def test_whatever_stands_in_a_place_it_is_read_or_refused(data: st.DataObject) -> None:
    diary = copy.deepcopy(example())
    place: Any = diary
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = data.draw(anything)
    assert is_read_or_refused(diary)


def is_read_or_refused(diary: Any) -> bool:
    try:
        return bool(record_of(read_diary(diary)).n_days)
    except BrokenDiary as broken:
        return bool(broken.problems)


@given(st.binary(max_size=60))
def test_whatever_bytes_arrive_nothing_but_a_broken_diary_is_raised(content: bytes) -> None:
    with pytest.raises(BrokenDiary):
        read_diary(content)
