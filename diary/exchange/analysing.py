"""What ``manage.py analyse`` writes of each diary that it reads. No database is needed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from time import process_time

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.exchange.diary_json import BrokenDiary, read_diary, record_of
from diary.patterns import (
    DiaryRecord,
    Findings,
    as_json,
    find_patterns,
    published_with,
    review_days,
)
from diary.patterns.as_json import Json
from diary.patterns.reviews import review_at


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of the input, by its number, and what to say of it.

    ``as_of`` leaves out what came after a diary day. ``reviews``: instead of one look at the
    whole diary, one at each review of the schedule.
    """

    number: int
    line: bytes
    as_of: date | None = None
    reviews: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """The lines to write, and whether the diary could not be read."""

    lines: tuple[str, ...]
    broken: bool = False


def analyse(asked: Asked) -> Answered:
    """Read one diary and say what it shows; where it can't be read, which line and why.

    Whatever is wrong with one diary, this returns: others wait behind it.
    """
    try:
        return Answered(tuple(json.dumps(said) for said in _said_of(asked)))
    except BrokenDiary as broken:
        return _broken(asked.number, _reasons(broken))
    except Exception as error:
        reason = _("this diary could not be analysed (%(kind)s: %(error)s)")
        return _broken(asked.number, reason % {"kind": type(error).__name__, "error": error})


def _said_of(asked: Asked) -> list[dict[str, Json]]:
    diary = read_diary(asked.line, to_be_kept=False)
    record = record_of(diary)
    if asked.as_of is not None:
        record = record.until(asked.as_of)
    if asked.reviews:
        return [{"id": diary.id, **said} for said in _reviews_of(record)]
    began = process_time()
    return [{"id": diary.id, **_said(find_patterns(record), record, began)}]


def _reviews_of(record: DiaryRecord) -> Iterator[dict[str, Json]]:
    """What the person saw at each review, from what was logged by then."""
    review = None
    for look in review_days(record.n_days):
        began = process_time()
        then = record.until(record.first_day + timedelta(days=look - 1))
        review = review_at(then, look, review.published if review else ())
        yield {"look": look, **_said(published_with(then, review), then, began)}


def _said(findings: Findings, record: DiaryRecord, began: float) -> dict[str, Json]:
    milliseconds = round((process_time() - began) * 1e3, 3)
    return {**as_json(findings, record), "milliseconds": milliseconds}


def _reasons(broken: BrokenDiary) -> str:
    reasons = [
        f"{problem.path}: {problem.reason}" if problem.path else problem.reason
        for problem in broken.problems
    ]
    if broken.more:
        reasons.append(ngettext("and %d more", "and %d more", broken.more) % broken.more)
    return "; ".join(reasons)


def _broken(number: int, reason: str) -> Answered:
    return Answered((json.dumps({"line": number, "error": reason}),), broken=True)
