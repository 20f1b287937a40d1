"""A year laid out by months."""

from datetime import date

import pytest

from diary.charts.year import YearCalendar, YearHeld, year_calendar

HELD = YearHeld(
    cramps={date(2026, 3, 3): 2, date(2026, 3, 4): 7},
    check_ins={date(2026, 3, 4): False, date(2026, 3, 5): True},
    medicines=[],
    began=date(2026, 3, 3),
    today=date(2026, 4, 2),
)


def weekdays_of_first_column(calendar: YearCalendar) -> set[int]:
    firsts = [week[0] for month in calendar.months for week in month.weeks]
    return {day.day.weekday() for day in firsts if day}


@pytest.mark.parametrize("week_start", range(7))
def test_weeks_begin_on_the_day_that_is_asked_for(week_start: int) -> None:
    calendar = year_calendar(2026, HELD, week_starts=week_start)
    assert weekdays_of_first_column(calendar) == {week_start}
    names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    assert calendar.weekdays[0][1] == names[week_start]


@pytest.mark.parametrize(("year", "days"), [(2024, 366), (2026, 365), (1900, 365), (2000, 366)])
def test_every_day_is_there_once_and_in_order(year: int, days: int) -> None:
    months = year_calendar(year, HELD).months
    found = [day.day for month in months for week in month.weeks for day in week if day]
    assert len(found) == days
    assert found == sorted(set(found))
    assert all(len(week) == 7 for month in months for week in month.weeks)


def test_what_is_known_of_a_day_is_its_state() -> None:
    march = year_calendar(2026, HELD).months[2]
    states = {day.day.day: day.state for week in march.weeks for day in week if day}
    assert [states[n] for n in range(2, 7)] == ["before", "cramps", "cramps", "free", "unknown"]
    april = year_calendar(2026, HELD).months[3]
    later = {day.day.day: day.state for week in april.weeks for day in week if day}
    assert (later[2], later[3]) == ("unknown", "future")


def test_sums_are_in_words_and_leave_out_what_is_to_come() -> None:
    calendar = year_calendar(2026, HELD)
    assert calendar.months[2].sums == (
        "9 cramps on 2 days. No cramp, as you said, on 1 day. Nothing known of 26 days."
    )
    assert calendar.months[3].sums == "No cramp logged. Nothing known of 2 days."
    assert calendar.months[4].sums == "Still to come."
    assert calendar.months[0].sums == "Your diary had not begun yet."


def test_an_empty_diary_has_no_unknown_days() -> None:
    empty = YearHeld(cramps={}, check_ins={}, medicines=[], began=None, today=date(2026, 4, 2))
    assert year_calendar(2025, empty).sums == "Your diary had not begun yet."
