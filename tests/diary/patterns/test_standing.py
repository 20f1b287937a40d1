"""Between reviews nothing new is claimed, and what was claimed stays while it points that way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from diary.patterns import IntensityTrend, Level, build_record, find_patterns, find_published
from diary.patterns.findings import CLAIMS, Finding
from diary.patterns.standing import as_reviewed
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
