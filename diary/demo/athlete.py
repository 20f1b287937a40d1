"""Alex: a season of training towards a marathon, and cramps on the hard days."""

from datetime import date, timedelta

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
from diary.exchange.diary_json import DiaryFile, FileCheckIn, FileEpisode, FilePerson

ZONE = "America/Denver"
DAYS = 224
CRAMPS_A_DAY = 0.06
HARD = 7
HARD_DAY_RATIO = 8.0
WEEK = (1.0, 7.5, 4.0, 6.5, 1.5, 4.5, 8.0)
"""The exertion that is planned from Monday to Sunday."""
BLOCK = (0.9, 1.0, 1.1, 0.7)
"""Three weeks that build up, and one to recover."""
RACES = (76, 139, 202)
LAPSE_DAY, LAPSE_LENGTH = 95, 8
CHECKS_IN = 0.94

HABITS = {
    "fluids_ml": 0.9,
    "exercise_minutes": 0.98,
    "exertion": 0.98,
    "sleep_hours": 0.95,
    "alcohol_units": 0.6,
    "caffeine_mg": 0.6,
    "heat": 0.9,
    "stretching": 0.9,
    "electrolytes": 0.9,
}
MUSCLES = {"hamstring": 0.45, "calf": 0.38, "quadriceps": 0.09, "foot_arch": 0.08}


def athlete_diary(seed: int, today: date) -> DiaryFile:
    """Return Alex's diary up to the day before ``today``; the same seed and date, the same diary.

    What is true in it: exertion of 7 or more multiplies the cramps of that day by 8.
    """
    rng = np.random.default_rng([seed, 2])
    times = Times(today, DAYS, ZONE)
    exertion = _exertion(rng, times)
    kept = without_lapse(rng, times, LAPSE_DAY, LAPSE_LENGTH)
    rates = CRAMPS_A_DAY * np.exp(0.3 * wander(rng, times.n, memory=0.7))
    rates *= np.where(exertion >= HARD, HARD_DAY_RATIO, 1.0)
    counts = cramp_counts(rng, rates, overdispersion=0.3)
    cramps = [
        _episode(rng, times, day, exertion[index])
        for index, day in enumerate(times.days)
        for _number in range(counts[index] if kept[index] else 0)
    ]
    hard, after = words.ATHLETE_HARD, words.ATHLETE_AFTER
    cramps = with_notes(rng, cramps, hard, lambda cramp: cramp.activity == "exercising")
    cramps = with_notes(rng, cramps, after, lambda cramp: cramp.activity == "after_exercise")
    check_ins = _check_ins(rng, times, exertion, counts, kept)
    first_day, last_day = span_of(times, check_ins)
    return DiaryFile(
        FilePerson(ZONE, DAY_STARTS_AT),
        first_day=first_day,
        last_day=last_day,
        episodes=tuple(sorted(cramps, key=lambda cramp: cramp.started_at)),
        check_ins=tuple(check_ins),
    )


def _exertion(rng: np.random.Generator, times: Times) -> Floats:
    """Return each day's exertion, 0 to 10: the plan, and what came of it, (n,)."""
    planned = np.array(
        [
            WEEK[day.weekday()] * BLOCK[(index // 7) % len(BLOCK)]
            for index, day in enumerate(times.days)
        ]
    )
    for index in np.flatnonzero(rng.random(times.n - 1) < 0.4):  # life moves sessions
        planned[[index, index + 1]] = planned[[index + 1, index]]
    for race in RACES:
        planned[race - 3 : race + 3] = (2, 1, 1, 10, 0, 1)
    return np.clip(np.round(planned + 0.8 * wander(rng, times.n, memory=0.2)), 0, 10)


def _episode(rng: np.random.Generator, times: Times, day: date, exertion: float) -> FileEpisode:
    session = 8.5 if day.weekday() >= 5 else 17.5
    kinds = {"exercising": 0.45, "after_exercise": 0.3, "sleeping": 0.25}
    activity = one_of(rng, kinds if exertion >= HARD else {"resting": 0.5, "sleeping": 0.5})
    hour = {
        "exercising": session + rng.uniform(0.6, 1.6),
        "after_exercise": session + rng.uniform(1.7, 3.0),
        "resting": rng.uniform(19, 22),
        "sleeping": rng.uniform(24, 29),
    }[activity]
    started = times.instant(day, float(hour))
    intensity = steps(rng.normal(3.5 + 0.3 * exertion, 1.4), 1, 1, 10)
    said = rng.random
    return FileEpisode(
        started,
        time_zone=ZONE,
        logged_at=min(started + timedelta(minutes=int(rng.integers(2, 90))), times.now),
        sites=((one_of(rng, MUSCLES), one_of(rng, {"left": 0.45, "right": 0.47, "both": 0.08})),),
        duration_seconds=steps(float(np.exp(rng.normal(4.2, 0.7))), 15, 15, 900),
        intensity=intensity,
        woke_me=activity == "sleeping",
        activity=activity,
        hydration=one_of(rng, {"low": 0.35, "normal": 0.55, "well": 0.1}) if said() < 0.5 else "",
        symptoms=("twitching",) if said() < 0.3 else (),
        soreness_minutes=steps(float(rng.gamma(2.0, 60.0)), 30, 0, 1440) if said() < 0.5 else None,
        remedies=_remedies(rng),
    )


def _remedies(rng: np.random.Generator) -> tuple[tuple[str, int | None], ...]:
    chances = {"stretching": 0.8, "massage": 0.3, "fluids": 0.35, "walking": 0.2}
    return tuple(
        (remedy, int(rng.choice(4, p=[0.08, 0.3, 0.42, 0.2])))
        for remedy, chance in chances.items()
        if rng.random() < chance
    )


def _check_ins(
    rng: np.random.Generator, times: Times, exertion: Floats, counts: list[int], kept: Bools
) -> list[FileCheckIn]:
    thirst = wander(rng, times.n, memory=0.2)
    check_ins = []
    for index, day in enumerate(times.days):
        effort = float(exertion[index])
        answers = {
            "fluids_ml": steps(2700 + 450 * thirst[index], 250, 1000, 6000),
            "exercise_minutes": _minutes(rng, effort),
            "exertion": int(effort),
            "sleep_hours": half(rng.normal(7.4, 0.8), 4, 10),
            "alcohol_units": float(rng.choice([0, 1, 2], p=[0.75, 0.15, 0.1])),
            "caffeine_mg": int(rng.choice([0, 100, 200, 300], p=[0.1, 0.3, 0.4, 0.2])),
            "heat": bool(rng.random() < 0.4) and day.month in (6, 7, 8, 9),
            "stretching": bool(rng.random() < 0.5),
            "electrolytes": bool(rng.random() < 0.15 + 0.06 * effort),
        }
        given = answered(rng, answers, HABITS)
        asked = rng.random() < CHECKS_IN or index >= times.n - 2
        if asked and kept[index]:
            cramp_free = counts[index] == 0 and rng.random() < 0.7
            check_ins.append(FileCheckIn(day, cramp_free, given))
    return check_ins


def _minutes(rng: np.random.Generator, effort: float) -> int:
    """Return how long Alex trained: hard sessions are often short, and easy ones long."""
    return steps(55 + 2 * effort + rng.normal(0, 25), 5, 15, 300) if effort > 1 else 0
