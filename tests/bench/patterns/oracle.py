"""What could be found at best: a test that knows the true form of everything."""

from __future__ import annotations

import numpy as np
from scipy.stats import chi2, rankdata

from diary.patterns import DiaryRecord
from tests.bench.patterns.diary import Diary
from tests.bench.patterns.factors import Floats, amounts
from tests.bench.patterns.regression import log_likelihood
from tests.bench.patterns.truth import TrueTrigger

ORACLE_P = 0.05 / 24


def oracle_finds(diary: Diary, record: DiaryRecord) -> tuple[bool, ...]:
    """For each true trigger, whether a likelihood-ratio test finds it at 0.05/24.

    Negative binomial regression of logged bouts on the days with an answer, which the engine
    has, too. It is given the true amounts, shape, cut and lag of every trigger and the true
    columns of the baseline, all with free coefficients; mood and dispersion it has to guess.
    """
    return tuple(
        _finds(diary, record, trigger, _true_exposure(diary, trigger))
        for trigger in diary.truth.triggers
    )


def reader_finds(diary: Diary, record: DiaryRecord) -> tuple[bool, ...]:
    """The same for an oracle that knows the form but has only the answers, as they were given:
    what nobody can surpass."""
    return tuple(
        _finds(diary, record, trigger, _recorded_exposure(diary, record, trigger))
        for trigger in diary.truth.triggers
    )


def _finds(diary: Diary, record: DiaryRecord, trigger: TrueTrigger, exposures: Floats) -> bool:
    rows = np.flatnonzero(record.observed[trigger.lag :]) + trigger.lag
    answers = record.exposures.get(trigger.factor, np.full(record.n_days, np.nan))
    rows = rows[np.isfinite(answers[rows - trigger.lag])]
    counts = record.bouts[rows].astype(np.float64)
    if rows.size < 20 or counts.sum() < 3:
        return False
    exposure = exposures[rows]
    if np.ptp(exposure) == 0:
        return False
    others = [
        _true_exposure(diary, one)[rows] for one in diary.truth.triggers if one is not trigger
    ]
    null = np.column_stack([np.ones(rows.size), diary.days.baseline[rows], *others])
    gain = log_likelihood(np.column_stack([null, exposure]), counts) - log_likelihood(null, counts)
    return float(chi2.sf(2 * max(0.0, gain), 1)) < ORACLE_P


def _true_exposure(diary: Diary, trigger: TrueTrigger) -> Floats:
    return trigger.exposure(diary.days.scores(trigger.factor, trigger.lag))


def _recorded_exposure(diary: Diary, record: DiaryRecord, trigger: TrueTrigger) -> Floats:
    """The true form of what was answered, NaN where nothing was, by day of the outcome."""
    values = record.exposures.get(trigger.factor, np.full(record.n_days, np.nan))
    known = np.isfinite(values)
    exposure = np.full(record.n_days, np.nan)
    if trigger.shape == "graded":
        exposure[known] = 2 * rankdata(trigger.side * values[known]) / max(1, known.sum())
    else:
        habit = diary.scenario.habits[trigger.factor]
        cut = amounts(trigger.factor, habit, np.array([trigger.side * trigger.cut]))[0]
        exposure[known] = trigger.side * values[known] >= trigger.side * cut - 1e-9
    return exposure if trigger.lag == 0 else np.concatenate(([np.nan], exposure[:-1]))
