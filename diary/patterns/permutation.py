"""The score test of a contrast, referred to its permutations within windows of time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diary.patterns.counts import CountFit
from diary.patterns.record import Floats, Ints

WINDOW_DAYS = 60
SMALLEST_WINDOW = 8
AUTOCORRELATION_LAGS = 10
SMALLEST_FACTOR, LARGEST_FACTOR = 0.8, 4.0
SMALLEST_SKEWNESS = 1e-6
SMALLEST_POWER = 1e-300
KURTOSIS_BOUNDS = (-1.0, 0.5)
LARGEST_CORRECTED = 4.0


@dataclass(frozen=True, slots=True, eq=False)
class ScoreTest:
    """Efficient scores of c contrasts: `u` (c,) is standard normal under the null hypothesis,
    positive where exposed days have more bouts, 0 for a contrast that does not vary.
    `columns` (n, c) are the weighted, residualised contrasts, centred within windows."""

    u: Floats
    columns: Floats


def score_test(
    fit: CountFit,
    design: Floats,
    contrasts: Floats,
    counts: Floats,
    day: Ints,
    *,
    window_days: int = WINDOW_DAYS,
    lags: int = AUTOCORRELATION_LAGS,
) -> ScoreTest:
    """Test contrasts (n, c) against counts (n,) given a fitted nuisance model.

    Null hypothesis: given the nuisance columns, the days of a window could have come in any
    order. A contrast is residualised on the nuisance columns with the model's weights
    (efficient score; Cox and Hinkley 1974, 9.3) and multiplied by the root of the weights, the
    outcome is the Pearson residual: their sum of products is the score, and residuals have like
    variance, so they can be permuted. Moments are exact (`permutation_moments`); the normal
    deviate is divided by the root of the autocorrelation factor, at least 1, and by that of
    n / (n - p), since p fitted columns make residuals smaller than errors; then it is freed of
    its skewness by Wilson and Hilferty (1931).
    """
    columns = weighted_residuals(fit, design, contrasts)
    residuals = fit.pearson_residuals(counts)[:, None]
    windows = windows_of(day, window_days)
    columns = centred_within(columns, windows)
    residuals = centred_within(residuals, windows)
    total, variance, third, fourth = permutation_cumulants(columns, residuals, windows)
    varies = variance > 1e-12
    safe = np.where(varies, variance, 1.0)
    factor = np.maximum(1.0, autocorrelation_factor(columns, residuals[:, 0], day, lags))
    n, p = design.shape
    z = total / np.sqrt(safe * factor * n / (n - p))
    u = normal_deviates(z, third / safe**1.5, fourth / safe**2)
    return ScoreTest(np.where(varies, u, 0.0), columns)


def weighted_residuals(fit: CountFit, design: Floats, contrasts: Floats) -> Floats:
    """`sqrt(W) (x - X (X'WX + ridge)^-1 X'W x)` for contrasts x of shape (n, c)."""
    projection = fit.covariance @ (design.T @ (fit.weights[:, None] * contrasts))
    residuals: Floats = np.sqrt(fit.weights)[:, None] * (contrasts - design @ projection)
    return residuals


def windows_of(day: Ints, window_days: int = WINDOW_DAYS) -> Ints:
    """First row of each window of 60 days, shape (windows,), for days in order, shape (n,).

    A window with fewer than 8 rows joins the one before it, the first one the one after.
    """
    window = (day - day[0]) // window_days
    starts = [0, *(np.flatnonzero(window[1:] != window[:-1]) + 1).tolist()]
    kept = [0]
    for start, stop in zip(starts, [*starts[1:], day.size], strict=True):
        if start == 0 or stop - start < SMALLEST_WINDOW:
            continue
        if start - kept[-1] < SMALLEST_WINDOW and kept[-1] == 0:
            continue
        kept.append(int(start))
    return np.array(kept, dtype=np.int64)


def centred_within(values: Floats, windows: Ints) -> Floats:
    """Values (n, c) less their mean in each window."""
    sizes = np.diff(windows, append=values.shape[0])
    means = np.add.reduceat(values, windows, axis=0) / sizes[:, None]
    return values - np.repeat(means, sizes, axis=0)


def permutation_cumulants(
    columns: Floats, residuals: Floats, windows: Ints
) -> tuple[Floats, Floats, Floats, Floats]:
    """The score and the variance, third and fourth cumulant of its permutations within windows.

    `columns` (n, c) and `residuals` (n, 1), both centred within windows; the results (c,). With
    Xk, Rk the sums of k-th powers in a window of n rows, exactly (David and Barton 1962):
    `S = sum x r`, `V = X2 R2 / (n - 1)`, `k3 = n X3 R3 / ((n - 1)(n - 2))` and `k4 = m4 - 3 V^2`
    with m4 the sum over the ways in which four rows can coincide,

        X4 R4 / n + (4 X4 R4 + 3 (X2^2 - X4)(R2^2 - R4)) / (n (n - 1))
        + 6 (2 X4 - X2^2)(2 R4 - R2^2) / (n (n - 1)(n - 2))
        + 9 (X2^2 - 2 X4)(R2^2 - 2 R4) / (n (n - 1)(n - 2)(n - 3)).

    Cumulants of independent windows add up. Where a window is too small for a term, so are its
    sums, and the term is none.
    """
    n = np.diff(windows, append=columns.shape[0]).astype(np.float64)[:, None]
    x2, x3, x4 = _power_sums(columns, windows)
    r2, r3, r4 = _power_sums(residuals, windows)
    one, two, three = (np.where(n > k, n - k, np.inf) for k in (1, 2, 3))
    v = x2 * r2 / one
    third = n * x3 * r3 / (one * two)
    fourth = x4 * r4 / n + (4 * x4 * r4 + 3 * (x2**2 - x4) * (r2**2 - r4)) / (n * one)
    fourth += 6 * (2 * x4 - x2**2) * (2 * r4 - r2**2) / (n * one * two)
    fourth += 9 * (x2**2 - 2 * x4) * (r2**2 - 2 * r4) / (n * one * two * three)
    score: Floats = residuals[:, 0] @ columns
    return score, v.sum(axis=0), third.sum(axis=0), (fourth - 3 * v**2).sum(axis=0)


def _power_sums(values: Floats, windows: Ints) -> tuple[Floats, Floats, Floats]:
    """Sums of squares, cubes and fourth powers in each window, each (windows, c)."""
    square = values * values
    powers = (square, square * values, square * square)
    second, third, fourth = (np.add.reduceat(power, windows, axis=0) for power in powers)
    return second, third, fourth


def normal_deviates(z: Floats, skewness: Floats, kurtosis: Floats) -> Floats:
    """Normal deviates of standardised sums with a skewness and an excess kurtosis.

    Freed of skewness by Wilson and Hilferty, which takes the kurtosis of a gamma sum,
    `1.5 g^2`, along; what the exact one differs from it by, d, by the Cornish-Fisher term
    `-d (u^3 - 3 u) / 24` (its d kept within bounds in which the term is small and monotone).
    """
    u = wilson_hilferty(z, skewness)
    rest = np.clip(kurtosis - 1.5 * skewness**2, *KURTOSIS_BOUNDS)
    bounded = np.clip(u, -LARGEST_CORRECTED, LARGEST_CORRECTED)
    return u - rest / 24 * (bounded**3 - 3 * bounded)


def wilson_hilferty(z: Floats, skewness: Floats) -> Floats:
    """Normal deviates of standardised sums with a skewness g:
    `(6/g)(cbrt(1 + g z / 2) - 1) + g/6`, and z itself where g is next to nothing."""
    flat = np.abs(skewness) < SMALLEST_SKEWNESS
    g = np.where(flat, 1.0, skewness)
    return np.where(flat, z, 6 / g * (np.cbrt(1 + g * z / 2) - 1) + g / 6)


def autocorrelation_factor(
    columns: Floats, residuals: Floats, day: Ints, lags: int = AUTOCORRELATION_LAGS
) -> Floats:
    """How much the variance of a score grows when both sides are autocorrelated; shape (c,).

    `1 + 2 sum rho_x(k) rho_r(k)` over lags of 1 to 10 days (Dutilleul 1993), with the
    correlations of the residuals shrunk towards 0 by their noise (times `1 - 1/(n rho^2)`, not
    below 0), clipped to 0.8 .. 4. Days that are missing take part in no pair.
    """
    place = day - day[0]
    span = int(place[-1]) + 1
    series, present = np.zeros(span), np.zeros(span)
    series[place], present[place] = residuals, 1.0
    power = max(float(residuals @ residuals), SMALLEST_POWER)
    shrunk = {}
    for lag in range(1, min(lags, span - 1) + 1):
        rho = float(series[lag:] @ series[:-lag]) / power
        signal = float(present[lag:] @ present[:-lag]) * rho * rho
        if signal > 1:
            shrunk[lag] = rho * (1 - 1 / signal)
    factor = np.ones(columns.shape[1])
    if not shrunk:
        return factor
    calendar = np.zeros((columns.shape[1], span))
    calendar[:, place] = columns.T
    powers = np.maximum(np.einsum("ij,ij->i", calendar, calendar), SMALLEST_POWER)
    for lag, rho in shrunk.items():
        products = np.einsum("ij,ij->i", calendar[:, lag:], calendar[:, :-lag])
        factor += 2 * rho * products / powers
    return np.clip(factor, SMALLEST_FACTOR, LARGEST_FACTOR)


def effective_tests(columns: Floats) -> float:
    """Effective number of independent tests among contrasts (n, c), after Galwey (2009):
    `(sum sqrt(lambda))^2 / sum lambda`, lambda the eigenvalues of their correlation."""
    length = np.sqrt((columns**2).sum(axis=0))
    varying = columns[:, length > 1e-9] / length[length > 1e-9]
    if varying.shape[1] == 0:
        return 0.0
    eigenvalues = np.clip(np.linalg.eigvalsh(varying.T @ varying), 0.0, None)
    return float(np.sqrt(eigenvalues).sum() ** 2 / eigenvalues.sum())
