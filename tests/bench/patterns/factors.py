"""The twelve factors of a check-in: how they are spread, hang together and are written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]

FACTORS = (
    "fluids_ml",
    "exercise_minutes",
    "exertion",
    "sleep_hours",
    "alcohol_units",
    "caffeine_mg",
    "standing_hours",
    "sitting_hours",
    "heat",
    "stretching",
    "electrolytes",
    "magnesium",
)
INDEX: Mapping[str, int] = {name: index for index, name in enumerate(FACTORS)}
YES_NO = frozenset({"heat", "stretching", "electrolytes", "magnesium"})
PROTECTS = frozenset({"stretching", "electrolytes", "magnesium"})
LOW_IS_BAD = frozenset({"fluids_ml", "sleep_hours"})

WEEKEND_SHIFT = {
    "exercise_minutes": 0.5,
    "exertion": 0.3,
    "sleep_hours": 0.6,
    "alcohol_units": 0.9,
    "caffeine_mg": -0.2,
    "standing_hours": 0.2,
    "sitting_hours": -0.7,
    "stretching": 0.2,
}
SUMMER_SHIFT = {"heat": 1.2, "fluids_ml": 0.4, "exercise_minutes": 0.3, "standing_hours": 0.2}
REACTION = {
    "magnesium": 1.2,
    "fluids_ml": 0.7,
    "exercise_minutes": -0.7,
    "exertion": -0.5,
    "stretching": 0.8,
    "electrolytes": 0.8,
    "sleep_hours": 0.4,
}
CORRELATIONS = {
    ("exercise_minutes", "exertion"): 0.5,
    ("exercise_minutes", "fluids_ml"): 0.3,
    ("exercise_minutes", "stretching"): 0.35,
    ("exercise_minutes", "electrolytes"): 0.25,
    ("exercise_minutes", "sitting_hours"): -0.25,
    ("exertion", "standing_hours"): 0.2,
    ("exertion", "fluids_ml"): 0.2,
    ("standing_hours", "sitting_hours"): -0.5,
    ("heat", "fluids_ml"): 0.3,
    ("heat", "electrolytes"): 0.15,
    ("alcohol_units", "sleep_hours"): -0.3,
    ("caffeine_mg", "sleep_hours"): -0.25,
    ("magnesium", "electrolytes"): 0.25,
    ("magnesium", "stretching"): 0.2,
}


@dataclass(frozen=True, slots=True)
class Habit:
    """One person's way with one factor.

    `share` is the share of days on which it happens at all (yes/no factors, exercise, alcohol);
    `middle` and `spread` say how much it is then; `memory` is the correlation with the day
    before.
    """

    share: float
    middle: float
    spread: float
    memory: float


SHARES = {
    "exercise_minutes": (0.3, 0.85),
    "alcohol_units": (0.15, 0.7),
    "heat": (0.1, 0.4),
    "stretching": (0.12, 0.6),
    "electrolytes": (0.08, 0.4),
    "magnesium": (0.15, 0.7),
}
MIDDLES = {
    "fluids_ml": (1300.0, 2200.0),
    "exercise_minutes": (25.0, 60.0),
    "exertion": (2.5, 4.5),
    "sleep_hours": (6.3, 7.7),
    "alcohol_units": (1.2, 3.0),
    "caffeine_mg": (90.0, 240.0),
    "standing_hours": (1.5, 5.0),
    "sitting_hours": (4.0, 9.0),
}
SPREADS = {
    "fluids_ml": 0.28,
    "exercise_minutes": 0.5,
    "exertion": 2.0,
    "sleep_hours": 0.95,
    "alcohol_units": 0.6,
    "caffeine_mg": 70.0,
    "standing_hours": 0.5,
    "sitting_hours": 2.0,
}
GRIDS = {
    "fluids_ml": (50.0, 250.0, 500.0),
    "exercise_minutes": (5.0, 10.0, 30.0),
    "exertion": (1.0, 1.0, 2.0),
    "sleep_hours": (0.25, 0.5, 1.0),
    "alcohol_units": (0.5, 0.5, 1.0),
    "caffeine_mg": (20.0, 40.0, 100.0),
    "standing_hours": (0.5, 1.0, 2.0),
    "sitting_hours": (0.5, 1.0, 2.0),
}


def correlation_root() -> Floats:
    """A matrix (12, 12) that gives independent normals the correlations of one day's factors."""
    matrix = np.eye(len(FACTORS))
    for (one, other), value in CORRELATIONS.items():
        matrix[INDEX[one], INDEX[other]] = matrix[INDEX[other], INDEX[one]] = value
    roots, vectors = np.linalg.eigh(matrix)
    root: Floats = vectors * np.sqrt(np.clip(roots, 1e-6, None))
    return root


def draw_habits(rng: np.random.Generator) -> dict[str, Habit]:
    """The habits of one person; three in ten have a factor that never varies."""
    habits = {}
    for name in FACTORS:
        share = float(rng.uniform(*SHARES[name])) if name in SHARES else 1.0
        middle = float(rng.uniform(*MIDDLES[name])) if name in MIDDLES else 1.0
        memory = float(rng.uniform(0.2, 0.8) if name in YES_NO else rng.uniform(0.0, 0.55))
        habits[name] = Habit(share, middle, SPREADS.get(name, 1.0), memory)
    if rng.random() < 0.2:
        habits["alcohol_units"] = Habit(0.0, 1.0, 1.0, 0.0)
    if rng.random() < 0.12:
        habits["magnesium"] = Habit(1.0, 1.0, 1.0, 0.0)
    return habits


def varies(habit: Habit, name: str) -> bool:
    """Whether a factor happens now and then, so that it can make a difference."""
    return name not in SHARES or 0.0 < habit.share < 1.0


def cut_of_share(habit: Habit, name: str, side: int, share: float) -> float:
    """The cut c on the normal scale so that `side * z >= c` on a share of days.

    What happens on a share of days only (exercise, alcohol, yes/no) is exposed then at most.
    """
    if name in YES_NO:
        share = habit.share
    elif name in SHARES and side > 0:
        share = min(share, habit.share)
    return float(-ndtri(share))


def amounts(name: str, habit: Habit, z: Floats) -> Floats:
    """What a person would measure exactly on days of normal score z, shape (n,)."""
    start = float(-ndtri(np.clip(habit.share, 1e-12, 1 - 1e-12)))
    if name in YES_NO:
        return (z >= start).astype(np.float64)
    if name in SHARES:
        grown = habit.middle * np.exp(habit.spread * (z - start - 0.5))
        return np.where(z >= start, grown, 0.0)
    if name in ("fluids_ml", "standing_hours"):
        return habit.middle * np.exp(habit.spread * z)
    return np.maximum(0.0, habit.middle + habit.spread * z)


LARGEST = {"exertion": 10.0, "sleep_hours": 14.0, "standing_hours": 16.0, "sitting_hours": 18.0}


def written(name: str, values: Floats, coarseness: int) -> Floats:
    """Amounts as they are written down: rounded to what this person rounds to (0, 1 or 2)."""
    if name in YES_NO:
        return values
    grid = GRIDS[name][coarseness]
    rounded: Floats = np.round(values / grid) * grid
    return np.minimum(rounded, LARGEST.get(name, np.inf))


def graded(z: Floats, side: int) -> Floats:
    """Exposure that grows from 0 to 2 with the rank of the day: the mean of the upper third is
    one more than that of the others."""
    return 2 * ndtr(side * z)
