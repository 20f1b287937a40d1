"""Which factors are looked at, and how their days are told apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from diary.patterns.basics import Missing
from diary.patterns.choices import Choices
from diary.patterns.levels import PLAUSIBLE_SHARE
from diary.patterns.nuisance import Rows
from diary.patterns.record import Bools, DiaryRecord, Floats, Ints
from diary.patterns.waiting import shortfalls

CHECK_INS_NEEDED = 21
BOUTS_NEEDED = 6
KNOWN_NEEDED = 14
GROUP_NEEDED = 5
EXPOSED_SHARE = 1 / 3
OWN = "own:"
NO_ROWS: Bools = np.zeros(0, dtype=np.bool_)

Op: TypeAlias = Literal["<=", ">="]


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor and how it is cut: a day is exposed if `value op threshold`.

    `threshold` None: the cut is found in the diary. `harms`: exposure plausibly brings cramps
    on (True), prevents them (False), or who knows (None).
    """

    name: str
    op: Op
    threshold: float | None = None
    harms: bool | None = True

    @property
    def upward_share(self) -> float:
        """The share of the error that goes to "more cramps with exposure": nine tenths go where
        a finding is believable, half where nobody knows."""
        if self.harms is None:
            return 0.5
        return PLAUSIBLE_SHARE if self.harms else 1 - PLAUSIBLE_SHARE


FACTORS: tuple[Factor, ...] = (
    Factor("fluids_ml", "<="),
    Factor("exercise_minutes", ">="),
    Factor("exertion", ">="),
    Factor("sleep_hours", "<="),
    Factor("alcohol_units", ">="),
    Factor("caffeine_mg", ">="),
    Factor("standing_hours", ">="),
    Factor("sitting_hours", ">="),
    Factor("heat", ">=", 1.0),
    Factor("stretching", ">=", 1.0, harms=False),
    Factor("electrolytes", ">=", 1.0, harms=False),
    Factor("magnesium", ">=", 1.0, harms=False),
)


@dataclass(frozen=True, slots=True, eq=False)
class Contrast:
    """One factor on every day of a diary, shape (n_days,), NaN where it is not known.

    `values` as answered; `flag` (1 for an exposed day); `rank` of the value among the known
    ones, from 0 to 1, more exposed upwards. A yes or no has no rank besides its flag. Where a
    person set the cut, `found_flag` is the flag at the cut that the diary itself would give,
    and `tried` how many cuts they have tried. `left_out`: not to be spoken of.
    """

    factor: Factor
    threshold: float
    values: Floats
    flag: Floats
    rank: Floats | None
    found_flag: Floats | None = None
    tried: int = 1
    left_out: bool = False

    @property
    def name(self) -> str:
        """The code of its factor."""
        return self.factor.name

    @property
    def shapes(self) -> tuple[Floats, ...]:
        """What is tested: the flag, and the rank where it differs."""
        return (self.flag,) if self.rank is None else (self.flag, self.rank)


def factors_of(record: DiaryRecord) -> tuple[Factor, ...]:
    """The built-in factors and the person's own (`own:<name>`), whose direction is unknown."""
    own = tuple(Factor(name, ">=", None, None) for name in record.exposures if is_own(name))
    return FACTORS + own


def is_own(name: str) -> bool:
    """Whether a factor is one of the person's own."""
    return name.startswith(OWN)


def contrasts_of(
    record: DiaryRecord, factors: tuple[Factor, ...], choices: Choices
) -> dict[str, Contrast]:
    """The contrast of each factor that was ever answered, by its name."""
    contrasts = {}
    for factor in factors:
        contrast = contrast_of(record.exposures, factor, choices)
        if contrast is not None:
            contrasts[factor.name] = contrast
    return contrasts


def contrast_of(
    exposures: Mapping[str, Floats], factor: Factor, choices: Choices | None = None
) -> Contrast | None:
    """A factor cut where its diary or its person says; None where it was never answered."""
    chosen = choices or Choices()
    values = exposures.get(factor.name)
    if values is None:
        return None
    known = np.flatnonzero(np.isfinite(values)).astype(np.int64)
    if known.size == 0:
        return None
    ordered = np.sort(values[known])
    threshold = cut_of(factor, ordered)
    rank = None if is_yes_or_no(ordered) else rank_of(factor, values, known, ordered)
    contrast = Contrast(
        factor,
        threshold,
        values,
        flag_of(factor.op, threshold, values, known),
        rank,
        left_out=factor.name in chosen.left_out,
    )
    return _at_own_cut(contrast, known, chosen)


