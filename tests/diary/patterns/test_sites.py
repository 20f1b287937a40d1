"""Which muscles cramp, and on which side."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binomtest, norm

from diary.patterns import EpisodeEntry, Level, Missing, build_record
from diary.patterns.sites import describe_muscles, find_side, side_p_value
from tests.diary.patterns.simulated import episode

LEFT, RIGHT, BOTH = ("calf", "left"), ("calf", "right"), ("calf", "both")


def _nights(*sites: tuple[str, str]) -> list[EpisodeEntry]:
    return [episode(day, sites=[site]) for day, site in enumerate(sites)]


def test_muscles_are_described_by_day() -> None:
    episodes = [
        *_nights(LEFT, RIGHT, LEFT, ("foot_arch", "left")),
        episode(0, hour=2, sites=[LEFT, ("foot_arch", "left")]),
        episode(5),
    ]
    finding, not_yet = describe_muscles(build_record(episodes, []))
    assert not_yet is None
    assert finding is not None
    assert finding.level is Level.DESCRIBED
    assert (finding.days, finding.episodes) == (4, 5)
    calf, foot = finding.muscles
    assert (calf.muscle, calf.cramp_days, calf.episodes, calf.share) == ("calf", 3, 4, 0.75)
    expected = binomtest(3, 4).proportion_ci(method="wilson")
    assert calf.interval == pytest.approx((expected.low, expected.high))
    assert (foot.cramp_days, foot.episodes) == (2, 2)
    assert [(one.muscle, one.side, one.episodes) for one in finding.sites] == [
        ("calf", "left", 3),
        ("foot_arch", "left", 2),
        ("calf", "right", 1),
    ]


def test_without_sites_there_is_nothing_to_describe() -> None:
    finding, not_yet = describe_muscles(build_record([episode(0)], []))
    assert finding is None
    assert not_yet is not None
    assert not_yet.missing == (Missing("cramp_days", 0, 1),)


def test_twelve_nights_on_the_left_are_clear() -> None:
    finding, not_yet = find_side(build_record(_nights(*[LEFT] * 12, BOTH), []))
    assert not_yet is None
    assert finding is not None
    assert finding.level is Level.CLEAR
    assert (finding.side, finding.share, finding.days) == ("left", 1, 12)
    assert (finding.left_episodes, finding.right_episodes, finding.both_episodes) == (12, 0, 1)
    assert finding.p_value == pytest.approx(binomtest(12, 12).pvalue)


def test_one_bad_night_on_the_right_is_not_a_side() -> None:
    bad_night = [episode(9, hour=2, minute=minute, sites=[RIGHT]) for minute in range(50)]
    finding, _ = find_side(build_record([*_nights(LEFT, RIGHT, RIGHT), *bad_night], []))
    assert finding is not None
    assert finding.p_value is None
    assert finding.level is Level.DESCRIBED
    assert (finding.side, finding.days, finding.right_episodes) == ("right", 4, 52)


def test_without_a_side_nothing_is_said() -> None:
    finding, not_yet = find_side(build_record(_nights(BOTH, BOTH), []))
    assert finding is None
    assert not_yet is not None
    assert not_yet.missing == (Missing("sided_cramp_days", 0, 8),)


def test_the_p_value_by_formula_where_days_hold_several_cramps() -> None:
    sums = np.array([2, -1, 3, 1, 1, -2, 1, 1])
    assert side_p_value(sums) == pytest.approx(2 * norm.sf((6 - 1) / np.sqrt(22)))
    assert side_p_value(-sums) == side_p_value(sums)
