"""Two times that a person chose, beside each other."""

from __future__ import annotations

from datetime import date, timedelta
from math import inf

import numpy as np
import pytest
from scipy import stats

from diary.patterns import DiaryRecord, build_record
from diary.patterns.two_periods import (
    TwoPeriods,
    compare_periods,
    limit_of_none,
    period_rate,
)
from tests.diary.patterns.simulated import FIRST_DAY, Life, check_in, episode, simulate


def day(number: int) -> date:
    return FIRST_DAY + timedelta(days=number)


def diary(counts: list[int], skipped: range = range(0)) -> DiaryRecord:
    """A diary of so many cramps a day, of which some days were not kept."""
    kept = [number for number in range(len(counts)) if number not in skipped]
    return build_record(
        [episode(number, hour=8 + i) for number in kept for i in range(counts[number])],
        [check_in(number) for number in kept],
    )


def halves(record: DiaryRecord) -> TwoPeriods:
    middle = record.n_days // 2
    return compare_periods(record, (day(0), day(middle - 1)), (day(middle), record.last_day))


def test_the_ratio_is_that_of_the_rates() -> None:
    two = halves(diary([1, 0, 0, 0, 1, 0, 0] * 6 + [1, 1, 0, 1, 0, 1, 0] * 6))
    assert two.first.rate == pytest.approx(2 / 7)
    assert two.second.rate == pytest.approx(4 / 7)
    assert two.rate_ratio == pytest.approx(2)
    assert two.interval is not None
    assert two.interval.low < 2 < two.interval.high


def test_the_interval_is_never_narrower_than_that_of_independent_cramps() -> None:
    """`sqrt(1/x1 + 1/x2)` on the log scale (Rothman and Greenland), and more with clusters."""
    widths: dict[float, list[float]] = {0.0: [], 2.0: []}
    for overdispersion, found in widths.items():
        for seed in range(20):
            two = halves(simulate(Life(days=200, overdispersion=overdispersion), seed))
            assert two.interval is not None
            error = np.sqrt(1 / two.first.episodes + 1 / two.second.episodes)
            found.append(np.log(two.interval.high / two.interval.low) / (2 * 1.96 * error))
    assert min(widths[0.0] + widths[2.0]) >= 1
    assert np.mean(widths[2.0]) > np.mean(widths[0.0])


@pytest.mark.parametrize("cramps", [3, 12, 40])
def test_none_in_one_time_has_the_exact_limit(cramps: int) -> None:
    share = stats.binomtest(0, cramps).proportion_ci(method="exact").high
    exact = share / (1 - share) * 42 / 84
    assert limit_of_none(cramps, 42, 84) == pytest.approx(exact, rel=1e-9)


def test_none_in_one_time_has_a_limit_and_no_less_than_the_exact_one() -> None:
    two = halves(diary([1, 0, 0, 0, 1, 0, 0, 0, 1, 2, 0, 0, 0, 0] * 4 + [0] * 56))
    assert two.rate_ratio == 0
    assert two.interval is not None
    assert two.interval.low == 0
    assert two.interval.high >= limit_of_none(20, 56, 56) * (1 - 1e-9)
    assert two.interval.high < 1


def test_upside_down_it_is_the_same() -> None:
    record = diary([1, 0, 0, 0, 1, 0, 0] * 6 + [0] * 42)
    forth = compare_periods(record, (day(0), day(41)), (day(42), day(83)))
    back = compare_periods(record, (day(42), day(83)), (day(0), day(41)))
    assert back.rate_ratio == inf
    assert forth.interval is not None
    assert back.interval is not None
    assert back.interval.low == pytest.approx(1 / forth.interval.high)
    assert back.interval.high == inf


def test_days_in_long_gaps_are_not_known() -> None:
    rate = period_rate(diary([1, 0] * 40, skipped=range(20, 40)), day(0), day(79))
    assert (rate.days, rate.known_days, rate.episodes) == (80, 60, 30)
    assert rate.rate == pytest.approx(0.5)


def test_days_outside_the_diary_are_not_known() -> None:
    rate = period_rate(diary([1, 0] * 20), day(-30), day(60))
    assert (rate.days, rate.known_days, rate.episodes) == (91, 40, 20)
    nothing = period_rate(diary([1, 0] * 20), day(100), day(130))
    assert (nothing.known_days, nothing.rate, nothing.interval) == (0, None, None)


def test_too_few_days_or_cramps_are_an_answer() -> None:
    short = compare_periods(diary([1, 0] * 25), (day(0), day(24)), (day(25), day(49)))
    assert [(one.what, one.have) for one in short.missing] == [
        ("days_before", 25),
        ("days_after", 25),
    ]
    assert short.rate_ratio is None
    quiet = halves(diary([0] * 80))
    assert [one.what for one in quiet.missing] == ["bouts"]


def test_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="before the first"):
        period_rate(diary([0] * 30), day(9), day(3))


@pytest.mark.parametrize(
    "life",
    [
        Life(days=240, cramps_per_day=0.4, overdispersion=0.0, carry_over=0.0),
        Life(days=240, cramps_per_day=0.4, overdispersion=1.0),
        Life(days=120, cramps_per_day=0.6, overdispersion=0.5, wander=0.3, carry_over=0.5),
    ],
    ids=["by themselves", "in clusters", "with ups and downs"],
)
def test_the_intervals_hold_what_they_should(life: Life) -> None:
    """No change in truth: 95 % intervals hold 1, and the rate of the whole, as often as said."""
    held = rates = 0
    for seed in range(150):
        two = halves(simulate(life, 7000 + seed))
        assert two.interval is not None
        held += two.interval.low <= 1 <= two.interval.high
        truth = life.cramps_per_day * np.exp(life.wander**2 / 2)
        assert two.first.interval is not None
        rates += two.first.interval.low <= truth <= two.first.interval.high
    assert held >= 135  # 0.90; the chance of fewer is 0.4 % at 0.95
    assert rates >= 132


def test_rare_cramps_that_stay_away_are_not_overstated() -> None:
    """With half the time empty by chance, the limits hold the truth as often as said."""
    rng = np.random.default_rng(5)
    held = told = 0
    for _ in range(400):
        counts = rng.poisson(0.12, 84).tolist()
        two = halves(diary(counts))
        if two.interval is not None:
            told += 1
            held += two.interval.low <= 1 <= two.interval.high
    assert told > 300
    assert held >= 0.93 * told
