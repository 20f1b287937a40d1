"""What moves a person's rate of cramps besides the factor that is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from diary.patterns.basics import DayGroup
from diary.patterns.record import Bools, DiaryRecord, Floats, Ints

Lag: TypeAlias = Literal[0, 1]

SPLINE_DAYS = 45
LONG_DIARY_DAYS = 540
CRAMP_DAYS_PER_SPLINE = 6
WEEKDAY_CRAMP_DAYS, WEEKDAY_DAYS = 40, 100
SEASON_CRAMP_DAYS = 60
DAYS_PER_YEAR = 365.25
WEEK = 7
SMALLEST_GROUP = 5
SATURDAY = 5


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The days of one lag: outcome `day` and `exposure_day` (indices of the diary), and what
    happened on the outcome day, `bouts` and `episodes`. All of shape (n,), in order of time."""

    lag: Lag
    day: Ints
    exposure_day: Ints
    bouts: Floats
    episodes: Floats

    @property
    def cramp_days(self) -> int:
        """How many of the rows have a cramp."""
        return int(np.count_nonzero(self.episodes))


@dataclass(frozen=True, slots=True, eq=False)
class Nuisance:
    """Columns to adjust for, intercept first, shape (n, p), and the codes of what they hold."""

    design: Floats
    codes: tuple[str, ...]


def rows_of(record: DiaryRecord, lag: Lag, since: int = 0) -> Rows:
    """The observed days whose exposure day (the same, or the day before) has a check-in and
    is not before the day `since` (an index)."""
    day = np.flatnonzero(record.observed[lag:]).astype(np.int64) + lag
    day = day[record.check_in[day - lag] & (day - lag >= since)]
    return Rows(
        lag=lag,
        day=day,
        exposure_day=day - lag,
        bouts=record.bouts[day].astype(np.float64),
        episodes=record.episodes[day].astype(np.float64),
    )


def whole_rows(record: DiaryRecord) -> Rows:
    """Every observed day, whether it has a check-in or not."""
    day = np.flatnonzero(record.observed).astype(np.int64)
    bouts, episodes = (one[day].astype(np.float64) for one in (record.bouts, record.episodes))
    return Rows(0, day, day, bouts, episodes)


def group_of(rows: Rows, chosen: Bools) -> DayGroup:
    """The chosen rows (n,), and what came on them."""
    weight = chosen.astype(np.float64)
    return DayGroup(
        days=int(np.count_nonzero(chosen)),
        cramp_days=int(np.count_nonzero(rows.episodes * weight)),
        bouts=int(rows.bouts @ weight),
        episodes=int(rows.episodes @ weight),
    )


def nuisance_of(record: DiaryRecord, rows: Rows) -> Nuisance:
    """The nuisance model of one lag.

    Weekday; a natural cubic spline of time; the year's harmonics; recent history before the
    exposure, without which a person who reacts to cramps seems to bring them on; and an
    indicator for each medicine course. Columns that hardly vary are left out.
    """
    parts: list[tuple[str, Floats]] = [
        weekday_columns(record, rows),
        ("time", spline_columns(rows.day, rows.cramp_days)),
        ("season", season_columns(record, rows)),
        ("recent_cramps", history_columns(record, rows.exposure_day)),
        *course_columns(record, rows.day),
    ]
    columns = [np.ones((rows.day.size, 1))]
    codes = []
    for code, block in parts:
        varying = block[:, np.ptp(block, axis=0) > 1e-9]
        if varying.shape[1]:
            columns.append(varying)
            codes.append(code)
    return Nuisance(np.hstack(columns), tuple(codes))


def weekday_columns(record: DiaryRecord, rows: Rows) -> tuple[str, Floats]:
    """Each weekday against Monday from 40 cramp days and 100 days on, else the weekend."""
    weekday = (rows.day + record.first_day.weekday()) % WEEK
    if rows.cramp_days >= WEEKDAY_CRAMP_DAYS and rows.day.size >= WEEKDAY_DAYS:
        return "weekday", (weekday[:, None] == np.arange(1, WEEK)).astype(np.float64)
    return "weekend", (weekday[:, None] >= SATURDAY).astype(np.float64)


