"""What is written: once, whole, and never a lie beside it."""

import uuid
from datetime import date, timedelta

import pytest
from django.utils import timezone

from diary import services
from diary.acting import acting_as
from diary.forgetting import forget_deleted
from diary.models import CheckIn, Episode, MedicineCourse, Person
from tests.helpers import at, checked_in, cramp, medicine

DAY = date(2026, 3, 3)


def test_a_cramp_sent_again_is_kept_as_it_was_first(ana: Person) -> None:
    id = uuid.uuid4()
    cramp(ana, "2026-03-03 12:00", id=id, notes="first")
    again = cramp(ana, "2026-03-04 12:00", id=id, notes="second")
    assert (again.notes, again.day) == ("first", DAY)
    with acting_as(ana):
        assert Episode.objects.count() == 1


def test_a_deleted_cramp_sent_again_stays_deleted(ana: Person) -> None:
    episode = cramp(ana, "2026-03-03 12:00")
    with acting_as(ana):
        services.delete(episode)
    assert cramp(ana, "2026-03-03 12:00", id=episode.id).deleted_at is not None


def test_a_cramp_keeps_the_day_start_it_was_logged_with(ana: Person) -> None:
    episode = cramp(ana, "2026-03-03 03:10")
    services.change_settings(ana, day_starts_at=0)
    with acting_as(ana):
        changed = services.change_episode(episode, notes="changed")
    assert changed.day == date(2026, 3, 2)
    assert cramp(ana, "2026-03-03 03:10").day == DAY


def test_a_changed_cramp_moves_to_its_day(ana: Person) -> None:
    episode = cramp(ana, "2026-03-03 12:00")
    with acting_as(ana):
        changed = services.change_episode(
            episode, started_at=at("2026-03-01 12:00", "Europe/Berlin")
        )
    assert changed.day == date(2026, 3, 1)


def test_answers_of_a_day_add_up(ana: Person) -> None:
    first = checked_in(ana, DAY, fluids_ml=1000, heat=False)
    second = checked_in(ana, DAY, fluids_ml=1500, caffeine_mg=0)
    assert (second.fluids_ml, second.caffeine_mg, second.heat) == (1500, 0, False)
    assert second.id == first.id
    assert second.updated_at > first.updated_at
    with acting_as(ana):
        assert CheckIn.objects.count() == 1


def test_no_cramp_can_be_said_of_a_day_without_one(ana: Person) -> None:
    with acting_as(ana):
        assert services.say_cramp_free(ana, DAY).cramp_free
        services.unsay_cramp_free(ana, DAY)
        assert not CheckIn.objects.filter(deleted_at=None).exists()


def test_no_cramp_cannot_be_said_of_a_day_with_one(ana: Person) -> None:
    episode = cramp(ana, "2026-03-03 12:00")
    with acting_as(ana), pytest.raises(services.CrampsLogged):
        services.say_cramp_free(ana, DAY)
    with acting_as(ana):
        services.delete(episode)
        assert services.say_cramp_free(ana, DAY).cramp_free


def test_taking_back_what_was_never_said_is_fine(ana: Person) -> None:
    with acting_as(ana):
        services.unsay_cramp_free(ana, DAY)
        assert not CheckIn.objects.exists()


def test_bens_cramp_leaves_anas_day_free(ana: Person, ben: Person) -> None:
    checked_in(ana, DAY, cramp_free=True)
    cramp(ben, "2026-03-03 12:00")
    with acting_as(ana):
        assert CheckIn.objects.get().cramp_free


def test_a_course_sent_again_is_changed(ana: Person) -> None:
    course = medicine(ana, "magnesium", "2026-01-01")
    with acting_as(ana):
        services.save_medicine_course(ana, course.id, "Magnesium 300", date(2026, 1, 2))
        assert [c.name for c in MedicineCourse.objects.all()] == ["Magnesium 300"]


def test_what_was_deleted_is_forgotten_after_thirty_days(ana: Person, ben: Person) -> None:
    episode, kept = cramp(ana, "2026-03-03 12:00"), cramp(ana, "2026-03-04 12:00")
    check_in, bens = checked_in(ana, DAY, heat=True), cramp(ben, "2026-03-03 12:00")
    with acting_as(ana):
        services.delete(episode)
        services.delete(check_in)
    with acting_as(ben):
        services.delete(bens)
    now = timezone.now()
    assert forget_deleted(ana, now - services.KEPT_AFTER_DELETION) == 0
    assert forget_deleted(ana, now + timedelta(seconds=1)) == 2
    with acting_as(ana):
        assert [e.id for e in Episode.objects.all()] == [kept.id]
    with acting_as(ben):
        assert Episode.objects.count() == 1


def test_an_account_goes_with_its_whole_diary(ana: Person, ben: Person) -> None:
    for person in (ana, ben):
        cramp(person, "2026-03-03 12:00")
        checked_in(person, DAY, heat=True)
        medicine(person, "magnesium", "2026-01-01")
    services.delete_person(ana)
    assert not Person.objects.filter(email="ana@example.org").exists()
    with acting_as(ben):
        counts = [m.objects.count() for m in (Episode, CheckIn, MedicineCourse)]
    assert counts == [1, 1, 1]
