"""The database shows a diary to its owner and to nobody else, whatever the code forgets."""

import uuid
from collections.abc import Callable

import pytest
from django.db import ProgrammingError, connection, transaction

from diary.acting import ActsForSomebodyElse, acting_as, acting_for
from diary.checks import diary_tables, rows_are_their_owners
from diary.models import CheckIn, Episode, MedicineCourse, PatternChoices, Person, Review
from tests.helpers import at, checked_in, cramp, medicine, reviewed, suspects

pytestmark = pytest.mark.database


@pytest.fixture
def two_diaries(ana: Person, ben: Person) -> None:
    for person in (ana, ben):
        cramp(person, "2026-01-03 03:10", notes=f"{person.first_name}'s")
        checked_in(person, "2026-01-03", fluids_ml=1500)
        medicine(person, "magnesium", "2026-01-01")
        reviewed(person, 30)
        suspects(person, "heat")


KEPT = (Episode, CheckIn, MedicineCourse, PatternChoices, Review)


@pytest.mark.usefixtures("two_diaries")
@pytest.mark.parametrize("model", KEPT)
def test_without_any_filter_ana_sees_only_her_own_rows(model: type[Episode], ana: Person) -> None:
    with acting_as(ana):
        assert [row.owner_id for row in model.objects.all()] == [ana.pk]


@pytest.mark.usefixtures("two_diaries")
@pytest.mark.parametrize("model", KEPT)
def test_acting_for_nobody_sees_nothing(model: type[Episode]) -> None:
    assert acting_for() is None
    assert not model.objects.exists()


@pytest.mark.usefixtures("two_diaries")
def test_ana_can_neither_change_nor_delete_what_is_bens(ana: Person, ben: Person) -> None:
    with acting_as(ana):
        assert Episode.objects.filter(owner=ben).update(notes="Ana was here") == 0
        assert Episode.objects.filter(owner=ben).delete()[0] == 0
    with acting_as(ben):
        assert Episode.objects.get().notes == "Ben's"


def test_a_row_forged_in_bens_name_is_refused(ana: Person, ben: Person) -> None:
    forged = Episode(owner=ben, started_at=at("2026-01-03 03:10"), time_zone="UTC")
    with (
        acting_as(ana),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        forged.save(force_insert=True)


def test_the_same_id_in_two_diaries_is_two_entries(ana: Person, ben: Person) -> None:
    id = uuid.uuid4()
    cramp(ana, "2026-01-03 03:10", id=id, notes="Ana's")
    cramp(ben, "2026-01-03 03:10", id=id, notes="Ben's")
    with acting_as(ana):
        assert Episode.objects.get(id=id).notes == "Ana's"


def test_code_acts_for_one_person_at_a_time(ana: Person, ben: Person) -> None:
    with acting_as(ana):
        with acting_as(ana):
            assert acting_for() == ana.pk
        assert acting_for() == ana.pk
        with pytest.raises(ActsForSomebodyElse), acting_as(ben):
            pass
    assert acting_for() is None


def test_an_error_ends_the_acting_too(ana: Person) -> None:
    with pytest.raises(ZeroDivisionError), acting_as(ana):
        raise ZeroDivisionError
    assert acting_for() is None


@pytest.mark.django_db(transaction=True)
def test_nothing_of_a_failed_act_is_kept(make_person: Callable[..., Person]) -> None:
    ana = make_person("Ana")

    def log_then_fail() -> None:
        with acting_as(ana):
            cramp(ana, "2026-01-03 03:10")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        log_then_fail()
    with acting_as(ana):
        assert not Episode.objects.exists()


@pytest.mark.django_db
def test_every_diary_table_is_protected_and_checked() -> None:
    assert diary_tables() == [
        "diary_checkin",
        "diary_episode",
        "diary_medicinecourse",
        "diary_ownfactor",
        "diary_patternchoices",
        "diary_reportlink",
        "diary_review",
    ]
    assert rows_are_their_owners(databases=["default"]) == []


@pytest.mark.django_db
def test_the_check_notices_a_table_without_protection() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE diary_episode NO FORCE ROW LEVEL SECURITY")
    assert [problem.id for problem in rows_are_their_owners(databases=["default"])] == [
        "diary.E001"
    ]
