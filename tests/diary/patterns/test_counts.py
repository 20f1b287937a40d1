"""The regression of daily counts, against statsmodels to the digit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.optimize import minimize

from diary.patterns.counts import fit_counts, moment_dispersion
from diary.patterns.record import Floats


@pytest.fixture(name="data")
def _data() -> tuple[Floats, Floats]:
    rng = np.random.default_rng(3)
    design = np.column_stack([np.ones(120), rng.standard_normal((120, 3)), rng.random(120) < 0.3])
    rate = np.exp(design @ [-0.7, 0.4, 0.0, -0.2, 0.5])
    return design, rng.poisson(rate * rng.gamma(2, 0.5, 120)).astype(np.float64)


def _glm(design: Floats, counts: Floats, family: Any) -> Any:
    return sm.GLM(counts, design, family=family).fit(tol=1e-14, maxiter=200)


def test_poisson_without_a_ridge_is_statsmodels(data: tuple[Floats, Floats]) -> None:
    fit = fit_counts(*data, dispersion=0, ridge=0)
    reference = _glm(*data, sm.families.Poisson())
    assert fit is not None
    assert fit.coefficients == pytest.approx(reference.params, rel=1e-8)
    assert fit.covariance == pytest.approx(reference.cov_params(), rel=1e-7)


def test_negative_binomial_without_a_ridge_is_statsmodels(data: tuple[Floats, Floats]) -> None:
    fit = fit_counts(*data, dispersion=0.6, ridge=0)
    reference = _glm(*data, sm.families.NegativeBinomial(alpha=0.6))
    assert fit is not None
    assert fit.coefficients == pytest.approx(reference.params, rel=1e-7)
    assert np.sqrt(np.diag(fit.covariance)) == pytest.approx(reference.bse, rel=1e-7)
    residuals = fit.pearson_residuals(data[1])
    assert residuals == pytest.approx(reference.resid_pearson, rel=1e-7)


def test_the_ridge_is_a_penalty_on_all_but_the_intercept(data: tuple[Floats, Floats]) -> None:
    design, counts = data

    def loss(coefficients: Floats) -> float:
        eta = design @ coefficients
        return float((np.exp(eta) - counts * eta).sum() + 2.5 * (coefficients[1:] ** 2).sum())

    fit = fit_counts(design, counts, dispersion=0, ridge=5)
    assert fit is not None
    best = minimize(loss, np.zeros(5), method="BFGS", options={"gtol": 1e-9})
    assert fit.coefficients == pytest.approx(best.x, abs=1e-5)


def test_the_dispersion_is_found(data: tuple[Floats, Floats]) -> None:
    rng = np.random.default_rng(8)
    counts = rng.poisson(0.8 * rng.gamma(2, 0.5, 20_000)).astype(np.float64)
    fit = fit_counts(np.ones((20_000, 1)), counts)
    assert fit is not None
    assert fit.dispersion == pytest.approx(0.5, abs=0.07)
    assert moment_dispersion(np.ones(9), np.ones(9), 1) == 0


def test_complete_separation_stays_finite_with_the_ridge() -> None:
    flag = np.repeat([0.0, 1.0], 20)
    counts = np.where(flag == 1, 0.0, 1.0)
    fit = fit_counts(np.column_stack([np.ones(40), flag]), counts)
    assert fit is not None
    assert np.isfinite(fit.coefficients).all()
    assert fit_counts(np.column_stack([np.ones(40), flag]), counts, ridge=0) is None


def test_what_cannot_be_fitted_is_none() -> None:
    ones = np.ones((5, 1))
    assert fit_counts(ones, np.zeros(5)) is None
    assert fit_counts(np.ones((2, 2)), np.ones(2)) is None
    assert fit_counts(np.hstack([ones, ones]), np.ones(5), ridge=0) is None
    assert fit_counts(ones, np.array([np.nan, 1, 1, 1, 1])) is None
