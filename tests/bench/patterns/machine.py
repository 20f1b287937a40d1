"""How long it takes, and whether the same diary always gets the same answer."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from statistics import median
from time import process_time

from diary.patterns import find_patterns
from tests.bench.patterns.diary import Diary, make_diary
from tests.bench.patterns.formats import record_of
from tests.bench.patterns.measures import Bounds, Measure
from tests.bench.patterns.profiles import KINDS, PROFILES
from tests.bench.patterns.scenario import Asked
from tests.bench.patterns.targets import Row

SHUFFLES = 3
PLACES = (("C.UTF-8", "0"), ("tr_TR.UTF-8", "7"))
DIGEST = "from tests.bench.patterns.machine import digest; print(digest({seed}, {count}))"


def timing_rows(seed: int) -> list[Row]:
    """Median processor time of everything for one diary, on one core."""
    return [
        Row(f"everything for {days:,} days, median", Bounds(high=must), Bounds(high=best), took,
            style="ms")
        for days, must, best, took in (
            (365, 25, 5, _median_time(seed, 365, 40)),
            (3650, 250, 50, _median_time(seed, 3650, 5)),
        )
    ]  # fmt: skip


def determinism_row(seed: int, diaries: int) -> Row:
    """Shuffled entries, another locale and another hash seed: the same findings."""
    same = [_same_when_shuffled(_diary(seed, index, 365)) for index in range(diaries)]
    digests = {_digest_elsewhere(seed, diaries, *place) for place in PLACES}
    same.append(digests == {digest(seed, diaries)})
    measure = Measure(sum(same) / len(same), 0.0, len(same))
    return Row("same diary, same answer", Bounds(low=1.0), Bounds(low=1.0), measure)


def digest(seed: int, diaries: int) -> str:
    """A fingerprint of all findings of some diaries, to be compared between machines."""
    texts = [repr(find_patterns(record_of(_diary(seed, i, 365)))) for i in range(diaries)]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def _median_time(seed: int, days: int, diaries: int) -> Measure:
    took = []
    for index in range(diaries + 1):
        record = record_of(_diary(seed, index, days))
        start = process_time()
        find_patterns(record)
        took.append(1000 * (process_time() - start))
    return Measure(median(took[1:]), 0.0, diaries)


def _same_when_shuffled(diary: Diary) -> bool:
    answer = find_patterns(record_of(diary))
    return all(
        find_patterns(record_of(diary, shuffle=shuffle)) == answer for shuffle in range(SHUFFLES)
    )


def _digest_elsewhere(seed: int, diaries: int, locale: str, hash_seed: str) -> str:
    place = {**os.environ, "LC_ALL": locale, "PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-c", DIGEST.format(seed=seed, count=diaries)]
    return subprocess.run(
        command, env=place, check=True, capture_output=True, text=True
    ).stdout.strip()


def _diary(seed: int, index: int, days: int) -> Diary:
    kind = tuple(KINDS.values())[index % len(KINDS)]
    profile = tuple(PROFILES.values())[index % len(PROFILES)]
    return make_diary(Asked(kind, profile, days, triggers=1), (seed, 99, index, days))
