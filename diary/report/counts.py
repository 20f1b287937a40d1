"""What a diary holds of a stretch of days: counts and spreads, nothing tested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from diary.patterns import CourseEntry, DiaryRecord, EpisodeEntry
from diary.patterns import SiteCount as SideCount

DAYS_PER_WEEK = 7
STOPPED_LATELY = timedelta(days=90)
NIGHT_FROM_HOUR, NIGHT_TO_HOUR = 22, 6
SIDES = ("left", "right", "both", "middle", "")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some days in a row: how many there are, on how many the cramps are known, and the cramps."""

    first: date
    last: date
    known_days: int
    cramps: int

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def weekly(self) -> float | None:
        """Cramps in seven known days; ``None`` below seven, where it would say little."""
        if self.known_days < DAYS_PER_WEEK:
            return None
        return self.cramps / self.known_days * DAYS_PER_WEEK


@dataclass(frozen=True, slots=True)
class Spread:
    """How some known values lie: their number, the median, the quartiles and the largest."""

    count: int
    median: float
    low: float
    high: float
    most: float


@dataclass(frozen=True, slots=True)
class SiteCount:
    """The cramps that named one muscle, and those of them on each side ('' where not said)."""

    muscle: str
    cramps: int
    sides: dict[str, int]


@dataclass(frozen=True, slots=True)
class RemedyCount:
    """The cramps that a remedy was tried on; ``helped`` 0 (not at all) to 3 (ended it)."""

    remedy: str
    cramps: int
    helped: tuple[int, int, int, int]

    @property
    def unsaid(self) -> int:
        return self.cramps - sum(self.helped)


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """The days on which a question of the check-in was answered, and the mean of the answers."""

    factor: str
    days: int
    mean: float
    most: float


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """All that is counted of the days from ``whole.first`` to ``whole.last``.

    ``known_days`` have a check-in or a cramp, or lie in a gap of fewer than seven days. Days
    before the diary began and in longer gaps (``lapses``) are not known; ``filled_days`` are known
    for lying in a short gap only. ``courses``: the medicines of these days, what changed last
    first; ``stopped_before``: those stopped in the 90 days before them. Per-cramp counts leave out
    what was not said; ``woke_asked`` cramps said whether they woke the person; ``soreness`` is
    that of cramps that left some, in minutes.
    """

    whole: Stretch
    halves: tuple[Stretch, Stretch]
    weeks: tuple[Stretch, ...]
    check_ins: int
    cramp_days: int
    filled_days: int
    days_before_diary: int
    lapses: int
    entries: tuple[EpisodeEntry, ...]
    by_hour: tuple[int, ...]
    night: int
    sited: int
    sites: tuple[SiteCount, ...]
    duration: Spread | None
    intensity: Spread | None
    soreness: Spread | None
    woke: int
    woke_asked: int
    nights_woken: int
    activities: tuple[tuple[str, int], ...]
    symptoms: tuple[tuple[str, int], ...]
    remedies: tuple[RemedyCount, ...]
    answers: tuple[AnswerCount, ...]
    courses: tuple[CourseEntry, ...]
    stopped_before: tuple[CourseEntry, ...]
    zones: tuple[str, ...] = field(default=())

    @property
    def sides(self) -> list[SideCount]:
        """The cramps of ``sites`` by muscle and side, as the figure of the body takes them."""
        return [
            SideCount(site.muscle, side, cramps)
            for site in self.sites
            for side, cramps in site.sides.items()
            if cramps
        ]


