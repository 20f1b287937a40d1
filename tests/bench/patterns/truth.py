"""What is really so in a simulated diary."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import Literal, TypeAlias

import numpy as np

from tests.bench.patterns.factors import Floats, graded

Shape: TypeAlias = Literal["flag", "graded"]


@dataclass(frozen=True, slots=True)
class TrueTrigger:
    """A factor that changes the rate of cramps.

    Days with `side * z >= cut` (z the normal score of the true amount) are exposed; `ratio` is
    their rate over that of other days. Graded: the rate grows with the rank, so that `ratio`
    compares the middle of the upper third with that of the rest.
    """

    factor: str
    side: int
    cut: float
    ratio: float
    lag: Literal[0, 1]
    shape: Shape

    @property
    def sign(self) -> int:
        """1 where more of the factor brings more cramps, -1 where it brings fewer."""
        return self.side * (1 if self.ratio > 1 else -1)

    @property
    def strength(self) -> float:
        """The rate ratio, or its inverse for a protector: at least 1."""
        return max(self.ratio, 1 / self.ratio)

    def exposure(self, z: Floats) -> Floats:
        """The true form of the exposure, shape (n,)."""
        if self.shape == "graded":
            return graded(z, self.side)
        return (self.side * z >= self.cut).astype(np.float64)

    def effect(self, z: Floats) -> Floats:
        """Log rate by the true amount, shape (n,)."""
        return log(self.ratio) * self.exposure(z)

    def mean_ratio(self, share: float) -> float:
        """The rate over all days against that of unexposed days, for the share exposed."""
        if self.shape == "graded":
            slope = 2 * log(self.ratio)
            return (exp(slope) - 1) / slope
        return 1 - share + share * self.ratio


@dataclass(frozen=True, slots=True)
class Truth:
    """Everything that a diary was made with. None: not defined, so nothing said is judged.

    `trend`: log rate, end over start. `night`: the clock is not uniform. `lean`: share of
    episodes on the right. `step`: log rate after the medicine's start, where there is a
    medicine. `remedies`: log duration ratio of each remedy used.
    """

    kind: str
    profile: str
    days: int
    rate: float
    triggers: tuple[TrueTrigger, ...]
    night: bool
    lean: float
    weekday: bool
    trend: float | None
    step: float | None
    remedies: tuple[tuple[str, float], ...]
    duration_trend: float
    intensity_trend: float
    season: float

    @property
    def duration_changes(self) -> bool:
        """Durations change, by themselves or because intensity does."""
        return self.duration_trend != 0 or self.intensity_trend != 0
