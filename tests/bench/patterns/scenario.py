"""Who keeps the diary and what is true of it, drawn at random before its first day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import exp, log
from typing import Literal

import numpy as np

from tests.bench.patterns.factors import (
    FACTORS,
    LOW_IS_BAD,
    PROTECTS,
    YES_NO,
    Habit,
    cut_of_share,
    draw_habits,
    varies,
)
from tests.bench.patterns.profiles import Kind, Profile
from tests.bench.patterns.truth import Shape, TrueTrigger

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney", "UTC")
MEDICINES = (
    ("simvastatin", "statin"),
    ("hydrochlorothiazide", "thiazide_diuretic"),
    ("salmeterol", "beta_agonist_inhaler"),
)
REMEDIES = ("stretching", "massage", "walking", "heat", "fluids")
SHOWN_SHARE = (0.15, 0.6)
PLAUSIBLE = 0.9


@dataclass(frozen=True, slots=True)
class Asked:
    """What kind of diary is wanted. None: drawn."""

    kind: Kind
    profile: Profile
    days: int
    rates: tuple[float, float] = (0.1, 1.5)
    triggers: int = 0
    ratios: Sequence[float] = (1.5, 2.0, 3.0)
    others: bool = True
    lag: Literal[0, 1] | None = None
    shape: Shape | None = None
    factors: Sequence[str] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Scenario:
    """One person's diary before its first day; sizes are log rates unless said otherwise."""

    asked: Asked
    first_day: date
    zone: str
    habits: Mapping[str, Habit]
    factors: tuple[str, ...]
    triggers: tuple[TrueTrigger, ...]
    rate: float
    alpha: float
    mood: float
    mood_memory: float
    trend: float
    season: float
    weekday: tuple[float, ...]
    drift: Mapping[str, float]
    reaction: float
    gaps: float
    step: float
    step_habits: Mapping[str, float]
    medicine: tuple[str, str, date] | None
    late_start: bool
    night_share: float
    lean: float
    remedies: tuple[tuple[str, float, float], ...] = field(default=())
    duration_trend: float = 0.0
    intensity_trend: float = 0.0

    @property
    def days(self) -> int:
        """Length of the diary."""
        return self.asked.days


def draw_scenario(asked: Asked, rng: np.random.Generator) -> Scenario:
    """Draw everything that is fixed for a diary; sizes between half of and all of the kind's."""
    kind = asked.kind
    habits = draw_habits(rng)
    factors = _asked_factors(asked, habits, rng)
    first_day = date(2022, 1, 1) + timedelta(days=int(rng.integers(0, 900)))
    signed = rng.choice([-1.0, 1.0], size=4) * rng.uniform(0.5, 1.0, size=4)
    medicine = None
    if asked.others and asked.days >= 60 and (kind.step or rng.random() < 0.5):
        name, medicine_class = MEDICINES[int(rng.integers(len(MEDICINES)))]
        start = int(rng.uniform(0.3, 0.7) * asked.days)
        medicine = (name, medicine_class, first_day + timedelta(days=start))
    coin = rng.random(6) < 0.5
    others = asked.others
    duration, intensity = rng.choice([-1.0, 1.0], size=2)
    return Scenario(
        asked=asked,
        first_day=first_day,
        zone=ZONES[int(rng.integers(len(ZONES)))],
        habits=habits,
        factors=factors,
        triggers=_draw_triggers(asked, habits, factors, rng),
        rate=exp(rng.uniform(log(asked.rates[0]), log(asked.rates[1]))),
        alpha=kind.alpha * float(rng.uniform(0.5, 1.0)),
        mood=kind.mood * float(rng.uniform(0.5, 1.0)),
        mood_memory=kind.mood_memory,
        trend=kind.trend * float(signed[0]),
        season=kind.season * float(rng.uniform(0.5, 1.0)),
        weekday=_weekly(kind.weekday, rng),
        drift={name: kind.drift * float(rng.uniform(-1, 1)) for name in FACTORS},
        reaction=kind.reaction * float(rng.uniform(0.5, 1.0)),
        gaps=kind.gaps * float(signed[2]),
        step=kind.step * float(rng.uniform(0.5, 1.0)) if medicine else 0.0,
        step_habits={name: kind.step_habits * float(rng.uniform(-1, 1)) for name in FACTORS},
        medicine=medicine,
        late_start=bool(coin[5]),
        night_share=float(rng.uniform(0.5, 0.9)) if others and coin[0] else 0.0,
        lean=float(0.5 + rng.choice([-1, 1]) * rng.uniform(0.2, 0.4))
        if others and coin[1]
        else 0.5,
        remedies=_draw_remedies(bool(coin[2]), rng),
        duration_trend=float(duration) * 0.8 if others and coin[3] else 0.0,
        intensity_trend=float(intensity) * 2.0 if others and coin[4] else 0.0,
    )


