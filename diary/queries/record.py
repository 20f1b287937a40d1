"""The whole diary, as the statistics take it."""

from datetime import date, datetime

from django.db.models import DateTimeField, Func

from diary.models import Person
from diary.models.check_in import ANSWERS
from diary.models.codes import muscle_and_side
from diary.patterns import (
    CheckInEntry,
    CourseEntry,
    DiaryRecord,
    EpisodeEntry,
    build_record,
)
from diary.queries.entries import check_ins_of, episodes_of, medicine_courses_of


def diary_record(person: Person) -> DiaryRecord:
    """Return the whole diary as the statistics take it: three queries."""
    return build_record(_episode_entries(person), _check_in_entries(person), _courses(person))


def _episode_entries(person: Person) -> list[EpisodeEntry]:
    local = Func("time_zone", "started_at", function="timezone", output_field=DateTimeField())
    rows = episodes_of(person).values_list(
        "started_at",
        "time_zone",
        "day",
        local,
        "sites",
        "duration_seconds",
        "intensity",
        "woke_me",
        "activity",
        "hydration",
        "symptoms",
        "remedies",
        "helpfulness",
        "soreness_minutes",
    )
    return [_episode_entry(*row) for row in rows.iterator()]


def _episode_entry(
    started_at: datetime,
    time_zone: str,
    day: date,
    local: datetime,
    sites: list[str],
    duration_seconds: int | None,
    intensity: int | None,
    woke_me: bool | None,
    activity: str,
    hydration: str,
    symptoms: list[str],
    remedies: list[str],
    helpfulness: list[int | None],
    soreness_minutes: int | None,
) -> EpisodeEntry:
    return EpisodeEntry(
        started_at=started_at,
        time_zone=time_zone,
        day=day,
        local_minute=local.hour * 60 + local.minute,
        sites=tuple((muscle, side or "") for muscle, side in map(muscle_and_side, sites)),
        duration_seconds=duration_seconds,
        intensity=intensity,
        woke_me=woke_me,
        activity=activity,
        hydration=hydration,
        symptoms=tuple(symptoms),
        remedies=tuple(zip(remedies, helpfulness, strict=True)),
        soreness_minutes=soreness_minutes,
    )


def _check_in_entries(person: Person) -> list[CheckInEntry]:
    rows = check_ins_of(person).values_list("day", "cramp_free", "own", *ANSWERS)
    return [
        CheckInEntry(
            day,
            cramp_free,
            {
                name: float(value)
                for name, value in zip(ANSWERS, answers, strict=True)
                if value is not None
            }
            | {f"own:{name}": float(value) for name, value in own.items() if value is not None},
        )
        for day, cramp_free, own, *answers in rows.iterator()
    ]


def _courses(person: Person) -> list[CourseEntry]:
    rows = medicine_courses_of(person).values_list(
        "name", "medicine_class", "started_on", "stopped_on"
    )
    return [CourseEntry(*row) for row in rows]
