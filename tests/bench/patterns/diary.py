"""A diary as it was kept, beside what was really so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from scipy.special import ndtri

from tests.bench.patterns.cramps import DAY_STARTS_AT, Cramp, simulate_cramps
from tests.bench.patterns.days import Days, simulate_days
from tests.bench.patterns.factors import (
    FACTORS,
    INDEX,
    LOW_IS_BAD,
    PROTECTS,
    Bools,
    Floats,
    amounts,
    written,
)
from tests.bench.patterns.scenario import Asked, Scenario, draw_scenario
from tests.bench.patterns.truth import Truth

WORST_SPELL = 14
BELIEVED = {name: -1 if name in LOW_IS_BAD | PROTECTS else 1 for name in FACTORS}


@dataclass(frozen=True, slots=True)
class KeptCheckIn:
    """One check-in: what was answered, in the units of the format."""

    day: date
    cramp_free: bool
    answers: Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Diary:
    """What was logged, with the truth (`truth` in numbers, `days` day by day)."""

    name: str
    scenario: Scenario
    truth: Truth
    days: Days
    cramps: tuple[Cramp, ...]
    check_ins: tuple[KeptCheckIn, ...]
    medicine: tuple[str, str, date] | None

    @property
    def first_day(self) -> date:
        """The first diary day."""
        return self.scenario.first_day

    @property
    def last_day(self) -> date:
        """The last diary day."""
        return self.first_day + timedelta(days=self.scenario.days - 1)

    @property
    def day_starts_at(self) -> int:
        """The local hour at which diary days begin."""
        return DAY_STARTS_AT


def make_diary(asked: Asked, seed: tuple[int, ...]) -> Diary:
    """The diary of a seed: always the same."""
    rng = np.random.default_rng(seed)
    scenario = draw_scenario(asked, rng)
    days = simulate_days(scenario, rng)
    present, checked = _kept_days(scenario, days, rng)
    cramps = _kept_cramps(scenario, simulate_cramps(scenario, days, rng), present, checked, rng)
    logged = np.bincount([cramp.day_index for cramp in cramps], minlength=scenario.days)
    return Diary(
        name="-".join(str(part) for part in seed),
        scenario=scenario,
        truth=truth_of(scenario),
        days=days,
        cramps=cramps,
        check_ins=_kept_check_ins(scenario, days, checked, logged > 0, rng),
        medicine=_medicine(scenario, days),
    )


def truth_of(scenario: Scenario) -> Truth:
    """The truth in numbers. A rate that wanders, a season or a step is neither a trend nor none."""
    asked = scenario.asked
    blurred = asked.kind.wander or scenario.season or scenario.step
    return Truth(
        kind=asked.kind.name,
        profile=asked.profile.name,
        days=scenario.days,
        rate=scenario.rate,
        triggers=scenario.triggers,
        night=scenario.night_share > 0,
        lean=scenario.lean,
        weekday=any(scenario.weekday),
        trend=None if blurred and not scenario.trend else scenario.trend,
        step=scenario.step if scenario.medicine else None,
        remedies=tuple((name, effect) for name, _, effect in scenario.remedies),
        duration_trend=scenario.duration_trend,
        intensity_trend=scenario.intensity_trend,
        season=scenario.season,
    )


def _kept_days(scenario: Scenario, days: Days, rng: np.random.Generator) -> tuple[Bools, Bools]:
    """Days outside lapses, and those of them with a check-in, both (n,)."""
    n, profile = scenario.days, scenario.asked.profile
    present = np.ones(n, dtype=np.bool_)
    for _ in range(rng.poisson(n / profile.lapse_every * scenario.asked.kind.lapses)):
        start = int(rng.integers(n))
        present[start : start + int(rng.integers(*profile.lapse_days))] = False
    mood = rng.normal(size=n)
    mood[1:] = 0.9 * mood[1:] + 0.43 * mood[:-1]
    willing = ndtri(profile.check_ins) - scenario.gaps * (days.bouts > 0)
    return present, present & (mood < willing)


def _kept_cramps(
    scenario: Scenario,
    cramps: list[Cramp],
    present: Bools,
    checked: Bools,
    rng: np.random.Generator,
) -> tuple[Cramp, ...]:
    """The episodes that were logged: fewer on days without a check-in, none in a lapse."""
    share = scenario.asked.profile.episodes
    chances = rng.random(len(cramps))
    return tuple(
        cramp
        for cramp, chance in zip(cramps, chances, strict=True)
        if present[cramp.day_index] and chance < share * (1.0 if checked[cramp.day_index] else 0.85)
    )


def _kept_check_ins(
    scenario: Scenario, days: Days, checked: Bools, logged: Bools, rng: np.random.Generator
) -> tuple[KeptCheckIn, ...]:
    """Check-ins with their gaps, errors and round numbers."""
    profile, n = scenario.asked.profile, scenario.days
    columns: dict[str, Floats] = {}
    for name in scenario.factors:
        z = days.z[:, INDEX[name]] + profile.noise * rng.normal(size=n)
        z = z + scenario.asked.kind.recall * BELIEVED[name] * (days.bouts > 0)
        column = written(name, amounts(name, scenario.habits[name], z), profile.coarseness)
        columns[name] = np.where(rng.random(n) < profile.answers, column, np.nan)
    says_free = rng.random(n) < profile.answers
    return tuple(
        KeptCheckIn(
            day=scenario.first_day + timedelta(days=t),
            cramp_free=bool(says_free[t] and not logged[t]),
            answers={
                name: float(column[t]) for name, column in columns.items() if np.isfinite(column[t])
            },
        )
        for t in np.flatnonzero(checked).tolist()
    )


def _medicine(scenario: Scenario, days: Days) -> tuple[str, str, date] | None:
    """The medicine; half of those that do nothing are started after the worst two weeks."""
    if scenario.medicine is None or not scenario.late_start:
        return scenario.medicine
    if scenario.step or any(scenario.step_habits.values()):
        return scenario.medicine
    spells = np.convolve(days.episodes, np.ones(WORST_SPELL), mode="valid")
    low, high = int(0.3 * scenario.days), int(0.7 * scenario.days)
    start = low + int(np.argmax(spells[low - WORST_SPELL : high - WORST_SPELL]))
    name, medicine_class, _ = scenario.medicine
    return name, medicine_class, scenario.first_day + timedelta(days=start)
