"""Reads of what was logged: days, months, single rows."""

import uuid
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import TruncMonth

from diary.models import CheckIn, Episode, MedicineCourse, Person
from diary.models.codes import SIDES, Muscle, site_code


def episodes_of(person: Person) -> QuerySet[Episode]:
    """Return a person's cramps."""
    return Episode.objects.filter(owner=person, deleted_at=None)


def check_ins_of(person: Person) -> QuerySet[CheckIn]:
    """Return a person's check-ins."""
    return CheckIn.objects.filter(owner=person, deleted_at=None)


def medicine_courses_of(person: Person) -> QuerySet[MedicineCourse]:
    """Return a person's medicines, the latest started first."""
    return MedicineCourse.objects.filter(owner=person, deleted_at=None).order_by(
        "-started_on", "name"
    )


def check_in_of(person: Person, day: date) -> CheckIn | None:
    """Return the check-in of one diary day, if there is one."""
    return check_ins_of(person).filter(day=day).first()


def check_in_with(person: Person, day: date) -> CheckIn:
    """Return the check-in of one diary day, deleted or not, or raise ``CheckIn.DoesNotExist``."""
    return CheckIn.objects.get(owner=person, day=day)


@dataclass
class DiaryDay:
    """What one diary day holds, cramps in the order they came."""

    day: date
    episodes: list[Episode] = field(default_factory=list)
    check_in: CheckIn | None = None


def day_of(person: Person, day: date) -> DiaryDay:
    """Return one diary day, with or without entries: two queries."""
    return _filled([episodes_of(person), check_ins_of(person)], [day])[0]


@dataclass(frozen=True)
class DiaryPage:
    """Some days of a diary, newest first, and the days to continue from, where there are more."""

    days: list[DiaryDay]
    older_before: date | None = None
    newer_after: date | None = None


def diary_page(
    person: Person,
    *,
    before: date | None = None,
    after: date | None = None,
    muscle: str = "",
    words: str = "",
    size: int = 14,
) -> DiaryPage:
    """Return up to ``size`` days that have entries: the latest, or those next to a day.

    ``before`` asks for the days that lead up to a day, ``after`` for those that follow it.
    With a muscle or words in the notes only the cramps that fit count, without check-ins.
    Four queries at most, however long the diary is.
    """
    episodes = _fitting(person, muscle, words)
    sources = [episodes] if muscle or words else [episodes, check_ins_of(person)]
    if after:
        found = _days_with_entries(sources, size + 1, "day", day__gt=after)
        page, more_newer = found[:size][::-1], len(found) > size
        more_older = bool(page) and _any_day(sources, day__lt=page[-1])
    else:
        bound = {"day__lt": before} if before else {}
        found = _days_with_entries(sources, size + 1, "-day", **bound)
        page, more_older = found[:size], len(found) > size
        more_newer = bool(before and page) and _any_day(sources, day__gt=page[0])
    return DiaryPage(
        _filled(sources, page),
        page[-1] if more_older else None,
        page[0] if more_newer else None,
    )


def _fitting(person: Person, muscle: str, words: str) -> QuerySet[Episode]:
    episodes = episodes_of(person)
    if muscle:
        sides = SIDES[Muscle(muscle)]
        episodes = episodes.filter(
            sites__overlap=[site_code(muscle, side) for side in (None, *sides)]
        )
    if words:
        episodes = episodes.filter(notes__icontains=words)
    return episodes


def _days_with_entries(sources: list[Any], limit: int, order: str, **bound: date) -> list[date]:
    """Return the first days, in an order, on which any source has an entry: one query."""
    parts = [
        source.filter(**bound).order_by(order).values_list("day", flat=True).distinct()[:limit]
        for source in sources
    ]
    days = parts[0].union(*parts[1:]).order_by(order)[:limit] if parts[1:] else parts[0]
    return list(days)


def _any_day(sources: list[Any], **bound: date) -> bool:
    return bool(_days_with_entries(sources, 1, "day", **bound))


def _filled(sources: list[Any], days: list[date]) -> list[DiaryDay]:
    filled = {day: DiaryDay(day) for day in days}
    for episode in sources[0].filter(day__in=days).order_by("started_at", "id"):
        filled[episode.day].episodes.append(episode)
    for check_ins in sources[1:]:
        for check_in in check_ins.filter(day__in=days):
            filled[check_in.day].check_in = check_in
    return list(filled.values())


def days_from(person: Person, first: date, last: date) -> list[DiaryDay]:
    """Return every diary day of a stretch, oldest first, with or without entries: two queries.

    What lies after ``last`` comes too: who flies west has days that are still to come.
    """
    days = {day: DiaryDay(day) for day in _each_day(first, last)}
    for episode in episodes_of(person).filter(day__gte=first).order_by("started_at", "id"):
        days.setdefault(episode.day, DiaryDay(episode.day)).episodes.append(episode)
    for check_in in check_ins_of(person).filter(day__gte=first):
        days.setdefault(check_in.day, DiaryDay(check_in.day)).check_in = check_in
    return sorted(days.values(), key=lambda day: day.day)


def _each_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def has_entries(person: Person) -> bool:
    """Return whether a diary holds any cramp or check-in: one query."""
    return _any_day([episodes_of(person), check_ins_of(person)])


def years_of(person: Person) -> list[int]:
    """Return the years from a diary's last entry back to its first: one query."""
    ends = [
        source.order_by(order).values_list("day", flat=True)[:1]
        for source in (episodes_of(person), check_ins_of(person))
        for order in ("day", "-day")
    ]
    days = list(ends[0].union(*ends[1:]))
    return list(range(max(days).year, min(days).year - 1, -1)) if days else []


def months_of(person: Person, year: int) -> list[date]:
    """Return the first days of a year's months that have entries, newest first: one query."""
    months = [
        source.filter(day__year=year).values_list(TruncMonth("day"), flat=True).distinct()
        for source in (episodes_of(person), check_ins_of(person))
    ]
    return sorted(months[0].union(months[1]), reverse=True)


def usual_sites(person: Person, *, most: int = 4, latest: int = 40) -> list[str]:
    """Return the sites that a person's latest cramps took most often: one query.

    Only cramps whose site was said count. Of sites that came alike the latest stands first.
    """
    told = episodes_of(person).exclude(sites=[]).order_by("-started_at", "-id")
    counts = Counter(
        site for sites in told.values_list("sites", flat=True)[:latest] for site in sites
    )
    return [site for site, _count in counts.most_common(most)]


def episode_with(person: Person, id: uuid.UUID) -> Episode:
    """Return one cramp, deleted or not, or raise ``Episode.DoesNotExist``."""
    return Episode.objects.get(pk=(person.pk, id))


def medicine_course_with(person: Person, id: uuid.UUID) -> MedicineCourse:
    """Return one medicine, deleted or not, or raise ``MedicineCourse.DoesNotExist``."""
    return MedicineCourse.objects.get(pk=(person.pk, id))
