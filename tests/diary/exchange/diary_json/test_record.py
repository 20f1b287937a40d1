"""A diary in the format gives the statistics the same record as the one in the database."""

from datetime import UTC, date, datetime

import numpy as np
import pytest

from diary.acting import acting_as
from diary.exchange.diary_json import (
    DiaryFile,
    FileCheckIn,
    FileEpisode,
    FilePerson,
    import_diary,
    read_diary,
    record_of,
)
from diary.models import Person
from diary.queries import diary_record
from tests.diary.exchange.diary_json.examples import example, long_diary

NIGHT = FileEpisode(datetime(2026, 1, 3, 2, 10, tzinfo=UTC), sites=(("calf", None),))


def test_the_days_are_those_that_the_file_covers() -> None:
    record = record_of(read_diary(example()))
    assert (record.first_day, record.last_day) == (date(2025, 11, 1), date(2026, 10, 31))
    assert record.date_of(int(np.flatnonzero(record.episodes)[0])) == date(2026, 1, 2)
    assert record.exposures["own:new shoes"].sum(where=record.check_in) == 1
    assert record.courses[0].name == "simvastatin"


def test_the_zone_and_the_day_start_are_the_episodes_then_the_persons_then_the_usual() -> None:
    usual = record_of(DiaryFile(episodes=(NIGHT,)))
    persons = record_of(DiaryFile(FilePerson("Asia/Tokyo", 12), episodes=(NIGHT,)))
    assert (usual.first_day, usual.local_minute.tolist()) == (date(2026, 1, 2), [130])
    assert (persons.first_day, persons.local_minute.tolist()) == (date(2026, 1, 2), [670])
    early = record_of(DiaryFile(FilePerson("Asia/Tokyo", 0), episodes=(NIGHT,)))
    assert early.first_day == date(2026, 1, 3)


def test_what_was_not_answered_is_unknown_not_zero() -> None:
    record = record_of(
        DiaryFile(
            check_ins=(
                FileCheckIn(date(2026, 1, 2), answers={"heat": False}),
                FileCheckIn(date(2026, 1, 3), answers={"exertion": 3}),
            )
        )
    )
    assert record.exposures["heat"][0] == 0
    assert np.isnan(record.exposures["heat"][1])
    assert np.isnan(record.exposures["exertion"][0])


@pytest.mark.database
def test_the_database_and_the_file_give_the_same_record(ana: Person) -> None:
    diary = long_diary(120)
    import_diary(ana, diary)
    with acting_as(ana):
        kept = diary_record(ana)
    read = record_of(diary)
    assert (kept.first_day, kept.n_days) == (read.first_day, read.n_days)
    assert kept.entries == read.entries
    assert kept.exposures.keys() == read.exposures.keys()
    for name, values in kept.exposures.items():
        np.testing.assert_array_equal(values, read.exposures[name])
