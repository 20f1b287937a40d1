"""Regression of daily counts: negative binomial with a log link and a small ridge."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.linalg import LinAlgError, cho_factor, cho_solve

from diary.patterns.record import Floats

RIDGE = 0.05
MAX_STEPS = 60
LARGEST_STEP = 3.0
TOLERANCE = 1e-9
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
) -> CountFit | None:
    """Fit counts (n,) by a design (n, p) whose first column is the intercept.

    Maximises the negative binomial likelihood for a given dispersion less
    `ridge / 2 * sum(coefficients^2)` without the intercept, by Fisher scoring (McCullagh and
    Nelder 1989, 2.5). Without a dispersion, it is found by moments from a Poisson fit and
    fitted again, twice. None where a fit does not converge or is not defined.
    """
    if counts.size <= design.shape[1] or counts.sum() <= 0:
        return None
    fit = _fit(design, counts, dispersion or 0.0, ridge, None)
    if dispersion is not None:
        return fit
    for _ in range(MOMENT_ROUNDS):
        if fit is None:
            return None
        alpha = moment_dispersion(counts, fit.mean, design.shape[1])
        fit = _fit(design, counts, alpha, ridge, fit.coefficients)
    return fit


def moment_dispersion(counts: Floats, mean: Floats, columns: int) -> float:
    """Alpha of `mu + alpha mu^2` by moments, not below 0 (Poisson):
    `(sum (y - mu)^2 n / (n - p) - sum mu) / sum mu^2`."""
    squares = float(((counts - mean) ** 2).sum()) * counts.size / (counts.size - columns)
    alpha = (squares - float(mean.sum())) / float((mean**2).sum())
    return float(np.clip(alpha, 0.0, LARGEST_DISPERSION))


def _fit(
    design: Floats,
    counts: Floats,
    dispersion: float,
    ridge: float,
    start: Floats | None,
) -> CountFit | None:
    penalty = np.full(design.shape[1], ridge)
    penalty[0] = 0.0
    if start is None:
        start = np.zeros(design.shape[1])
        start[0] = np.log(counts.mean())
    coefficients = start
    eta = design @ coefficients
    for _ in range(MAX_STEPS):
        mean = np.exp(eta)
        weights = mean / (1 + dispersion * mean)
        score = design.T @ (weights * (counts / mean - 1)) - penalty * coefficients
        information = (design.T * weights) @ design + np.diag(penalty)
        try:
            factor = cho_factor(information)
        except (LinAlgError, ValueError):
            return None
        step = cho_solve(factor, score)
        change = design @ step
        largest = float(np.abs(change).max())
        if not np.isfinite(largest):
            return None
        if largest < TOLERANCE:
            covariance = cho_solve(factor, np.eye(penalty.size))
            return CountFit(coefficients, mean, weights, dispersion, covariance)
        scale = min(1.0, LARGEST_STEP / largest)
        coefficients = coefficients + scale * step
        eta = design @ coefficients
        if np.abs(eta).max() > 30:
            return None
    return None
