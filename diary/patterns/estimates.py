"""From what was tested to what is shown of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from diary.patterns.basics import CLAIMS, Level
from diary.patterns.choices import Choices
from diary.patterns.contrasts import Contrast, exposed_of, is_own
from diary.patterns.findings import Trigger
from diary.patterns.levels import trigger_level_of
from diary.patterns.nuisance import Rows, group_of, rows_of
from diary.patterns.record import DiaryRecord, Floats
from diary.patterns.selection import Tested, agrees

NO_LINK_LOW, NO_LINK_HIGH = 0.5, 2.0
BOTH_LAGS = 2


def estimate_of(tested: Tested, *, suspected: bool = False) -> Trigger:
    """A tested contrast with everything that its page and its chart need; not claimed."""
    contrast, rows, size = tested.contrast, tested.model.rows, tested.size
    exposed, other = exposed_of(contrast, rows)
    with_cramp, without = values_of(contrast.values, rows)
    return Trigger(
        level=Level.NOT_YET,
        factor=contrast.name,
        op=contrast.factor.op,
        threshold=contrast.threshold,
        lag=rows.lag,
        days=len(with_cramp) + len(without),
        rate_ratio=size.ratio,
        interval=size.interval,
        shown_ratio=size.shown_ratio,
        shown_interval=size.shown_interval,
        p_adjusted=tested.p_adjusted,
        exposed=group_of(rows, exposed),
        other=group_of(rows, other),
        values_cramp=with_cramp,
        values_other=without,
        adjusted_for=tested.model.nuisance.codes,
        suspected=suspected,
        own_cut=contrast.found_flag is not None,
        yes_no=is_answered_yes_or_no(contrast),
    )


def is_answered_yes_or_no(contrast: Contrast) -> bool:
    """Whether a factor is a yes or a no: those built in, and own ones with no other answer."""
    if not is_own(contrast.name):
        return contrast.factor.threshold == 1 and contrast.found_flag is None
    known = contrast.values[np.isfinite(contrast.values)]
    return bool(np.all((known == 0) | (known == 1)))


def values_of(values: Floats, rows: Rows) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The known values (n_days,) of a factor on the exposure days of rows: of those with a cramp
    and of the others, in order of time."""
    there = values[rows.exposure_day]
    known, cramp = np.isfinite(there), rows.episodes > 0
    return tuple(there[known & cramp].tolist()), tuple(there[known & ~cramp].tolist())


def with_values(
    record: DiaryRecord, triggers: Iterable[Trigger], choices: Choices
) -> tuple[Trigger, ...]:
    """Triggers with the values that a diary holds now, where they were kept without.

    What the diary no longer holds is not in them. A suspicion has those since it was named.
    """
    filled, rows = [], {lag: rows_of(record, lag) for lag in (0, 1)}
    for one in triggers:
        values, theirs = record.exposures.get(one.factor), rows[one.lag]
        named = choices.suspicion
        if one.suspected and named is not None and named.factor == one.factor:
            theirs = rows_of(record, one.lag, (named.named_on - record.first_day).days)
        with_cramp, without = ((), ()) if values is None else values_of(values, theirs)
        filled.append(replace(one, values_cramp=with_cramp, values_other=without))
    return tuple(filled)


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
