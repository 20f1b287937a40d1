"""The report in words: what was counted and what was found, and nothing beyond."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from diary.models import OwnFactor, Person
from diary.models.person import Units
from diary.patterns import DiaryRecord, Findings
from diary.report import pictures
from diary.report.about import about_facts
from diary.report.body_picture import body_picture
from diary.report.counts import Counts, Stretch, count
from diary.report.findings_told import findings_notes, findings_told, trend_words
from diary.report.flags import flags_of
from diary.report.sheet import Fact, Report
from diary.report.tables import answer_facts, medicine_rows, remedy_rows, site_rows
from diary.report.tables import medicines_note as medicines_note_of
from diary.report.the_cramps import cramp_facts
from diary.words import numbers

DENSE_ROWS = 24


def report_of(
    person: Person,
    record: DiaryRecord,
    findings: Findings,
    first: date,
    last: date,
    *,
    today: date,
    own: Sequence[OwnFactor] = (),
    about: bool = False,
) -> Report:
    """Return the report on the diary days from ``first`` to ``last``, in a person's units.

    ``findings`` are those that the person is told ``today``; ``own`` are their own questions.
    With ``about`` it says what they told of themselves.
    """
    counts = count(record, first, last)
    flags = flags_of(counts.entries)
    empty = not counts.whole.cramps and not counts.check_ins
    medicines, sites, remedies = medicine_rows(counts), site_rows(counts), remedy_rows(counts)
    told = findings_told(findings, person.units)
    tables = (flags, medicines.rows, sites.rows, remedies.rows, told, told)
    period = _("%(first)s to %(last)s") % {
        "first": numbers.day_words(first),
        "last": numbers.day_words(last),
    }
    return Report(
        name=person.get_full_name() or _("name not given"),
        first=first,
        last=last,
        paper="Letter" if person.units == Units.US else "A4",
        period=period,
        made=_made(person, counts, today),
        about=about_facts(person, today) if about else (),
        nothing=_("Nothing was logged in this time: no cramp, and no check-in.") if empty else "",
        dense=sum(len(rows) for rows in tables) > DENSE_ROWS,
        counts=counts,
        key_facts=_key_facts(counts),
        flags=flags,
        flags_note=_flags_note(bool(flags), counts),
        trend=(*trend_words(findings), *_halves(counts)),
        weeks=pictures.weeks_picture(counts),
        weeks_note=_(
            "Bars: cramps logged in a calendar week. Outlined: not all seven days are known. "
            "Grey: no day is known. Below: medicines, from first day to last."
        ),
        medicines=medicines,
        medicines_note=medicines_note_of(counts),
        sites=sites,
        body=body_picture(counts),
        sites_note=_(
            "On the figure: the stronger the shade, the more cramps; a number for each side; "
            "both sides count on each. A site was logged for %(sited)s of %(all)s. A cramp can "
            "name several."
        )
        % {"sited": counts.sited, "all": numbers.cramps(counts.whole.cramps)},
        hours=pictures.hours_picture(counts),
        cramps=cramp_facts(counts),
        remedies=remedies,
        remedies_note=_("As the person said after each cramp; cramps also end on their own."),
        answers=answer_facts(counts, person.units, own),
        findings=told,
        findings_title=_findings_title(record),
        findings_notes=findings_notes(findings, person.units),
        completeness=_completeness(counts, record),
        not_recorded=_not_recorded(about=about),
        method=_method(person),
    )


def _made(person: Person, counts: Counts, today: date) -> str:
    away = [zone for zone in counts.zones if zone != person.time_zone]
    zone = person.time_zone
    if away:
        zone = _("%(home)s (some cramps logged in %(away)s)") % {
            "home": zone,
            "away": ", ".join(away[:3]),
        }
    return _(
        "Made by Cramptracker on %(day)s from the person's own diary. "
        "Times as the clock showed them: %(zone)s. Units: %(units)s."
    ) % {
        "day": numbers.day_words(today),
        "zone": zone,
        "units": _("US") if person.units == Units.US else _("metric"),
    }


def _key_facts(counts: Counts) -> tuple[Fact, ...]:
    whole = counts.whole
    rate = _("not told") if whole.weekly is None else numbers.one_decimal(whole.weekly)
    woke = (
        _("%(woke)d of %(asked)d") % {"woke": counts.woke, "asked": counts.woke_asked}
        if counts.woke_asked
        else _("not recorded")
    )
    intensity = (
        _("%(median)s of 10") % {"median": numbers.plain(counts.intensity.median)}
        if counts.intensity
        else _("not recorded")
    )
    return (
        Fact(
            _("Cramps"),
            _("%(cramps)s on %(days)s")
            % {
                "cramps": numbers.thousands(whole.cramps),
                "days": numbers.days(counts.cramp_days),
            },
        ),
        Fact(_("Cramps a week"), rate),
        Fact(_("Woke the person"), woke),
        Fact(_("Median intensity"), intensity),
        Fact(
            _("Days known"),
            _("%(known)d of %(all)d") % {"known": whole.known_days, "all": whole.days},
        ),
    )


def _flags_note(any_flag: bool, counts: Counts) -> str:
    if not counts.whole.cramps:
        return _("No cramp was logged in this time, so no sign could be.")
    heard = _(
        "Not logged doesn't mean that it wasn't there: people tick what they notice, and can't "
        "tick a no. Only this time was looked at, not the days before it."
    )
    if any_flag:
        counted = _("One cramp can stand in several rows.")
        return f"{counted} {heard}"
    none = _("None was logged with the cramps of this time.")
    return f"{none} {heard}"


def _halves(counts: Counts) -> tuple[str, ...]:
    if counts.whole.days < 14 or not counts.whole.cramps:
        return ()
    first, second = counts.halves
    return (
        _("Counted, not tested: first half %(first)s; second half %(second)s.")
        % {"first": _rate_words(first), "second": _rate_words(second)},
    )


def _rate_words(stretch: Stretch) -> str:
    said = {
        "cramps": numbers.cramps(stretch.cramps),
        "days": numbers.days(stretch.known_days),
    }
    if stretch.weekly is None:
        return _("too few known days to tell (%(cramps)s on %(days)s known)") % said
    said["rate"] = numbers.one_decimal(stretch.weekly)
    return _("%(rate)s cramps a week (%(cramps)s on %(days)s known)") % said


def _findings_title(record: DiaryRecord) -> str:
    if not record.n_days:
        return _("What went together with cramps")
    return _("What went together with cramps: whole diary, from %(first)s on") % {
        "first": numbers.short_day(record.first_day)
    }


def _completeness(counts: Counts, record: DiaryRecord) -> tuple[Fact, ...]:
    whole = counts.whole
    of_all = {"all": whole.days}
    began = numbers.short_day(record.first_day) if record.n_days else _("not begun")
    return (
        Fact(_("Diary kept since"), began),
        Fact(_("Days with a check-in"), _("%(n)d of %(all)d") % (of_all | {"n": counts.check_ins})),
        Fact(
            _("Days known"),
            _("%(n)d of %(all)d") % (of_all | {"n": whole.known_days}),
        ),
        Fact(_("Known days without an entry"), numbers.thousands(counts.filled_days)),
        Fact(_("Gaps of a week or more"), numbers.thousands(counts.lapses)),
        Fact(_("Days before the diary began"), numbers.thousands(counts.days_before_diary)),
    )


def _not_recorded(*, about: bool) -> str:
    never = _(
        "This diary doesn't ask for: signs between cramps (weakness that stays, twitching, "
        "numbness, dark urine on later days), when cramps first began, cramps in the family, "
        "muscles that became thinner, doses of medicines, examinations and blood tests. Notes "
        "in the person's own words are left out."
    )
    here = "" if about else _("Age, pregnancy and conditions are left out of this copy.")
    return f"{never} {here}".strip()


def _method(person: Person) -> str:
    return _(
        "A diary day starts at %(hour)s. A day is known if it has a check-in or a cramp, or lies "
        "in a gap of fewer than 7 days; the rate is cramps per known day, times 7. A known day "
        "without a logged cramp counts as one without a cramp, so the rate may be too low. "
        "Questions that were not answered are left out, never taken as zero. Findings compare days "
        "with days, allow for everything that was looked at, and show what went together, not what "
        "brought cramps on."
    ) % {"hour": f"{person.day_starts_at:02}:00"}
