"""A diary as version 1 of the format holds it: frozen, checked, free of the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

Answer = bool | int | float

DEFAULT_ZONE = "UTC"
DEFAULT_DAY_START = 6


@dataclass(frozen=True, slots=True)
class FilePerson:
    """The person's time zone and the hour at which their diary day starts, where said."""

    time_zone: str | None = None
    day_starts_at: int | None = None


@dataclass(frozen=True, slots=True)
class FileEpisode:
    """One cramp. ``None`` and empty mean "not recorded". Sites are muscle and side, remedies
    are remedy and helpfulness."""

    started_at: datetime
    id: UUID | None = None
    time_zone: str | None = None
    logged_at: datetime | None = None
    sites: tuple[tuple[str, str | None], ...] = ()
    duration_seconds: int | None = None
    intensity: int | None = None
    woke_me: bool | None = None
    activity: str = ""
    hydration: str = ""
    symptoms: tuple[str, ...] = ()
    soreness_minutes: int | None = None
    remedies: tuple[tuple[str, int | None], ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class FileCheckIn:
    """One diary day's check-in; ``answers`` and ``own`` hold only what was answered."""

    day: date
    cramp_free: bool = False
    answers: Mapping[str, Answer] = field(default_factory=dict)
    own: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FileCourse:
    """A medicine from its first day to its last, or still taken."""

    name: str
    started_on: date
    id: UUID | None = None
    medicine_class: str = ""
    stopped_on: date | None = None


@dataclass(frozen=True, slots=True)
class DiaryFile:
    """A whole diary. ``id`` is whatever its maker calls it."""

    person: FilePerson = FilePerson()
    id: str | int | None = None
    first_day: date | None = None
    last_day: date | None = None
    episodes: tuple[FileEpisode, ...] = ()
    check_ins: tuple[FileCheckIn, ...] = ()
    medicine_courses: tuple[FileCourse, ...] = ()
