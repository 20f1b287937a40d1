"""What peers do: one textbook test per question, p < 0.05, no correction."""

from __future__ import annotations

from datetime import timedelta
from math import erfc, exp, sqrt

import numpy as np
from scipy.stats import binomtest, chi2, chisquare, spearmanr, ttest_ind

from diary.patterns import DiaryRecord
from tests.bench.patterns.factors import FACTORS, YES_NO, Floats, Ints
from tests.bench.patterns.outcome import Said
from tests.bench.patterns.regression import poisson_means

NAIVE_P = 0.05


def naive_triggers(record: DiaryRecord) -> tuple[Said, ...]:
    """Per factor and lag a chi-square of yes/no against cramp days, or Spearman's correlation
    of the amount with the count."""
    said = []
    for name in FACTORS:
        column = record.exposures.get(name)
        if column is None:
            continue
        for lag in (0, 1):
            values, counts = column[: record.n_days - lag], record.episodes[lag:]
            known = np.isfinite(values)
            sign = _link(name in YES_NO, values[known], counts[known].astype(np.float64))
            if sign:
                said.append(Said(name, sign, lag, clear=False))
    return tuple(said)


def _link(yes_no: bool, values: Floats, counts: Floats) -> int:
    if values.size < 10 or np.ptp(values) == 0 or np.ptp(counts) == 0:
        return 0
    if not yes_no:
        found = spearmanr(values, counts)
        return int(np.sign(found.statistic)) if found.pvalue < NAIVE_P else 0
    yes, cramp = values > 0, counts > 0
    table = np.array([[np.sum(a & b) for b in (cramp, ~cramp)] for a in (yes, ~yes)], dtype=float)
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
    if expected.min() == 0:
        return 0
    p_value = float(chi2.sf(((table - expected) ** 2 / expected).sum(), 1))
    return int(np.sign(table[0, 0] - expected[0, 0])) if p_value < NAIVE_P else 0


def naive_others(record: DiaryRecord) -> dict[str, bool]:
    """For each other kind, whether its textbook test says something."""
    if record.episodes.sum() < 8:
        return {}
    n = int(record.episodes.sum())
    minute = _circle(record.local_minute, 1440)
    sides = [side for entry in record.entries for _, side in entry.sites]
    right = sides.count("right")
    weekday = (np.arange(record.n_days) + record.first_day.weekday()) % 7
    per_day = np.bincount(weekday, weights=record.episodes, minlength=7)
    days_each = np.bincount(weekday, minlength=7)
    year = _circle(record.episode_day + record.first_day.toordinal(), 365.25)
    return {
        "time_of_day": _rayleigh(minute, n),
        "side": binomtest(right, len(sides)).pvalue < NAIVE_P,
        "weekday": chisquare(per_day, n * days_each / days_each.sum()).pvalue < NAIVE_P,
        "trend": _slope(record),
        "course_change": _before_after(record),
        "remedy": _remedies(record),
        "duration_trend": _rises([entry.duration_seconds for entry in record.entries]),
        "intensity_trend": _rises([entry.intensity for entry in record.entries]),
        "season": record.n_days > 730 and _rayleigh(year, n),
    }


def _circle(values: Ints, period: float) -> Floats:
    return np.asarray(2 * np.pi * values / period, dtype=np.float64)


def _rayleigh(angle: Floats, n: int) -> bool:
    return bool(exp(-(abs(np.exp(1j * angle).sum()) ** 2) / n) < NAIVE_P)


def _slope(record: DiaryRecord) -> bool:
    time = np.arange(record.n_days) / record.n_days - 0.5
    design = np.column_stack([np.ones(record.n_days), time])
    beta = poisson_means(design, record.episodes.astype(np.float64))
    weights = np.exp(design @ beta)
    error = sqrt(float(np.linalg.inv((design.T * weights) @ design)[1, 1]))
    return erfc(abs(float(beta[1])) / error / sqrt(2)) < NAIVE_P


def _before_after(record: DiaryRecord) -> bool:
    if not record.courses:
        return False
    start = int((record.courses[0].started_on - record.first_day) / timedelta(days=1))
    before, n = int(record.episodes[:start].sum()), int(record.episodes.sum())
    return bool(binomtest(before, n, start / record.n_days).pvalue < NAIVE_P)


def _remedies(record: DiaryRecord) -> bool:
    names = {name for entry in record.entries for name, _ in entry.remedies}
    durations = np.log([float(entry.duration_seconds or 1) for entry in record.entries])
    for name in sorted(names):
        used = np.array([name in dict(entry.remedies) for entry in record.entries])
        if min(used.sum(), (~used).sum()) >= 3:
            test = ttest_ind(durations[used], durations[~used], equal_var=False)
            if test.pvalue < NAIVE_P:
                return True
    return False


def _rises(values: list[int | None]) -> bool:
    numbers = [value for value in values if value is not None]
    if len(numbers) < 8 or len(set(numbers)) == 1:
        return False
    return bool(spearmanr(numbers, range(len(numbers))).pvalue < NAIVE_P)
