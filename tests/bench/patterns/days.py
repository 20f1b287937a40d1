"""The days of a simulated diary: what was taken, done and slept, and how many cramps came."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

import numpy as np
from scipy.signal import lfilter
from scipy.special import ndtr

from tests.bench.patterns.factors import (
    FACTORS,
    INDEX,
    REACTION,
    SUMMER_SHIFT,
    WEEKEND_SHIFT,
    Floats,
    Ints,
    correlation_root,
)
from tests.bench.patterns.scenario import Scenario

YEAR = 365.25
MIDSUMMER = 200
LARGEST_RATE = 12.0
BOUT_SIZE = 1.25
ROOT = correlation_root()


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """The truth per diary day, n of them.

    `z` (n, 12): normal scores of the amounts, `before` (12,) those of the day before the diary.
    `expected` (n,): rate of episodes without mood and chance. `multiplier` (n,): what the
    triggers make of it. `bouts` and `episodes` (n,): what happened. `baseline` (n, k): the
    columns that the rate really depends on, besides triggers.
    """

    z: Floats
    before: Floats
    expected: Floats
    multiplier: Floats
    bouts: Ints
    episodes: Ints
    baseline: Floats

    def scores(self, factor: str, lag: int) -> Floats:
        """Normal scores of a factor as the outcome of each day meets them, shape (n,)."""
        column = self.z[:, INDEX[factor]]
        if lag == 0:
            return column
        return np.concatenate(([self.before[INDEX[factor]]], column[:-1]))


def simulate_days(scenario: Scenario, rng: np.random.Generator) -> Days:
    """Let the days happen one by one: habits may answer the cramps of the day before."""
    n = scenario.days
    start = medicine_day(scenario)
    base = _habits_over_time(scenario, start, rng)
    level, baseline = _rate_over_time(scenario, start)
    mood = _autoregressive(scenario.mood_memory, rng.normal(size=(n, 1)))[:, 0] * scenario.mood
    mood -= scenario.mood**2 / 2
    gamma = np.ones(n)
    if scenario.alpha > 0:
        gamma = rng.gamma(1 / scenario.alpha, scenario.alpha, size=n)
    pull = np.array([REACTION.get(name, 0.0) for name in FACTORS]) * scenario.reaction

    z = np.empty((n + 1, len(FACTORS)))
    z[0] = base[0]
    effects = np.zeros(n)
    bouts = np.zeros(n, dtype=np.int64)
    if scenario.reaction == 0:
        z = base
        for trigger in scenario.triggers:
            column = z[:, INDEX[trigger.factor]]
            effects += trigger.effect(column[:-1] if trigger.lag else column[1:])
        bouts = rng.poisson(np.minimum(LARGEST_RATE, np.exp(level + effects + mood) * gamma))
    else:
        cramped = 0.0
        for t in range(n):
            z[t + 1] = base[t + 1] + pull * cramped
            for trigger in scenario.triggers:
                row = z[t if trigger.lag else t + 1, INDEX[trigger.factor]]
                effects[t] += float(trigger.effect(np.array(row)))
            rate = exp(level[t] + effects[t] + mood[t]) * gamma[t]
            bouts[t] = rng.poisson(min(LARGEST_RATE, rate))
            cramped = 1.0 if bouts[t] else 0.0
    extra = rng.poisson((BOUT_SIZE - 1) * bouts)
    expected = np.exp(level + effects) * BOUT_SIZE
    return Days(
        z[1:], z[0], expected, np.exp(effects), bouts.astype(np.int64), bouts + extra, baseline
    )


def medicine_day(scenario: Scenario) -> int | None:
    """The day of the diary on which the medicine is started."""
    if scenario.medicine is None:
        return None
    return (scenario.medicine[2] - scenario.first_day).days


def weekdays(scenario: Scenario) -> Ints:
    """Monday is 0; shape (n,)."""
    return (np.arange(scenario.days) + scenario.first_day.weekday()) % 7


def summer(scenario: Scenario, days: Ints) -> Floats:
    """1 in the middle of July, -1 in that of January."""
    of_year = days + scenario.first_day.timetuple().tm_yday - MIDSUMMER
    wave: Floats = np.cos(2 * np.pi * of_year / YEAR)
    return wave


def _habits_over_time(scenario: Scenario, start: int | None, rng: np.random.Generator) -> Floats:
    """Normal scores (n + 1, 12), the first row of the day before the diary."""
    n = scenario.days
    noise = rng.normal(size=(n + 1, len(FACTORS))) @ ROOT.T
    memories = [scenario.habits[name].memory for name in FACTORS]
    z = np.column_stack(
        [_autoregressive(memory, noise[:, [i]])[:, 0] for i, memory in enumerate(memories)]
    )
    day = np.arange(-1, n)
    weekend = ((day + scenario.first_day.weekday()) % 7 >= 5).astype(np.float64)
    warm = summer(scenario, day)
    if scenario.asked.kind.wander:
        z = 0.75 * z + 0.66 * _autoregressive(0.97, rng.normal(size=z.shape))
    for i, name in enumerate(FACTORS):
        z[:, i] += WEEKEND_SHIFT.get(name, 0.0) * (weekend - 2 / 7)
        z[:, i] += SUMMER_SHIFT.get(name, 0.0) * warm
        z[:, i] += scenario.drift[name] * (day / n - 0.5)
        if start is not None:
            z[:, i] += scenario.step_habits[name] * (day >= start)
    return z


def _rate_over_time(scenario: Scenario, start: int | None) -> tuple[Floats, Floats]:
    """Log rate of bouts without triggers, (n,), and the columns it depends on, (n, k)."""
    day = np.arange(scenario.days)
    columns = []
    level = np.full(scenario.days, np.log(scenario.rate / BOUT_SIZE))
    for trigger in scenario.triggers:
        level -= np.log(trigger.mean_ratio(float(ndtr(-trigger.cut))))
    if scenario.trend:
        columns.append(day / scenario.days - 0.5)
        level += scenario.trend * columns[-1]
    if scenario.season:
        columns.append(summer(scenario, day))
        level += scenario.season * columns[-1]
    if any(scenario.weekday):
        columns.append(np.array(scenario.weekday)[weekdays(scenario)])
        level += columns[-1]
    if scenario.step and start is not None:
        columns.append((day >= start).astype(np.float64))
        level += scenario.step * columns[-1]
    return level, np.column_stack(columns) if columns else np.empty((scenario.days, 0))


def _autoregressive(memory: float, noise: Floats) -> Floats:
    """A stationary series of variance 1 in each column, shape as `noise`."""
    driven = noise * np.sqrt(1 - memory**2)
    driven[0] = noise[0]
    series: Floats = lfilter([1.0], [1.0, -memory], driven, axis=0)
    return series
