"""What each kind of finding is said to be."""

from dataclasses import replace

from diary.kinds import EXERTION, FLUIDS, FREQUENCY, SITES, TIME_OF_DAY
from diary.patterns import Findings, Level
from diary.words import Statement, statement_of
from diary.words.factors import exposure_words
from tests.diary import samples


def said(kind: object, *found: object, units: str = "metric") -> Statement:
    return statement_of(kind, Findings(tuple(found)), units)  # type: ignore[arg-type]


def test_night_cramps() -> None:
    statement = said(TIME_OF_DAY, samples.TIME_OF_DAY)
    assert statement.says == "Most of your cramps come between 01:00 and 05:00."
    assert statement.counts == ("19 of 24 cramps between 01:00 and 05:00, on 21 days with a cramp.")
    assert statement.size == "At night, from 22:00 to 06:00: 100% of your cramps."
    assert statement.interval.endswith("between 85% and 100%.")
    assert "in fewer than 1 of 1,000 diaries" in statement.method[-1]
    assert "typical of common night cramps" in statement.fair[0]


def test_cramps_by_day_are_not_called_night_cramps() -> None:
    statement = said(TIME_OF_DAY, replace(samples.TIME_OF_DAY, night_share=0.1))
    assert not any("night cramps" in line for line in statement.fair)


def test_cramps_round_the_clock_have_no_hours() -> None:
    statement = said(TIME_OF_DAY, replace(samples.TIME_OF_DAY, from_hour=2, to_hour=20))
    assert statement.says == "Your cramps are spread over the whole day."


def test_hours_that_may_be_chance_are_only_counted() -> None:
    statement = said(TIME_OF_DAY, replace(samples.TIME_OF_DAY, level=Level.DESCRIBED, p_value=0.3))
    assert statement.says == ("Most of the cramps you logged came between 01:00 and 05:00.")
    assert statement.sure_means == "This counts what you logged. It could well be chance."


def test_a_side_that_is_claimed_comes_before_the_muscle() -> None:
    statement = said(SITES, samples.SIDE, samples.MUSCLES)
    assert statement.says == "Your cramps come more often on the left."
    assert statement.counts == "Left on 14 days, right on 3 days."
    assert statement.also == ("The place you logged most often: Calf.",)
    assert statement.fair[1].endswith("was not studied.")


def test_without_a_claim_the_muscle_comes_first() -> None:
    side = replace(samples.SIDE, level=Level.DESCRIBED, p_value=0.2)
    statement = said(SITES, side, samples.MUSCLES)
    assert statement.says == "The place you logged most often: Calf."
    assert statement.counts == (
        "15 of 20 days with a cramp whose place you logged, 23 cramps in all."
    )
    assert statement.also[0] == "You logged somewhat more cramp days on the left."


def test_even_sides_are_called_even() -> None:
    side = replace(samples.SIDE, level=Level.DESCRIBED, left_days=5, right_days=5)
    assert said(SITES, side).says == (
        "Your cramps came on the left on as many days as on the right."
    )


def test_more_cramps_than_before_and_what_to_do_about_it() -> None:
    statement = said(FREQUENCY, samples.FREQUENCY)
    assert statement.says == "Your cramps have come more often over time."
    assert statement.size == "At the end of that time: about twice as often as at its start."
    assert statement.interval == "What fits your diary lies between 1.3 and 3.2 times as often."
    assert statement.fair[-1] == "If it lasts, tell a doctor."


def test_fewer_cramps_are_no_success_yet() -> None:
    statement = said(FREQUENCY, replace(samples.FREQUENCY, rate_ratio=0.5))
    assert statement.says == "Your cramps have come less often over time."
    assert "fewer cramps often follow anyway" in statement.fair[-1]


def test_a_frequency_that_can_not_be_compared_is_a_number_a_week() -> None:
    plain = replace(
        samples.FREQUENCY, level=Level.DESCRIBED, rate_ratio=None, interval=None, p_value=None
    )
    assert said(FREQUENCY, plain).says == "On average you logged 3.9 cramps a week."
    assert said(FREQUENCY, replace(plain, days=3)).says == "You have logged 22 cramps so far."
    assert said(FREQUENCY, replace(plain, episodes=0)).says == (
        "You have logged no cramp in this time."
    )


def test_low_fluids_on_the_day_before() -> None:
    statement = said(FLUIDS, samples.FLUIDS)
    assert statement.says == (
        "After days with 1,250 ml or less to drink you had more cramps the next day: about twice "
        "as many."
    )
    assert statement.counts == "A cramp after 3 of 4 such days, after 1 of 5 others."
    assert statement.size == "Cramps compared with other days: about twice as many."
    assert statement.interval == "What fits your diary lies between 1.3 and 3.0 times as many."
    assert "Studies disagree" in statement.fair[1]
    assert "the medicine Ramipril" in statement.method[1]
    assert "As measured: 2.3 times, from 1.4 to 3.6." in statement.method[-1]


def test_a_person_in_the_us_reads_fluid_ounces() -> None:
    statement = said(FLUIDS, samples.FLUIDS, units="us")
    assert "42 fl oz or less" in statement.says
    assert not any(" ml" in sentence for sentence in statement.sentences)


def test_effort_on_the_same_day() -> None:
    statement = said(EXERTION, samples.EFFORT)
    assert statement.says == (
        "On days with an effort of 6 or more out of 10 you had more cramps: about twice as many."
    )
    assert statement.counts == "A cramp on 3 of 4 such days, on 1 of 5 others."
    assert "Build up slowly, and leave time to recover." in statement.fair
    assert len(statement.method) == 3


def test_fewer_cramps_on_such_days() -> None:
    statement = said(EXERTION, replace(samples.EFFORT, shown_ratio=0.6))
    assert statement.says.endswith("you had fewer cramps: about 40% fewer.")


def test_no_link_excludes_a_doubling_and_promises_nothing() -> None:
    statement = said(FLUIDS, replace(samples.FLUIDS, level=Level.NO_LINK, shown_ratio=1.1))
    assert statement.says == (
        "Cramps were neither twice nor half as many on or after days with 1,250 ml or less to "
        "drink as on other days."
    )
    assert statement.sure == "No strong link"


def test_days_of_any_factor_have_words() -> None:
    much = replace(samples.FLUIDS, op=">=")
    assert exposure_words(much, "metric") == "days with 1,250 ml or more to drink"
    own = replace(samples.EFFORT, factor="own:new shoes", threshold=0.5)
    assert exposure_words(own, "us") == "days with “new shoes” at 0.5 or more"
    less = replace(own, factor="sleep_hours", op="<=", threshold=6.25)
    assert exposure_words(less, "us") == "days after 6.25 h or less of sleep"
