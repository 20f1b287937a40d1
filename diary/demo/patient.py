"""Pat: fourteen months of night cramps, more of them the day after drinking little."""

from datetime import date, datetime, timedelta

import numpy as np

from diary.demo import words
from diary.demo.life import (
    DAY_STARTS_AT,
    Bools,
    Floats,
    Times,
    answered,
    cramp_counts,
    half,
    one_of,
    span_of,
    steps,
    wander,
    with_notes,
    without_lapse,
)
from diary.exchange.diary_json import (
    DiaryFile,
    FileCheckIn,
    FileCourse,
    FileEpisode,
    FilePerson,
)

ZONE = "Europe/London"
DAYS = 426
CRAMPS_A_DAY = 0.24
DRY_ML = 1250
DRY_DAY_RATIO = 2.6
THIAZIDE_RATIO = 1.4
THIAZIDE_DAY = 250
MAGNESIUM_DAYS = range(300, 356)
STRETCHES_FROM = 365
RED_FLAG_DAY = 215
LAPSE_DAY, LAPSE_LENGTH = 140, 17
CHECKS_IN = 0.87

HABITS = {
    "fluids_ml": 0.97,
    "exercise_minutes": 0.9,
    "exertion": 0.93,
    "sleep_hours": 0.9,
    "alcohol_units": 0.8,
    "caffeine_mg": 0.7,
    "standing_hours": 0.5,
    "sitting_hours": 0.5,
    "heat": 0.75,
    "stretching": 0.85,
    "electrolytes": 0.6,
    "magnesium": 0.85,
}
MUSCLES = {"calf": 0.66, "foot_arch": 0.16, "toes": 0.08, "hamstring": 0.07, "shin": 0.03}


def patient_diary(seed: int, today: date) -> DiaryFile:
    """Return Pat's diary up to the day before ``today``; the same seed and date, the same diary.

    Another date moves it: what is drawn does not depend on the calendar, so what can be found
    in it stays.

    What is true in it: a day with 1,250 ml or less multiplies the cramps of the next diary day
    by 2.6, and a thiazide those from its start by 1.4; nothing else brings any.
    """
    rng = np.random.default_rng([seed, 1])
    times = Times(today, DAYS, ZONE)
    fluids = _fluids(rng, times)
    kept = without_lapse(rng, times, LAPSE_DAY, LAPSE_LENGTH)
    counts = cramp_counts(rng, _rates(rng, fluids), overdispersion=0.3)
    for index in (RED_FLAG_DAY, times.n - 2):  # and one lately, for the first page to show
        counts[index] = max(1, counts[index])
    cramps: list[FileEpisode] = []
    for index, day in enumerate(times.days):
        for _number in range(counts[index] if kept[index] else 0):
            cramps += _cramp(rng, times, day, fluids[index])
        if index == RED_FLAG_DAY:
            cramps[-1] = _with_red_flag(times, day, cramps[-1])
    cramps = with_notes(rng, cramps, words.PATIENT_NIGHT, lambda cramp: bool(cramp.woke_me))
    cramps = with_notes(rng, cramps, words.PATIENT_DAY, lambda cramp: cramp.woke_me is False)
    check_ins = _check_ins(rng, times, fluids, counts, kept)
    first_day, last_day = span_of(times, check_ins)
    return DiaryFile(
        FilePerson(ZONE, DAY_STARTS_AT),
        first_day=first_day,
        last_day=last_day,
        episodes=tuple(sorted(cramps, key=lambda cramp: cramp.started_at)),
        check_ins=tuple(check_ins),
        medicine_courses=_medicines(times),
    )


def _fluids(rng: np.random.Generator, times: Times) -> Floats:
    """Return what was drunk each day in ml, (n,)."""
    drunk = 1550 + 430 * wander(rng, times.n, memory=0.2)
    return np.clip(np.round(drunk / 250) * 250, 500, 3500)


def _rates(rng: np.random.Generator, fluids: Floats) -> Floats:
    """Return the cramps to expect each day; good and bad weeks beside what is true, (n,)."""
    rates = CRAMPS_A_DAY * np.exp(0.3 * wander(rng, fluids.size, memory=0.8))
    rates[1:] *= np.where(fluids[:-1] <= DRY_ML, DRY_DAY_RATIO, 1.0)
    rates[THIAZIDE_DAY:] *= THIAZIDE_RATIO
    return rates


