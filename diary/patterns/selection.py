"""Forward selection: what is found enters the nuisance model, and the rest is tested again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import expm1, log1p

import numpy as np

from diary.patterns.basics import CLAIMS
from diary.patterns.contrasts import Contrast
from diary.patterns.lag_models import LagModel, entered, filled, tested_lag
from diary.patterns.levels import trigger_level_of
from diary.patterns.nuisance import Lag
from diary.patterns.sizes import Size, sizes_of

MOST_ENTERED = 4
LATER_SHARE = 1 / 3


@dataclass(frozen=True, slots=True, eq=False)
class Tested:
    """One contrast at one lag, judged with the model that was current: its p-value over
    everything tested, whether exposure goes with more cramps, and its size."""

    model: LagModel
    contrast: Contrast
    p_adjusted: float
    raises: bool
    size: Size

    @property
    def lag(self) -> Lag:
        """Its lag."""
        return self.model.rows.lag


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Everything that was tested, and the names of what passed, in the order it entered."""

    tested: tuple[Tested, ...]
    passed: tuple[str, ...]
    tests: float
    models: tuple[LagModel, ...]


@dataclass(frozen=True, slots=True)
class _Verdict:
    p_adjusted: float
    raises: bool


def select(models: Sequence[LagModel], contrasts: Sequence[Contrast], share: float = 1.0) -> Judged:
    """Test all contrasts at all lags, let the surest enter, and test the rest again.

    Null hypothesis: given the nuisance model, a factor has nothing to do with bouts at either
    lag. The smallest p-value over factors and lags, corrected for all of them, enters the
    nuisance model of both lags with flag and rank if it passes and its size points the same
    way; stop at the first that doesn't, or after four (a step-down test: what is left is
    corrected for what is left). Once one has entered, the rest shares a third of the error: a
    factor is known only as it was answered, and what rounding and memory hide of it is left to
    those that go with it. `share`: of the error, for all of this.
    """
    current = tuple(models)
    closed: list[int] = []
    tested: list[Tested] = []
    passed: list[str] = []
    first_tests = 0.0
    while True:
        verdicts, tests = _judge(current, closed, share * (LATER_SHARE if closed else 1.0))
        first_tests = first_tests or tests
        best = min(verdicts, key=lambda key: (verdicts[key].p_adjusted, key), default=None)
        enters = (
            best is not None
            and len(passed) < MOST_ENTERED
            and trigger_level_of(verdicts[best].p_adjusted) in CLAIMS
        )
        if not enters or best is None:
            break
        owner = best[1]
        sized = _sized(current, contrasts, {k: v for k, v in verdicts.items() if k[1] == owner})
        larger = [entered(model, contrasts[owner]) for model in current]
        chosen = [one for one in sized if one.lag == current[best[0]].rows.lag]
        if not chosen or not agrees(chosen[0]) or any(model is None for model in larger):
            break
        tested += sized
        passed.append(contrasts[owner].name)
        closed.append(owner)
        current = tuple(model for model in larger if model is not None)
    tested += _sized(current, contrasts, verdicts)
    order = {contrast.name: index for index, contrast in enumerate(contrasts)}
    tested.sort(key=lambda one: (one.lag, order[one.contrast.name]))
    return Judged(tuple(tested), tuple(passed), first_tests, current)


def agrees(tested: Tested) -> bool:
    """Whether test and size point the same way; else nothing is said."""
    return (tested.size.log_ratio > 0) == tested.raises


def family_wise(p_value: float, tests: float) -> float:
    """`1 - (1 - p)^M` for M effective tests (Sidak)."""
    return 1.0 if p_value >= 1 else -expm1(max(1.0, tests) * log1p(-p_value))


def _judge(
    models: Sequence[LagModel], closed: Sequence[int], share: float
) -> tuple[dict[tuple[int, int], _Verdict], float]:
    """The better shape of each contrast at each lag, by (place of the lag, contrast)."""
    results = [tested_lag(model, closed) for model in models]
    tests = sum(result.tests for result in results if result)
    verdicts: dict[tuple[int, int], _Verdict] = {}
    for place, result in enumerate(results):
        if result is None:
            continue
        for index in np.argsort(-result.p_values, kind="stable").tolist():
            p_adjusted = min(1.0, family_wise(float(result.p_values[index]), tests) / share)
            key = (place, int(result.owner[index]))
            verdicts[key] = _Verdict(p_adjusted, bool(result.raises[index]))
    return verdicts, tests


def _sized(
    models: Sequence[LagModel],
    contrasts: Sequence[Contrast],
    verdicts: dict[tuple[int, int], _Verdict],
) -> list[Tested]:
    """Contrasts with their sizes, those of a lag fitted at once; without what can't be fitted."""
    found = []
    for place, model in enumerate(models):
        owners = [key[1] for key in sorted(verdicts) if key[0] == place]
        if not owners:
            continue
        for owner, size in zip(owners, _lag_sizes(model, owners), strict=True):
            if size is not None:
                verdict = verdicts[place, owner]
                found.append(
                    Tested(model, contrasts[owner], verdict.p_adjusted, verdict.raises, size)
                )
    return found


def _lag_sizes(model: LagModel, owners: Sequence[int]) -> list[Size | None]:
    columns, rows = model.columns, model.rows
    places = [
        int(np.flatnonzero((columns.owner == owner) & columns.is_flag)[0]) for owner in owners
    ]
    flags = filled(columns.shapes[:, places], model.fit.weights)
    start = model.fit.coefficients.copy()
    start[0] += np.log(rows.episodes.sum() / rows.bouts.sum())
    return sizes_of(model.nuisance.design, flags, rows.episodes, rows.day, start)
