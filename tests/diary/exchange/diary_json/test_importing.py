"""A diary arrives: all of it or nothing, and never over what is there."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diary import services
from diary.acting import acting_as
from diary.exchange.diary_json import (
    BrokenDiary,
    Counts,
    DiaryFile,
    FileCheckIn,
    FileEpisode,
    FilePerson,
    Imported,
    import_diary,
    read_diary,
    write_diary,
)
from diary.models import CheckIn, Episode, MedicineCourse, OwnFactor, Person
from diary.queries import diary_record
from tests.diary.exchange.diary_json.examples import bare, example, long_diary
from tests.helpers import checked_in, cramp

pytestmark = [pytest.mark.database, pytest.mark.django_db]

NOTHING = Counts()
NIGHT = FileEpisode(datetime(2026, 1, 3, 2, 10, tzinfo=UTC), notes="The usual one.")


def stamps(person: Person) -> list[datetime]:
    with acting_as(person):
        return [
            row.updated_at
            for model in (Episode, CheckIn, MedicineCourse)
            for row in model.objects.order_by("id")
        ]


def test_ana_gets_what_the_file_holds(ana: Person) -> None:
    imported = import_diary(ana, read_diary(example()))
    assert imported == Imported(Counts(new=1), Counts(new=1), Counts(new=1))
    with acting_as(ana):
        episode = Episode.objects.get(id="0b1c7d6e-9a53-4d6c-8f1e-2f8f3f1f6a10")
        check_in = CheckIn.objects.get()
        course = MedicineCourse.objects.get()
    assert episode.day == date(2026, 1, 2)
    assert episode.sites == ["calf:left"]
    assert (episode.remedies, episode.helpfulness) == (["stretching"], [3])
    assert episode.logged_at == datetime(2026, 1, 3, 6, 2, tzinfo=UTC)
    assert (check_in.fluids_ml, check_in.own) == (1500, {"new shoes": True})
    assert (course.name, course.medicine_class) == ("simvastatin", "statin")


def test_importing_twice_changes_nothing(ana: Person) -> None:
    diary = read_diary(example())
    import_diary(ana, diary)
    before, left = stamps(ana), write_diary(ana)
    unchanged = Counts(unchanged=1)
    assert import_diary(ana, diary) == Imported(unchanged, unchanged, unchanged)
    assert (stamps(ana), write_diary(ana)) == (before, left)


def test_entries_without_ids_are_imported_once_too(ana: Person) -> None:
    diary = DiaryFile(episodes=(NIGHT, NIGHT, replace(NIGHT, notes="Another.")))
    assert import_diary(ana, diary).episodes == Counts(new=3)
    assert import_diary(ana, diary).episodes == Counts(unchanged=3)
    services.change_settings(ana, time_zone="Asia/Tokyo")
    assert import_diary(ana, diary).episodes == Counts(kept=3)


def test_what_ana_changed_since_is_kept(ana: Person) -> None:
    diary = read_diary(example())
    import_diary(ana, diary)
    with acting_as(ana):
        services.change_episode(Episode.objects.get(), notes="It was the other leg.")
        services.save_check_in(ana, date(2026, 1, 2), fluids_ml=2000)
    imported = import_diary(ana, diary)
    assert (imported.episodes, imported.check_ins) == (Counts(kept=1), Counts(kept=1))
    left = write_diary(ana)
    assert left["episodes"][0]["notes"] == "It was the other leg."
    assert left["check_ins"][0]["fluids_ml"] == 2000


def test_what_ana_deleted_stays_deleted(ana: Person) -> None:
    diary = read_diary(example())
    import_diary(ana, diary)
    with acting_as(ana):
        for model in (Episode, CheckIn, MedicineCourse):
            services.delete(model.objects.get())
    gone = Counts(deleted=1)
    assert import_diary(ana, diary) == Imported(gone, gone, gone)
    left = write_diary(ana)
    assert (left["episodes"], left["check_ins"], left["medicine_courses"]) == ([], [], [])


def test_a_cramp_takes_back_that_there_was_none(ana: Person) -> None:
    said_none = FileCheckIn(date(2026, 1, 2), cramp_free=True)
    import_diary(ana, DiaryFile(check_ins=(said_none,)))
    assert write_diary(ana)["check_ins"][0]["cramp_free"] is True
    import_diary(ana, DiaryFile(episodes=(NIGHT,)))
    assert write_diary(ana)["check_ins"][0]["cramp_free"] is False


def test_a_file_that_contradicts_itself_is_imported_once_too(ana: Person) -> None:
    import_diary(ana, read_diary(example()))  # a cramp on a day without any
    assert write_diary(ana)["check_ins"][0]["cramp_free"] is False
    assert import_diary(ana, read_diary(example())).check_ins == Counts(unchanged=1)


def test_an_empty_diary_takes_the_files_zone_and_day_start(ana: Person) -> None:
    import_diary(ana, DiaryFile(FilePerson("Asia/Tokyo", 4), episodes=(NIGHT,)))
    ana.refresh_from_db()
    assert (ana.time_zone, ana.day_starts_at) == ("Asia/Tokyo", 4)


def test_a_diary_in_use_keeps_its_settings_but_entries_keep_their_days(ana: Person) -> None:
    checked_in(ana, "2026-01-01", fluids_ml=1500)
    import_diary(ana, DiaryFile(FilePerson("Asia/Tokyo", 12), episodes=(NIGHT,)))
    ana.refresh_from_db()
    assert (ana.time_zone, ana.day_starts_at) == ("Europe/Berlin", 6)
    with acting_as(ana):
        episode = Episode.objects.get()
    assert (episode.time_zone, episode.day_starts_at) == ("Asia/Tokyo", 12)
    assert episode.day == date(2026, 1, 2)


def test_without_zone_and_day_start_the_persons_hold(ana: Person) -> None:
    import_diary(ana, DiaryFile(episodes=(NIGHT,)))
    with acting_as(ana):
        episode = Episode.objects.get()
    assert (episode.time_zone, episode.day) == ("Europe/Berlin", date(2026, 1, 2))


def test_bens_diary_is_not_touched_by_the_same_ids(ana: Person, ben: Person) -> None:
    import_diary(ana, read_diary(example()))
    assert write_diary(ben)["episodes"] == []
    assert import_diary(ben, read_diary(example())).episodes == Counts(new=1)
    with acting_as(ben):
        services.change_episode(Episode.objects.get(), notes="Ben's")
    assert write_diary(ana)["episodes"][0]["notes"] == ""


def test_what_only_the_database_refuses_changes_nothing(ana: Person) -> None:
    cramp(ana, "2026-01-01 03:10")
    before = write_diary(ana)
    out_of_range = replace(NIGHT, intensity=11)
    with pytest.raises(BrokenDiary, match="the database refused it"):
        import_diary(ana, DiaryFile(episodes=(NIGHT, out_of_range)))
    assert write_diary(ana) == before


def test_what_the_reader_lets_through_the_database_takes(ana: Person) -> None:
    """The ends of every range, and every code there is."""
    ends = {
        "fluids_ml": (0, 20_000),
        "exercise_minutes": (0, 1_440),
        "exertion": (0, 10),
        "sleep_hours": (0, 24),
        "alcohol_units": (0, 100),
        "caffeine_mg": (0, 5_000),
        "standing_hours": (0, 24),
        "sitting_hours": (0, 24),
    }
    diary = bare(
        check_ins=[
            {"day": f"2026-01-0{2 + end}", **{name: ends[name][end] for name in ends}}
            for end in (0, 1)
        ],
        episodes=[
            {
                "started_at": "1900-01-01T00:00:00Z",
                "intensity": 0,
                "duration_seconds": 0,
                "soreness_minutes": 0,
            },
            {
                "started_at": "2199-12-31T23:59:59.999999Z",
                "intensity": 10,
                "duration_seconds": 86_399,
                "soreness_minutes": 20_160,
                "notes": "🦵" * 5_000,
            },
        ],
    )
    assert import_diary(ana, read_diary(diary)).episodes == Counts(new=2)
    left = write_diary(ana)
    assert [check_in["fluids_ml"] for check_in in left["check_ins"]] == [0, 20_000]


def test_a_long_diary_takes_no_more_queries_than_a_short_one(ana: Person, ben: Person) -> None:
    with CaptureQueriesContext(
        connection,
    ) as short:
        import_diary(ana, long_diary(30))
    with CaptureQueriesContext(connection) as long:
        import_diary(ben, long_diary(900))
    assert len(long) == len(short)


def test_export_takes_the_same_queries_however_long_the_diary(ana: Person, ben: Person) -> None:
    import_diary(ana, long_diary(3))
    import_diary(ben, long_diary(300))
    with CaptureQueriesContext(connection) as short:
        write_diary(ana)
    with CaptureQueriesContext(connection) as long:
        write_diary(ben)
    assert len(long) == len(short)


def test_an_import_inside_somebodys_request_is_theirs(ana: Person) -> None:
    with acting_as(ana):
        import_diary(ana, DiaryFile(episodes=(replace(NIGHT, id=uuid.uuid4()),)))
        assert diary_record(ana).episodes.tolist() == [1]


def test_what_was_answered_of_ones_own_is_asked_for_after_an_import(ana: Person) -> None:
    own = [{"new shoes": True, "tea": 2}, {"new shoes": False, "tea": 1.5, "mixed": True}]
    check_ins = [
        {"day": f"2026-01-0{day}", "own": answers} for day, answers in enumerate(own, start=1)
    ]
    check_ins.append({"day": "2026-01-03", "own": {"mixed": 3}})
    diary = {"format": "cramptracker-diary", "version": 1, "check_ins": check_ins}
    for _again in range(2):
        import_diary(ana, read_diary(diary))
    with acting_as(ana):
        asked = {one.name: (one.kind, one.retired) for one in OwnFactor.objects.all()}
    assert asked == {
        "new shoes": ("yes_no", False),
        "tea": ("amount", False),
        "mixed": ("amount", False),
    }


def test_no_more_than_ten_are_asked_for_and_every_answer_is_kept(ana: Person) -> None:
    answers = {f"thing {number}": True for number in range(14)}
    diary = {
        "format": "cramptracker-diary",
        "version": 1,
        "check_ins": [{"day": "2026-01-01", "own": answers}],
    }
    import_diary(ana, read_diary(diary))
    with acting_as(ana):
        assert OwnFactor.objects.count() == 14
        assert OwnFactor.objects.filter(retired=False).count() == 10
        assert CheckIn.objects.get().own == answers