def _asked_factors(
    asked: Asked, habits: Mapping[str, Habit], rng: np.random.Generator
) -> tuple[str, ...]:
    low, high = asked.profile.asked
    count = int(rng.integers(low, high + 1))
    chosen = set(rng.permutation(len(FACTORS))[:count].tolist())
    return tuple(name for index, name in enumerate(FACTORS) if index in chosen)


def _draw_triggers(
    asked: Asked,
    habits: Mapping[str, Habit],
    factors: tuple[str, ...],
    rng: np.random.Generator,
) -> tuple[TrueTrigger, ...]:
    usable = [
        name
        for name in factors
        if varies(habits[name], name)
        and (name not in YES_NO or SHOWN_SHARE[0] <= habits[name].share <= SHOWN_SHARE[1])
        and (asked.factors is None or name in asked.factors)
    ]
    names = [usable[i] for i in rng.permutation(len(usable))[: asked.triggers]]
    return tuple(_draw_trigger(asked, habits[name], name, rng) for name in sorted(names))


def _draw_trigger(asked: Asked, habit: Habit, name: str, rng: np.random.Generator) -> TrueTrigger:
    side = -1 if name in LOW_IS_BAD else 1
    ratio = float(asked.ratios[int(rng.integers(len(asked.ratios)))])
    protects = name in PROTECTS
    if rng.random() > PLAUSIBLE:
        protects = not protects
    cut = cut_of_share(habit, name, side, float(rng.uniform(0.2, 0.5)))
    lag: Literal[0, 1] = 0 if rng.random() < 0.5 else 1
    shape: Shape = "graded" if name not in YES_NO and rng.random() < 0.5 else "flag"
    if asked.shape and name not in YES_NO:
        shape = asked.shape
    return TrueTrigger(
        name,
        side,
        cut,
        1 / ratio if protects else ratio,
        lag if asked.lag is None else asked.lag,
        shape,
    )


def _weekly(size: float, rng: np.random.Generator) -> tuple[float, ...]:
    """Log rates of the seven weekdays: a weekend, one day, or every day its own."""
    pattern = int(rng.integers(3))
    signed = size * float(rng.choice([-1, 1]) * rng.uniform(0.5, 1.0))
    chosen = int(rng.integers(7))
    if pattern == 0:
        return tuple(signed if day >= 5 else 0.0 for day in range(7))
    if pattern == 1:
        return tuple(signed if day == chosen else 0.0 for day in range(7))
    return tuple(float(value) for value in rng.normal(0, size / 2, size=7))


def _draw_remedies(
    effective: bool, rng: np.random.Generator
) -> tuple[tuple[str, float, float], ...]:
    """Remedy, logit of its use, and what it does to log duration: at most one does anything."""
    names = rng.permutation(len(REMEDIES))[: int(rng.integers(2, 5))]
    return tuple(
        (REMEDIES[index], float(rng.normal(-0.3, 0.8)), -0.7 if effective and i == 0 else 0.0)
        for i, index in enumerate(names.tolist())
    )