def spline_columns(day: Ints, cramp_days: int) -> Floats:
    """Natural cubic spline of time without its intercept, shape (n, df).

    Cardinal splines on df + 1 knots at quantiles of the days, centred. One degree of freedom
    per 45 days, per 90 beyond 540, at most one per 6 cramp days.
    """
    span = int(day[-1] - day[0]) + 1 if day.size else 0
    wanted = min(span, LONG_DIARY_DAYS) / SPLINE_DAYS
    wanted += max(0, span - LONG_DIARY_DAYS) / (2 * SPLINE_DAYS)
    df = min(max(1, round(wanted)), cramp_days // CRAMP_DAYS_PER_SPLINE, day.size - 1)
    if df < 1:
        return np.empty((day.size, 0))
    knots = np.quantile(day, np.linspace(0, 1, df + 1))
    columns = natural_spline(day.astype(np.float64), knots)[:, 1:]
    centred: Floats = columns - columns.mean(axis=0)
    return centred


def natural_spline(x: Floats, knots: Floats) -> Floats:
    """Cardinal natural cubic splines at x (n,) within k knots, shape (n, k): the j-th is 1 at
    the j-th knot and 0 at the others; a straight line for two knots.

    Second derivatives at the knots solve the usual tridiagonal system (de Boor 1978, IV).
    """
    gap = np.diff(knots)
    identity = np.eye(knots.size)
    slopes = np.diff(identity, axis=0) / gap[:, None]
    curvature = np.zeros_like(identity)
    if knots.size > 2:
        inner = np.diag(2 * (gap[:-1] + gap[1:])) + np.diag(gap[1:-1], 1) + np.diag(gap[1:-1], -1)
        curvature[1:-1] = np.linalg.solve(inner, 6 * np.diff(slopes, axis=0))
    place = np.clip(np.searchsorted(knots, x, "right") - 1, 0, knots.size - 2)
    width = gap[place]
    left, right = ((knots[place + 1] - x) / width)[:, None], ((x - knots[place]) / width)[:, None]
    bend = (width**2 / 6)[:, None]
    splines: Floats = left * identity[place] + right * identity[place + 1]
    splines += bend * ((left**3 - left) * curvature[place])
    splines += bend * ((right**3 - right) * curvature[place + 1])
    return splines


def season_columns(record: DiaryRecord, rows: Rows) -> Floats:
    """Cosine and sine of the year, beyond 540 days and 60 cramp days; else no column."""
    span = int(rows.day[-1] - rows.day[0]) + 1 if rows.day.size else 0
    if span <= LONG_DIARY_DAYS or rows.cramp_days < SEASON_CRAMP_DAYS:
        return np.empty((rows.day.size, 0))
    angle = 2 * np.pi * (rows.day + record.first_day.toordinal()) / DAYS_PER_YEAR
    return np.column_stack([np.cos(angle), np.sin(angle)])


def history_columns(record: DiaryRecord, exposure_day: Ints) -> Floats:
    """Cramps before the exposure: any bout the day before it, log1p of bouts in the week before.

    A week with unknown days is scaled up from its known ones; where nothing is known the mean
    of the other rows stands in. Shape (n, 2).
    """
    bouts = np.where(record.observed, record.bouts, 0)
    total = np.concatenate(([0], np.cumsum(bouts)))
    known = np.concatenate(([0], np.cumsum(record.observed)))
    start = np.maximum(0, exposure_day - WEEK)
    yesterday = np.maximum(0, exposure_day - 1)
    in_week = total[exposure_day] - total[start]
    known_in_week = known[exposure_day] - known[start]
    with np.errstate(invalid="ignore", divide="ignore"):
        week = np.log1p(WEEK * in_week / known_in_week)
    before = np.where(
        known[exposure_day] - known[yesterday] > 0,
        (total[exposure_day] - total[yesterday] > 0).astype(np.float64),
        np.nan,
    )
    return np.column_stack([_fill_mean(before), _fill_mean(week)])


def course_columns(record: DiaryRecord, day: Ints) -> list[tuple[str, Floats]]:
    """For each medicine course, whether it was running on the day.

    Left out where it has fewer than 5 of the days on either side.
    """
    columns = []
    for course in record.courses:
        start = (course.started_on - record.first_day).days
        stop = (
            (course.stopped_on - record.first_day).days if course.stopped_on else record.n_days - 1
        )
        running: Bools = (day >= start) & (day <= stop)
        if SMALLEST_GROUP <= int(running.sum()) <= day.size - SMALLEST_GROUP:
            columns.append((f"medicine:{course.name}", running.astype(np.float64)[:, None]))
    return columns


def _fill_mean(column: Floats) -> Floats:
    known = np.isfinite(column)
    return np.where(known, column, column[known].mean() if known.any() else 0.0)
