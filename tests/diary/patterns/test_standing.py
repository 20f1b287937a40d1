"""Between reviews nothing new is claimed, and what was claimed stays while it points that way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from diary.patterns import IntensityTrend, Level, build_record, find_patterns, find_published
from diary.patterns.findings import CLAIMS, Finding
from diary.patterns.standing import as_reviewed, no_longer
from tests.diary.patterns.simulated import check_in, episode


def harder(days: int, from_day: int) -> list[Finding]:
    """Cramps that hurt more and more from a day on, every other day of a diary."""
    rng = np.random.default_rng(3)
    record = build_record(
        [
            replace(
                episode(day, hour=int(rng.integers(7, 23))),
                intensity=int(np.clip(5 + max(0, day - from_day) // 4 + rng.integers(0, 2), 0, 10)),
            )
            for day in range(0, days, 2)
        ],
        [check_in(day) for day in range(days)],
    )
    return [one for one in find_published(record).findings if one.kind == "intensity_trend"]


def test_what_shows_between_reviews_waits_for_the_next() -> None:
    assert [one.level for one in harder(45, 44)] == [Level.DESCRIBED]
    (between,) = harder(66, 44)
    (reviewed,) = harder(68, 44)
    assert isinstance(between, IntensityTrend)
    assert between.p_value <= 0.01
    assert between.level is Level.DESCRIBED
    assert reviewed.level in CLAIMS


def test_before_the_first_review_nothing_is_claimed() -> None:
    record = build_record([episode(day, hour=22) for day in range(29)], [])
    assert find_patterns(record).claims
    assert find_published(record).claims == ()
    longer = build_record([episode(day, hour=22) for day in range(30)], [])
    assert find_published(longer).claims


@pytest.mark.parametrize("change", [2.0, -2.0])
def test_a_claim_stays_while_it_points_the_same_way(change: float) -> None:
    claimed = next(
        one for one in harder(68, 44) if isinstance(one, IntensityTrend) and one.change > 0
    )
    today = replace(claimed, level=Level.DESCRIBED, change=change, p_value=0.03)
    (held,) = as_reviewed([today], [claimed])
    assert held == replace(today, level=claimed.level if change > 0 else Level.DESCRIBED)


def test_what_was_not_tested_stays_as_it_is() -> None:
    record = build_record([episode(3)], [check_in(day) for day in range(20)])
    today = find_patterns(record).findings
    assert as_reviewed(today, ()) == list(today)


def test_what_the_last_review_no_longer_upholds_is_told_as_it_was_claimed() -> None:
    """Sore for three weeks before the review of day 45, and as before long after it."""
    rng = np.random.default_rng(5)
    record = build_record(
        [
            replace(
                episode(day, hour=int(rng.integers(7, 23))),
                intensity=int((8 if 22 <= day < 45 else 3) + rng.integers(0, 2)),
            )
            for day in range(0, 150, 2)
        ],
        [check_in(day) for day in range(150)],
    )
    claimed = {look: find_published(record.until(record.date_of(look - 1))) for look in (45, 68)}
    [harder] = [one for one in claimed[45].claims if isinstance(one, IntensityTrend)]
    assert harder.change > 0
    assert claimed[45].withdrawn_others == ()
    assert "intensity_trend" not in [one.kind for one in claimed[68].claims]
    assert [one for one in claimed[68].withdrawn_others if isinstance(one, IntensityTrend)] == [
        harder
    ]
    assert "intensity_trend" not in [one.kind for one in find_published(record).withdrawn_others]


def test_nothing_is_taken_back_that_is_still_claimed_or_never_was() -> None:
    today = harder(120, 20)
    assert no_longer(today, today) == ()
    described = [replace(one, level=Level.DESCRIBED) for one in today]
    assert no_longer(described, ()) == ()
    assert no_longer(today, described) == tuple(one for one in today if one.level in CLAIMS)
