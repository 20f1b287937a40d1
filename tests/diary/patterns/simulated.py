"""Simulated diaries whose truth is known, and short hands for writing one by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import numpy as np

from diary.patterns import CheckInEntry, CourseEntry, DiaryRecord, EpisodeEntry, build_record

FIRST_DAY = date(2025, 1, 6)


@dataclass(frozen=True)
class Life:
    """How a simulated person lives. Rate ratios are per exposed day; 1 is no trigger."""

    days: int = 180
    cramps_per_day: float = 0.25
    low_fluids_ratio: float = 1.0
    hard_day_ratio: float = 1.0
    lag: int = 1
    drift: float = 0.0
    weekend: float = 0.0
    wander: float = 0.0
    carry_over: float = 0.7
    overdispersion: float = 0.3
    reacts: float = 0.0
    answers: float = 0.9
    lapses: bool = False


def simulate(life: Life, seed: int) -> DiaryRecord:
    """A diary of someone who lives so; the same seed gives the same diary."""
    rng = np.random.default_rng(seed)
    n = life.days
    day = np.arange(n)
    fluids, exertion, latent = (ar1(rng, n, rho) for rho in (0.4, 0.3, life.carry_over))
    weekend = (day + FIRST_DAY.weekday()) % 7 >= 5
    steady = np.log(life.cramps_per_day) + life.drift * (day / n - 0.5) + life.weekend * weekend
    steady = steady + life.wander * latent
    counts = np.zeros(n, dtype=np.int64)
    millilitres = np.zeros(n)
    effort = np.zeros(n)
    for today in range(n):
        ached = bool(today) and counts[today - 1] > 0
        drunk = 1800 + 500 * fluids[today] + 150 * weekend[today] + 400 * life.reacts * ached
        millilitres[today] = np.clip(round(drunk / 250) * 250, 250, 4000)
        tired = 4 + 2.2 * exertion[today] + weekend[today] - 2 * life.reacts * ached
        effort[today] = np.clip(round(tired), 0, 10)
        rate = np.exp(steady[today])
        before = today - life.lag
        if before >= 0:
            rate *= life.low_fluids_ratio if millilitres[before] <= 1500 else 1.0
            rate *= life.hard_day_ratio if effort[before] >= 6 else 1.0
        if life.overdispersion:
            shape = 1 / life.overdispersion
            rate *= rng.gamma(shape, life.overdispersion)
        counts[today] = rng.poisson(min(rate, 20))
    kept = rng.random(n) < life.answers * np.where(counts > 0, 0.9, 1.0)
    logged = np.ones(n, dtype=bool)
    if life.lapses and n > 60:
        start = int(rng.integers(20, n - 30))
        kept[start : start + 14] = logged[start : start + 14] = False
    episodes = [
        episode(int(today), hour=(22 + int(rng.integers(0, 9))) % 24, minute=int(number))
        for today in day[logged]
        for number in range(counts[today])
    ]
    check_ins = [
        check_in(int(today), fluids_ml=millilitres[today], exertion=effort[today])
        for today in day[kept]
    ]
    last = FIRST_DAY + timedelta(days=n - 1)
    return build_record(episodes, check_ins, first_day=FIRST_DAY, last_day=last)


def ar1(rng: np.random.Generator, n: int, rho: float) -> np.ndarray[Any, np.dtype[np.float64]]:
    """A stationary first-order series of variance one."""
    noise = rng.standard_normal(n)
    series = np.empty(n)
    series[:1] = noise[:1]
    for index in range(1, n):
        series[index] = rho * series[index - 1] + np.sqrt(1 - rho**2) * noise[index]
    return series


def episode(
    day: int, *, hour: int = 23, minute: int = 0, sites: Sequence[tuple[str, str]] = ()
) -> EpisodeEntry:
    """A cramp on the diary day with this number, at a local clock time; before 06:00 it falls
    on the next date."""
    on = FIRST_DAY + timedelta(days=day + (hour < 6))
    started = datetime.combine(on, time(hour, minute), tzinfo=UTC)
    return EpisodeEntry(
        started_at=started,
        time_zone="UTC",
        day=FIRST_DAY + timedelta(days=day),
        local_minute=60 * hour + minute,
        sites=tuple(sites),
    )


def check_in(day: int, **values: float) -> CheckInEntry:
    """A check-in on the diary day with this number."""
    return CheckInEntry(FIRST_DAY + timedelta(days=day), cramp_free=False, values=values)


def course(name: str, start: int, stop: int | None = None) -> CourseEntry:
    """A medicine from one diary day on."""
    stopped_on = None if stop is None else FIRST_DAY + timedelta(days=stop)
    return CourseEntry(name, "statin", FIRST_DAY + timedelta(days=start), stopped_on)
