"""From what was tested to what is shown of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from diary.patterns.basics import CLAIMS, Level
from diary.patterns.contrasts import exposed_of
from diary.patterns.findings import Trigger
from diary.patterns.levels import trigger_level_of
from diary.patterns.nuisance import group_of
from diary.patterns.selection import Tested, agrees

NO_LINK_LOW, NO_LINK_HIGH = 0.5, 2.0
BOTH_LAGS = 2


def estimate_of(tested: Tested, *, suspected: bool = False) -> Trigger:
    """A tested contrast with everything that its page and its chart need; not claimed."""
    contrast, rows, size = tested.contrast, tested.model.rows, tested.size
    exposed, other = exposed_of(contrast, rows)
    cramp = rows.episodes > 0
    known = exposed | other
    values = contrast.values[rows.exposure_day]
    return Trigger(
        level=Level.NOT_YET,
        factor=contrast.name,
        op=contrast.factor.op,
        threshold=contrast.threshold,
        lag=rows.lag,
        days=int(np.count_nonzero(known)),
        rate_ratio=size.ratio,
        interval=size.interval,
        shown_ratio=size.shown_ratio,
        shown_interval=size.shown_interval,
        p_adjusted=tested.p_adjusted,
        exposed=group_of(rows, exposed),
        other=group_of(rows, other),
        values_cramp=tuple(values[known & cramp].tolist()),
        values_other=tuple(values[known & ~cramp].tolist()),
        adjusted_for=tested.model.nuisance.codes,
        suspected=suspected,
        own_cut=contrast.found_flag is not None,
    )


def say_of(
    estimates: Sequence[Trigger], tested: Sequence[Tested], factor: str, *, passed: bool
) -> Trigger | None:
    """The one thing said of a factor, or None: a claim at its better lag, else no link.

    A claim passed the selection, where test and size must agree. Where both lags exclude a
    doubling and a halving, the lag with the wider interval stands for both.
    """
    pairs = [pair for pair in zip(estimates, tested, strict=True) if pair[0].factor == factor]
    if not pairs:
        return None
    best, test = min(pairs, key=lambda pair: pair[0].p_adjusted)
    level = trigger_level_of(best.p_adjusted)
    if level in CLAIMS:
        return replace(best, level=level) if passed and agrees(test) else None
    if len(pairs) == BOTH_LAGS and all(excludes_doubling(pair[0]) for pair in pairs):
        widest = max(pairs, key=lambda pair: pair[1].size.standard_error)[0]
        return replace(widest, level=Level.NO_LINK)
    return None


def excludes_doubling(trigger: Trigger) -> bool:
    """Whether the 95 % interval lies within 0.5 and 2."""
    return trigger.interval.low > NO_LINK_LOW and trigger.interval.high < NO_LINK_HIGH


def marked(estimate: Trigger, said: Sequence[Trigger]) -> Trigger:
    """The estimate with the level that was said of it."""
    for trigger in said:
        if trigger.factor == estimate.factor and (
            trigger.lag == estimate.lag or trigger.level is Level.NO_LINK
        ):
            return replace(estimate, level=trigger.level)
    return estimate
