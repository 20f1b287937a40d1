"""What a person is told of triggers, and when: at reviews only.

Whoever looks every day finds something on one of them. So triggers are judged when the diary
reaches 30, 45, 68, 101, 152, ... days; in between, what was published stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from diary.patterns.basics import CLAIMS
from diary.patterns.choices import Choices
from diary.patterns.findings import Trigger
from diary.patterns.record import DiaryRecord
from diary.patterns.triggers import TriggerResults, find_triggers

FIRST_REVIEW_DAYS = 30
GROWTH = 1.5


@dataclass(frozen=True, slots=True)
class Review:
    """One look at a diary.

    `look` is the number of diary days that it was at, `on` the last of them. `results` is all
    that was judged then, `published` the triggers claimed, and `withdrawn` those that the
    review before had published and this one did not uphold, as they were then.
    """

    look: int
    on: date
    results: TriggerResults
    published: tuple[Trigger, ...]
    withdrawn: tuple[Trigger, ...]


def review_days(n_days: int) -> list[int]:
    """The lengths at which a diary of so many days was reviewed: 30 x 1.5^k, rounded."""
    days = []
    for look in _looks():
        if look > n_days:
            break
        days.append(look)
    return days


def next_review_day(n_days: int) -> int:
    """The length at which a diary of so many days will be reviewed next."""
    return next(look for look in _looks() if look > n_days)


def reviews(record: DiaryRecord, choices: Choices | None = None) -> list[Review]:
    """Every review of a diary, in order of time, each from what was logged by then."""
    found: list[Review] = []
    for look in review_days(record.n_days):
        found.append(review_at(record, look, found[-1].published if found else (), choices))
    return found


def review_at(
    record: DiaryRecord,
    look: int,
    published_before: tuple[Trigger, ...] = (),
    choices: Choices | None = None,
) -> Review:
    """The review of the first `look` days of a diary."""
    on = record.first_day + timedelta(days=look - 1)
    results = find_triggers(record.until(on), choices_by(choices, on))
    published = tuple(one for one in results.said if one.level in CLAIMS)
    upheld = {_claim_of(one) for one in published}
    withdrawn = tuple(one for one in published_before if _claim_of(one) not in upheld)
    return Review(look, on, results, published, withdrawn)


def last_review(record: DiaryRecord, choices: Choices | None = None) -> Review | None:
    """The latest review, with what it withdrew; None for a diary that had none yet."""
    looks = review_days(record.n_days)
    if not looks:
        return None
    before = review_at(record, looks[-2], (), choices).published if len(looks) > 1 else ()
    return review_at(record, looks[-1], before, choices)


def choices_by(choices: Choices | None, day: date) -> Choices | None:
    """A person's choices as they stood at a day: a suspicion that was named later did not."""
    if choices is None or choices.suspicion is None or choices.suspicion.named_on <= day:
        return choices
    return Choices(None, choices.left_out, choices.cuts)


def _looks() -> Iterator[int]:
    return (round(FIRST_REVIEW_DAYS * GROWTH**power) for power in count())


def _claim_of(trigger: Trigger) -> tuple[str, bool]:
    """What was claimed: this factor, more or fewer cramps; a change of lag withdraws nothing."""
    return trigger.factor, trigger.rate_ratio > 1
