"""Puts a diary that was read into a person's diary. What is there already stays as it is."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID, uuid5

from django.db import DataError, IntegrityError
from django.utils.translation import gettext as _

from diary import queries, services
from diary.acting import acting_as
from diary.exchange.diary_json.diary_file import (
    DEFAULT_ZONE,
    Answer,
    DiaryFile,
    FileCheckIn,
    FileCourse,
    FileEpisode,
)
from diary.exchange.diary_json.problems import BrokenDiary, Problem
from diary.exchange.diary_json.readers import NAMESPACE
from diary.exchange.diary_json.writing import (
    course_json,
    episode_json,
    file_check_in,
    file_course,
    file_episode,
)
from diary.models import CheckIn, Episode, MedicineCourse, Person
from diary.models.codes import site_code
from diary.own_factors import define_own_factors

ROWS_AT_ONCE = 1_000

Row = TypeVar("Row", Episode, CheckIn, MedicineCourse)


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the entries of one kind.

    ``new`` were added; ``unchanged`` were there just so; ``kept`` were there with other
    content, ``deleted`` were deleted in the diary: both stay as they are.
    """

    new: int = 0
    unchanged: int = 0
    kept: int = 0
    deleted: int = 0


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    episodes: Counts
    check_ins: Counts
    medicine_courses: Counts


def import_diary(person: Person, diary: DiaryFile) -> Imported:
    """Add what a diary holds to a person's diary: all of it, or nothing with ``BrokenDiary``.

    Nothing that is there is overwritten or brought back, so importing twice changes nothing.
    The person's time zone and day start are taken over only by an empty diary. The number of
    queries grows by one per thousand new entries.
    """
    try:
        with acting_as(person):
            Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # one import at a time
            if _is_empty(person):
                services.change_settings(person, **_settings_of(diary))
            return Imported(
                _import_episodes(person, diary),
                _import_check_ins(person, diary),
                _import_courses(person, diary),
            )
    except (DataError, IntegrityError) as error:
        reason = _("the database refused it (%s)") % str(error).partition("\n")[0]
        raise BrokenDiary([Problem("", reason)]) from error


def _is_empty(person: Person) -> bool:
    return not any(
        model.objects.filter(owner=person).exists() for model in (Episode, CheckIn, MedicineCourse)
    )


def _settings_of(diary: DiaryFile) -> dict[str, Any]:
    said = {
        "time_zone": diary.person.time_zone,
        "day_starts_at": diary.person.day_starts_at,
    }
    return {name: value for name, value in said.items() if value is not None}


def _import_episodes(person: Person, diary: DiaryFile) -> Counts:
    zone = diary.person.time_zone or person.time_zone
    starts_at = diary.person.day_starts_at
    starts_at = person.day_starts_at if starts_at is None else starts_at
    ids = _ids(diary.episodes)
    rows = [
        _episode(person, id, episode, zone, starts_at)
        for id, episode in zip(ids, diary.episodes, strict=True)
    ]
    there = {row.id: row for row in Episode.objects.filter(owner=person)}
    new, counts = _compared(
        (row, there.get(row.id), _same_episode(row, there.get(row.id), said))
        for row, said in zip(rows, diary.episodes, strict=True)
    )
    Episode.objects.bulk_create(new, batch_size=ROWS_AT_ONCE, ignore_conflicts=True)
    if new:
        CheckIn.objects.filter(
            owner=person, cramp_free=True, day__in=queries.episodes_of(person).values("day")
        ).update(cramp_free=False)
    return counts


def _import_check_ins(person: Person, diary: DiaryFile) -> Counts:
    zone = diary.person.time_zone or person.time_zone
    with_cramp = set(queries.episodes_of(person).values_list("day", flat=True))
    rows = [
        _check_in(person, check_in, zone, cramp_free=check_in.day not in with_cramp)
        for check_in in diary.check_ins
    ]
    there = {row.day: row for row in CheckIn.objects.filter(owner=person)}
    new, counts = _compared(
        (row, kept, kept is not None and file_check_in(kept) == file_check_in(row))
        for row in rows
        for kept in (there.get(row.day),)
    )
    CheckIn.objects.bulk_create(new, batch_size=ROWS_AT_ONCE, ignore_conflicts=True)
    _define_own_factors(person, new)
    return counts