def _cramp(rng: np.random.Generator, times: Times, day: date, drunk: float) -> list[FileEpisode]:
    """Return a cramp, now and then with a second one half an hour later."""
    at_night = rng.random() < 0.8
    hour = (
        float(np.clip(rng.normal(26.7, 1.6), 22.8, 29.6))
        if at_night
        else float(
            rng.choice([rng.normal(20.5, 1.0), rng.normal(16.5, 1.2), rng.uniform(6.3, 7.3)])
        )
    )
    first = _episode(rng, times, day, hour, at_night=at_night, drunk=drunk)
    if rng.random() > 0.13:
        return [first]
    later = hour + float(rng.uniform(0.15, 0.3))
    return [first, _episode(rng, times, day, later, at_night=at_night, drunk=drunk)]


def _episode(
    rng: np.random.Generator,
    times: Times,
    day: date,
    hour: float,
    *,
    at_night: bool,
    drunk: float,
) -> FileEpisode:
    started = times.instant(day, hour)
    intensity = steps(rng.normal(5.6 if at_night else 4.6, 1.6), 1, 1, 10)
    seconds = steps(float(np.exp(rng.normal(4.1 + 0.13 * intensity, 0.6))), 30, 30, 1500)
    said = rng.random
    return FileEpisode(
        started,
        time_zone=ZONE,
        logged_at=_logged(rng, times, day, started, at_night=at_night),
        sites=_sites(rng) if said() < 0.96 else (),
        duration_seconds=seconds if said() < 0.85 else None,
        intensity=intensity if said() < 0.93 else None,
        woke_me=at_night if said() < 0.95 else None,
        activity=_activity(rng, hour, at_night=at_night) if said() < 0.9 else "",
        hydration=_felt(rng, drunk) if said() < 0.6 else "",
        symptoms=_symptoms(rng, intensity),
        soreness_minutes=_soreness(rng, intensity) if said() < 0.4 else None,
        remedies=_remedies(rng, at_night=at_night) if said() < 0.8 else (),
    )


def _logged(
    rng: np.random.Generator, times: Times, day: date, started: datetime, *, at_night: bool
) -> datetime:
    """Return when it was logged: soon after, or for half of the nights in the morning."""
    if at_night and rng.random() < 0.5:
        logged = times.instant(day, 24 + float(rng.uniform(6.8, 8.6)))
    else:
        logged = started + timedelta(minutes=int(rng.integers(3, 15)))
    return max(started, min(logged, times.now))


def _sites(rng: np.random.Generator) -> tuple[tuple[str, str | None], ...]:
    muscle = one_of(rng, MUSCLES)
    side = one_of(rng, {"left": 0.65, "right": 0.29, "both": 0.06})
    if muscle == "calf" and rng.random() < 0.08:
        return (muscle, side), ("foot_arch", side)
    return ((muscle, side),)


def _activity(rng: np.random.Generator, hour: float, *, at_night: bool) -> str:
    if at_night:
        return "sleeping" if rng.random() < 0.9 else "resting"
    if hour < 9:
        return "resting"
    return one_of(rng, {"sitting": 0.5, "resting": 0.2, "standing": 0.15, "walking": 0.15})


def _felt(rng: np.random.Generator, drunk: float) -> str:
    if drunk <= DRY_ML:
        return one_of(rng, {"very_low": 0.15, "low": 0.5, "normal": 0.35})
    return one_of(rng, {"low": 0.12, "normal": 0.68, "well": 0.2})


def _symptoms(rng: np.random.Generator, intensity: int) -> tuple[str, ...]:
    chances = {"knot": 0.08 * intensity, "twitching": 0.14, "tingling": 0.05}
    return tuple(name for name, chance in chances.items() if rng.random() < chance)


def _soreness(rng: np.random.Generator, intensity: int) -> int:
    return steps(float(rng.gamma(2.0, 8.0)) * intensity, 15, 0, 720)


