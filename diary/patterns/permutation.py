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


@dataclass(frozen=True, slots=True, eq=False)
class ScoreTest:
    """Efficient scores of c contrasts: `u` (c,) is standard normal under the null hypothesis,
    positive where exposed days have more bouts, 0 for a contrast that does not vary.
    `columns` (n, c) are the weighted, residualised contrasts, centred within windows."""

    u: Floats
    columns: Floats


def score_test(
    fit: CountFit, design: Floats, contrasts: Floats, counts: Floats, day: Ints
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
    windows = windows_of(day)
    columns = centred_within(columns, windows)
    residuals = centred_within(residuals, windows)
    total, variance, third = permutation_moments(columns, residuals, windows)
    varies = variance > 1e-12
    safe = np.where(varies, variance, 1.0)
    factor = np.maximum(1.0, autocorrelation_factor(columns, residuals[:, 0], day))
    n, p = design.shape
    z = total / np.sqrt(safe * factor * n / (n - p))
    u = wilson_hilferty(z, third / safe**1.5)
    return ScoreTest(np.where(varies, u, 0.0), columns)


def weighted_residuals(fit: CountFit, design: Floats, contrasts: Floats) -> Floats:
    """`sqrt(W) (x - X (X'WX + ridge)^-1 X'W x)` for contrasts x of shape (n, c)."""
    projection = fit.covariance @ (design.T @ (fit.weights[:, None] * contrasts))
    residuals: Floats = np.sqrt(fit.weights)[:, None] * (contrasts - design @ projection)
    return residuals


def windows_of(day: Ints) -> Ints:
    """First row of each 60-day window, shape (windows,), for days in order, shape (n,).

    A window with fewer than 8 rows joins the one before it, the first one the one after.
    """
    starts = np.flatnonzero(np.diff((day - day[0]) // WINDOW_DAYS, prepend=-1))
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


def permutation_moments(
    columns: Floats, residuals: Floats, windows: Ints
) -> tuple[Floats, Floats, Floats]:
    """The score and the variance and third moment of its permutations within windows.

    `columns` (n, c) and `residuals` (n, 1), both centred within windows. For windows s of n_s
    rows, with X2, X3, R2, R3 the sums of squares and cubes: `S = sum x r`,
    `V = sum X2 R2 / (n - 1)`, `k3 = sum n X3 R3 / ((n - 1)(n - 2))` (exact; the third cumulant
    of independent windows adds up). Each of shape (c,). Windows of fewer than 3 rows add no
    third moment.
    """
    sizes = np.diff(windows, append=columns.shape[0]).astype(np.float64)[:, None]
    x2, x3 = (np.add.reduceat(columns**power, windows, axis=0) for power in (2, 3))
    r2, r3 = (np.add.reduceat(residuals**power, windows, axis=0) for power in (2, 3))
    pairs = np.maximum(1.0, sizes - 1)
    triples = np.where(sizes > 2, pairs * np.maximum(1.0, sizes - 2), np.inf)
    score: Floats = (columns * residuals).sum(axis=0)
    variance: Floats = (x2 * r2 / pairs).sum(axis=0)
    third: Floats = (sizes * x3 * r3 / triples).sum(axis=0)
    return score, variance, third


def wilson_hilferty(z: Floats, skewness: Floats) -> Floats:
    """Normal deviates of standardised sums with a skewness g:
    `(6/g)(cbrt(1 + g z / 2) - 1) + g/6`, and z itself where g is next to nothing."""
    flat = np.abs(skewness) < SMALLEST_SKEWNESS
    g = np.where(flat, 1.0, skewness)
    return np.where(flat, z, 6 / g * (np.cbrt(1 + g * z / 2) - 1) + g / 6)


def autocorrelation_factor(columns: Floats, residuals: Floats, day: Ints) -> Floats:
    """How much the variance of a score grows when both sides are autocorrelated; shape (c,).

    `1 + 2 sum rho_x(k) rho_r(k)` over lags of 1 to 10 days (Dutilleul 1993), with the
    correlations of the residuals shrunk towards 0 by their noise (times `1 - 1/(n rho^2)`, not
    below 0), clipped to 0.8 .. 4. Days that are missing take part in no pair.
    """
    calendar = np.zeros((int(day[-1] - day[0]) + 1, columns.shape[1] + 1))
    calendar[day - day[0], :-1] = columns
    calendar[day - day[0], -1] = residuals
    power = (calendar**2).sum(axis=0)
    power = np.where(power > 0, power, 1.0)
    present = np.zeros(calendar.shape[0])
    present[day - day[0]] = 1.0
    factor = np.ones(columns.shape[1])
    for lag in range(1, min(AUTOCORRELATION_LAGS, calendar.shape[0] - 1) + 1):
        rho = (calendar[lag:] * calendar[:-lag]).sum(axis=0) / power
        pairs = float((present[lag:] * present[:-lag]).sum())
        signal = pairs * rho[-1] ** 2
        if signal > 1:
            factor += 2 * rho[:-1] * rho[-1] * (1 - 1 / signal)
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
