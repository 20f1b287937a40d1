"""Writes a diary in version 1 of the format: every key is there, unsaid ones as null."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from diary import queries
from diary.acting import acting_as
from diary.days import diary_day
from diary.exchange.diary_json.diary_file import (
    DEFAULT_DAY_START,
    DEFAULT_ZONE,
    Answer,
    DiaryFile,
    FileCheckIn,
    FileCourse,
    FileEpisode,
    FilePerson,
)
from diary.exchange.diary_json.reading import FORMAT, VERSION
from diary.models import CheckIn, Episode, MedicineCourse, Person
from diary.models.check_in import ANSWERS
from diary.models.codes import muscle_and_side


def write_diary(person: Person) -> dict[str, Any]:
    """Return a person's whole diary as the format has it."""
    return as_json(diary_of(person))


def diary_of(person: Person) -> DiaryFile:
    """Return a person's whole diary: three queries, however long it is."""
    with acting_as(person):
        episodes = queries.episodes_of(person).order_by("started_at", "id")
        check_ins = queries.check_ins_of(person).order_by("day")
        courses = queries.medicine_courses_of(person).order_by("started_on", "name", "id")
        file_episodes = tuple(file_episode(row) for row in episodes)
        file_check_ins = tuple(file_check_in(row) for row in check_ins)
        file_courses = tuple(file_course(row) for row in courses)
    zone, starts_at = person.time_zone, person.day_starts_at
    days = [
        diary_day(row.started_at, row.time_zone or zone, starts_at) for row in file_episodes
    ] + [row.day for row in file_check_ins]
    return DiaryFile(
        FilePerson(zone, starts_at),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        episodes=file_episodes,
        check_ins=file_check_ins,
        medicine_courses=file_courses,
    )


def file_episode(row: Episode) -> FileEpisode:
    """Return a kept cramp as the format has it."""
    return FileEpisode(
        row.started_at,
        row.id,
        row.time_zone,
        row.logged_at,
        tuple(muscle_and_side(site) for site in row.sites),
        row.duration_seconds,
        row.intensity,
        row.woke_me,
        row.activity,
        row.hydration,
        tuple(row.symptoms),
        row.soreness_minutes,
        tuple(zip(row.remedies, row.helpfulness, strict=True)),
        row.notes,
    )


def file_check_in(row: CheckIn) -> FileCheckIn:
    """Return a kept check-in as the format has it."""
    said = {name: getattr(row, name) for name in ANSWERS}
    return FileCheckIn(
        row.day,
        row.cramp_free,
        {
            name: value if isinstance(value, bool | int) else float(value)
            for name, value in said.items()
            if value is not None
        },
        {name: value for name, value in row.own.items() if value is not None},
    )


def file_course(row: MedicineCourse) -> FileCourse:
    """Return a kept medicine as the format has it."""
    return FileCourse(row.name, row.started_on, row.id, row.medicine_class, row.stopped_on)


def as_json(diary: DiaryFile) -> dict[str, Any]:
    """Return a diary as the object that its JSON text holds, keys in the order of the format."""
    person = diary.person
    zone = person.time_zone or DEFAULT_ZONE
    hour = DEFAULT_DAY_START if person.day_starts_at is None else person.day_starts_at
    return {
        "format": FORMAT,
        "version": VERSION,
        "id": diary.id,
        "person": {"time_zone": zone, "day_starts_at": f"{hour:02}:00"},
        "first_day": diary.first_day.isoformat() if diary.first_day else None,
        "last_day": diary.last_day.isoformat() if diary.last_day else None,
        "episodes": [episode_json(episode, zone) for episode in diary.episodes],
        "check_ins": [check_in_json(check_in) for check_in in diary.check_ins],
        "medicine_courses": [course_json(course) for course in diary.medicine_courses],
        "activities": [],
        "trials": [],
    }


def episode_json(episode: FileEpisode, persons_zone: str) -> dict[str, Any]:
    """Return a cramp as the format has it, in the person's zone where it names none."""
    zone = episode.time_zone or persons_zone
    return {
        "id": str(episode.id) if episode.id else None,
        "started_at": _lived(episode.started_at, zone),
        "time_zone": zone,
        "logged_at": _lived(episode.logged_at, zone),
        "sites": [{"muscle": muscle, "side": side} for muscle, side in episode.sites],
        "duration_seconds": episode.duration_seconds,
        "intensity": episode.intensity,
        "woke_me": episode.woke_me,
        "activity": episode.activity or None,
        "hydration": episode.hydration or None,
        "symptoms": list(episode.symptoms),
        "soreness_minutes": episode.soreness_minutes,
        "remedies": [
            {"remedy": remedy, "helpfulness": helpfulness}
            for remedy, helpfulness in episode.remedies
        ],
        "notes": episode.notes,
    }


def check_in_json(check_in: FileCheckIn) -> dict[str, Any]:
    """Return a check-in as the format has it."""
    return {
        "day": check_in.day.isoformat(),
        **{name: _plain(check_in.answers.get(name)) for name in ANSWERS},
        "cramp_free": check_in.cramp_free,
        "own": {name: _plain(check_in.own[name]) for name in sorted(check_in.own)},
    }


def course_json(course: FileCourse) -> dict[str, Any]:
    """Return a medicine as the format has it."""
    return {
        "id": str(course.id) if course.id else None,
        "name": course.name,
        "medicine_class": course.medicine_class or None,
        "started_on": course.started_on.isoformat(),
        "stopped_on": course.stopped_on.isoformat() if course.stopped_on else None,
    }


def _lived(instant: datetime | None, zone: str) -> str | None:
    """Return an instant as clocks showed it, with their offset."""
    return instant.astimezone(ZoneInfo(zone)).isoformat() if instant else None


def _plain(answer: Answer | None) -> Answer | None:
    """Return 8 for 8.0: a whole number needs no decimals."""
    return int(answer) if isinstance(answer, float) and answer.is_integer() else answer
