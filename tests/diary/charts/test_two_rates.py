"""Two rates on one line."""

from datetime import date

from diary.charts.two_rates import rates_drawing
from diary.patterns import Interval
from diary.patterns.two_periods import PeriodRate, TwoPeriods

FIRST, LAST = date(2026, 1, 1), date(2026, 1, 31)
KNOWN = PeriodRate(FIRST, LAST, 31, 31, 31, 31, 1.0, Interval(0.5, 2.0))
UNKNOWN = PeriodRate(FIRST, LAST, 31, 3, 0, 0, None, None)


def test_the_larger_rate_lies_farther_along() -> None:
    half = PeriodRate(FIRST, LAST, 31, 31, 15, 15, 0.5, Interval(0.25, 1.0))
    drawn = rates_drawing(TwoPeriods(half, KNOWN, (), 2.0, Interval(1, 4)))
    assert drawn
    assert float(drawn.rows[0].at) < float(drawn.rows[1].at)
    assert float(drawn.rows[0].low) < float(drawn.rows[0].at)
    assert "Earlier time: cramps a week 3.5, range that fits 1.8 to 7.0." in drawn.description


def test_a_rate_that_cannot_be_told_has_no_mark() -> None:
    drawn = rates_drawing(TwoPeriods(UNKNOWN, KNOWN, (), None, None))
    assert drawn
    assert (drawn.rows[0].at, drawn.rows[0].low) == ("", "")
    assert "too few days to tell" in drawn.description
    assert rates_drawing(TwoPeriods(UNKNOWN, UNKNOWN, (), None, None)) is None


def test_everything_stays_on_the_drawing() -> None:
    wild = PeriodRate(FIRST, LAST, 31, 31, 1, 1, 0.03, Interval(0.001, 40.0))
    drawn = rates_drawing(TwoPeriods(wild, KNOWN, (), None, None))
    assert drawn
    for row in drawn.rows:
        assert 0 <= float(row.low) + float(row.length) <= 320
    assert all(0 <= float(x) <= 320 for x, _words in drawn.ticks)
