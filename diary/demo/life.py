"""What the demo diaries have in common: days, clocks and habits of answering."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from diary.exchange.diary_json import FileCheckIn, FileEpisode
from diary.exchange.diary_json.diary_file import Answer

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
T = TypeVar("T")

DAY_STARTS_AT = 6


@dataclass(frozen=True)
class Times:
    """The diary days of a demo diary, ``n`` of them up to the one before ``today``."""

    today: date
    n: int
    zone: str

    @property
    def days(self) -> list[date]:
        return [self.today - timedelta(days=self.n - index) for index in range(self.n)]

    def instant(self, day: date, hour: float) -> datetime:
        """Return the instant of a local time on a diary day, its hours counted on beyond 24."""
        midnight = datetime.combine(day, time())
        local = midnight + timedelta(minutes=round(hour * 60))
        return local.replace(tzinfo=ZoneInfo(self.zone)).astimezone(ZoneInfo("UTC"))

    @property
    def now(self) -> datetime:
        """The end of the last day: nothing is logged later."""
        return self.instant(self.today, DAY_STARTS_AT)


def wander(rng: np.random.Generator, n: int, memory: float) -> Floats:
    """Return a series of mean 0 and variance 1 whose days resemble their neighbours, (n,)."""
    series = rng.standard_normal(n)
    for index in range(1, n):
        series[index] = memory * series[index - 1] + np.sqrt(1 - memory**2) * series[index]
    return series


def cramp_counts(rng: np.random.Generator, rates: Floats, overdispersion: float) -> list[int]:
    """Return how many cramps each day has: Poisson around gamma-distributed rates, (n,)."""
    shape = 1 / overdispersion
    return [int(count) for count in rng.poisson(rates * rng.gamma(shape, 1 / shape, rates.size))]


def one_of(rng: np.random.Generator, weights: Mapping[T, float]) -> T:
    """Draw one of the keys in proportion to its weight."""
    shares = np.array(list(weights.values()))
    return list(weights)[int(rng.choice(shares.size, p=shares / shares.sum()))]


def without_lapse(rng: np.random.Generator, times: Times, start: int, length: int) -> Bools:
    """Return the days on which the diary is kept at all: not on holiday, (n,)."""
    kept = np.ones(times.n, dtype=np.bool_)
    begin = start + int(rng.integers(0, 10))
    kept[begin : begin + length] = False
    return kept


def answered(
    rng: np.random.Generator,
    answers: Mapping[str, Answer],
    habits: Mapping[str, float],
) -> dict[str, Answer]:
    """Return the answers that were given, each as often as its habit says."""
    return {name: value for name, value in answers.items() if rng.random() < habits[name]}


def with_notes(
    rng: np.random.Generator,
    cramps: Sequence[FileEpisode],
    texts: Sequence[str],
    fits: Callable[[FileEpisode], bool],
) -> list[FileEpisode]:
    """Return the cramps, each text once beside one of those that it fits."""
    fitting = [index for index, cramp in enumerate(cramps) if fits(cramp) and not cramp.notes]
    noted = list(cramps)
    for index, text in zip(rng.permutation(fitting), rng.permutation(texts), strict=False):
        noted[index] = replace(noted[index], notes=str(text))
    return noted


def half(value: float, low: float, high: float) -> float:
    """Return a value in half steps within its range."""
    return float(np.clip(round(value * 2) / 2, low, high))


def steps(value: float, step: int, low: int, high: int) -> int:
    """Return a value in whole steps within its range."""
    return int(np.clip(round(value / step) * step, low, high))


def span_of(times: Times, check_ins: Sequence[FileCheckIn]) -> tuple[date, date]:
    """Return the first and the last day that a demo diary covers."""
    return min(check_in.day for check_in in check_ins), times.days[-1]
