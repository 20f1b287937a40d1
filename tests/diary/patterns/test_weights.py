"""More of the error where a link could be seen."""

from __future__ import annotations

from math import log, sqrt

import numpy as np
import pytest
from scipy.stats import norm

from diary.patterns.weights import evident_z, weights_of


@pytest.mark.parametrize("error", [0.15, 0.3, 0.6, 1.2])
def test_the_evident_z_has_a_bayes_factor_of_twenty(error: float) -> None:
    z = float(evident_z(np.array(error)))
    estimate = z * error
    linked = norm.pdf(estimate, scale=sqrt(error**2 + 0.36))
    idle = norm.pdf(estimate, scale=error)
    assert linked / idle == pytest.approx(20, rel=1e-9)


def test_weights_are_one_at_two_fifths_and_fall_with_the_error() -> None:
    weights = weights_of(np.array([0.01, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0, 50.0]))
    assert weights[4] == pytest.approx(1)
    assert (np.diff(weights) <= 0).all()
    assert weights[:4].tolist() == [1.5] * 4
    assert weights[-2:].tolist() == [0.01, 0.01]


def test_the_weight_is_a_ratio_of_p_values() -> None:
    def evident(error: float) -> float:
        kept = 0.36 / (0.36 + error**2)
        return sqrt(2 / kept * (log(20) - log(sqrt(1 - kept))))

    expected = norm.sf(evident(0.55)) / norm.sf(evident(0.4))
    assert weights_of(np.array([0.55]))[0] == pytest.approx(expected, rel=1e-9)
