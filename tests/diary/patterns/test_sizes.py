"""The size of an effect, against statsmodels to the digit."""

from __future__ import annotations

from math import exp, log

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.stats import t as student

from diary.patterns.counts import CountFit, fit_counts
from diary.patterns.record import Floats, Ints
from diary.patterns.sizes import Size, fit_enlarged, newey_west_variance, sizes_of


def _data() -> tuple[Floats, Floats]:
    rng = np.random.default_rng(1)
    design = np.column_stack([np.ones(150), rng.standard_normal((150, 2))])
    return design, rng.poisson(np.exp(-0.5 + 0.4 * design[:, 1])).astype(np.float64)


def newey_west_error(fit: CountFit, design: Floats, counts: Floats, day: Ints) -> float:
    """Of the last coefficient of a fit."""
    influence = design @ fit.covariance[:, -1] * fit.score_residuals(counts)
    n, p = design.shape
    return float((newey_west_variance(influence[:, None], day)[0] * n / (n - p)) ** 0.5)


def test_newey_west_is_statsmodels() -> None:
    design, counts = _data()
    fit = fit_counts(design, counts, dispersion=0, ridge=0)
    assert fit is not None
    reference = sm.GLM(counts, design, family=sm.families.Poisson()).fit(
        tol=1e-14, cov_type="HAC", cov_kwds={"maxlags": 3, "use_correction": True}
    )
    error = newey_west_error(fit, design, counts, np.arange(150))
    assert error == pytest.approx(reference.bse[-1], rel=1e-9)


def test_newey_west_stands_on_the_expected_information() -> None:
    design, counts = _data()
    fit = fit_counts(design, counts, dispersion=0.4, ridge=0)
    assert fit is not None
    model = sm.GLM(counts, design, family=sm.families.NegativeBinomial(alpha=0.4))
    scores = model.score_obs(fit.coefficients)
    meat = scores.T @ scores
    for lag in (1, 2, 3):
        pairs = scores[lag:].T @ scores[:-lag]
        meat += (1 - lag / 4) * (pairs + pairs.T)
    bread = np.linalg.inv(-model.hessian(fit.coefficients, observed=False))
    expected = np.sqrt((bread @ meat @ bread)[-1, -1] * 150 / 147)
    error = newey_west_error(fit, design, counts, np.arange(150))
    assert error == pytest.approx(expected, rel=1e-8)


def test_days_that_are_missing_take_part_in_no_pair() -> None:
    rng = np.random.default_rng(2)
    design = np.ones((60, 1))
    counts = rng.poisson(0.8, 60).astype(np.float64)
    fit = fit_counts(design, counts)
    assert fit is not None
    apart = newey_west_error(fit, design, counts, 10 * np.arange(60))
    reference = sm.GLM(counts, design, family=sm.families.Poisson()).fit(cov_type="HC0")
    expected = reference.bse[0] * (60 / 59) ** 0.5
    if fit.dispersion == 0:
        assert apart == pytest.approx(expected, rel=1e-6)
    assert apart == pytest.approx(expected, rel=0.05)


def test_a_doubling_is_measured() -> None:
    rng = np.random.default_rng(3)
    flag = (rng.random(3000) < 1 / 3).astype(np.float64)
    episodes = rng.poisson(0.4 * np.where(flag == 1, 2, 1) * rng.gamma(3, 1 / 3, 3000))
    counts = episodes.astype(np.float64)
    size = sizes_of(np.ones((3000, 1)), flag[:, None], counts, np.arange(3000))[0]
    assert size is not None
    assert size.interval.low < 2 < size.interval.high
    assert size.ratio == pytest.approx(2, rel=0.2)


def test_interval_and_shrinkage_by_formula() -> None:
    size = Size(log_ratio=log(3), standard_error=0.4, model_error=0.3, degrees=50)
    half = student.ppf(0.975, 50) * 0.4
    assert size.interval == pytest.approx((exp(log(3) - half), exp(log(3) + half)))
    kept = 0.36 / (0.36 + 0.16)
    assert size.shown_ratio == pytest.approx(3**kept)
    half = 1.959964 * 0.4 * kept**0.5
    assert size.shown_interval == pytest.approx(
        (exp(kept * log(3) - half), exp(kept * log(3) + half)), rel=1e-6
    )


def test_no_cramps_have_no_size() -> None:
    flag = np.tile([0.0, 1.0], 20)
    sizes = sizes_of(np.ones((40, 1)), flag[:, None], np.zeros(40), np.arange(40))
    assert sizes == [None]


def _many(seed: int, strength: float) -> tuple[Floats, Floats, Floats]:
    """A design (200, 6), ten contrasts, and counts that the first of them moves."""
    rng = np.random.default_rng(seed)
    design = np.column_stack([np.ones(200), 0.6 * rng.standard_normal((200, 5))])
    contrasts = (rng.random((200, 10)) < 0.3).astype(np.float64)
    rate = np.exp(-0.6 + 0.4 * design[:, 1] + strength * contrasts[:, 0])
    return design, contrasts, rng.poisson(rate * rng.gamma(2, 0.5, 200)).astype(np.float64)


@pytest.mark.parametrize("strength", [0.0, 1.1, 2.5])
def test_fitting_all_at_once_is_fitting_one_by_one(strength: float) -> None:
    design, contrasts, counts = _many(4, strength)
    base = fit_counts(design, counts)
    assert base is not None
    fit = fit_enlarged(base, design, contrasts, counts)
    assert fit.converged.all()
    for place in range(10):
        columns = np.column_stack([design, contrasts[:, place]])
        alone = fit_counts(columns, counts, dispersion=float(fit.dispersion[place]))
        assert alone is not None
        assert fit.log_ratio[place] == pytest.approx(alone.coefficients[-1], abs=1e-6)
        assert fit.mean[:, place] == pytest.approx(alone.mean, rel=1e-5)
        assert 1 / fit.information[place] == pytest.approx(alone.covariance[-1, -1], rel=1e-3)
        usual = fit_counts(columns, counts)
        assert usual is not None
        assert fit.log_ratio[place] == pytest.approx(usual.coefficients[-1], abs=0.02)


def test_a_size_is_statsmodels_where_there_is_no_ridge_to_speak_of() -> None:
    rng = np.random.default_rng(9)
    design = np.column_stack([np.ones(4000), rng.standard_normal(4000)])
    flag = (rng.random(4000) < 0.4).astype(np.float64)
    rate = np.exp(0.4 + 0.3 * design[:, 1] + 0.7 * flag) * rng.gamma(2, 0.5, 4000)
    counts = rng.poisson(rate).astype(np.float64)
    base = fit_counts(design, counts)
    assert base is not None
    fit = fit_enlarged(base, design, flag[:, None], counts)
    family = sm.families.NegativeBinomial(alpha=float(fit.dispersion[0]))
    reference = sm.GLM(counts, np.column_stack([design, flag]), family=family).fit(tol=1e-12)
    assert fit.log_ratio[0] == pytest.approx(reference.params[-1], rel=2e-4)
    assert fit.information[0] ** -0.5 == pytest.approx(reference.bse[-1], rel=2e-4)


def test_what_does_not_converge_has_no_size() -> None:
    design, contrasts, counts = _many(5, 0.0)
    contrasts[:, 3] = np.nan
    with np.errstate(all="ignore"):
        sizes = sizes_of(design, contrasts, counts, np.arange(200))
    assert sizes[3] is None
    assert all(size is not None for place, size in enumerate(sizes) if place != 3)
