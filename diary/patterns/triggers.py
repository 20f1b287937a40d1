"""Triggers and protectors: factors of a day against cramps on it or on the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import expm1, log1p

import numpy as np
from scipy.special import ndtr

from diary.patterns.contrasts import FACTORS, Contrast, Factor, contrast_of, missing_for
from diary.patterns.counts import fit_counts
from diary.patterns.findings import CLAIMS, DayGroup, Level, Missing, NotYet, Trigger
from diary.patterns.levels import trigger_level_of
from diary.patterns.nuisance import Lag, Nuisance, Rows, nuisance_of, rows_of
from diary.patterns.permutation import effective_tests, score_test
from diary.patterns.record import Bools, DiaryRecord, Floats
from diary.patterns.sizes import Size, size_of
from diary.patterns.waiting import (
    PLAUSIBLE_SHARE,
    check_in_share,
    days_at_this_rate,
    days_before_data,
    days_from_error,
)

LAGS: tuple[Lag, ...] = (0, 1)
NO_LINK_LOW, NO_LINK_HIGH = 0.5, 2.0
TESTS_PER_FACTOR = 26 / 12


@dataclass(frozen=True, slots=True, eq=False)
class Tested:
    """One contrast at one lag: its p-value before correction, whether exposure goes with more
    cramps, and its size."""

    rows: Rows
    nuisance: Nuisance
    contrast: Contrast
    p_value: float
    raises: bool
    size: Size


@dataclass(frozen=True, slots=True)
class TriggerResults:
    """What is said of factors, what can't be, and every contrast that was tested."""

    said: tuple[Trigger, ...]
    not_yet: tuple[NotYet, ...]
    estimates: tuple[Trigger, ...]


def find_triggers(record: DiaryRecord, factors: tuple[Factor, ...] = FACTORS) -> TriggerResults:
    """Test every factor at both lags and say at most one thing of each.

    Null hypothesis: given the nuisance model, a factor has nothing to do with bouts at either
    lag. P-values are corrected over everything that is tested, so the chance to be told of any
    trigger that is none is at most the level's (family-wise). A factor is said at its better
    lag; it has no link where both lags' intervals exclude a doubling and a halving.
    """
    tested: list[Tested] = []
    tests = 0.0
    missing: dict[str, tuple[Missing, ...]] = {}
    for lag in LAGS:
        rows = rows_of(record, lag)
        contrasts = []
        for factor in factors:
            contrast = contrast_of(record, rows, factor)
            missing[factor.name] = missing_for(rows, contrast)
            if contrast and not missing[factor.name]:
                contrasts.append(contrast)
        found, count = judge_lag(record, rows, contrasts)
        tested += found
        tests += count
    estimates = tuple(_estimate(one, tests) for one in tested)
    said = tuple(filter(None, (say_of(estimates, tested, one.name) for one in factors)))
    silent = [one for one in factors if one.name not in {trigger.factor for trigger in said}]
    waits = tuple(_not_yet(record, one, missing[one.name], tested, tests) for one in silent)
    marked = tuple(_marked(estimate, said) for estimate in estimates)
    return TriggerResults(said, waits, marked)


def judge_lag(
    record: DiaryRecord, rows: Rows, contrasts: list[Contrast]
) -> tuple[list[Tested], float]:
    """All contrasts of one lag, tested on bouts and sized on episodes, and the effective number
    of tests they are. Nothing where the nuisance model does not converge."""
    if not contrasts:
        return [], 0.0
    nuisance = nuisance_of(record, rows)
    fit = fit_counts(nuisance.design, rows.bouts)
    if fit is None:
        return [], 0.0
    shapes = [contrast.shapes(fit.weights) for contrast in contrasts]
    test = score_test(fit, nuisance.design, np.hstack(shapes), rows.bouts, rows.day)
    if not np.isfinite(test.u).all():
        return [], 0.0
    tested = []
    for contrast, shape, u in zip(contrasts, shapes, test.u.reshape(-1, 2), strict=True):
        size = size_of(nuisance.design, shape[:, 0], rows.episodes, rows.day)
        if size is not None:
            p_value, raises = best_of(u, harms=contrast.factor.harms)
            tested.append(Tested(rows, nuisance, contrast, p_value, raises, size))
    return tested, effective_tests(test.columns)


