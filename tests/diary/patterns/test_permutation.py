"""The permutation score test, against every permutation there is."""

from __future__ import annotations

from itertools import permutations, product

import numpy as np
import pytest
from scipy.stats import norm

from diary.patterns.counts import fit_counts
from diary.patterns.permutation import (
    autocorrelation_factor,
    centred_within,
    effective_tests,
    normal_deviates,
    permutation_cumulants,
    score_test,
    weighted_residuals,
    wilson_hilferty,
    windows_of,
)


def test_the_cumulants_are_those_of_every_permutation_within_windows() -> None:
    rng = np.random.default_rng(1)
    windows = np.array([0, 5])
    columns = centred_within(rng.standard_normal((9, 2)) ** 2, windows)
    residuals = centred_within(rng.exponential(size=(9, 1)), windows)
    score, variance, third, fourth = permutation_cumulants(columns, residuals, windows)
    orders = product(permutations(range(5)), permutations(range(5, 9)))
    scores = np.array([residuals[[*one, *two], 0] @ columns for one, two in orders])
    assert score == pytest.approx(residuals[:, 0] @ columns)
    assert scores.mean(axis=0) == pytest.approx([0, 0], abs=1e-12)
    assert variance == pytest.approx((scores**2).mean(axis=0), rel=1e-10)
    assert third == pytest.approx((scores**3).mean(axis=0), rel=1e-10)
    excess = (scores**4).mean(axis=0) - 3 * variance**2
    assert fourth == pytest.approx(excess, rel=1e-9)


def test_windows_too_small_for_a_moment_have_none() -> None:
    for size in (1, 2, 3):
        columns = centred_within(np.arange(size, dtype=np.float64)[:, None] ** 2, np.array([0]))
        _, variance, third, fourth = permutation_cumulants(columns, columns, np.array([0]))
        orders = permutations(range(size))
        scores = np.array([columns[list(one), 0] @ columns[:, 0] for one in orders])
        assert variance[0] == pytest.approx((scores**2).mean())
        assert third[0] == pytest.approx((scores**3).mean() if size > 2 else 0)
        assert fourth[0] == pytest.approx((scores**4).mean() - 3 * variance[0] ** 2)


def test_light_tails_are_taken_out_as_well() -> None:
    rng = np.random.default_rng(12)
    sums = rng.uniform(-1, 1, size=(400_000, 8)).sum(axis=1) / (8 / 3) ** 0.5
    flat, kurtosis = np.zeros(sums.size), np.full(sums.size, -0.15)
    u = normal_deviates(sums, flat, kurtosis)
    for level in (0.05, 0.01, 0.001):
        assert np.mean(u > norm.isf(level)) == pytest.approx(level, rel=0.15)
    assert np.mean(sums > norm.isf(0.001)) < 0.0008
    ends = np.linspace(-8, 8, 400)
    for d in (-3.0, 0.0, 3.0):
        assert (np.diff(normal_deviates(ends, np.zeros(400), np.full(400, d))) > 0).all()


def test_windows_are_sixty_days_and_short_ones_join_a_neighbour() -> None:
    assert windows_of(np.arange(130)).tolist() == [0, 60, 120]
    assert windows_of(np.arange(125)).tolist() == [0, 60]
    early = np.concatenate([[0, 1, 2], np.arange(60, 100)])
    assert windows_of(early).tolist() == [0]
    sparse = np.concatenate([np.arange(40), [70, 80], np.arange(200, 240)])
    assert windows_of(sparse).tolist() == [0, 42]
    assert windows_of(sparse + 1000).tolist() == [0, 42]


def test_skewness_is_taken_out() -> None:
    rng = np.random.default_rng(2)
    gamma = rng.gamma(4, size=200_000)
    z = (gamma - 4) / 2
    u = wilson_hilferty(z, np.full(z.size, 1.0))
    for level in (0.05, 0.01, 0.001):
        assert np.mean(u > norm.isf(level)) == pytest.approx(level, rel=0.12)
    assert wilson_hilferty(np.array([1.5]), np.array([0.0])) == pytest.approx([1.5])
    assert wilson_hilferty(np.array([1.5]), np.array([2e-6])) == pytest.approx([1.5], abs=1e-5)


def test_efficient_scores_are_free_of_the_nuisance() -> None:
    rng = np.random.default_rng(3)
    design = np.column_stack([np.ones(80), rng.standard_normal((80, 2))])
    counts = rng.poisson(0.5, 80).astype(np.float64)
    fit = fit_counts(design, counts, ridge=0)
    assert fit is not None
    residual = weighted_residuals(fit, design, rng.standard_normal((80, 3)))
    assert design.T @ (np.sqrt(fit.weights)[:, None] * residual) == pytest.approx(
        np.zeros((3, 3)), abs=1e-8
    )


def test_permuted_outcomes_give_uniform_p_values() -> None:
    rng = np.random.default_rng(4)
    day = np.arange(90)
    flag = (rng.random(90) < 0.3).astype(np.float64)
    contrasts = np.column_stack([flag, rng.standard_normal(90)])
    counts = np.minimum(rng.poisson(0.4 * rng.gamma(1, 1, 90)), 6).astype(np.float64)
    design = np.ones((90, 1))
    deviates = []
    for _ in range(1500):
        outcome = rng.permutation(counts)
        fit = fit_counts(design, outcome)
        assert fit is not None
        deviates.append(score_test(fit, design, contrasts, outcome, day).u)
    p_values = norm.sf(np.array(deviates))
    for level in (0.5, 0.1, 0.02):
        error = 3.5 * (level * (1 - level) / 1500) ** 0.5
        for column in range(2):
            assert np.mean(p_values[:, column] <= level) == pytest.approx(level, abs=error + 0.01)


def test_two_slow_series_count_for_fewer_days() -> None:
    day = np.arange(200)
    slow = np.sin(day / 4)[:, None]
    rng = np.random.default_rng(5)
    quick = rng.standard_normal((200, 1))
    both = np.hstack([slow, quick])
    factor = autocorrelation_factor(both, slow[:, 0], day)
    assert factor[0] > 2
    assert factor[1] == pytest.approx(1, abs=0.5)
    assert autocorrelation_factor(both, quick[:, 0], day)[1] < factor[0]


def test_the_effective_number_of_tests_lies_between_one_and_all() -> None:
    rng = np.random.default_rng(6)
    columns = rng.standard_normal((5000, 4))
    assert effective_tests(columns) == pytest.approx(4, abs=0.05)
    assert effective_tests(np.repeat(columns[:, :1], 4, axis=1)) == pytest.approx(1, abs=1e-6)
    assert effective_tests(np.zeros((9, 2))) == 0
    halves = np.column_stack([columns[:, 0], columns[:, 0] + columns[:, 1]])
    root = 0.5**0.5
    expected = ((1 + root) ** 0.5 + (1 - root) ** 0.5) ** 2 / 2
    assert effective_tests(halves) == pytest.approx(expected, abs=0.02)


def test_a_contrast_without_variance_says_nothing() -> None:
    counts = np.array([0.0, 1.0, 0.0, 2.0] * 8)
    fit = fit_counts(np.ones((32, 1)), counts)
    assert fit is not None
    test = score_test(fit, np.ones((32, 1)), np.ones((32, 1)), counts, np.arange(32))
    assert test.u.tolist() == [0]
