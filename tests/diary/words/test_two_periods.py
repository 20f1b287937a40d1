"""Two times in words: a description, with what to beware of."""

from datetime import date
from math import inf

import pytest

from diary.patterns import CourseEntry, Interval, Missing
from diary.patterns.two_periods import PeriodRate, TwoPeriods
from diary.words.two_periods import TwoPeriodsTold, two_periods_told
from tests.diary.words.test_wording import BLAMES, FORBIDDEN

EARLIER = PeriodRate(
    date(2026, 1, 1), date(2026, 1, 31), 31, 31, 20, 18, 20 / 31, Interval(0.3, 1.2)
)
LATER = PeriodRate(date(2026, 2, 1), date(2026, 2, 28), 28, 28, 10, 9, 10 / 28, Interval(0.2, 0.8))


def told(
    ratio: float | None = 0.5,
    interval: tuple[float, float] | None = (0.2, 0.9),
    missing: tuple[Missing, ...] = (),
    courses: tuple[CourseEntry, ...] = (),
) -> TwoPeriodsTold:
    fits = Interval(*interval) if interval else None
    return two_periods_told(TwoPeriods(EARLIER, LATER, missing, ratio, fits), courses)


@pytest.mark.parametrize(
    ("ratio", "interval", "says", "fits"),
    [
        (0.5, (0.2, 0.9), "about half as often", "lies between 0.2 and 0.9 times as often."),
        (2.0, (0.8, 5.0), "about twice as often", "So no difference at all fits too."),
        (0.0, (0.0, 0.4), "In the later time you logged no cramp", "is at most 0.4 times"),
        (inf, (2.5, inf), "In the earlier time you logged no cramp", "is 2.5 times as often, or"),
    ],
)
def test_the_comparison_in_a_sentence(
    ratio: float, interval: tuple[float, float], says: str, fits: str
) -> None:
    said = told(ratio, interval)
    assert says in said.says
    assert fits in said.fits
    assert (said.span is None) == (ratio in (0, inf))


def test_what_cannot_be_told_says_so() -> None:
    assert "too few weeks" in told(None, None).says
    short = told(None, None, missing=(Missing("days_after", 27, 28), Missing("bouts", 2, 6)))
    assert [lack.says for lack in short.lacks] == [
        "The later time needs 1 more known day.",
        "2 of the 6 cramps, an hour apart, that it takes to compare",
    ]


def test_medicines_that_changed_are_named_once() -> None:
    courses = (
        CourseEntry("Iron", "", date(2026, 1, 5), date(2026, 1, 20)),
        CourseEntry("Old", "", date(2020, 1, 1)),
        CourseEntry("Later", "", date(2026, 3, 1)),
    )
    lines = " ".join(told(courses=courses).warnings)
    assert "started or stopped: Iron." in lines
    assert "Do not stop a medicine on your own" in lines
    assert "started or stopped" not in " ".join(told().warnings)


def test_nothing_is_claimed_and_nobody_blamed() -> None:
    everything = told(missing=(Missing("days_before", 1, 28),), courses=(
        CourseEntry("Iron", "", date(2026, 1, 5)),
    ))  # fmt: skip
    lines = [*everything.warnings, everything.says, told().says, told().fits]
    lines += [lack.says for lack in everything.lacks]
    assert [line for line in lines if FORBIDDEN.search(line) or BLAMES.search(line)] == []
