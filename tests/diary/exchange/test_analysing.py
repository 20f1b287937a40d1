"""What is written of a diary that is read for analysis, without the database."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from diary.exchange.analysing import Asked, analyse
from diary.exchange.diary_json import as_json as diary_as_json
from diary.exchange.diary_json import read_diary, record_of
from diary.patterns import as_json, find_patterns, findings_at, published_with, reviews
from tests.diary.exchange.diary_json.examples import bare, example, long_diary

LAST_DAY = date(2026, 11, 22)


def thirsty(n_days: int = 120) -> dict[str, Any]:
    """Return a diary in which cramps come on days with little to drink, and on few others."""
    diary = diary_as_json(long_diary(n_days))
    low = [index % 3 == 0 and index % 7 != 0 for index in range(n_days)]
    diary["id"] = "thirsty"
    diary["first_day"] = diary["check_ins"][0]["day"]
    diary["last_day"] = diary["check_ins"][-1]["day"]
    diary["episodes"] = [
        episode
        for episode in diary["episodes"]
        if low[(date.fromisoformat(episode["started_at"][:10]) - LAST_DAY).days + n_days - 1]
    ]
    for check_in, little in zip(diary["check_ins"], low, strict=True):
        check_in["fluids_ml"] = 800 if little else 2000
    return diary


def said_of(diary: Any, **asked: Any) -> list[dict[str, Any]]:
    answered = analyse(Asked(1, json.dumps(diary).encode(), **asked))
    assert not answered.broken, answered.lines
    return [json.loads(line) for line in answered.lines]


def told(line: dict[str, Any]) -> dict[str, Any]:
    """Return a line without what the clock says."""
    return {key: value for key, value in line.items() if key != "milliseconds"}


def refused(line: str | bytes, number: int = 1) -> dict[str, Any]:
    answered = analyse(Asked(number, line.encode() if isinstance(line, str) else line))
    assert answered.broken
    (said,) = answered.lines
    broken: dict[str, Any] = json.loads(said)
    return broken


def an_answer(name: str, value: Any) -> dict[str, Any]:
    return bare(check_ins=[{"day": "2026-01-02", name: value}])


def test_a_line_says_what_one_look_at_the_whole_diary_shows() -> None:
    (line,) = said_of(thirsty())
    assert list(line) == ["id", "findings", "estimates", "not_yet", "red_flags", "milliseconds"]
    record = record_of(read_diary(thirsty()))
    assert told(line) == {"id": "thirsty", **as_json(find_patterns(record), record)}
    (trigger,) = (one for one in line["findings"] if one["kind"] == "trigger")
    assert (trigger["factor"], trigger["op"], trigger["threshold"]) == ("fluids_ml", "<=", 800)
    assert line["milliseconds"] > 0


@pytest.mark.parametrize("id", ["diary 7", 7, None])
def test_the_id_is_handed_back_as_it_came(id: str | int | None) -> None:
    assert said_of(bare(id=id))[0]["id"] == id


def test_a_diary_without_an_id_has_none() -> None:
    (line,) = said_of(bare())
    assert (line["id"], line["findings"], line["estimates"]) == (None, [], [])


def test_red_flags_are_those_that_were_logged() -> None:
    diary = example()
    diary["episodes"][0]["symptoms"] = ["knot", "dark_urine", "chest_pain"]
    assert said_of(diary)[0]["red_flags"] == ["chest_pain", "dark_urine"]
    assert said_of(diary, as_of=date(2026, 1, 1))[0]["red_flags"] == []


def test_as_of_a_day_is_the_diary_that_ends_there() -> None:
    whole = thirsty()
    day = LAST_DAY - timedelta(days=40)
    cut = whole | {"last_day": day.isoformat()}
    assert told(said_of(whole, as_of=day)[0]) == told(said_of(cut)[0])
    record = record_of(read_diary(whole))
    then = as_json(findings_at(record, day), record.until(day))
    assert told(said_of(whole, as_of=day)[0]) == {"id": "thirsty", **then}


def test_as_of_a_day_before_the_diary_nothing_is_known() -> None:
    (line,) = said_of(thirsty(), as_of=date(2020, 1, 1))
    assert (line["findings"], line["estimates"]) == ([], [])


def test_each_review_says_what_the_person_saw_then() -> None:
    lines = said_of(thirsty(), reviews=True)
    assert [line["look"] for line in lines] == [30, 45, 68, 101]
    record = record_of(read_diary(thirsty()))
    for line, review in zip(lines, reviews(record), strict=True):
        then = record.until(review.on)
        seen = as_json(published_with(then, review), then)
        assert told(line) == {"id": "thirsty", "look": review.look, **seen}
    assert any(finding["kind"] == "trigger" for finding in lines[-1]["findings"])


def test_a_diary_that_had_no_review_yet_has_no_line_of_one() -> None:
    assert said_of(thirsty(29), reviews=True) == []
    assert [line["look"] for line in said_of(thirsty(30), reviews=True)] == [30]


def test_reviews_end_at_the_day_as_of_which_one_asks() -> None:
    early = LAST_DAY - timedelta(days=60)
    lines = said_of(thirsty(), reviews=True, as_of=early)
    assert [line["look"] for line in lines] == [30, 45]


def test_the_same_diary_gets_the_same_answer_in_any_order_of_its_entries() -> None:
    diary = thirsty()
    turned = diary | {kind: diary[kind][::-1] for kind in ("episodes", "check_ins")}
    assert told(said_of(turned)[0]) == told(said_of(diary)[0]) == told(said_of(diary)[0])


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("{", "line 1, column 2: this is not JSON"),
        ("[]", "must be an object, is a list"),
        ('"diary"', "must be an object, is “diary”"),
        (b"\xff", "line 1: this is not UTF-8 text"),
        (json.dumps(bare(diary=1, version=2)), "version: must be 1, is 2; diary: unknown key"),
        (json.dumps(an_answer("exertion", 11)), "check_ins[0].exertion: must be from 0 to 10"),
        (json.dumps(an_answer("heat", 2)), "check_ins[0].heat: must be true or false, is 2"),
    ],
)
def test_a_bad_line_gets_its_number_and_the_reasons(line: str | bytes, error: str) -> None:
    said = refused(line, number=7)
    assert list(said) == ["line", "error"]
    assert said["line"] == 7
    assert said["error"].startswith(error)


def test_of_many_reasons_the_first_are_told() -> None:
    errors = refused(json.dumps(bare(check_ins=[{}] * 30)))["error"].split("; ")
    assert len(errors) == 21
    assert errors[-1] == "and 10 more"


def test_a_diary_that_breaks_the_statistics_stops_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr("diary.exchange.analysing.find_patterns", fail)
    error = refused(json.dumps(bare()))["error"]
    assert error == "this diary could not be analysed (ZeroDivisionError: by nothing)"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("exertion", 5.5),
        ("fluids_ml", 1437.5),
        ("exercise_minutes", 12.25),
        ("caffeine_mg", 0.5),
        ("alcohol_units", 1.25),
        ("sleep_hours", 7.123),
        ("heat", 1),
        ("magnesium", 0),
        ("cramp_free", 1),
    ],
)
def test_other_programs_amounts_are_taken_as_they_are(name: str, value: float) -> None:
    record = record_of(read_diary(an_answer(name, value), to_be_kept=False))
    answers = record.exposures[name] if name != "cramp_free" else record.check_in
    assert answers.tolist() == [value]


def test_own_factors_may_be_yes_or_no_or_an_amount() -> None:
    diary = an_answer("own", {"new shoes": True, "stairs": 12, "yoga": 0.75})
    exposures = record_of(read_diary(diary, to_be_kept=False)).exposures
    assert {name: values.tolist() for name, values in exposures.items()} == {
        "own:new shoes": [1.0],
        "own:stairs": [12.0],
        "own:yoga": [0.75],
    }


def test_other_programs_codes_and_plans_stand_in_nobodys_way() -> None:
    diary = example() | {"activities": [{"day": "2026-01-02"}], "trials": [{}]}
    diary["medicine_courses"][0]["medicine_class"] = "pill"
    diary["episodes"][0] |= {
        "sites": [{"muscle": "thigh", "side": "left"}, {"muscle": "calf", "side": "middle"}],
        "duration_seconds": 80.6,
        "intensity": 6.0,
        "woke_me": 0,
        "activity": "swimming",
        "symptoms": ["rash"],
    }
    (entry,) = record_of(read_diary(diary, to_be_kept=False)).entries
    assert entry.sites == (("thigh", "left"), ("calf", "middle"))
    assert (entry.duration_seconds, entry.intensity, entry.woke_me) == (81, 6, False)
    assert (entry.activity, entry.symptoms) == ("swimming", ("rash",))


def test_the_future_is_only_a_date() -> None:
    diary = bare(first_day="2091-01-01", last_day="2091-01-31")
    assert said_of(diary, reviews=True)[0]["look"] == 30
