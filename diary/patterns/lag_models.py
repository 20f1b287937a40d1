"""Every contrast of one lag beside its nuisance model, and the score tests of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import ndtr

from diary.patterns.contrasts import Contrast
from diary.patterns.counts import CountFit, fit_counts
from diary.patterns.nuisance import Nuisance, Rows
from diary.patterns.permutation import effective_tests, score_test
from diary.patterns.record import Bools, Floats, Ints
from diary.patterns.weights import weights_of

SMALLEST_INFORMATION = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """What is tested at one lag, column by column.

    `shapes` (n, c): flags and ranks on the rows of the lag, NaN where not known. `owner` (c,):
    the index of the contrast of each column. `spoken` (c,): what is found in it may be said;
    others only count among the tests. `is_flag` (c,). `upward` (c,): the share of the error
    that goes to more cramps with exposure. `tried` (c,): by how much its p-value is multiplied.
    """

    shapes: Floats
    owner: Ints
    spoken: Bools
    is_flag: Bools
    upward: Floats
    tried: Floats

    def of(self, chosen: Bools) -> Columns:
        """Only some of the columns (c,)."""
        return Columns(
            self.shapes[:, chosen],
            self.owner[chosen],
            self.spoken[chosen],
            self.is_flag[chosen],
            self.upward[chosen],
            self.tried[chosen],
        )


@dataclass(frozen=True, slots=True, eq=False)
class LagModel:
    """One lag: its rows, the nuisance model with its fit to bouts, and what is tested."""

    rows: Rows
    nuisance: Nuisance
    fit: CountFit
    columns: Columns


@dataclass(frozen=True, slots=True, eq=False)
class LagTest:
    """One lag tested: for each column (c,) its p-value before correction, weighted by direction,
    and whether exposure goes with more cramps; and the effective number of tests."""

    owner: Ints
    p_values: Floats
    raises: Bools
    tests: float


def columns_of(rows: Rows, contrasts: Sequence[Contrast], ready: Sequence[int]) -> Columns:
    """The shapes of those contrasts that are `ready` (their places) on the rows of a lag; those
    of own cuts with the flag found."""
    shapes: list[Floats] = []
    marks: list[tuple[int, bool, bool, float, float]] = []
    for index in ready:
        contrast = contrasts[index]
        spoken, upward = not contrast.left_out, contrast.factor.upward_share
        for place, shape in enumerate(contrast.shapes):
            tried = float(contrast.tried) if place == 0 else 1.0
            shapes.append(shape)
            marks.append((index, spoken, place == 0, upward, tried))
        if contrast.found_flag is not None:
            shapes.append(contrast.found_flag)
            marks.append((index, False, False, upward, 1.0))
    stacked = np.stack(shapes)[:, rows.exposure_day].T if shapes else np.empty((rows.day.size, 0))
    return Columns(
        stacked,
        np.array([mark[0] for mark in marks], dtype=np.int64),
        np.array([mark[1] for mark in marks], dtype=np.bool_),
        np.array([mark[2] for mark in marks], dtype=np.bool_),
        np.array([mark[3] for mark in marks], dtype=np.float64),
        np.array([mark[4] for mark in marks], dtype=np.float64),
    )


def model_of(
    rows: Rows, nuisance: Nuisance, contrasts: Sequence[Contrast], ready: Sequence[int]
) -> LagModel | None:
    """The model of one lag with the contrasts that are ready; None where it can't be fitted."""
    fit = fit_counts(nuisance.design, rows.bouts)
    return LagModel(rows, nuisance, fit, columns_of(rows, contrasts, ready)) if fit else None


def filled(shapes: Floats, weights: Floats) -> Floats:
    """Shapes (n, c) with the mean of the known values, weighted by `weights` (n,), wherever one
    is unknown: there it adds nothing to the score."""
    unknown = np.isnan(shapes)
    if not unknown.any():
        return shapes
    known = np.where(unknown, 0.0, shapes)
    totals = np.maximum(weights @ ~unknown, 1e-300)
    return np.where(unknown, (weights @ known) / totals, known)


def tested_lag(model: LagModel, closed: Sequence[int]) -> LagTest | None:
    """Test every column but those of the contrasts in `closed`; None where that fails.

    One-sided p towards the plausible direction is divided by its share of the error (0.9), the
    other by the rest (0.1), and the smaller counts; then by the weight of what the diary could
    show of the factor (`weights_of`).
    """
    columns = model.columns.of(~np.isin(model.columns.owner, closed)) if closed else model.columns
    if columns.owner.size == 0:
        return None
    shapes = filled(columns.shapes, model.fit.weights)
    rows = model.rows
    test = score_test(model.fit, model.nuisance.design, shapes, rows.bouts, rows.day)
    if not np.isfinite(test.u).all():
        return None
    p_values, raises = weighted_p(test.u, columns.upward)
    p_values = p_values * columns.tried / weights_of(errors_of(columns, test.columns))
    spoken = columns.spoken
    return LagTest(
        columns.owner[spoken],
        np.minimum(1.0, p_values)[spoken],
        raises[spoken],
        effective_tests(test.columns),
    )


def errors_of(columns: Columns, weighted: Floats) -> Floats:
    """The standard error that a log rate ratio would have if there were no link, for each
    column (c,) that of its factor's flag: one over the root of the information in the
    weighted, residualised contrasts (n, c)."""
    information = np.maximum(np.einsum("ij,ij->j", weighted, weighted), SMALLEST_INFORMATION)
    flags = np.flatnonzero(columns.is_flag)
    owners = columns.owner[flags]
    order = np.argsort(owners, kind="stable")
    place = flags[order][np.searchsorted(owners[order], columns.owner)]
    errors: Floats = 1 / np.sqrt(information[place])
    return errors


def weighted_p(u: Floats, upward: Floats) -> tuple[Floats, Bools]:
    """p-values of normal deviates (c,) with a share `upward` (c,) of the error above, and
    whether the deviate says more cramps."""
    more, fewer = ndtr(-u) / upward, ndtr(u) / (1 - upward)
    return np.minimum(1.0, np.minimum(more, fewer)), more <= fewer


def entered(model: LagModel, contrast: Contrast) -> LagModel | None:
    """The model of a lag with a factor added to its nuisance columns, flag and rank at both lags
    as far as they vary; None where it can't be fitted."""
    rows = model.rows
    blocks = [_on_rows(shape, rows.day - lag) for lag in (0, 1) for shape in contrast.shapes]
    block = filled(np.column_stack(blocks), model.fit.weights)
    block = block[:, np.ptp(block, axis=0) > 1e-9]
    nuisance = Nuisance(
        np.hstack([model.nuisance.design, block]),
        (*model.nuisance.codes, f"factor:{contrast.name}"),
    )
    start = np.concatenate([model.fit.coefficients, np.zeros(block.shape[1])])
    fit = fit_counts(nuisance.design, rows.bouts, start=start)
    return replace(model, nuisance=nuisance, fit=fit) if fit else None


def _on_rows(shape: Floats, day: Ints) -> Floats:
    """A shape on some days (n,); NaN before the diary's first."""
    return np.where(day >= 0, shape[np.maximum(day, 0)], np.nan)
