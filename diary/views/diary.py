from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diary import queries
from diary.days import today
from diary.forms.filter import FilterForm
from diary.models import Person
from diary.requests import PersonRequest

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Gap:
    """Days in a row on which nothing was logged, the first to the last."""

    first: date
    last: date


Row = queries.DiaryDay | Gap


@dataclass
class MonthOfRows:
    """The part of a page that lies in one month, newest first."""

    first_day: date
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Jump:
    """A year, or a month of the year that is shown: its last days are those before a day."""

    first_day: date
    before: date
    is_year: bool = False


@login_required
@require_safe
def diary(request: PersonRequest) -> HttpResponse:
    """Show everything by diary day, newest first: a page of it, or what fits a filter."""
    form = FilterForm(request.GET)
    chosen = form.chosen()
    muscle, words = chosen.get("muscle", ""), chosen.get("q", "")
    before, after = chosen.get("before"), chosen.get("after")
    page = queries.diary_page(request.user, before=before, after=after, muscle=muscle, words=words)
    filtered = bool(muscle or words)
    newest = None if before or after else today(request.user)
    rows = page.days if filtered else _with_gaps(page.days, newest)
    context = {
        "form": form,
        "kept": form.kept(),
        "filtered": filtered,
        "paged": bool(before or after),
        "page": page,
        "months_shown": _by_month(rows),
        "jumps": _jumps(request.user, page.days[0].day if page.days else before or after),
        "month_now": page.days[0].day.replace(day=1) if page.days else None,
    }
    return render(request, "diary/diary.html", context)


def _jumps(person: Person, shown: date | None) -> list[Jump]:
    """Return the months of the year that is shown, and the other years, newest first."""
    years, jumps = queries.years_of(person), list[Jump]()
    for year in years:
        if year == (shown.year if shown else years[0]):
            months = queries.months_of(person, year)
            jumps += [Jump(month, (month + 31 * A_DAY).replace(day=1)) for month in months]
        else:
            jumps.append(Jump(date(year, 1, 1), date(year + 1, 1, 1), is_year=True))
    return jumps


def _with_gaps(days: list[queries.DiaryDay], newest: date | None) -> Iterator[Row]:
    """Return the days and, between them, the gaps; before the first, those since ``newest``."""
    expected = newest
    for day in days:
        if expected and day.day < expected:
            yield Gap(day.day + A_DAY, expected)
        yield day
        expected = day.day - A_DAY


def _by_month(rows: Iterator[Row] | list[queries.DiaryDay]) -> list[MonthOfRows]:
    """Return rows by month. A gap across months stands where it ends: in the later one."""
    months: list[MonthOfRows] = []
    for row in rows:
        last = row.last if isinstance(row, Gap) else row.day
        if not months or months[-1].first_day != last.replace(day=1):
            months.append(MonthOfRows(last.replace(day=1)))
        months[-1].rows.append(row)
    return months
