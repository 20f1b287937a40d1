"""The size of an effect: a rate ratio, its interval, and what of it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, sqrt

import numpy as np
from scipy.special import stdtrit

from diary.patterns.counts import CountFit, fit_counts
from diary.patterns.findings import Interval
from diary.patterns.proportions import Z_95
from diary.patterns.record import Floats, Ints

NEWEY_WEST_LAG = 3
PRIOR_VARIANCE = 0.36
LARGEST_LOG_RATIO = 12.0


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


def size_of(design: Floats, contrast: Floats, episodes: Floats, day: Ints) -> Size | None:
    """Negative binomial log rate ratio of a contrast (n,) on episodes (n,) given a design (n, p).

    On episodes, since bouts saturate and bias it. The standard error is the larger of Newey
    and West's (1987; lag 3 days, times n / (n - p)) and the model's times `sqrt(max(1, phi))`,
    phi the Pearson dispersion. None where a fit does not converge.
    """
    columns = np.column_stack([design, contrast])
    n, p = columns.shape
    fit = fit_counts(columns, episodes)
    if fit is None or n <= p:
        return None
    phi = float((fit.pearson_residuals(episodes) ** 2).sum()) / (n - p)
    model_error = sqrt(float(fit.covariance[-1, -1]) * max(1.0, phi))
    error = max(model_error, newey_west_error(fit, columns, episodes, day))
    log_ratio = float(fit.coefficients[-1])
    if not np.isfinite(error) or error <= 0 or abs(log_ratio) > LARGEST_LOG_RATIO:
        return None
    return Size(log_ratio, error, model_error, n - p)


def newey_west_error(fit: CountFit, design: Floats, counts: Floats, day: Ints) -> float:
    """Newey and West's standard error of the last coefficient, Bartlett weights to lag 3.

    Lags are days of the calendar: days (n,) that are missing take part in no pair.
    """
    n, p = design.shape
    influence = design @ fit.covariance[:, -1] * fit.score_residuals(counts)
    calendar = np.zeros(int(day[-1] - day[0]) + 1)
    calendar[day - day[0]] = influence
    total = float(calendar @ calendar)
    for lag in range(1, NEWEY_WEST_LAG + 1):
        weight = 1 - lag / (NEWEY_WEST_LAG + 1)
        total += 2 * weight * float(calendar[lag:] @ calendar[:-lag])
    return sqrt(max(0.0, total) * n / (n - p))


def _interval(centre: float, half: float) -> Interval:
    low, high = (float(np.clip(end, -700, 700)) for end in (centre - half, centre + half))
    return Interval(exp(low), exp(high))
