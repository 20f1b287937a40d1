"""A day with a cramp, warnings, messages: what the diary shows and says."""

import uuid
from datetime import UTC, date, datetime

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message

from diary.models import CheckIn, Episode
from diary.models.codes import Activity, Symptom
from diary.queries import DiaryDay
from diary.red_flags import red_flags_of
from diary.urgency import RedFlag

DAY = date(2026, 3, 3)


def sample_days() -> list[DiaryDay]:
    """Return a day with two cramps and a check-in, and a day without a cramp."""
    return [
        DiaryDay(
            DAY, [_cramp(3, intensity=8), _cramp(4, intensity=2)], CheckIn(day=DAY, fluids_ml=1500)
        ),
        DiaryDay(DAY.replace(day=2), [], CheckIn(day=DAY, cramp_free=True)),
    ]


def sample_red_flags() -> list[RedFlag]:
    """Return the red flags of a cramp with signs of different urgency."""
    signs = [Symptom.DARK_URINE, Symptom.BREATHLESSNESS, Symptom.WEAKNESS]
    return red_flags_of(_cramp(3, symptoms=[sign.value for sign in signs]))


def sample_messages() -> list[Message]:
    """Return a message of each level."""
    return [
        Message(constants.SUCCESS, "Checked in for Tuesday 3 March."),
        Message(constants.INFO, "Wednesday has not begun yet. This is today."),
        Message(constants.WARNING, "This device is on the clocks of another place."),
        Message(constants.ERROR, "Your diary holds a cramp on that day."),
        Message(constants.SUCCESS, "Cramp deleted.", "undo"),
    ]


def _cramp(hour: int, **said: object) -> Episode:
    return Episode(
        id=uuid.UUID(int=hour),
        owner_id=0,
        started_at=datetime(2026, 3, 4, hour, 10, tzinfo=UTC),
        time_zone="UTC",
        sites=["calf:left"],
        activity=Activity.values[0],
        duration_seconds=240,
        **said,
    )
