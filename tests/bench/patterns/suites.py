"""Which diaries are made: suites of (wish, seed), each for some rows of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from tests.bench.patterns.diary import Diary, make_diary
from tests.bench.patterns.judge import judge, judge_reviews, judge_suspected, judge_year
from tests.bench.patterns.outcome import Outcome
from tests.bench.patterns.profiles import KINDS, PROFILES, RECALL, Kind, Profile, softened
from tests.bench.patterns.scenario import Asked

SHORTEST, LONGEST = 30, 365
RECALL_DAYS = (60, 90, 180, 365)
SOME_CRAMPS = (0.3, 1.5)
MANY_CRAMPS = (0.4, 1.5)
KIND_LIST = tuple(KINDS.values())


@dataclass(frozen=True, slots=True)
class Task:
    """One diary to be made and judged."""

    suite: str
    index: int
    seed: int


def null_diary(index: int, rng: np.random.Generator) -> Asked:
    """No trigger; every kind, profile and length; the other findings true in half of them."""
    kind = KIND_LIST[index % len(KIND_LIST)]
    return Asked(kind, _profile(rng), _length(rng))


def trigger_diary(index: int, rng: np.random.Generator) -> Asked:
    """One to three triggers; half of what the kind does besides."""
    kind = softened(KIND_LIST[index % len(KIND_LIST)], 0.5)
    count = int(rng.integers(1, 4))
    return Asked(kind, _profile(rng), _length(rng), SOME_CRAMPS, count)


def recall_diary(index: int, rng: np.random.Generator) -> Asked:
    """Diligent, many cramps, one trigger: ratio and length in turn."""
    cell = index % (2 * len(RECALL_DAYS))
    kind = softened(KIND_LIST[index // 8 % len(KIND_LIST)], 0.5)
    days = RECALL_DAYS[cell // 2]
    ratio = (2.0, 3.0)[cell % 2]
    return Asked(kind, PROFILES["diligent"], days, MANY_CRAMPS, 1, (ratio,))


def no_link_diary(index: int, rng: np.random.Generator) -> Asked:
    """Diligent, a year, one factor that doubles the rate."""
    kind = softened(KIND_LIST[index % len(KIND_LIST)], 0.5)
    return Asked(kind, PROFILES["diligent"], 365, SOME_CRAMPS, 1, (2.0,))


def review_diary(index: int, rng: np.random.Generator) -> Asked:
    """No trigger, a year, looked at again and again."""
    return Asked(KIND_LIST[index % len(KIND_LIST)], _profile(rng), 365)


def recall_bias_diary(index: int, rng: np.random.Generator) -> Asked:
    """No trigger, but the day before a cramp is remembered worse."""
    return Asked(RECALL, _profile(rng), _length(rng))


def season_diary(index: int, rng: np.random.Generator) -> Asked:
    """Six to ten years, a season in half of them."""
    season = 0.6 if index % 2 else 0.0
    kind = Kind("years", alpha=0.5, mood=0.5, mood_memory=0.9, season=season)
    return Asked(kind, _profile(rng), int(rng.integers(6 * 365, 10 * 365)))


@dataclass(frozen=True, slots=True)
class Suite:
    """How many diaries of the number asked for, how they are wished for and judged."""

    share: float
    number: int
    wish: Callable[[int, np.random.Generator], Asked]
    judge: Callable[[Diary, str, int], Outcome]


SUITES: dict[str, Suite] = {
    "null": Suite(1.0, 1, null_diary, judge),
    "triggers": Suite(1.0, 2, trigger_diary, judge),
    "recall": Suite(1.0, 3, recall_diary, judge_suspected),
    "no_link": Suite(0.25, 4, no_link_diary, judge_year),
    "reviews": Suite(0.5, 5, review_diary, judge_reviews),
    "recall_bias": Suite(0.25, 6, recall_bias_diary, judge),
    "season": Suite(0.1, 7, season_diary, judge),
}


def tasks_of(diaries: int, seed: int, only: tuple[str, ...]) -> Iterator[Task]:
    """Everything to be done for so many diaries."""
    for name, suite in SUITES.items():
        if not only or name in only:
            for index in range(round(diaries * suite.share)):
                yield Task(name, index, seed)


def diary_of(task: Task) -> Diary:
    """The diary of a task: the same for the same seed, suite and index."""
    suite = SUITES[task.suite]
    seed = (task.seed, suite.number, task.index)
    asked = suite.wish(task.index, np.random.default_rng((*seed, 0)))
    return make_diary(asked, (*seed, 1))


def run(task: Task) -> Outcome:
    """Make a diary and judge it."""
    return SUITES[task.suite].judge(diary_of(task), task.suite, task.index)


def _length(rng: np.random.Generator) -> int:
    return int(rng.integers(SHORTEST, LONGEST + 1))


def _profile(rng: np.random.Generator) -> Profile:
    return PROFILES[("diligent", "ordinary", "sloppy")[int(rng.integers(3))]]
