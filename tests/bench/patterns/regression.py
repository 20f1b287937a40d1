"""Maximum likelihood for counts, written anew so that the engine is not judged by itself."""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import gammaln

from tests.bench.patterns.factors import Floats

STEPS = 40
LOWEST_LOG_ALPHA, HIGHEST_LOG_ALPHA = -7.0, 2.5


def poisson_means(design: Floats, counts: Floats) -> Floats:
    """Coefficients (p,) of a Poisson regression of counts, or of means, (n,), log link."""
    return _fit(design, counts, 0.0, None)


def log_likelihood(design: Floats, counts: Floats) -> float:
    """Maximal negative binomial log likelihood over coefficients and dispersion."""
    start = _fit(design, counts, 0.0, None)

    def loss(log_alpha: float) -> float:
        alpha = float(np.exp(log_alpha))
        mean = np.exp(np.clip(design @ _fit(design, counts, alpha, start), -30, 30))
        return -_negative_binomial(counts, mean, alpha)

    best = minimize_scalar(
        loss,
        bounds=(LOWEST_LOG_ALPHA, HIGHEST_LOG_ALPHA),
        method="bounded",
        options={"xatol": 0.05},
    )
    return -float(best.fun)


def _negative_binomial(counts: Floats, mean: Floats, alpha: float) -> float:
    shape = 1 / alpha
    terms = (
        gammaln(counts + shape)
        - gammaln(shape)
        - gammaln(counts + 1)
        + counts * np.log(alpha * mean / (1 + alpha * mean))
        - shape * np.log1p(alpha * mean)
    )
    return float(terms.sum())


def _fit(design: Floats, counts: Floats, alpha: float, start: Floats | None) -> Floats:
    """Fisher scoring with a hair of ridge; separation ends at large coefficients."""
    if start is None:
        start = np.zeros(design.shape[1])
        start[0] = np.log(max(1e-3, float(counts.mean())))
    beta = start
    ridge = 1e-6 * np.eye(design.shape[1])
    for _ in range(STEPS):
        mean = np.exp(np.clip(design @ beta, -30, 30))
        weights = mean / (1 + alpha * mean)
        score = design.T @ ((counts - mean) / (1 + alpha * mean))
        step = np.linalg.solve((design.T * weights) @ design + ridge, score)
        largest = float(np.abs(step).max())
        beta = beta + step * min(1.0, 2.0 / max(largest, 1e-12))
        if largest < 1e-6:
            break
    return beta
