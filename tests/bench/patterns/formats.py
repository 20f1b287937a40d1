"""A simulated diary as the record of the statistics and as the JSON of the diary format."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, timedelta
from random import Random
from typing import TypeAlias
from uuid import UUID, uuid5

import numpy as np

from diary.patterns import CheckInEntry, CourseEntry, DiaryRecord, EpisodeEntry, build_record
from tests.bench.patterns.diary import Diary
from tests.bench.patterns.factors import YES_NO

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
NAMES = UUID("7a1e4d0c-5f0b-4a55-9a6e-0d6e2f0b8c11")


def record_of(diary: Diary, *, shuffle: int | None = None, days: int | None = None) -> DiaryRecord:
    """The record, its entries shuffled with a seed; `days`: only its first days."""
    episodes = [
        EpisodeEntry(
            started_at=cramp.started_at.astimezone(UTC),
            time_zone=diary.scenario.zone,
            day=diary.first_day + timedelta(days=cramp.day_index),
            local_minute=cramp.started_at.hour * 60 + cramp.started_at.minute,
            sites=((cramp.muscle, cramp.side),),
            duration_seconds=cramp.duration_seconds,
            intensity=cramp.intensity,
            woke_me=cramp.woke_me,
            activity=cramp.activity,
            symptoms=cramp.symptoms,
            remedies=cramp.remedies,
        )
        for cramp in diary.cramps
    ]
    check_ins = [CheckInEntry(one.day, one.cramp_free, one.answers) for one in diary.check_ins]
    last_day = diary.first_day + timedelta(days=days - 1) if days else diary.last_day
    courses = [CourseEntry(*diary.medicine)] if diary.medicine else []
    if shuffle is not None:
        Random(shuffle).shuffle(episodes)  # noqa: S311
        Random(shuffle + 1).shuffle(check_ins)  # noqa: S311
    return build_record(
        episodes,
        check_ins,
        [course for course in courses if course.started_on <= last_day],
        first_day=diary.first_day,
        last_day=last_day,
    )


def json_of(diary: Diary) -> dict[str, Json]:
    """The diary in the format of version 1."""
    zone = diary.scenario.zone
    episodes: list[Json] = [
        {
            "id": str(uuid5(NAMES, f"{diary.name}/{index}")),
            "started_at": cramp.started_at.isoformat(),
            "time_zone": zone,
            "logged_at": (cramp.started_at.astimezone(UTC) + timedelta(minutes=9)).isoformat(),
            "sites": [{"muscle": cramp.muscle, "side": cramp.side}],
            "duration_seconds": cramp.duration_seconds,
            "intensity": cramp.intensity,
            "woke_me": cramp.woke_me,
            "activity": cramp.activity,
            "symptoms": list(cramp.symptoms),
            "remedies": [
                {"remedy": remedy, "helpfulness": helped} for remedy, helped in cramp.remedies
            ],
        }
        for index, cramp in enumerate(diary.cramps)
    ]
    check_ins: list[Json] = [
        {"day": one.day.isoformat(), "cramp_free": one.cramp_free, **_answers(one.answers)}
        for one in diary.check_ins
    ]
    courses: list[Json] = []
    if diary.medicine:
        name, medicine_class, started_on = diary.medicine
        courses.append(
            {
                "id": str(uuid5(NAMES, f"{diary.name}/{name}")),
                "name": name,
                "medicine_class": medicine_class,
                "started_on": started_on.isoformat(),
                "stopped_on": None,
            }
        )
    return {
        "format": "cramptracker-diary",
        "version": 1,
        "id": diary.name,
        "person": {"time_zone": zone, "day_starts_at": f"{diary.day_starts_at:02}:00"},
        "first_day": diary.first_day.isoformat(),
        "last_day": diary.last_day.isoformat(),
        "episodes": episodes,
        "check_ins": check_ins,
        "medicine_courses": courses,
        "activities": [],
        "trials": [],
    }


def truth_line(diary: Diary) -> str:
    """The truth of a diary as one line of JSON, with the id that the diary bears."""
    return json.dumps({"id": diary.name, **asdict(diary.truth)}, sort_keys=True)


def diary_line(diary: Diary) -> str:
    """The diary as one line of JSON."""
    return json.dumps(json_of(diary))


def _answers(answers: Mapping[str, float]) -> dict[str, Json]:
    """Answers in the types of the format: yes or no, whole numbers, or decimals."""
    told: dict[str, Json] = {}
    for name, value in answers.items():
        if name in YES_NO:
            told[name] = bool(value)
        elif float(value).is_integer():
            told[name] = int(value)
        else:
            told[name] = float(np.round(value, 2))
    return told