def _define_own_factors(person: Person, check_ins: Iterable[CheckIn]) -> None:
    """Ask for what was answered from now on: the format holds answers, not their definitions."""
    answers: dict[str, list[Answer]] = {}
    for check_in in check_ins:
        for name, answer in check_in.own.items():
            answers.setdefault(name, []).append(answer)
    if answers:
        define_own_factors(person, answers)


def _import_courses(person: Person, diary: DiaryFile) -> Counts:
    ids = _ids(diary.medicine_courses)
    rows = [
        _course(person, id, course) for id, course in zip(ids, diary.medicine_courses, strict=True)
    ]
    there = {row.id: row for row in MedicineCourse.objects.filter(owner=person)}
    new, counts = _compared(
        (row, kept, kept is not None and file_course(kept) == file_course(row))
        for row in rows
        for kept in (there.get(row.id),)
    )
    MedicineCourse.objects.bulk_create(new, batch_size=ROWS_AT_ONCE, ignore_conflicts=True)
    return counts


def _compared(trios: Iterable[tuple[Row, Row | None, bool]]) -> tuple[list[Row], Counts]:
    """Return the rows that are new, and what becomes of all: (row, kept row, whether alike)."""
    new: list[Row] = []
    became: Counter[str] = Counter()
    for row, kept, alike in trios:
        if kept is None:
            new.append(row)
            became["new"] += 1
        elif kept.deleted_at is not None:
            became["deleted"] += 1
        else:
            became["unchanged" if alike else "kept"] += 1
    return new, Counts(**became)


def _same_episode(row: Episode, kept: Episode | None, said: FileEpisode) -> bool:
    if kept is None:
        return False
    if said.logged_at is None:
        row.logged_at = kept.logged_at
    return file_episode(row) == file_episode(kept)


def _ids(entries: Sequence[FileEpisode] | Sequence[FileCourse]) -> list[UUID]:
    """Return each entry's id; one without gets an id of its content, always the same."""
    times: Counter[str] = Counter()
    ids = []
    for entry in entries:
        content = json.dumps(
            episode_json(entry, DEFAULT_ZONE)
            if isinstance(entry, FileEpisode)
            else course_json(entry)
        )
        times[content] += 1
        ids.append(entry.id or uuid5(NAMESPACE, f"{content} {times[content]}"))
    return ids


def _episode(person: Person, id: UUID, said: FileEpisode, zone: str, starts_at: int) -> Episode:
    row = Episode(
        owner=person,
        id=id,
        started_at=said.started_at,
        time_zone=said.time_zone or zone,
        day_starts_at=starts_at,
        sites=[site_code(muscle, side) for muscle, side in said.sites],
        duration_seconds=said.duration_seconds,
        intensity=said.intensity,
        woke_me=said.woke_me,
        activity=said.activity,
        hydration=said.hydration,
        symptoms=list(said.symptoms),
        soreness_minutes=said.soreness_minutes,
        remedies=[remedy for remedy, _helpfulness in said.remedies],
        helpfulness=[helpfulness for _remedy, helpfulness in said.remedies],
        notes=said.notes,
    )
    if said.logged_at is not None:
        row.logged_at = said.logged_at
    return row


def _check_in(person: Person, said: FileCheckIn, zone: str, *, cramp_free: bool) -> CheckIn:
    return CheckIn(
        owner=person,
        id=uuid5(NAMESPACE, f"check-in {said.day}"),
        day=said.day,
        time_zone=zone,
        cramp_free=said.cramp_free and cramp_free,
        own=dict(said.own),
        **{name: _storable(answer) for name, answer in said.answers.items()},
    )


def _course(person: Person, id: UUID, said: FileCourse) -> MedicineCourse:
    return MedicineCourse(
        owner=person,
        id=id,
        name=said.name,
        medicine_class=said.medicine_class,
        started_on=said.started_on,
        stopped_on=said.stopped_on,
    )


def _storable(answer: Answer) -> Answer | Decimal:
    return Decimal(str(answer)) if isinstance(answer, float) else answer
