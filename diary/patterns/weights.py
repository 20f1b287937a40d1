"""How much of the error each contrast gets: more where a link could be seen."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr

from diary.patterns.record import Floats

PRIOR_VARIANCE = 0.36
EVIDENCE = 20.0
REFERENCE_ERROR = 0.4
MOST_EVIDENT_ERROR = 0.2
SMALLEST_WEIGHT = 0.01
LARGEST_WEIGHT = 1.5


def weights_of(standard_error: Floats) -> Floats:
    """Weights by which p-values are divided, from the standard errors (c,) of log rate ratios.

    Weights that don't look at the effects move error to where something can be found, and find
    most where all are held to the same evidence (Genovese, Roeder and Wasserman 2006; Roeder and
    Wasserman 2009). Under a normal prior of variance 0.36 (that of `Size.shown_ratio`), z has a
    Bayes factor above B where

        z^2 > 2 / k * log(B / sqrt(1 - k)),   k = 0.36 / (0.36 + se^2);

    the weight is the p-value of that z over the p-value of the same at a standard error of
    0.4, B = 20, from 0.01 to 1.5. So a short diary, whose surprises are mostly chance, is
    asked for more, and one that could well show a doubling for less. Error is moved between
    diaries, not only within one: the weights of a long diary with many cramps are all 1.5, and
    its own family-wise error may be as many times the nominal one. What is held is the share of
    all diaries, and that is measured (the bench), not proven. Beyond that bound more weight
    named about as many false triggers as true ones. A weight never falls as a diary grows: the
    rule itself would ask more again of the most precise (Lindley's paradox).
    """
    reference = ndtr(-evident_z(np.array(REFERENCE_ERROR)))
    precise_enough = np.maximum(standard_error, MOST_EVIDENT_ERROR)
    weights: Floats = ndtr(-evident_z(precise_enough)) / reference
    return np.clip(weights, SMALLEST_WEIGHT, LARGEST_WEIGHT)


def evident_z(standard_error: Floats) -> Floats:
    """The z at which an estimate with a standard error has a Bayes factor of 20."""
    variance = standard_error**2
    kept = PRIOR_VARIANCE / (PRIOR_VARIANCE + variance)
    return np.sqrt(2 / kept * np.log(EVIDENCE / np.sqrt(1 - kept)))
