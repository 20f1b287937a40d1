"""What the report says the cramps were like."""

from datetime import timedelta

import pytest

from diary.patterns import build_record
from diary.report.counts import count
from diary.report.the_cramps import cramp_facts
from tests.diary.report.test_counts import FIRST, cramp


@pytest.mark.parametrize(
    ("soreness", "says"),
    [
        ((None, None), "not recorded"),
        ((None, 0), "after 0 of 1 cramp that says so or not"),
        (
            (0, 30, 720, None),
            "after 2 of 3 cramps that say so or not; median 6 hours 15 minutes, longest 12 hours",
        ),
    ],
)
def test_soreness_is_told_of_cramps_that_left_some(
    soreness: tuple[int | None, ...], says: str
) -> None:
    entries = [cramp(n, soreness_minutes=minutes) for n, minutes in enumerate(soreness)]
    counts = count(build_record(entries, [], []), FIRST, FIRST + timedelta(days=13))

    facts = {fact.label: fact.says for fact in cramp_facts(counts)}

    assert facts["Soreness afterwards"] == says
