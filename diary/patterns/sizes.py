"""The size of an effect: a rate ratio, its interval, and what of it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, sqrt

import numpy as np
from scipy.special import stdtrit

from diary.patterns.basics import Interval
from diary.patterns.counts import RIDGE, CountFit, fit_counts, moment_dispersion
from diary.patterns.proportions import Z_95
from diary.patterns.record import Bools, Floats, Ints

NEWEY_WEST_LAG = 3
PRIOR_VARIANCE = 0.36
LARGEST_LOG_RATIO = 12.0
SHARED_STEPS = 40
DISPERSION_STEPS = 6
TOLERANCE = 1e-7
REFINEMENTS = 4
LARGEST_STEP = 2.0
LARGEST_EXPONENT = 700.0


@dataclass(frozen=True, slots=True)
class Size:
    """A log rate ratio with its standard error, that of the model alone, and degrees of
    freedom of its t."""

    log_ratio: float
    standard_error: float
    model_error: float
    degrees: int

    @property
    def ratio(self) -> float:
        """The rate ratio."""
        return exp(self.log_ratio)

    @property
    def interval(self) -> Interval:
        """95 % interval of the rate ratio, by t."""
        half = float(stdtrit(self.degrees, 0.975)) * self.standard_error
        return _interval(self.log_ratio, half)

    @property
    def _kept(self) -> float:
        return PRIOR_VARIANCE / (PRIOR_VARIANCE + self.standard_error**2)

    @property
    def shown_ratio(self) -> float:
        """The rate ratio shrunk against the winner's curse: `b k` with
        `k = 0.36 / (0.36 + se^2)`, the posterior mean under a normal prior of variance 0.36."""
        return exp(self.log_ratio * self._kept)

    @property
    def shown_interval(self) -> Interval:
        """The interval that goes with `shown_ratio`: standard error `se sqrt(k)`."""
        half = Z_95 * self.standard_error * sqrt(self._kept)
        return _interval(self.log_ratio * self._kept, half)


@dataclass(frozen=True, slots=True, eq=False)
class Enlarged:
    """c models, each the same p columns and one contrast more, fitted at once.

    `log_ratio` (c,) the coefficients of the contrasts; `mean` (n, c); `dispersion` (c,);
    `residual` (n, c), the contrast residualised on the columns with the model's weights;
    `information` (c,) of the contrast given the columns, its variance inverted; and `converged`
    (c,).
    """

    log_ratio: Floats
    mean: Floats
    dispersion: Floats
    residual: Floats
    information: Floats
    converged: Bools


def sizes_of(
    design: Floats, contrasts: Floats, episodes: Floats, day: Ints, start: Floats | None = None
) -> list[Size | None]:
    """Negative binomial log rate ratios of contrasts (n, c), one by one, on episodes (n,) given
    a design (n, p).

    On episodes, since bouts saturate and bias it. The standard error is the larger of Newey
    and West's (1987; lag 3 days, times n / (n - p)) and the model's times `sqrt(max(1, phi))`,
    phi the Pearson dispersion. None where a fit does not converge. `start` (p,): coefficients
    to begin with.
    """
    n, p = design.shape[0], design.shape[1] + 1
    base = fit_counts(design, episodes, start=start) if n > p else None
    if base is None or contrasts.shape[1] == 0:
        return [None] * contrasts.shape[1]
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        fit = fit_enlarged(base, design, contrasts, episodes)
        difference = episodes[:, None] - fit.mean
        spread = 1 / (1 + fit.dispersion * fit.mean)
        phi = (difference**2 * spread / fit.mean).sum(axis=0) / (n - p)
        model_error = np.sqrt(np.maximum(1.0, phi) / fit.information)
        influence = fit.residual * difference * spread / fit.information
        robust_error = np.sqrt(newey_west_variance(influence, day) * n / (n - p))
    error = np.maximum(model_error, robust_error)
    usable = fit.converged & np.isfinite(error) & (error > 0)
    usable &= np.abs(fit.log_ratio) <= LARGEST_LOG_RATIO
    return [
        Size(float(fit.log_ratio[j]), float(error[j]), float(model_error[j]), n - p)
        if usable[j]
        else None
        for j in range(contrasts.shape[1])
    ]


def fit_enlarged(base: CountFit, design: Floats, contrasts: Floats, counts: Floats) -> Enlarged:
    """Fit c models at once, each the design (n, p) and one of the contrasts (n, c).

    The penalised likelihood, ridge and dispersion are those of `fit_counts`, the dispersion by
    moments at the first few steps' means and then held. Fisher scoring with the information of
    the columns taken from `base`, the fit without a contrast, since a contrast changes it
    little (a chord method), and that of the contrast given the columns brought up to date at
    each step: all c models cost two matrix products a step. What does not converge so is fitted
    alone.
    """
    p = design.shape[1]
    penalty = np.full((p, 1), RIDGE)
    penalty[0] = 0.0
    c = contrasts.shape[1]
    beta = np.repeat(base.coefficients[:, None], c, axis=1)
    ratio, alpha = np.zeros(c), np.full(c, base.dispersion)
    mean = np.repeat(base.mean[:, None], c, axis=1)
    projection = base.covariance @ (design.T @ (base.weights[:, None] * contrasts))
    residual = contrasts - design @ projection
    converged = np.zeros(c, dtype=np.bool_)
    for step_number in range(SHARED_STEPS):
        spread = 1 / (1 + alpha * mean)
        score = (counts[:, None] - mean) * spread
        column_step = base.covariance @ (design.T @ score - penalty * beta)
        gain = (residual * score).sum(axis=0) + (projection * penalty * beta).sum(axis=0)
        gain -= RIDGE * ratio
        ratio_step = gain / ((mean * spread * residual**2).sum(axis=0) + RIDGE)
        change = design @ column_step + residual * ratio_step
        largest = np.abs(change).max(axis=0)
        converged = largest < TOLERANCE
        if step_number > DISPERSION_STEPS and converged.all():
            break
        scale = np.minimum(1.0, LARGEST_STEP / np.maximum(largest, TOLERANCE))
        ratio = ratio + scale * ratio_step
        beta = beta + scale * (column_step - projection * ratio_step)
        mean = np.exp(design @ beta + contrasts * ratio)
        if step_number < DISPERSION_STEPS:
            alpha = moment_dispersion(counts, mean, p + 1)
    fits = [
        None if converged[j] else _fit_alone(base, design, contrasts[:, j], counts)
        for j in range(c)
    ]
    for j, fit in enumerate(fits):
        if fit is not None:
            ratio[j], alpha[j], converged[j] = fit.coefficients[-1], fit.dispersion, True
            mean[:, j] = fit.mean
    residual, information = _information(base, design, contrasts, mean, alpha)
    for j, fit in enumerate(fits):
        if fit is not None:
            information[j] = 1 / fit.covariance[-1, -1]
            along = fit.covariance[:, -1] * information[j]
            residual[:, j] = contrasts[:, j] + design @ along[:-1]
    return Enlarged(ratio, mean, alpha, residual, information, converged)


def newey_west_variance(influence: Floats, day: Ints) -> Floats:
    """Newey and West's variance of c sums of influences (n, c), Bartlett weights to lag 3.

    Lags are days of the calendar: days (n,) that are missing take part in no pair.
    """
    calendar = np.zeros((influence.shape[1], int(day[-1] - day[0]) + 1))
    calendar[:, day - day[0]] = influence.T
    total: Floats = np.einsum("ij,ij->i", calendar, calendar)
    for lag in range(1, NEWEY_WEST_LAG + 1):
        weight = 1 - lag / (NEWEY_WEST_LAG + 1)
        total += 2 * weight * np.einsum("ij,ij->i", calendar[:, lag:], calendar[:, :-lag])
    return np.maximum(0.0, total)


def _information(
    base: CountFit, design: Floats, contrasts: Floats, mean: Floats, alpha: Floats
) -> tuple[Floats, Floats]:
    """Contrasts residualised with their own model's weights, and their information.

    A few steps of the same chord method for `(X'WX + ridge) g = X'W x`; the information is a
    minimum over g, so what is left of the error in g enters squared.
    """
    penalty = np.full((design.shape[1], 1), RIDGE)
    penalty[0] = 0.0
    weights = mean / (1 + alpha * mean)
    projection = base.covariance @ (design.T @ (base.weights[:, None] * contrasts))
    residual = contrasts - design @ projection
    for _ in range(REFINEMENTS):
        gradient = design.T @ (weights * residual) - penalty * projection
        projection = projection + base.covariance @ gradient
        residual = contrasts - design @ projection
    information = (weights * residual**2).sum(axis=0) + RIDGE
    return residual, information + (penalty * projection**2).sum(axis=0)


def _fit_alone(base: CountFit, design: Floats, contrast: Floats, counts: Floats) -> CountFit | None:
    start = np.append(base.coefficients, 0.0)
    return fit_counts(np.column_stack([design, contrast]), counts, start=start)


def _interval(centre: float, half: float) -> Interval:
    low, high = max(-LARGEST_EXPONENT, centre - half), min(LARGEST_EXPONENT, centre + half)
    return Interval(exp(low), exp(high))
