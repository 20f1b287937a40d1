"""What was deleted can be brought back for thirty days; then it is gone."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from diary import services
from diary.acting import acting_as
from diary.models import CheckIn, Episode, MedicineCourse, Person
from tests.helpers import checked_in, cramp, medicine

pytestmark = pytest.mark.database


def tidy() -> str:
    said = StringIO()
    call_command("tidy", stdout=said)
    return said.getvalue()


def delete_days_ago(days: int, row: Episode | CheckIn | MedicineCourse, owner: Person) -> None:
    with acting_as(owner):
        row.deleted_at = timezone.now() - timedelta(days=days)
        row.save()


def test_what_was_deleted_over_thirty_days_ago_is_gone_for_everyone(
    ana: Person, ben: Person
) -> None:
    for person in (ana, ben):
        delete_days_ago(31, cramp(person, "2026-01-01 12:00"), person)
        delete_days_ago(29, cramp(person, "2026-01-02 12:00"), person)
        cramp(person, "2026-01-03 12:00")
    delete_days_ago(40, checked_in(ana, "2026-01-01"), ana)
    delete_days_ago(40, medicine(ana, "Simva", "2026-01-01"), ana)
    assert tidy() == "Removed for good: 4 deleted diary entries, 0 sessions.\n"
    for person in (ana, ben):
        with acting_as(person):
            assert Episode.objects.count() == 2
            assert not CheckIn.objects.exists()
            assert not MedicineCourse.objects.exists()


def test_what_was_deleted_lately_can_still_come_back(ana: Person) -> None:
    episode = cramp(ana, "2026-01-01 12:00")
    delete_days_ago(29, episode, ana)
    tidy()
    with acting_as(ana):
        services.restore(Episode.objects.get(id=episode.id))
        assert Episode.objects.get(id=episode.id).deleted_at is None


def test_sessions_that_have_ended_are_removed(db: None) -> None:
    now = timezone.now()
    Session.objects.create(session_key="ended", expire_date=now - timedelta(minutes=1))
    Session.objects.create(session_key="open", expire_date=now + timedelta(days=1))
    assert tidy() == "Removed for good: 0 deleted diary entries, 1 sessions.\n"
    assert [session.session_key for session in Session.objects.all()] == ["open"]
