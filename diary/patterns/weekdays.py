"""Whether cramps lean to a weekday or to the weekend."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr

from diary.patterns.basics import Missing, NotYet
from diary.patterns.counts import fit_counts
from diary.patterns.levels import level_of
from diary.patterns.nuisance import (
    SATURDAY,
    WEEK,
    course_columns,
    group_of,
    season_columns,
    spline_columns,
    whole_rows,
)
from diary.patterns.other_findings import Weekday
from diary.patterns.permutation import effective_tests, score_test
from diary.patterns.record import DiaryRecord, Floats, Ints
from diary.patterns.selection import family_wise
from diary.patterns.sizes import sizes_of
from diary.patterns.waiting import days_at_this_rate, shortfalls

WINDOW_DAYS = 28
DAYS_NEEDED = 42
CRAMP_DAYS_NEEDED = 10
LAGS_WITHIN_A_WEEK = 6
WEEKEND: tuple[int, ...] = (5, 6)
GROUPS: tuple[tuple[int, ...], ...] = (WEEKEND, *((day,) for day in range(WEEK)))


def find_weekday(record: DiaryRecord) -> tuple[Weekday | None, NotYet | None]:
    """The weekend and each weekday against the other days.

    Null hypothesis: within four weeks the days could have come in any order, given the slow
    course of the rate. Score test on bouts of observed days, permuted within windows of 28
    days, corrected for the effective number of its eight contrasts; size on episodes. Where
    test and size disagree in sign, or a fit fails, nothing is said.
    """
    rows = whole_rows(record)
    missing = shortfalls(
        Missing("days", rows.day.size, DAYS_NEEDED),
        Missing("cramp_days", rows.cramp_days, CRAMP_DAYS_NEEDED),
    )
    if missing:
        return None, NotYet("weekday", None, missing, days_at_this_rate(missing, rows.day.size))
    weekday = (rows.day + record.first_day.weekday()) % WEEK
    flags = flags_of(weekday)
    columns = [
        np.ones((rows.day.size, 1)),
        spline_columns(rows.day, rows.cramp_days),
        season_columns(record, rows),
        *(block for _, block in course_columns(record, rows.day)),
    ]
    design = np.hstack(columns)
    fit = fit_counts(design, rows.bouts)
    if fit is None:
        return None, NotYet("weekday", None, (), None)
    test = score_test(
        fit,
        design,
        flags,
        rows.bouts,
        rows.day,
        window_days=WINDOW_DAYS,
        lags=LAGS_WITHIN_A_WEEK,
    )
    best = int(np.argmax(np.abs(test.u)))
    p_value = 2 * float(ndtr(-abs(test.u[best])))
    size = sizes_of(design, flags[:, [best]], rows.episodes, rows.day)[0]
    if size is None or size.log_ratio * test.u[best] <= 0:
        return None, NotYet("weekday", None, (), None)
    p_adjusted = family_wise(p_value, effective_tests(test.columns))
    counts = tuple(group_of(rows, weekday == day) for day in range(WEEK))
    return Weekday(
        level=level_of(p_adjusted),
        days=GROUPS[best],
        rate_ratio=size.ratio,
        interval=size.interval,
        p_value=p_adjusted,
        observed_days=int(rows.day.size),
        by_weekday=counts,
    ), None


def flags_of(weekday: Ints) -> Floats:
    """Weekend, Monday, ... Sunday as flags, shape (n, 8)."""
    days = (weekday[:, None] == np.arange(WEEK)).astype(np.float64)
    return np.column_stack([weekday >= SATURDAY, days])