def _at_own_cut(contrast: Contrast, known: Ints, choices: Choices) -> Contrast:
    cut = choices.cuts.get(contrast.name)
    if cut is None:
        return contrast
    factor = Factor(contrast.name, contrast.factor.op, cut.threshold, harms=contrast.factor.harms)
    return Contrast(
        factor,
        cut.threshold,
        contrast.values,
        flag_of(factor.op, cut.threshold, contrast.values, known),
        contrast.rank,
        found_flag=contrast.flag,
        tried=cut.tried,
        left_out=contrast.left_out,
    )


def flag_of(op: Op, threshold: float, values: Floats, known: Ints) -> Floats:
    """1 where `value op threshold` holds, 0 where not, NaN where the value is not known."""
    flag = np.full(values.size, np.nan)
    flag[known] = values[known] <= threshold if op == "<=" else values[known] >= threshold
    return flag


def rank_of(factor: Factor, values: Floats, known: Ints, ordered: Floats) -> Floats:
    """Rank of each value among the known ones, ties sharing the mean of theirs, over their
    number; more exposed upwards. `ordered` are the known values, sorted."""
    ranks = mid_ranks(values[known], ordered)
    rank = np.full(values.size, np.nan)
    rank[known] = (ranks if factor.op == ">=" else known.size + 1 - ranks) / known.size
    return rank


def mid_ranks(values: Floats, ordered: Floats) -> Floats:
    """Ranks of values from 1 on, ties sharing the mean of theirs; `ordered`: the same sorted."""
    left, right = ordered.searchsorted(values, "left"), ordered.searchsorted(values, "right")
    return (left + right + 1) / 2


def is_yes_or_no(ordered: Floats) -> bool:
    """Whether sorted values are of two sorts at most, so that a rank says what the flag says."""
    return bool(np.all((ordered == ordered[0]) | (ordered == ordered[-1])))


def cut_of(factor: Factor, ordered: Floats) -> float:
    """The threshold of a factor.

    The observed value whose exposed share is nearest one third, among those with at least 5
    days on each side (among all, where there is none such); of two equally near the one with
    fewer exposed days. `ordered` (days,): the known values of the whole diary, sorted.
    """
    if factor.threshold is not None:
        return factor.threshold
    firsts = np.flatnonzero(np.diff(ordered, prepend=-np.inf) > 0)
    cuts = ordered[firsts]
    below = np.append(firsts[1:], ordered.size)
    exposed = below if factor.op == "<=" else ordered.size - firsts
    usable = (exposed >= GROUP_NEEDED) & (ordered.size - exposed >= GROUP_NEEDED)
    if usable.any():
        cuts, exposed = cuts[usable], exposed[usable]
    distance = np.round(np.abs(exposed / ordered.size - EXPOSED_SHARE), 12)
    return float(cuts[np.lexsort((exposed, distance))[0]])


def exposed_of(contrast: Contrast, rows: Rows) -> tuple[Bools, Bools]:
    """The rows known to be exposed, and those known not to be, both (n,)."""
    flag = contrast.flag[rows.exposure_day]
    return flag == 1, flag == 0


def missing_for(rows: Rows, contrast: Contrast | None) -> tuple[Missing, ...]:
    """What one factor at one lag still needs before it can be tested."""
    exposed, other = exposed_of(contrast, rows) if contrast else (NO_ROWS, NO_ROWS)
    sides = int(np.count_nonzero(exposed)), int(np.count_nonzero(other))
    missing = shortfalls(
        Missing("check_ins", rows.day.size, CHECK_INS_NEEDED),
        Missing("bouts", int(rows.bouts.sum()), BOUTS_NEEDED),
        Missing("known_values", sum(sides), KNOWN_NEEDED),
    )
    if sum(sides) < KNOWN_NEEDED:
        return missing
    return missing + shortfalls(
        Missing("exposed_days", sides[0], GROUP_NEEDED),
        Missing("unexposed_days", sides[1], GROUP_NEEDED),
    )
