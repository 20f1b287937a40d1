"""Diaries in the format: the example of its description, and any that Hypothesis thinks up."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from diary.exchange.diary_json import DiaryFile, FileCheckIn, FileCourse, FileEpisode, FilePerson
from diary.models.codes import SIDES, Activity, Hydration, MedicineClass, Muscle, Remedy, Symptom

ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"]


def example() -> dict[str, Any]:
    """Return the diary that the description of the format shows."""
    return {
        "format": "cramptracker-diary",
        "version": 1,
        "id": "optional, handed back by analyse",
        "person": {"time_zone": "Europe/Berlin", "day_starts_at": "06:00"},
        "first_day": "2025-11-01",
        "last_day": "2026-10-31",
        "episodes": [
            {
                "id": "0b1c7d6e-9a53-4d6c-8f1e-2f8f3f1f6a10",
                "started_at": "2026-01-03T03:10:00+01:00",
                "time_zone": "Europe/Berlin",
                "logged_at": "2026-01-03T07:02:00+01:00",
                "sites": [{"muscle": "calf", "side": "left"}],
                "duration_seconds": 120,
                "intensity": 6,
                "woke_me": True,
                "activity": "sleeping",
                "hydration": "low",
                "symptoms": ["knot", "twitching"],
                "soreness_minutes": 90,
                "remedies": [{"remedy": "stretching", "helpfulness": 3}],
                "notes": "",
            }
        ],
        "check_ins": [
            {
                "day": "2026-01-02",
                "fluids_ml": 1500,
                "exercise_minutes": 40,
                "exertion": 6,
                "sleep_hours": 7.5,
                "alcohol_units": 0,
                "caffeine_mg": 100,
                "standing_hours": 3,
                "sitting_hours": 6,
                "heat": False,
                "stretching": True,
                "electrolytes": False,
                "magnesium": False,
                "cramp_free": True,
                "own": {"new shoes": True},
            }
        ],
        "medicine_courses": [
            {
                "id": "5f0f...",
                "name": "simvastatin",
                "medicine_class": "statin",
                "started_on": "2026-03-01",
                "stopped_on": None,
            }
        ],
        "activities": [],
        "trials": [],
    }


def bare(**parts: Any) -> dict[str, Any]:
    """Return a diary that holds only these parts."""
    return {"format": "cramptracker-diary", "version": 1, **parts}


def unsaid(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


words = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=0, max_size=40
)
names = words.filter(str.strip)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
instants = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001  in UTC, below
    datetime(2030, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)
sites = st.sampled_from(Muscle).flatmap(
    lambda muscle: st.tuples(
        st.just(muscle.value), st.sampled_from([None, *(side.value for side in SIDES[muscle])])
    )
)
remedies = st.tuples(st.sampled_from(Remedy.values), unsaid(st.integers(0, 3)))
episodes = st.builds(
    FileEpisode,
    started_at=instants,
    id=st.uuids(),
    time_zone=st.sampled_from(ZONES),
    logged_at=instants,
    sites=st.lists(sites, max_size=3).map(tuple),
    duration_seconds=unsaid(st.integers(0, 86_399)),
    intensity=unsaid(st.integers(0, 10)),
    woke_me=unsaid(st.booleans()),
    activity=st.sampled_from(["", *Activity.values]),
    hydration=st.sampled_from(["", *Hydration.values]),
    symptoms=st.lists(st.sampled_from(Symptom.values), max_size=3).map(tuple),
    soreness_minutes=unsaid(st.integers(0, 20_160)),
    remedies=st.lists(remedies, max_size=3).map(tuple),
    notes=words,
)
hours = st.integers(0, 96).map(lambda quarters: quarters / 4)
answers = st.fixed_dictionaries(
    {},
    optional={
        "fluids_ml": st.integers(0, 20_000),
        "exercise_minutes": st.integers(0, 1_440),
        "exertion": st.integers(0, 10),
        "sleep_hours": hours,
        "alcohol_units": st.integers(0, 1_000).map(lambda tenths: tenths / 10),
        "caffeine_mg": st.integers(0, 5_000),
        "standing_hours": hours,
        "sitting_hours": hours,
        "heat": st.booleans(),
        "stretching": st.booleans(),
        "electrolytes": st.booleans(),
        "magnesium": st.booleans(),
    },
)
own_answers = st.booleans() | st.integers(-1_000_000, 1_000_000) | hours
check_ins = st.builds(
    FileCheckIn,
    day=days,
    cramp_free=st.booleans(),
    answers=answers,
    own=st.dictionaries(names, own_answers, max_size=3),
)
courses = st.builds(
    FileCourse,
    name=names,
    started_on=days,
    id=st.uuids(),
    medicine_class=st.sampled_from(["", *MedicineClass.values]),
    stopped_on=st.none(),
).flatmap(
    lambda course: st.sampled_from([None, 0, 1, 400]).map(
        lambda length: FileCourse(
            course.name,
            course.started_on,
            course.id,
            course.medicine_class,
            None if length is None else course.started_on + timedelta(days=length),
        )
    )
)
diaries = st.builds(
    DiaryFile,
    person=st.builds(FilePerson, st.sampled_from(ZONES), st.integers(0, 12)),
    id=unsaid(words | st.integers(-1000, 1000)),
    episodes=st.lists(episodes, max_size=6, unique_by=lambda episode: episode.id).map(tuple),
    check_ins=st.lists(check_ins, max_size=6, unique_by=lambda check_in: check_in.day).map(tuple),
    medicine_courses=st.lists(courses, max_size=3, unique_by=lambda course: course.id).map(tuple),
)


def long_diary(n_days: int, *, today: date = date(2026, 11, 23)) -> DiaryFile:
    """Return a diary with a check-in on each of so many days and a cramp on every other."""
    zone = ZoneInfo("Europe/Berlin")
    all_days = [today - timedelta(days=n_days - index) for index in range(n_days)]
    return DiaryFile(
        FilePerson("Europe/Berlin", 6),
        episodes=tuple(
            FileEpisode(
                datetime(day.year, day.month, day.day, 23, 10, tzinfo=zone),
                sites=(("calf", "left"),),
                intensity=5,
                duration_seconds=120,
                notes="The usual one.",
            )
            for day in all_days[::2]
        ),
        check_ins=tuple(
            FileCheckIn(day, False, {"fluids_ml": 1500, "exertion": 4, "sleep_hours": 7.5})
            for day in all_days
        ),
        medicine_courses=(FileCourse("simvastatin", all_days[0], medicine_class="statin"),),
    )
