"""What can't be said of a factor yet, and about how many more days it takes."""

from __future__ import annotations

from collections.abc import Sequence

from diary.patterns.basics import Missing, NotYet
from diary.patterns.contrasts import EXPOSED_SHARE, FACTORS, KNOWN_NEEDED, Contrast, exposed_of
from diary.patterns.nuisance import Rows
from diary.patterns.record import DiaryRecord
from diary.patterns.selection import Tested
from diary.patterns.waiting import (
    check_in_share,
    days_at_this_rate,
    days_before_data,
    days_from_error,
)

TESTS_PER_FACTOR = 26 / 12


def trigger_not_yet(
    record: DiaryRecord,
    name: str,
    missing: tuple[Missing, ...],
    contrast: Contrast | None,
    tested: Sequence[Tested],
    rows: Rows,
    tests: float,
) -> NotYet:
    """Why nothing is said of a factor.

    Once it was tested, the days are foretold from the standard errors of its sizes, by the lag
    that needs more; before, from how often cramps come and how often its days are exposed (one
    in three, while that is not known), and from what is missing. `rows` are those of lag 0,
    `tests` the effective number of tests (0 while nothing was tested).
    """
    own = [one for one in tested if one.contrast.name == name]
    if own:
        return NotYet("trigger", name, (), _days_from_sizes(record, own, tests))
    return NotYet(
        "trigger", name, missing, _days_from_counts(record, missing, contrast, rows, tests)
    )


def _days_from_sizes(record: DiaryRecord, tested: Sequence[Tested], tests: float) -> int | None:
    share = check_in_share(record)
    waits = []
    for one in tested:
        exposed, other = exposed_of(one.contrast, one.model.rows)
        known = int(exposed.sum() + other.sum())
        waits.append(days_from_error(one.size.model_error, known, tests, share))
    foretold = [wait for wait in waits if wait is not None]
    return max(foretold, default=None)


def _days_from_counts(
    record: DiaryRecord,
    missing: tuple[Missing, ...],
    contrast: Contrast | None,
    rows: Rows,
    tests: float,
) -> int | None:
    observed = int(record.observed.sum())
    to_go = days_at_this_rate(missing, observed)
    if not observed:
        return to_go
    bouts = float(record.bouts.sum()) / observed
    expected = tests or TESTS_PER_FACTOR * len(FACTORS)
    share = _exposed_share(contrast, rows)
    ahead = days_before_data(share, bouts, rows.day.size, expected, check_in_share(record))
    return to_go if ahead is None else max(to_go or 0, ahead)


def _exposed_share(contrast: Contrast | None, rows: Rows) -> float:
    """The share of exposed days, where both sides are known from enough of them."""
    if contrast is None:
        return EXPOSED_SHARE
    exposed, other = (int(side.sum()) for side in exposed_of(contrast, rows))
    if exposed + other < KNOWN_NEEDED or not exposed or not other:
        return EXPOSED_SHARE
    return exposed / (exposed + other)
