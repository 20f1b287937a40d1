"""One cramp after the other: when in the day, where, how long, how bad, what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import exp
from zoneinfo import ZoneInfo

import numpy as np

from tests.bench.patterns.days import Days
from tests.bench.patterns.factors import Ints
from tests.bench.patterns.scenario import Scenario

DAY_STARTS_AT = 6
DAY_MINUTES = 24 * 60
SPREAD_OF_NIGHT = 90.0
SAME_SIDE = 0.6
MUSCLES = ("calf", "foot_arch", "hamstring")
MUSCLE_SHARES = (0.75, 0.15, 0.1)


@dataclass(frozen=True, slots=True)
class Cramp:
    """One episode as its owner could tell it, with its diary day (index) and instant."""

    day_index: int
    started_at: datetime
    muscle: str
    side: str
    duration_seconds: int
    intensity: int
    woke_me: bool
    activity: str
    symptoms: tuple[str, ...]
    remedies: tuple[tuple[str, int | None], ...]


def simulate_cramps(scenario: Scenario, days: Days, rng: np.random.Generator) -> list[Cramp]:
    """The episodes of every day, in order of time within a bout."""
    zone = ZoneInfo(scenario.zone)
    centre = float(rng.uniform(18 * 60, 23 * 60))
    cramps = []
    for t in np.flatnonzero(days.episodes).tolist():
        bad_day = float(rng.normal())
        side_of_day = _side(scenario, rng)
        minutes = _minutes(scenario, int(days.bouts[t]), int(days.episodes[t]), centre, rng)
        for minute in minutes.tolist():
            side = side_of_day if rng.random() < SAME_SIDE else _side(scenario, rng)
            instant = instant_of(scenario.first_day + timedelta(days=t), minute, zone)
            asleep = minute >= 16 * 60
            told = _told(scenario, t / scenario.days - 0.5, bad_day, rng)
            intensity, duration, remedies = told
            cramps.append(
                Cramp(
                    day_index=t,
                    started_at=instant,
                    muscle=MUSCLES[int(rng.choice(3, p=MUSCLE_SHARES))],
                    side=side,
                    duration_seconds=duration,
                    intensity=intensity,
                    woke_me=asleep,
                    activity="sleeping" if asleep else "resting",
                    symptoms=("knot",) if rng.random() < 0.3 else (),
                    remedies=remedies,
                )
            )
    return cramps


def instant_of(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """The instant a number of minutes after 06:00 of a diary day by the clock, in its zone.

    A clock time that summer time skips is moved on by that hour.
    """
    clock = datetime.combine(day, time(DAY_STARTS_AT)) + timedelta(minutes=minute)
    return clock.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)


def _minutes(
    scenario: Scenario, bouts: int, episodes: int, centre: float, rng: np.random.Generator
) -> Ints:
    """Minutes after the start of the diary day, shape (episodes,), as whole days go: a night's
    bouts follow each other, the episodes of a bout are minutes apart."""
    minutes = np.empty(bouts)
    for bout in range(bouts):
        if bout and rng.random() < 0.7:
            minutes[bout] = minutes[bout - 1] + 65 + rng.exponential(60)
        elif rng.random() < scenario.night_share:
            minutes[bout] = rng.normal(centre, SPREAD_OF_NIGHT)
        else:
            minutes[bout] = rng.uniform(0, DAY_MINUTES)
    more = rng.integers(bouts, size=episodes - bouts)
    minutes = np.concatenate([minutes, minutes[more] + rng.uniform(4, 40, size=more.size)])
    return np.asarray(minutes % DAY_MINUTES, dtype=np.int64)


def _side(scenario: Scenario, rng: np.random.Generator) -> str:
    return "right" if rng.random() < scenario.lean else "left"


def _told(
    scenario: Scenario, time_of_diary: float, bad_day: float, rng: np.random.Generator
) -> tuple[int, int, tuple[tuple[str, int | None], ...]]:
    """Intensity, duration in seconds, and remedies with how they helped.

    Worse cramps last longer and get more remedies, so remedies look harmful.
    """
    pain = 5 + scenario.intensity_trend * time_of_diary + bad_day + 1.4 * float(rng.normal())
    intensity = int(np.clip(round(pain), 0, 10))
    log_duration = 4.6 + 0.15 * (pain - 5) + 0.35 * bad_day + 0.6 * float(rng.normal())
    log_duration += scenario.duration_trend * time_of_diary
    remedies: list[tuple[str, int | None]] = []
    for name, logit, effect in scenario.remedies:
        if rng.random() < 1 / (1 + exp(-(logit + 0.25 * (pain - 5)))):
            log_duration += effect
            helped = int(np.clip(round(rng.normal(1.5 - effect, 0.8)), 0, 3))
            remedies.append((name, helped if rng.random() < 0.8 else None))
    seconds = max(10, round(exp(log_duration) / 10) * 10)
    return intensity, min(seconds, 7200), tuple(remedies)
