"""Reads a diary in version 1 of the format: all of it is right, or every problem is named."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diary.exchange.diary_json.diary_file import (
    DiaryFile,
    FileCheckIn,
    FileCourse,
    FileEpisode,
    FilePerson,
)
from diary.exchange.diary_json.holders import list_of, mapping_of, object_of
from diary.exchange.diary_json.problems import BrokenDiary, Refused
from diary.exchange.diary_json.readers import (
    Reader,
    boolean,
    calendar_day,
    code,
    constant,
    identity,
    instant,
    not_yet,
    number,
    shown,
    text,
    whole,
    whole_hour,
    zone,
)
from diary.exchange.diary_json.strict_json import parse
from diary.models.codes import (
    SIDES,
    Activity,
    Hydration,
    MedicineClass,
    Muscle,
    Remedy,
    Side,
    Symptom,
)
from diary.models.episode import LONGEST_SECONDS
from diary.models.owned import NOTES_LENGTH

FORMAT = "cramptracker-diary"
VERSION = 1
MOST_IN_AN_ENTRY = 100

ANSWER_READERS: Mapping[str, Reader[Any]] = {
    "fluids_ml": whole(0, 20_000),
    "exercise_minutes": whole(0, 24 * 60),
    "exertion": whole(0, 10),
    "sleep_hours": number(0, 24, digits=2),
    "alcohol_units": number(0, 100, digits=1),
    "caffeine_mg": whole(0, 5_000),
    "standing_hours": number(0, 24, digits=2),
    "sitting_hours": number(0, 24, digits=2),
    "heat": boolean,
    "stretching": boolean,
    "electrolytes": boolean,
    "magnesium": boolean,
}


def read_diary(diary: str | bytes | Mapping[str, Any]) -> DiaryFile:
    """Return the diary that a JSON text, or the object parsed from one, holds.

    Raises ``BrokenDiary``, and nothing else, with the path and the reason of each problem.
    """
    value = parse(diary) if isinstance(diary, str | bytes) else diary
    try:
        return _diary(value)
    except Refused as refused:
        raise BrokenDiary(refused.problems) from None


def _own_answer(value: Any) -> bool | float:
    if isinstance(value, bool):
        return value
    answer = number(-1_000_000, 1_000_000, digits=6)(value)
    return int(answer) if answer.is_integer() else answer


def _diary_id(value: Any) -> str | int:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
        return value
    return text(200)(value)


def _site_of(said: dict[str, Any]) -> tuple[str, str | None]:
    muscle, side = said["muscle"], said.get("side")
    if side is not None and side not in SIDES[Muscle(muscle)]:
        reason = _("a %(muscle)s has no side %(side)s")
        raise Refused.because(reason % {"muscle": muscle, "side": shown(side)}, ".side")
    return muscle, side


def _check_in_of(said: dict[str, Any]) -> FileCheckIn:
    answers = {name: said[name] for name in ANSWER_READERS if name in said}
    return FileCheckIn(said["day"], said.get("cramp_free", False), answers, said.get("own", {}))


def _course_of(said: dict[str, Any]) -> FileCourse:
    course = FileCourse(**said)
    if course.stopped_on and course.stopped_on < course.started_on:
        raise Refused.because(_("is before started_on"), ".stopped_on")
    return course


def _diary_of(said: dict[str, Any]) -> DiaryFile:
    for unused in ("format", "version", "activities", "trials"):
        said.pop(unused, None)
    diary = DiaryFile(**said)
    if diary.first_day and diary.last_day and diary.last_day < diary.first_day:
        raise Refused.because(_("is before first_day"), ".last_day")
    return diary


_person = object_of(
    {"time_zone": zone, "day_starts_at": whole_hour}, lambda said: FilePerson(**said)
)
_site = object_of(
    {
        "muscle": code(gettext_lazy("muscle"), Muscle.values),
        "side": code(gettext_lazy("side"), Side.values),
    },
    _site_of,
    needed=["muscle"],
)
_remedy = object_of(
    {"remedy": code(gettext_lazy("remedy"), Remedy.values), "helpfulness": whole(0, 3)},
    lambda said: (said["remedy"], said.get("helpfulness")),
    needed=["remedy"],
)
_episode = object_of(
    {
        "id": identity("episode"),
        "started_at": instant,
        "time_zone": zone,
        "logged_at": instant,
        "sites": list_of(_site, most=MOST_IN_AN_ENTRY),
        "duration_seconds": whole(0, LONGEST_SECONDS),
        "intensity": whole(0, 10),
        "woke_me": boolean,
        "activity": code(gettext_lazy("activity"), Activity.values),
        "hydration": code(gettext_lazy("hydration"), Hydration.values),
        "symptoms": list_of(code(gettext_lazy("symptom"), Symptom.values), most=MOST_IN_AN_ENTRY),
        "soreness_minutes": whole(0, 14 * 24 * 60),
        "remedies": list_of(_remedy, most=MOST_IN_AN_ENTRY),
        "notes": text(NOTES_LENGTH),
    },
    lambda said: FileEpisode(**said),
    needed=["started_at"],
)
_check_in = object_of(
    {
        "day": calendar_day,
        **ANSWER_READERS,
        "cramp_free": boolean,
        "own": mapping_of(_own_answer, names=text(100, blank=False), most=MOST_IN_AN_ENTRY),
    },
    _check_in_of,
    needed=["day"],
)
_course = object_of(
    {
        "id": identity("medicine course"),
        "name": text(100, blank=False),
        "medicine_class": code(gettext_lazy("medicine class"), MedicineClass.values),
        "started_on": calendar_day,
        "stopped_on": calendar_day,
    },
    _course_of,
    needed=["name", "started_on"],
)
_diary: Reader[DiaryFile] = object_of(
    {
        "format": constant(FORMAT),
        "version": constant(VERSION),
        "id": _diary_id,
        "person": _person,
        "first_day": calendar_day,
        "last_day": calendar_day,
        "episodes": list_of(_episode, once=("id", lambda episode: episode.id)),
        "check_ins": list_of(_check_in, once=("day", lambda check_in: check_in.day)),
        "medicine_courses": list_of(_course, once=("id", lambda course: course.id)),
        "activities": not_yet,
        "trials": not_yet,
    },
    _diary_of,
    needed=["format", "version"],
)
