"""Regression of daily counts: negative binomial with a log link and a small ridge."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

import numpy as np
from scipy.linalg.blas import dsyrk
from scipy.linalg.lapack import dpotrf, dpotri, dpotrs

from diary.patterns.record import Floats

RIDGE = 0.05
MAX_STEPS = 60
LARGEST_STEP = 3.0
SLOWEST_DESCENT, QUICK_DESCENT = 0.9, 0.6
LARGEST_LOG_MEAN = 30.0
SMALLEST_DAMPING = 0.25
TOLERANCE = 1e-9
ROUGH_TOLERANCE = 0.01
LARGEST_DISPERSION = 20.0
MOMENT_ROUNDS = 2


@dataclass(frozen=True, slots=True, eq=False)
class CountFit:
    """A fitted model of n counts by p columns.

    `coefficients` (p,), `mean` (n,), `weights` (n,) are `mu / (1 + alpha mu)`; `dispersion`
    alpha with variance `mu + alpha mu^2`; `covariance` (p, p) the inverse of the penalised
    information.
    """

    coefficients: Floats
    mean: Floats
    weights: Floats
    dispersion: float
    covariance: Floats

    def score_residuals(self, counts: Floats) -> Floats:
        """`(y - mu) / (1 + alpha mu)`, shape (n,): a row's score is its design times this."""
        residuals: Floats = (counts - self.mean) / (1 + self.dispersion * self.mean)
        return residuals

    def pearson_residuals(self, counts: Floats) -> Floats:
        """`(y - mu) / sqrt(mu + alpha mu^2)`, shape (n,)."""
        variance = self.mean * (1 + self.dispersion * self.mean)
        residuals: Floats = (counts - self.mean) / np.sqrt(variance)
        return residuals


def fit_counts(
    design: Floats,
    counts: Floats,
    *,
    dispersion: float | None = None,
    ridge: float = RIDGE,
    start: Floats | None = None,
) -> CountFit | None:
    """Fit counts (n,) by a design (n, p) whose first column is the intercept.

    Maximises the negative binomial likelihood for a given dispersion less
    `ridge / 2 * sum(coefficients^2)` without the intercept, by Fisher scoring (McCullagh and
    Nelder 1989, 2.5) and near the maximum by Newton's method, with half the step wherever steps
    don't get smaller. Without a
    dispersion, it is found by moments from a Poisson fit, and once more from the fit with that;
    for these two the mean need be known to a hundredth only. `start` (p,): coefficients to
    begin with. None where a fit does not converge or is not defined.
    """
    if counts.size <= design.shape[1] or counts.sum() <= 0:
        return None
    if start is None:
        start = np.zeros(design.shape[1])
        start[0] = np.log(counts.mean())
    if dispersion is not None:
        return _fit(design, counts, dispersion, ridge, start, moments=0)
    return _fit(design, counts, 0.0, ridge, start, moments=MOMENT_ROUNDS)


def moment_dispersion(counts: Floats, mean: Floats, columns: int) -> Floats:
    """Alpha of `mu + alpha mu^2` by moments, not below 0 (Poisson):
    `(sum (y - mu)^2 n / (n - p) - sum mu) / sum mu^2`.

    `counts` (n,), `mean` (n,) or (n, c); the result has the shape () or (c,).
    """
    difference = (counts if mean.ndim == 1 else counts[:, None]) - mean
    squares = (difference * difference).sum(axis=0) * counts.size / (counts.size - columns)
    alpha = (squares - mean.sum(axis=0)) / (mean * mean).sum(axis=0)
    clipped: Floats = np.clip(alpha, 0.0, LARGEST_DISPERSION)
    return clipped


def _fit(
    design: Floats, counts: Floats, dispersion: float, ridge: float, start: Floats, moments: int
) -> CountFit | None:
    """Fisher scoring from `start`, then Newton; wherever it has nearly settled, and `moments`
    times at most, the dispersion is taken from its mean. The information is kept while steps
    with it still shrink by two fifths each (a chord method)."""
    penalty = np.full(design.shape[1], ridge)
    penalty[0] = 0.0
    coefficients = start
    eta = design @ coefficients
    if np.abs(eta).max() > LARGEST_LOG_MEAN:
        return None
    before, damping, fresh = np.inf, 1.0, True
    factor = np.empty((0, 0))
    for _ in range(MAX_STEPS):
        mean = np.exp(eta)
        spread = 1 / (1 + dispersion * mean)
        score = design.T @ ((counts - mean) * spread) - penalty * coefficients
        if fresh:
            # Near the top Newton's steps: where counts are far more spread than their mean, the
            # expected information is so far from the observed that steps hardly get smaller.
            weights = mean * spread * ((1 + dispersion * counts) * spread if before < 1 else 1.0)
            factor, failed = dpotrf(_information(design, weights, penalty), lower=1)
            if failed:
                return None
        step, _ = dpotrs(factor, score, lower=1)
        change = design @ step
        largest = float(np.abs(change).max())
        if not isfinite(largest):
            return None
        if fresh and largest > SLOWEST_DESCENT * before:
            damping = max(SMALLEST_DAMPING, damping / 2)
        fresh = largest > QUICK_DESCENT * before or largest > 1
        before = largest
        scale = min(damping, LARGEST_STEP / largest) if largest > 0 else 1.0
        coefficients = coefficients + scale * step
        eta = eta + scale * change
        if np.abs(eta).max() > LARGEST_LOG_MEAN:
            return None
        if largest < ROUGH_TOLERANCE and moments:
            moments -= 1
            dispersion = float(moment_dispersion(counts, np.exp(eta), design.shape[1]))
            before, damping = np.inf, 1.0
        elif largest < TOLERANCE:
            return _fitted(design, coefficients, np.exp(eta), dispersion, penalty)
    return None


def _fitted(
    design: Floats, coefficients: Floats, mean: Floats, dispersion: float, penalty: Floats
) -> CountFit | None:
    weights = mean / (1 + dispersion * mean)
    factor, failed = dpotrf(_information(design, weights, penalty), lower=1)
    if failed:
        return None
    inverse, _ = dpotri(factor, lower=1)
    covariance = np.tril(inverse) + np.tril(inverse, -1).T
    return CountFit(coefficients, mean, weights, dispersion, covariance)


def _information(design: Floats, weights: Floats, penalty: Floats) -> Floats:
    """`X'WX` and the ridge, lower triangle."""
    root = np.sqrt(weights)[:, None] * design
    information: Floats = dsyrk(1.0, root.T, lower=1)
    information[np.diag_indices(penalty.size)] += penalty
    return information
