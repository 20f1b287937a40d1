"""A diary as arrays per diary day: what every statistic of this package starts from.

Plain rows come in (`EpisodeEntry`, `CheckInEntry`, `CourseEntry`), in any order; `build_record`
sorts them and lays them out by diary day. What is not known is NaN or False, never zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]

BOUT_GAP = timedelta(minutes=60)
LAPSE_DAYS = 7
MINUTES_PER_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class EpisodeEntry:
    """One cramp as logged. `day` is its diary day, `local_minute` its clock time (0 to 1439)."""

    started_at: datetime
    time_zone: str
    day: date
    local_minute: int
    sites: tuple[tuple[str, str], ...] = ()
    duration_seconds: int | None = None
    intensity: int | None = None
    woke_me: bool | None = None
    activity: str = ""
    hydration: str = ""
    symptoms: tuple[str, ...] = ()
    remedies: tuple[tuple[str, int | None], ...] = ()
    soreness_minutes: int | None = None

    def __post_init__(self) -> None:
        if self.started_at.tzinfo is None:
            raise ValueError("started_at must be an aware datetime")
        if not 0 <= self.local_minute < MINUTES_PER_DAY:
            raise ValueError("local_minute must be from 0 to 1439")


@dataclass(frozen=True, slots=True)
class CheckInEntry:
    """One diary day's check-in. `values` holds only what was answered; yes and no are 1 and 0.

    Keys are those of the diary format (`fluids_ml`, `exertion`, ...); own factors are
    `own:<name>`.
    """

    day: date
    cramp_free: bool
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class CourseEntry:
    """A medicine from its first day to its last; `stopped_on` is None while it goes on."""

    name: str
    medicine_class: str
    started_on: date
    stopped_on: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class DiaryRecord:
    """One diary, laid out by diary day. Arrays are read-only.

    Per diary day, shape (n_days,): `episodes` and `bouts` (counts), `observed` (the number of
    cramps is known), `check_in` (there is one), `exposures[factor]` (NaN where not known).
    Per episode, in order of time, shape (episodes,): `entries`, `episode_day` (index of its
    diary day), `local_minute` (0 to 1439), `starts_bout`.
    """

    first_day: date
    n_days: int
    episodes: Ints
    bouts: Ints
    observed: Bools
    check_in: Bools
    exposures: Mapping[str, Floats]
    entries: tuple[EpisodeEntry, ...]
    episode_day: Ints
    local_minute: Ints
    starts_bout: Bools
    courses: tuple[CourseEntry, ...]

    @property
    def last_day(self) -> date:
        """The last diary day covered (the day before `first_day` when there is none)."""
        return self.first_day + timedelta(days=self.n_days - 1)

    def until(self, last_day: date) -> DiaryRecord:
        """The diary as it was at the end of a diary day: the same as if it were built from the
        entries up to then. Medicines that were started later are left out, and those stopped
        later still go on."""
        if last_day >= self.last_day:
            return self
        kept = int(np.searchsorted(self.episode_day, (last_day - self.first_day).days, "right"))
        n_days = max(0, (last_day - self.first_day).days + 1)
        recorded = self.check_in[:n_days] | (self.episodes[:n_days] > 0)
        exposures = {
            factor: values[:n_days]
            for factor, values in self.exposures.items()
            if np.isfinite(values[:n_days]).any()
        }
        return replace(
            self,
            n_days=n_days,
            episodes=self.episodes[:n_days],
            bouts=self.bouts[:n_days],
            observed=_frozen_mask(observed_days(recorded)),
            check_in=self.check_in[:n_days],
            exposures=MappingProxyType(exposures),
            entries=self.entries[:kept],
            episode_day=self.episode_day[:kept],
            local_minute=self.local_minute[:kept],
            starts_bout=self.starts_bout[:kept],
            courses=courses_until(self.courses, last_day),
        )

    def date_of(self, index: int) -> date:
        """The diary day at an index of the arrays."""
        return self.first_day + timedelta(days=int(index))


def build_record(
    episodes: Iterable[EpisodeEntry],
    check_ins: Iterable[CheckInEntry],
    courses: Iterable[CourseEntry] = (),
    *,
    first_day: date | None = None,
    last_day: date | None = None,
) -> DiaryRecord:
    """Lay a diary out by diary day, whatever the order of its entries.

    `first_day` and `last_day` are the diary days covered, by default those of the first and the
    last entry; entries outside are left out. A diary without any entry and without days gives
    a record of no days. Raises ValueError for two check-ins of one day.
    """
    entries = sorted(episodes, key=_order_of)
    asked = sorted(check_ins, key=lambda entry: entry.day)
    days = [entry.day for entry in entries] + [entry.day for entry in asked]
    first = first_day or min(days, default=last_day or date(2000, 1, 1))
    last = last_day or max(days, default=first - timedelta(days=0 if first_day else 1))
    n_days = max(0, (last - first).days + 1)
    kept = tuple(entry for entry in entries if first <= entry.day <= last)
    kept_asked = [entry for entry in asked if first <= entry.day <= last]

    episode_day = _ints([(entry.day - first).days for entry in kept])
    starts_bout = _bout_starts(kept)
    check_in_day = _ints([(entry.day - first).days for entry in kept_asked])
    check_in = _mask(check_in_day, n_days)
    if int(check_in.sum()) != len(kept_asked):
        raise ValueError("two check-ins of one diary day")
    counts = np.bincount(episode_day, minlength=n_days).astype(np.int64)
    bouts = np.bincount(episode_day[starts_bout], minlength=n_days).astype(np.int64)
    exposures = _exposures(kept_asked, check_in_day, n_days)
    return DiaryRecord(
        first_day=first,
        n_days=n_days,
        episodes=_frozen(counts),
        bouts=_frozen(bouts),
        observed=_frozen_mask(observed_days(check_in | (counts > 0))),
        check_in=_frozen_mask(check_in),
        exposures=MappingProxyType(exposures),
        entries=kept,
        episode_day=_frozen(episode_day),
        local_minute=_frozen(_ints([entry.local_minute for entry in kept])),
        starts_bout=_frozen_mask(starts_bout),
        courses=tuple(sorted(courses, key=_order_of_course)),
    )


def courses_until(courses: Iterable[CourseEntry], day: date) -> tuple[CourseEntry, ...]:
    """The medicines started by a day, as they were known then."""
    return tuple(
        replace(course, stopped_on=None)
        if course.stopped_on and course.stopped_on > day
        else course
        for course in courses
        if course.started_on <= day
    )


def observed_days(recorded: Bools) -> Bools:
    """Which days count: those recorded, and those in a gap of fewer than 7 days between or
    beside them. Longer gaps are lapses: unknown. Shape in and out: (n_days,)."""
    observed = recorded.copy()
    edges = np.flatnonzero(np.diff(np.concatenate(([True], recorded, [True])).astype(np.int8)))
    for start, stop in zip(edges[0::2], edges[1::2], strict=True):
        if stop - start < LAPSE_DAYS:
            observed[start:stop] = True
    return observed if recorded.any() else recorded.copy()


def _bout_starts(entries: Sequence[EpisodeEntry]) -> Bools:
    """True where an episode starts more than 60 minutes after the one before, in time order."""
    starts = np.ones(len(entries), dtype=np.bool_)
    for index in range(1, len(entries)):
        gap = entries[index].started_at.astimezone(UTC) - entries[index - 1].started_at
        starts[index] = gap > BOUT_GAP
    return starts


def _exposures(
    check_ins: Sequence[CheckInEntry], day_index: Ints, n_days: int
) -> dict[str, Floats]:
    """One array of shape (n_days,) per factor that was ever answered, NaN where it was not."""
    exposures: dict[str, Floats] = {}
    for entry, index in zip(check_ins, day_index, strict=True):
        for factor, value in entry.values.items():
            if factor not in exposures:
                exposures[factor] = np.full(n_days, np.nan)
            exposures[factor][index] = value
    for array in exposures.values():
        array.setflags(write=False)
    return {factor: exposures[factor] for factor in sorted(exposures)}


def _order_of(entry: EpisodeEntry) -> tuple[object, ...]:
    """By time; of the same instant by what was logged, so that ties fall the same way."""
    return (
        entry.started_at.astimezone(UTC),
        entry.day,
        entry.local_minute,
        entry.sites,
        entry.duration_seconds or 0,
        entry.intensity or 0,
        entry.activity,
        entry.symptoms,
    )


def _order_of_course(entry: CourseEntry) -> tuple[date, str, str, date]:
    return (
        entry.started_on,
        entry.name,
        entry.medicine_class,
        entry.stopped_on or date.max,
    )


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _mask(index: Ints, n_days: int) -> Bools:
    mask = np.zeros(n_days, dtype=np.bool_)
    mask[index] = True
    return mask


def _frozen(array: Ints) -> Ints:
    array.setflags(write=False)
    return array


def _frozen_mask(array: Bools) -> Bools:
    array.setflags(write=False)
    return array