def count(record: DiaryRecord, first: date, last: date) -> Counts:
    """Count what a diary holds from one diary day to another, both included.

    Which days are known is told by the whole diary, so that the report and the pages of patterns
    agree. Raises ValueError where ``last`` is before ``first``.
    """
    if last < first:
        raise ValueError("the last day is before the first")
    entries = tuple(one for one in record.entries if first <= one.day <= last)
    whole = _stretch(record, first, last)
    middle = first + timedelta(days=whole.days // 2)
    woke = [one for one in entries if one.woke_me]
    hours = np.bincount([one.local_minute // 60 for one in entries], minlength=24)
    return Counts(
        whole=whole,
        halves=(
            _stretch(record, first, max(first, middle - timedelta(days=1))),
            _stretch(record, middle, last),
        ),
        weeks=tuple(_weeks(record, first, last)),
        check_ins=int(record.check_in[_slice(record, first, last)].sum()),
        cramp_days=len({one.day for one in entries}),
        filled_days=_filled(record, first, last),
        days_before_diary=_days_before(record, first, last),
        lapses=_lapses(record, first, last),
        entries=entries,
        by_hour=tuple(int(number) for number in hours),
        night=int(hours[NIGHT_FROM_HOUR:].sum() + hours[:NIGHT_TO_HOUR].sum()),
        sited=sum(1 for one in entries if one.sites),
        sites=_sites(entries),
        duration=_spread([one.duration_seconds for one in entries]),
        intensity=_spread([one.intensity for one in entries]),
        soreness=_spread([one.soreness_minutes or None for one in entries]),
        woke=len(woke),
        woke_asked=sum(1 for one in entries if one.woke_me is not None),
        nights_woken=len({one.day for one in woke}),
        activities=_most_first(one.activity for one in entries if one.activity),
        symptoms=_most_first(symptom for one in entries for symptom in dict.fromkeys(one.symptoms)),
        remedies=_remedies(entries),
        answers=_answers(record, first, last),
        courses=tuple(_courses(record.courses, first, last)),
        stopped_before=tuple(
            one
            for one in record.courses
            if one.stopped_on and first - STOPPED_LATELY <= one.stopped_on < first
        ),
        zones=tuple(dict.fromkeys(one.time_zone for one in entries)),
    )


def _slice(record: DiaryRecord, first: date, last: date) -> slice:
    """The part of a record's days that lies within some days."""
    start = max(0, (first - record.first_day).days)
    stop = max(start, min(record.n_days, (last - record.first_day).days + 1))
    return slice(start, stop)


def _stretch(record: DiaryRecord, first: date, last: date) -> Stretch:
    days = _slice(record, first, last)
    known, cramps = int(record.observed[days].sum()), int(record.episodes[days].sum())
    return Stretch(first, last, known, cramps)


def _weeks(record: DiaryRecord, first: date, last: date) -> Iterable[Stretch]:
    """The calendar weeks from Monday on, cut where the stretch begins and ends."""
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        sunday = monday + timedelta(days=DAYS_PER_WEEK - 1)
        yield _stretch(record, max(first, monday), min(last, sunday))
        monday += timedelta(days=DAYS_PER_WEEK)


def _days_before(record: DiaryRecord, first: date, last: date) -> int:
    whole = (last - first).days + 1
    return min(whole, max(0, (record.first_day - first).days)) if record.n_days else whole


def _filled(record: DiaryRecord, first: date, last: date) -> int:
    days = _slice(record, first, last)
    logged = record.check_in[days] | (record.episodes[days] > 0)
    return int(np.count_nonzero(record.observed[days] & ~logged))


def _courses(courses: Iterable[CourseEntry], first: date, last: date) -> list[CourseEntry]:
    """Those taken on any of the days: what was started or stopped on them last comes first, then
    what was started last before."""

    def changed_on(course: CourseEntry) -> tuple[date, date]:
        changes = [course.started_on, course.stopped_on or date.min]
        within = [day for day in changes if first <= day <= last]
        return max(within, default=date.min), course.started_on

    taken = [
        one
        for one in courses
        if one.started_on <= last and (one.stopped_on is None or one.stopped_on >= first)
    ]
    return sorted(taken, key=changed_on, reverse=True)


def _lapses(record: DiaryRecord, first: date, last: date) -> int:
    """How many gaps of seven days or more there are since the diary began."""
    unknown = ~record.observed[_slice(record, first, last)]
    tail = (last - max(record.last_day, first - timedelta(days=1))).days
    if record.n_days and tail >= DAYS_PER_WEEK:
        unknown = np.append(unknown, True)
    return int(np.count_nonzero(np.diff(np.concatenate(([0], unknown.astype(np.int8)))) == 1))


def _sites(entries: Sequence[EpisodeEntry]) -> tuple[SiteCount, ...]:
    cramps: Counter[str] = Counter()
    sides: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        cramps.update({muscle for muscle, _side in entry.sites})
        sides.update(set(entry.sites))
    return tuple(
        SiteCount(muscle, number, {side: sides[muscle, side] for side in SIDES})
        for muscle, number in _most_first_of(cramps)
    )


def _remedies(entries: Sequence[EpisodeEntry]) -> tuple[RemedyCount, ...]:
    tried: Counter[str] = Counter()
    helped: Counter[tuple[str, int]] = Counter()
    for entry in entries:
        for remedy, how_much in dict(entry.remedies).items():
            tried[remedy] += 1
            if how_much is not None:
                helped[remedy, how_much] += 1
    return tuple(
        RemedyCount(
            name, number, (helped[name, 0], helped[name, 1], helped[name, 2], helped[name, 3])
        )
        for name, number in _most_first_of(tried)
    )


def _answers(record: DiaryRecord, first: date, last: date) -> tuple[AnswerCount, ...]:
    days = _slice(record, first, last)
    counted = []
    for factor, all_values in record.exposures.items():
        values = all_values[days]
        values = values[np.isfinite(values)]
        if values.size:
            mean, most = float(values.mean()), float(values.max())
            counted.append(AnswerCount(factor, int(values.size), mean, most))
    return tuple(counted)


def _spread(values: Iterable[float | None]) -> Spread | None:
    known = np.array([value for value in values if value is not None], dtype=np.float64)
    if not known.size:
        return None
    low, median, high = (float(one) for one in np.quantile(known, (0.25, 0.5, 0.75)))
    return Spread(int(known.size), median, low, high, float(known.max()))


def _most_first(codes: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return _most_first_of(Counter(codes))


def _most_first_of(counter: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
