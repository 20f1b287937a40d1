"""The report as it is laid out, on a page and in a PDF: words, numbers and pictures, ready."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from diary.report.counts import Counts
from diary.report.drawing import Drawing

Paper = Literal["A4", "Letter"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing and what the diary holds of it."""

    label: str
    says: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A sign that was logged and needs a doctor, how fast Cramptracker advises to see one, with how
    many cramps it was logged, when and where."""

    sign: str
    advice: str
    cramps: int
    when: str
    where: str


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as the person reads it, and how sure it is."""

    sure: str
    says: str
    detail: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: what its columns are called, its rows, and how many rows were left out."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """Two pages on a stretch of a diary. Whatever was not logged says so; nothing is guessed.

    ``nothing``: set where the stretch holds neither a cramp nor a check-in. ``dense``: there is so
    much in it that it takes smaller letters to fit.
    """

    name: str
    first: date
    last: date
    paper: Paper
    period: str
    made: str
    about: tuple[Fact, ...]
    nothing: str
    dense: bool
    counts: Counts
    key_facts: tuple[Fact, ...]
    flags: tuple[Flag, ...]
    flags_note: str
    trend: tuple[str, ...]
    weeks: Drawing
    weeks_note: str
    medicines: Rows
    medicines_note: str
    sites: Rows
    body: Drawing
    sites_note: str
    hours: Drawing
    cramps: tuple[Fact, ...]
    remedies: Rows
    remedies_note: str
    answers: tuple[Fact, ...]
    findings: tuple[Told, ...]
    findings_title: str
    findings_notes: tuple[str, ...]
    completeness: tuple[Fact, ...]
    not_recorded: str
    method: str
