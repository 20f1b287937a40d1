"""Warning signs as they were logged with some cramps: how often, when, where, and what Cramptracker
advises about each. What was ticked is told, not what the advice to the person suspects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from diary.models.codes import Muscle, Symptom, site_code, site_name
from diary.patterns import EpisodeEntry
from diary.red_flags import raised_by
from diary.report.sheet import Flag
from diary.signs import LONG_SECONDS, VERY_LONG_SECONDS, Signs
from diary.urgency import RedFlag, Urgency
from diary.words import numbers

Sort = Literal["symptom", "place", "long", "very long"]
NOTHING = Signs(frozenset(), 0, frozenset(), "")


@dataclass(frozen=True, slots=True)
class _Logged:
    """One thing that was logged with a cramp: the signs of that cramp ``without`` it, with little
    ``but`` it, and with it ``added`` to that."""

    says: str
    sort: Sort
    without: Signs
    but: Signs
    added: Signs


@dataclass(slots=True)
class _Seen:
    """The cramps with which one thing was logged, and the most urgent advice about it."""

    says: str
    sort: Sort
    urgency: Urgency = Urgency.ROUTINE
    entries: list[EpisodeEntry] = field(default_factory=list)


def flags_of(entries: Sequence[EpisodeEntry]) -> tuple[Flag, ...]:
    """Return what was logged with some cramps and needs a doctor, the most urgent first.

    A thing needs one as far as a red flag goes away without it, or comes with it alone.
    """
    seen: dict[str, _Seen] = {}
    for entry in entries:
        signs = _signs(entry)
        raised = set(raised_by(signs))
        for one in _logged(signs):
            if due := (raised - set(raised_by(one.without))) | _by_itself(one):
                row = seen.setdefault(one.says, _Seen(one.says, one.sort))
                row.urgency = min(row.urgency, *(flag.urgency for flag in due))
                row.entries.append(entry)
    rows = [row for row in seen.values() if row.sort != "place"]
    rows += _places([row for row in seen.values() if row.sort == "place"])
    rows.sort(key=lambda row: (row.urgency, -len(row.entries)))
    return tuple(
        Flag(row.says, _advice(row), len(row.entries), _when(row), _where(row)) for row in rows
    )


def _places(rows: Sequence[_Seen]) -> Iterator[_Seen]:
    """The places about which the advice is equally urgent, as one row."""
    for urgency in Urgency:
        same = [row for row in rows if row.urgency is urgency]
        if same:
            names = ", ".join(row.says for row in same)
            entries = {id(entry): entry for row in same for entry in row.entries}
            says = _("A cramp here: %(places)s") % {"places": names}
            yield _Seen(says, "place", urgency, list(entries.values()))


def _by_itself(one: _Logged) -> set[RedFlag]:
    return set(raised_by(one.added)) - set(raised_by(one.but))


def _signs(entry: EpisodeEntry) -> Signs:
    return Signs(
        frozenset(entry.symptoms),
        entry.duration_seconds or 0,
        frozenset(muscle for muscle, _side in entry.sites),
        entry.activity,
    )


def _logged(signs: Signs) -> Iterator[_Logged]:
    """Symptoms, places and a long duration, each by itself."""
    bare = replace(signs, symptoms=frozenset(), seconds=0)
    for symptom in Symptom:
        if symptom.value in signs.symptoms:
            only = frozenset({symptom.value})
            yield _Logged(
                str(symptom.label),
                "symptom",
                replace(signs, symptoms=signs.symptoms - only),
                bare,
                replace(bare, symptoms=only),
            )
    for muscle in sorted(signs.muscles):
        only = frozenset({muscle})
        yield _Logged(
            str(Muscle(muscle).label),
            "place",
            replace(signs, muscles=signs.muscles - only),
            NOTHING,
            replace(NOTHING, muscles=only),
        )
    if signs.seconds > LONG_SECONDS:
        very_long = signs.seconds > VERY_LONG_SECONDS
        yield _Logged(
            _("Longer than an hour") if very_long else _("Longer than 10 minutes"),
            "very long" if very_long else "long",
            replace(signs, seconds=0),
            NOTHING,
            replace(NOTHING, seconds=signs.seconds),
        )


def _advice(row: _Seen) -> str:
    if row.sort == "long":
        return _("same day if it won't ease, else routine")
    return {
        Urgency.EMERGENCY: _("emergency"),
        Urgency.SAME_DAY: _("same day"),
        Urgency.DAYS: _("within days"),
        Urgency.ROUTINE: _("routine visit"),
    }[row.urgency]


def _when(row: _Seen) -> str:
    """The only day, or the first and the last, by the clock's date and not the diary's day."""
    days = sorted(
        {one.started_at.astimezone(ZoneInfo(one.time_zone)).date() for one in row.entries}
    )
    first, last = numbers.short_day(days[0]), numbers.short_day(days[-1])
    if len(days) == 1:
        return first
    return _("%(first)s to %(last)s (%(days)s)") % {
        "first": first,
        "last": last,
        "days": numbers.days(len(days)),
    }


def _where(row: _Seen) -> str:
    """The places of these cramps: both of two, else the most frequent, and how many more."""
    sites = Counter(site for one in row.entries for site in one.sites)
    if not sites:
        return _("not said")
    named = [site_name(site_code(muscle, side)) for (muscle, side), _n in sites.most_common(2)]
    if len(sites) <= len(named):
        return "; ".join(named)
    return _("%(site)s and %(n)d more") % {"site": named[0], "n": len(sites) - 1}
