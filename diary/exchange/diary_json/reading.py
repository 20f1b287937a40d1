"""Reads a diary in version 1 of the format: all of it is right, or every problem is named."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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
    any_code,
    any_list,
    boolean,
    calendar_day,
    code,
    constant,
    identity,
    instant,
    nearly_whole,
    not_yet,
    number,
    shown,
    text,
    whole,
    whole_hour,
    yes_or_no,
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

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

FORMAT = "cramptracker-diary"
VERSION = 1
MOST_IN_AN_ENTRY = 100

AMOUNTS: Mapping[str, tuple[int, int]] = {
    "fluids_ml": (20_000, 0),
    "exercise_minutes": (24 * 60, 0),
    "exertion": (10, 0),
    "sleep_hours": (24, 2),
    "alcohol_units": (100, 1),
    "caffeine_mg": (5_000, 0),
    "standing_hours": (24, 2),
    "sitting_hours": (24, 2),
}
"""The most that each answer may be, and how many decimal places of it are kept."""
YES_OR_NO = ("heat", "stretching", "electrolytes", "magnesium")


def read_diary(diary: str | bytes | Mapping[str, Any], *, to_be_kept: bool = True) -> DiaryFile:
    """Return the diary that a JSON text, or the object parsed from one, holds.

    One that is not ``to_be_kept``, only to be analysed, may hold what our tables have no place
    for: amounts with more decimals, 1 and 0 for yes and no, muscles or symptoms that we have no
    code for, activities and trials. Raises ``BrokenDiary``, and nothing else, with the path and
    the reason of each problem.
    """
    value = parse(diary) if isinstance(diary, str | bytes) else diary
    try:
        return (_to_keep if to_be_kept else _to_analyse)(value)
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
    day, cramp_free, own = said.pop("day"), said.pop("cramp_free", False), said.pop("own", {})
    return FileCheckIn(day, cramp_free, said, own)


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


def _amount(most: int, digits: int) -> Reader[float]:
    return number(0, most, digits) if digits else whole(0, most)


def _any_amount(most: int, digits: int) -> Reader[float]:
    return number(0, most, digits=9)


def _site_with_any_side(said: dict[str, Any]) -> tuple[str, str | None]:
    return said["muscle"], said.get("side")


@dataclass(frozen=True, slots=True)
class _Manners:
    """How the values are read in which the two kinds of diary differ."""

    amount: Callable[[int, int], Reader[float]]
    count: Callable[[int, int], Reader[int]]
    boolean: Reader[bool]
    code: "Callable[[str | StrPromise, Collection[str]], Reader[str]]"
    site_of: Callable[[dict[str, Any]], tuple[str, str | None]]
    unused: Reader[tuple[()]]


KEPT = _Manners(_amount, whole, boolean, code, _site_of, not_yet)
ANALYSED = _Manners(_any_amount, nearly_whole, yes_or_no, any_code, _site_with_any_side, any_list)


def _episode_reader(manners: _Manners) -> Reader[FileEpisode]:
    code, count = manners.code, manners.count
    site = object_of(
        {
            "muscle": code(gettext_lazy("muscle"), Muscle.values),
            "side": code(gettext_lazy("side"), Side.values),
        },
        manners.site_of,
        needed=["muscle"],
    )
    remedy = object_of(
        {"remedy": code(gettext_lazy("remedy"), Remedy.values), "helpfulness": count(0, 3)},
        lambda said: (said["remedy"], said.get("helpfulness")),
        needed=["remedy"],
    )
    symptom = code(gettext_lazy("symptom"), Symptom.values)
    return object_of(
        {
            "id": identity("episode"),
            "started_at": instant,
            "time_zone": zone,
            "logged_at": instant,
            "sites": list_of(site, most=MOST_IN_AN_ENTRY),
            "duration_seconds": count(0, LONGEST_SECONDS),
            "intensity": count(0, 10),
            "woke_me": manners.boolean,
            "activity": code(gettext_lazy("activity"), Activity.values),
            "hydration": code(gettext_lazy("hydration"), Hydration.values),
            "symptoms": list_of(symptom, most=MOST_IN_AN_ENTRY),
            "soreness_minutes": count(0, 14 * 24 * 60),
            "remedies": list_of(remedy, most=MOST_IN_AN_ENTRY),
            "notes": text(NOTES_LENGTH),
        },
        lambda said: FileEpisode(**said),
        needed=["started_at"],
    )


def _check_in_reader(manners: _Manners) -> Reader[FileCheckIn]:
    return object_of(
        {
            "day": calendar_day,
            **{name: manners.amount(*limits) for name, limits in AMOUNTS.items()},
            **dict.fromkeys(YES_OR_NO, manners.boolean),
            "cramp_free": manners.boolean,
            "own": mapping_of(_own_answer, names=text(100, blank=False), most=MOST_IN_AN_ENTRY),
        },
        _check_in_of,
        needed=["day"],
    )


def _course_reader(manners: _Manners) -> Reader[FileCourse]:
    return object_of(
        {
            "id": identity("medicine course"),
            "name": text(100, blank=False),
            "medicine_class": manners.code(gettext_lazy("medicine class"), MedicineClass.values),
            "started_on": calendar_day,
            "stopped_on": calendar_day,
        },
        _course_of,
        needed=["name", "started_on"],
    )


def _diary_reader(manners: _Manners) -> Reader[DiaryFile]:
    person = object_of(
        {"time_zone": zone, "day_starts_at": whole_hour}, lambda said: FilePerson(**said)
    )
    courses = list_of(_course_reader(manners), once=("id", lambda course: course.id))
    return object_of(
        {
            "format": constant(FORMAT),
            "version": constant(VERSION),
            "id": _diary_id,
            "person": person,
            "first_day": calendar_day,
            "last_day": calendar_day,
            "episodes": list_of(_episode_reader(manners), once=("id", lambda one: one.id)),
            "check_ins": list_of(_check_in_reader(manners), once=("day", lambda one: one.day)),
            "medicine_courses": courses,
            "activities": manners.unused,
            "trials": manners.unused,
        },
        _diary_of,
        needed=["format", "version"],
    )


_to_keep = _diary_reader(KEPT)
_to_analyse = _diary_reader(ANALYSED)