def _remedies(rng: np.random.Generator, *, at_night: bool) -> tuple[tuple[str, int | None], ...]:
    chances = {
        "stretching": (0.75, [0.04, 0.16, 0.4, 0.4]),
        "massage": (0.35, [0.12, 0.4, 0.38, 0.1]),
        "walking": (0.3 if at_night else 0.15, [0.1, 0.3, 0.4, 0.2]),
        "heat": (0.12, [0.1, 0.3, 0.45, 0.15]),
        "fluids": (0.12, [0.35, 0.45, 0.15, 0.05]),
    }
    return tuple(
        (remedy, int(rng.choice(4, p=helped)) if rng.random() < 0.85 else None)
        for remedy, (chance, helped) in chances.items()
        if rng.random() < chance
    )


def _with_red_flag(times: Times, day: date, cramp: FileEpisode) -> FileEpisode:
    """Return the one cramp after which Pat did well to ring the surgery."""
    started = times.instant(day, 27.2)
    return FileEpisode(
        started,
        time_zone=ZONE,
        logged_at=times.instant(day, 31.7),
        sites=(("calf", "left"),),
        duration_seconds=cramp.duration_seconds or 240,
        intensity=7,
        woke_me=True,
        activity="sleeping",
        symptoms=("knot", "swelling_warmth"),
        soreness_minutes=720,
        remedies=(("stretching", 1), ("massage", 0)),
        notes=words.PATIENT_RED_FLAG,
    )


def _check_ins(
    rng: np.random.Generator, times: Times, fluids: Floats, counts: list[int], kept: Bools
) -> list[FileCheckIn]:
    effort = wander(rng, times.n, memory=0.3)
    rest = wander(rng, times.n, memory=0.3)
    check_ins = []
    for index, day in enumerate(times.days):
        disturbed = index > 0 and counts[index - 1] > 0
        cramp_free = counts[index] == 0 and rng.random() < 0.6
        out = day.weekday() == 2  # the walking club
        exertion = steps(3 + 1.5 * effort[index] + 2.5 * out, 1, 0, 10)
        answers = {
            "fluids_ml": int(fluids[index]),
            "exercise_minutes": steps(12 * exertion - 10 + rng.normal(0, 10), 5, 0, 240),
            "exertion": exertion,
            "sleep_hours": half(7.2 + 0.8 * rest[index] - 0.3 * disturbed, 3, 10),
            "alcohol_units": float(rng.choice([0, 1, 2, 3], p=[0.3, 0.3, 0.3, 0.1]))
            if day.weekday() in (4, 5)
            else float(rng.choice([0, 1], p=[0.85, 0.15])),
            "caffeine_mg": int(rng.choice([80, 160, 240], p=[0.2, 0.6, 0.2])),
            "standing_hours": half(rng.normal(3.5, 1), 0.5, 9),
            "sitting_hours": half(rng.normal(7, 1.5), 2, 14),
            "heat": bool(rng.random() < 0.3) and day.month in (6, 7, 8),
            "stretching": bool(rng.random() < (0.7 if index >= STRETCHES_FROM else 0.2)),
            "electrolytes": bool(rng.random() < 0.03),
            "magnesium": bool(index in MAGNESIUM_DAYS and rng.random() < 0.92),
        }
        given = answered(rng, answers, HABITS)
        own = {"compression stockings": bool(rng.random() < 0.5)} if index >= 180 else {}
        asked = rng.random() < CHECKS_IN or index >= times.n - 2
        if asked and kept[index]:
            check_ins.append(FileCheckIn(day, cramp_free, given, own))
    return check_ins


def _medicines(times: Times) -> tuple[FileCourse, ...]:
    days = times.days
    return (
        FileCourse("Levothyroxine", days[0] - timedelta(days=900), medicine_class="levothyroxine"),
        FileCourse("Indapamide", days[THIAZIDE_DAY], medicine_class="thiazide_diuretic"),
        FileCourse(
            "Magnesium citrate",
            days[MAGNESIUM_DAYS.start],
            medicine_class="magnesium",
            stopped_on=days[MAGNESIUM_DAYS.stop],
        ),
    )
