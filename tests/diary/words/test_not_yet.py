"""What can't be said yet has a bar to "enough", and what is said has a line to be drawn on."""

from diary.kinds import EXERTION, FREQUENCY
from diary.patterns import Missing, NotYet
from diary.words.not_yet import waiting_for
from tests.diary.words.test_wording import every_statement

TIME_ALONE = NotYet("trigger", "exertion", (), 700)


def test_what_lacks_nothing_but_time_counts_its_days() -> None:
    waiting = waiting_for(EXERTION, [TIME_ALONE], days=300)
    assert waiting is not None
    assert (waiting.have, waiting.need) == (300, 1000)
    assert waiting.progress == "300 of about 1000 days of diary"


def test_without_a_foretold_time_there_is_no_bar() -> None:
    never = waiting_for(EXERTION, [NotYet("trigger", "exertion", (), None)], days=300)
    unknown = waiting_for(EXERTION, [TIME_ALONE])
    assert never is not None
    assert unknown is not None
    assert (never.need, unknown.need) == (0, 0)
    assert never.progress == unknown.progress == ""


def test_what_lacks_something_counts_that() -> None:
    missing = (Missing("weeks", 3, 8),)
    waiting = waiting_for(FREQUENCY, [NotYet("trend", None, missing, 35)], days=20)
    assert waiting is not None
    assert (waiting.have, waiting.need, waiting.progress) == (3, 8, "5 more weeks of diary")


def test_every_interval_that_is_said_can_be_drawn() -> None:
    said = [one for one in every_statement() if "What fits your diary" in one.interval]
    said += [one for one in every_statement() if "The share that fits" in one.interval]
    assert len(said) > 30
    assert [one.says for one in said if one.span is None] == []