def best_of(u: Floats, *, harms: bool) -> tuple[float, bool]:
    """The smallest p-value of a factor's shapes (c,), weighted by direction, and whether that
    one says more cramps with exposure.

    One-sided p towards the plausible direction is divided by 0.8, the other by 0.2: four
    fifths of the error go where a finding is believable.
    """
    upwards, downwards = PLAUSIBLE_SHARE, 1 - PLAUSIBLE_SHARE
    if not harms:
        upwards, downwards = downwards, upwards
    more = float(ndtr(-u).min()) / upwards
    fewer = float(ndtr(u).min()) / downwards
    return min(1.0, more, fewer), more <= fewer


def family_wise(p_value: float, tests: float) -> float:
    """`1 - (1 - p)^M` for M effective tests (Sidak)."""
    return 1.0 if p_value >= 1 else -expm1(max(1.0, tests) * log1p(-p_value))


def say_of(estimates: tuple[Trigger, ...], tested: list[Tested], factor: str) -> Trigger | None:
    """The one thing said of a factor, or None: a claim at its better lag, else no link.

    Nothing is claimed where test and size disagree in sign. Where both lags exclude a doubling
    and a halving, the lag with the wider interval stands for both.
    """
    pairs = [pair for pair in zip(estimates, tested, strict=True) if pair[0].factor == factor]
    if not pairs:
        return None
    best, test = min(pairs, key=lambda pair: pair[0].p_adjusted)
    level = trigger_level_of(best.p_adjusted)
    if level in CLAIMS:
        agrees = (best.rate_ratio > 1) == test.raises
        return replace(best, level=level) if agrees else None
    if len(pairs) == len(LAGS) and all(excludes_doubling(pair[0]) for pair in pairs):
        widest = max(pairs, key=lambda pair: pair[1].size.standard_error)[0]
        return replace(widest, level=Level.NO_LINK)
    return None


def excludes_doubling(trigger: Trigger) -> bool:
    """Whether the 95 % interval lies within 0.5 and 2."""
    return trigger.interval.low > NO_LINK_LOW and trigger.interval.high < NO_LINK_HIGH


def _estimate(tested: Tested, tests: float) -> Trigger:
    contrast, rows, size = tested.contrast, tested.rows, tested.size
    known = contrast.known
    cramp = rows.episodes > 0
    return Trigger(
        level=Level.NOT_YET,
        factor=contrast.factor.name,
        op=contrast.factor.op,
        threshold=contrast.threshold,
        lag=rows.lag,
        days=int(known.sum()),
        rate_ratio=size.ratio,
        interval=size.interval,
        shown_ratio=size.shown_ratio,
        shown_interval=size.shown_interval,
        p_adjusted=family_wise(tested.p_value, tests),
        exposed=_group(rows, contrast.exposed),
        other=_group(rows, contrast.other),
        values_cramp=tuple(contrast.values[known & cramp].tolist()),
        values_other=tuple(contrast.values[known & ~cramp].tolist()),
        adjusted_for=tested.nuisance.codes,
    )


def _group(rows: Rows, chosen: Bools) -> DayGroup:
    return DayGroup(
        days=int(chosen.sum()),
        cramp_days=int(np.count_nonzero(rows.episodes[chosen])),
        bouts=int(rows.bouts[chosen].sum()),
        episodes=int(rows.episodes[chosen].sum()),
    )


def _marked(estimate: Trigger, said: tuple[Trigger, ...]) -> Trigger:
    """The estimate with the level that was said of it."""
    for trigger in said:
        if trigger.factor == estimate.factor and (
            trigger.lag == estimate.lag or trigger.level is Level.NO_LINK
        ):
            return replace(estimate, level=trigger.level)
    return estimate


def _not_yet(
    record: DiaryRecord,
    factor: Factor,
    missing: tuple[Missing, ...],
    tested: list[Tested],
    tests: float,
) -> NotYet:
    sizes = [one for one in tested if one.contrast.factor.name == factor.name]
    share = check_in_share(record)
    if sizes:
        last = sizes[-1]
        known = int(last.contrast.known.sum())
        to_go = days_from_error(last.size.model_error, known, tests, share)
        return NotYet("trigger", factor.name, (), to_go)
    observed = int(record.observed.sum())
    to_go = days_at_this_rate(missing, observed)
    if observed:
        rows = rows_of(record, 0)
        bouts = float(record.bouts.sum()) / observed
        expected = TESTS_PER_FACTOR * len(FACTORS)
        ahead = days_before_data(1 / 3, bouts, rows.day.size, expected, share)
        to_go = max(to_go or 0, ahead) if ahead is not None else to_go
    return NotYet("trigger", factor.name, missing, to_go)
