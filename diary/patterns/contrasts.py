"""Which factors are looked at, and how their days are told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.stats import rankdata

from diary.patterns.findings import Missing
from diary.patterns.nuisance import Rows
from diary.patterns.record import Bools, DiaryRecord, Floats
from diary.patterns.waiting import shortfalls

CHECK_INS_NEEDED = 21
BOUTS_NEEDED = 6
KNOWN_NEEDED = 14
GROUP_NEEDED = 5
EXPOSED_SHARE = 1 / 3


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor and how it is cut: a day is exposed if `value op threshold`.

    `threshold` None: the cut is found in the diary. `harms`: exposure plausibly brings cramps
    on (else it plausibly prevents them).
    """

    name: str
    op: Literal["<=", ">="]
    threshold: float | None = None
    harms: bool = True


FACTORS: tuple[Factor, ...] = (
    Factor("fluids_ml", "<="),
    Factor("exertion", ">="),
)


@dataclass(frozen=True, slots=True, eq=False)
class Contrast:
    """One factor on the rows of one lag: `values` (n,) with NaN for unknown, and its cut."""

    factor: Factor
    threshold: float
    values: Floats

    @property
    def known(self) -> Bools:
        """Rows whose value is known, shape (n,)."""
        return np.isfinite(self.values)

    @property
    def exposed(self) -> Bools:
        """Rows known to be exposed, shape (n,)."""
        return exposed_to(self.factor, self.values, self.threshold)

    @property
    def other(self) -> Bools:
        """Rows known not to be exposed, shape (n,)."""
        return self.known & ~self.exposed

    def shapes(self, weights: Floats) -> Floats:
        """The flag and the rank of the value, more exposed upwards, shape (n, 2).

        An unknown value gets the mean of the known ones, weighted by `weights` (n,), so it
        adds nothing to the score.
        """
        known = self.known
        sign = 1.0 if self.factor.op == ">=" else -1.0
        shapes = np.empty((self.values.size, 2))
        shapes[known, 0] = self.exposed[known]
        shapes[known, 1] = rankdata(sign * self.values[known]) / known.sum()
        shapes[~known] = np.average(shapes[known], axis=0, weights=weights[known])
        return shapes


def exposed_to(factor: Factor, values: Floats, threshold: float) -> Bools:
    """Where `value op threshold` holds; an unknown value is not exposed."""
    exposed: Bools = values <= threshold if factor.op == "<=" else values >= threshold
    return exposed


def cut_of(factor: Factor, values: Floats) -> float | None:
    """The threshold of a factor; None where no value is known.

    The observed value whose exposed share is nearest one third, among those with at least 5
    days on each side (among all, where there is none such); of two equally near the one with
    fewer exposed days. `values` (days,) of the whole diary, NaN where unknown.
    """
    known = values[np.isfinite(values)]
    if factor.threshold is not None or known.size == 0:
        return factor.threshold
    cuts, counts = np.unique(known, return_counts=True)
    exposed = np.cumsum(counts) if factor.op == "<=" else np.cumsum(counts[::-1])[::-1]
    usable = (exposed >= GROUP_NEEDED) & (known.size - exposed >= GROUP_NEEDED)
    if usable.any():
        cuts, exposed = cuts[usable], exposed[usable]
    distance = np.abs(exposed / known.size - EXPOSED_SHARE)
    best = min(range(cuts.size), key=lambda i: (round(float(distance[i]), 12), int(exposed[i])))
    return float(cuts[best])


def contrast_of(record: DiaryRecord, rows: Rows, factor: Factor) -> Contrast | None:
    """A factor on the rows of a lag; None where it was never answered."""
    values = record.exposures.get(factor.name)
    threshold = cut_of(factor, values) if values is not None else None
    if values is None or threshold is None:
        return None
    return Contrast(factor, threshold, values[rows.exposure_day])


def missing_for(rows: Rows, contrast: Contrast | None) -> tuple[Missing, ...]:
    """What one factor at one lag still needs before it can be tested."""
    known = int(contrast.known.sum()) if contrast else 0
    missing = shortfalls(
        Missing("check_ins", rows.day.size, CHECK_INS_NEEDED),
        Missing("bouts", int(rows.bouts.sum()), BOUTS_NEEDED),
        Missing("known_values", known, KNOWN_NEEDED),
    )
    if contrast is None or known < KNOWN_NEEDED:
        return missing
    return missing + shortfalls(
        Missing("exposed_days", int(contrast.exposed.sum()), GROUP_NEEDED),
        Missing("unexposed_days", int(contrast.other.sum()), GROUP_NEEDED),
    )
