"""What an interval should hold: the ratio that the truth has for the contrast that was shown."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.polynomial import legendre
from scipy.stats import rankdata

from diary.patterns import DiaryRecord, Trigger
from tests.bench.patterns.diary import Diary
from tests.bench.patterns.factors import FACTORS, Floats
from tests.bench.patterns.regression import poisson_means

DAYS_PER_DEGREE = 45


def expected_log_ratio(
    diary: Diary, record: DiaryRecord, shown: Trigger, entered: Sequence[str]
) -> float | None:
    """The log rate ratio that endless data would give for what was recorded.

    Without true triggers it is 0. Else the true expected rates, free of chance and mood, are
    regressed on the recorded contrast, weekdays and a polynomial of time, and on the factors
    (`entered`) for which the engine says it adjusted: so error, rounding, proxies and the true
    amount behind a flag are in it, and noise is not. None where that can't be fitted.
    """
    if not diary.truth.triggers:
        return 0.0
    values = record.exposures[shown.factor]
    rows = np.flatnonzero(record.observed[shown.lag :]) + shown.lag
    rows = rows[np.isfinite(values[rows - shown.lag])]
    amount = values[rows - shown.lag]
    flag = amount <= shown.threshold if shown.op == "<=" else amount >= shown.threshold
    if flag.all() or not flag.any():
        return None
    time = 2 * rows / record.n_days - 1
    weekday = (rows + record.first_day.weekday()) % 7
    columns = [
        legendre.legvander(time, max(1, record.n_days // DAYS_PER_DEGREE)),
        (weekday[:, None] == np.arange(1, 7)).astype(np.float64),
        *(_entered(record, name, rows) for name in entered if name != shown.factor),
        flag[:, None].astype(np.float64),
    ]
    try:
        beta = poisson_means(np.hstack(columns), diary.days.expected[rows])
    except np.linalg.LinAlgError:
        return None
    return float(beta[-1])


def entered_factors(codes: Sequence[str]) -> tuple[str, ...]:
    """The factors that are named in what a contrast was adjusted for."""
    return tuple(name for name in FACTORS if any(name in code for code in codes))


def _entered(
    record: DiaryRecord, name: str, rows: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> Floats:
    """Ranks and flag (upper third) of a factor at both lags, the mean where unknown; (n, 4)."""
    columns = []
    for lag in (0, 1):
        values = record.exposures[name][np.maximum(0, rows - lag)]
        known = np.isfinite(values)
        if not known.any():
            continue
        rank = np.full(rows.size, 0.5)
        rank[known] = rankdata(values[known]) / known.sum()
        flag = (rank > 2 / 3).astype(np.float64)
        low = (rank < 1 / 3).astype(np.float64)
        columns += [rank, flag, low]
    return np.column_stack(columns) if columns else np.empty((rows.size, 0))
