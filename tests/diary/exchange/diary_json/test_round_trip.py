"""What leaves arrives as it was."""

import json
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings

from diary.exchange.diary_json import (
    DiaryFile,
    as_json,
    import_diary,
    read_diary,
    record_of,
    write_diary,
)
from diary.models import Person
from tests.diary.exchange.diary_json.examples import diaries, example


def test_the_example_is_written_as_it_was_read_but_for_its_odd_id() -> None:
    written = as_json(read_diary(example()))
    assert list(written) == list(example())
    assert list(written["episodes"][0]) == list(example()["episodes"][0])
    assert sorted(written["check_ins"][0]) == sorted(example()["check_ins"][0])
    course = written["medicine_courses"][0]
    assert written == example() | {"medicine_courses": [course]}
    assert course == example()["medicine_courses"][0] | {"id": course["id"]}


@given(diaries)
def test_any_diary_is_read_as_it_was_written(diary: DiaryFile) -> None:
    text = json.dumps(as_json(diary), ensure_ascii=False)
    assert read_diary(text) == diary
    assert as_json(read_diary(text.encode())) == as_json(diary)


@pytest.mark.database
@pytest.mark.django_db
@given(diary=diaries)
@settings(max_examples=25, deadline=None)
def test_any_diary_leaves_one_person_and_arrives_at_another(
    diary: DiaryFile,
) -> None:
    sender, receiver = (Person.objects.create_user(f"{uuid4()}@example.org") for _ in range(2))
    import_diary(sender, diary)
    left = write_diary(sender)
    import_diary(receiver, read_diary(json.dumps(left)))
    arrived = write_diary(receiver)
    assert arrived == left
    assert {tuple(entry.items()) for entry in map(plain, left["episodes"])} == {
        tuple(entry.items()) for entry in map(plain, as_json(diary)["episodes"])
    }
    assert [entry | {"cramp_free": 0} for entry in left["check_ins"]] == [
        entry | {"cramp_free": 0}
        for entry in sorted(as_json(diary)["check_ins"], key=lambda entry: str(entry["day"]))
    ]
    same_days = replace(read_diary(left), first_day=None, last_day=None)
    assert record_of(same_days).episodes.tolist() == record_of(diary).episodes.tolist()


def plain(entry: dict[str, Any]) -> dict[str, str]:
    return {key: json.dumps(value) for key, value in entry.items()}
