from dataclasses import replace
from datetime import date

from diary.charts.chart import month_starts, tick_step, week_axis
from diary.charts.week import MONDAY, DrawnWeek, weeks_of
from diary.charts.weeks import MOST_WEEKS, weeks_chart, weeks_of_period_chart
from tests.diary.samples import FREQUENCY, week


def test_a_week_of_which_nothing_is_known_is_no_zero() -> None:
    chart = weeks_chart(FREQUENCY)
    assert chart is not None
    assert chart.figure["data"][0]["y"] == [1, 3, None, 5, 4, 5, 6, 7]
    assert chart.table.rows[2] == ("19 Jan 2026", "unknown", 0)
    shaded = chart.figure["layout"]["shapes"]
    assert [(band["x0"], band["x1"]) for band in shaded] == [(2, 3)]


def test_the_table_holds_the_heights_of_the_bars() -> None:
    chart = weeks_chart(FREQUENCY)
    assert chart is not None
    known = [row[1] for row in chart.table.rows if row[1] != "unknown"]
    assert known == [count for count in chart.figure["data"][0]["y"] if count is not None]
    assert chart.table.header == ("Week from", "Cramps", "Days known")


def test_a_week_known_in_part_is_paler() -> None:
    chart = weeks_chart(FREQUENCY)
    assert chart is not None
    colours = chart.figure["data"][0]["marker"]["color"]
    assert [index for index, colour in enumerate(colours) if "4" in colour] == [1]


def test_the_words_have_the_numbers() -> None:
    chart = weeks_chart(FREQUENCY)
    assert chart is not None
    assert chart.description == (
        "31 cramps in 7 weeks, from the week of 5 January 2026 on. The most in one week: 7, from "
        "23 February 2026. Of 1 week nothing is known (shaded)."
    )


def test_a_long_diary_shows_its_last_weeks_and_says_so() -> None:
    chart = weeks_chart(replace(FREQUENCY, weekly=tuple(week(index, 1) for index in range(500))))
    assert chart is not None
    assert len(chart.figure["data"][0]["x"]) == len(chart.table.rows) == MOST_WEEKS
    assert "65 weeks" in chart.units


def test_weeks_without_a_cramp_or_without_anything_known() -> None:
    quiet = weeks_chart(replace(FREQUENCY, weekly=(week(0, 0),)))
    assert quiet is not None
    assert quiet.description == "0 cramps in 1 week, from the week of 5 January 2026 on."
    unknown = weeks_chart(replace(FREQUENCY, weekly=(week(0, 0, 0),)))
    assert unknown is not None
    assert unknown.description == "Nothing is known of these weeks."
    assert weeks_chart(replace(FREQUENCY, weekly=())) is None


def test_weeks_are_drawn_from_the_day_that_the_person_chose() -> None:
    """Fourteen days from a Monday: a Saturday begins three weeks, the first with five days."""
    saturday = weeks_chart(FREQUENCY, 5)
    assert saturday is not None
    assert [row[0] for row in saturday.table.rows] == ["3 Jan 2026", "10 Jan 2026", "17 Jan 2026"]
    assert sum(int(row[2]) for row in saturday.table.rows) == sum(
        day.observed for day in FREQUENCY.calendar
    )
    known = [count or 0 for count in saturday.figure["data"][0]["y"]]
    assert sum(known) == sum(day.episodes for day in FREQUENCY.calendar)
    assert "Saturday to Friday" in saturday.units
    monday = weeks_chart(FREQUENCY)
    assert monday is not None
    assert "Monday to Sunday" in monday.units


def test_months_are_named_where_they_begin_and_years_where_they_change() -> None:
    assert month_starts(date(2026, 1, 1), date(2026, 3, 1)) == [date(2026, 1, 1), date(2026, 2, 1)]
    axis = week_axis(date(2025, 11, 24), 12, room_for=8)
    assert axis["tickvals"] == [1.0, 38 / 7, 69 / 7]
    assert axis["ticktext"] == ["Dec<br>2025", "Jan<br>2026", "Feb"]
    assert len(week_axis(date(2020, 1, 6), 500, room_for=8)["tickvals"]) <= 12


def test_the_first_week_of_a_diary_does_not_fill_the_picture() -> None:
    axis = week_axis(date(2026, 1, 5), 1, room_for=8)
    assert axis["range"] == [-7, 1]
    assert axis["ticktext"] == ["Dec<br>2025", "Jan<br>2026"]
    assert axis["tickvals"] == [-5.0, -4 / 7]


def test_counts_have_whole_ticks_and_few() -> None:
    assert [tick_step(top) for top in (1, 5, 6, 11, 40, 260, 4000)] == [1, 1, 2, 5, 10, 100, 1000]


def test_a_chosen_time_is_drawn_week_by_week() -> None:
    chart = weeks_of_period_chart(weeks_of(FREQUENCY, MONDAY))
    whole = weeks_chart(FREQUENCY)
    assert chart is not None
    assert whole is not None
    assert chart.figure["data"] == whole.figure["data"]
    assert weeks_of_period_chart([]) is None


def test_a_long_time_is_drawn_in_stretches_on_known_days() -> None:
    known = [week(number, number % 3, 7) for number in range(2 * MOST_WEEKS)]
    known[0:2] = [week(0, 0, 0), week(1, 0, 0)]
    known[2] = week(2, 4, 1)
    weeks = [DrawnWeek(one.starts_on, one.episodes, one.observed_days) for one in known]
    chart = weeks_of_period_chart(weeks)
    assert chart is not None
    assert len(chart.table.rows) == MOST_WEEKS
    assert chart.table.rows[0][1:] == ("unknown", 0, "unknown")
    assert chart.table.rows[1][1:] == (4, 8, "3.5"), "four on eight known days"
    assert chart.figure["data"][0]["y"][:2] == [None, 3.5]
    assert "on the mean of each 2 weeks" in chart.units
