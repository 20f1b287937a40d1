"""Reading a diary: days, pages, months, and the record that the statistics take."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from diary import queries, services
from diary.acting import acting_as
from diary.models import CheckIn, Episode, MedicineCourse, Person
from tests.helpers import checked_in, cramp, medicine

pytestmark = pytest.mark.database


@pytest.fixture
def acting_for_ana(ana: Person) -> Iterator[None]:
    with acting_as(ana):
        yield


def days_of(page: queries.DiaryPage) -> list[str]:
    return [str(day.day) for day in page.days]


@pytest.mark.usefixtures("acting_for_ana")
def test_a_page_holds_cramps_and_check_ins_by_diary_day_newest_first(ana: Person) -> None:
    cramp(ana, "2026-03-02 23:30", notes="second")
    cramp(ana, "2026-03-02 14:00", notes="first")
    cramp(ana, "2026-03-03 03:10", notes="in the night after")
    checked_in(ana, "2026-03-02", fluids_ml=1500)
    checked_in(ana, "2026-02-27", cramp_free=True)
    page = queries.diary_page(ana)
    assert days_of(page) == ["2026-03-02", "2026-02-27"]
    assert [cramp.notes for cramp in page.days[0].episodes] == [
        "first",
        "second",
        "in the night after",
    ]
    assert page.days[0].check_in is not None
    assert page.days[0].check_in.fluids_ml == 1500
    assert page.days[1].episodes == []
    assert (page.older_before, page.newer_after) == (None, None)


@pytest.mark.usefixtures("acting_for_ana")
def test_an_empty_diary_is_an_empty_page(ana: Person) -> None:
    assert queries.diary_page(ana) == queries.DiaryPage([], None, None)
    assert queries.diary_page(ana, before=date(2026, 1, 1)).days == []
    assert queries.diary_page(ana, after=date(2026, 1, 1)).days == []
    assert queries.years_of(ana) == queries.months_of(ana, 2026) == []
    assert not queries.has_entries(ana)


@pytest.mark.usefixtures("acting_for_ana")
def test_pages_lead_through_the_whole_diary_and_back(ana: Person) -> None:
    for n in range(10):
        cramp(ana, f"2026-03-{n + 1:02} 12:00")
    there = [queries.diary_page(ana, size=4)]
    while there[-1].older_before:
        there.append(queries.diary_page(ana, before=there[-1].older_before, size=4))
    assert [day for page in there for day in days_of(page)] == [
        f"2026-03-{n:02}" for n in range(10, 0, -1)
    ]
    assert len(there) == 3
    back = queries.diary_page(ana, after=there[-1].newer_after, size=4)
    assert days_of(back) == days_of(there[1])
    assert back.older_before == date(2026, 3, 3)
    assert back.newer_after == date(2026, 3, 6)
    newest = queries.diary_page(ana, after=back.newer_after, size=4)
    assert days_of(newest) == days_of(there[0])
    assert newest.newer_after is None


@pytest.mark.usefixtures("acting_for_ana")
def test_a_page_that_ends_the_diary_says_so(ana: Person) -> None:
    for n in range(1, 5):
        checked_in(ana, f"2026-03-0{n}", cramp_free=True)
    assert queries.diary_page(ana, size=4).older_before is None
    assert queries.diary_page(ana, before=date(2026, 3, 5), size=4).newer_after is None
    assert queries.diary_page(ana, after=date(2026, 2, 1), size=4).newer_after is None
    assert queries.diary_page(ana, after=date(2026, 2, 1), size=4).older_before is None


@pytest.mark.usefixtures("acting_for_ana")
def test_a_muscle_is_found_with_and_without_its_side(ana: Person) -> None:
    cramp(ana, "2026-03-01 12:00", sites=["calf"])
    cramp(ana, "2026-03-02 12:00", sites=["toes:right", "calf:left"])
    cramp(ana, "2026-03-03 12:00", sites=["toes:left"])
    cramp(ana, "2026-03-03 13:00")
    checked_in(ana, "2026-03-03")
    page = queries.diary_page(ana, muscle="calf")
    assert days_of(page) == ["2026-03-02", "2026-03-01"]
    assert all(day.check_in is None for day in page.days)


@pytest.mark.usefixtures("acting_for_ana")
def test_words_are_found_in_notes_as_they_were_typed(ana: Person) -> None:
    cramp(ana, "2026-03-01 12:00", notes="After the Stairs, 100 % sure")
    cramp(ana, "2026-03-02 12:00", notes="100 steps", sites=["calf"])
    assert days_of(queries.diary_page(ana, words="stairs")) == ["2026-03-01"]
    assert days_of(queries.diary_page(ana, words="100 %")) == ["2026-03-01"]
    assert days_of(queries.diary_page(ana, words="100", muscle="calf")) == ["2026-03-02"]
    assert days_of(queries.diary_page(ana, words="nothing like it")) == []


@pytest.mark.usefixtures("acting_for_ana")
def test_what_was_deleted_is_not_read(ana: Person) -> None:
    services.delete(cramp(ana, "2026-03-01 12:00"))
    services.delete(checked_in(ana, "2026-03-02"))
    services.delete(medicine(ana, "magnesium", "2026-01-01"))
    assert queries.diary_page(ana).days == []
    assert queries.years_of(ana) == queries.months_of(ana, 2026) == []
    assert queries.check_in_of(ana, date(2026, 3, 2)) is None
    assert not queries.medicine_courses_of(ana)
    assert queries.diary_record(ana).n_days == 0


@pytest.mark.usefixtures("acting_for_ana")
def test_a_deleted_entry_can_still_be_fetched_to_bring_it_back(ana: Person) -> None:
    episode = cramp(ana, "2026-03-01 12:00")
    course = medicine(ana, "magnesium", "2026-01-01")
    services.delete(episode)
    services.delete(course)
    assert queries.episode_with(ana, episode.id).deleted_at is not None
    assert queries.medicine_course_with(ana, course.id).deleted_at is not None


def test_bens_entries_are_not_anas(ana: Person, ben: Person) -> None:
    episode = cramp(ben, "2026-03-01 12:00")
    course = medicine(ben, "magnesium", "2026-01-01")
    with acting_as(ana):
        assert queries.diary_page(ana).days == []
        with pytest.raises(Episode.DoesNotExist):
            queries.episode_with(ana, episode.id)
        with pytest.raises(MedicineCourse.DoesNotExist):
            queries.medicine_course_with(ana, course.id)


@pytest.mark.usefixtures("acting_for_ana")
def test_years_run_from_the_last_entry_back_to_the_first(ana: Person) -> None:
    checked_in(ana, "2023-12-31", cramp_free=True)
    cramp(ana, "2025-07-01 12:00")
    assert queries.years_of(ana) == [2025, 2024, 2023]


@pytest.mark.usefixtures("acting_for_ana")
def test_a_year_has_the_months_that_hold_an_entry(ana: Person) -> None:
    cramp(ana, "2026-03-01 12:00")
    cramp(ana, "2026-04-01 05:00")  # still the diary day of 31 March
    checked_in(ana, "2026-03-01")
    checked_in(ana, "2026-01-15", cramp_free=True)
    checked_in(ana, "2025-12-31", cramp_free=True)
    assert queries.months_of(ana, 2026) == [date(2026, 3, 1), date(2026, 1, 1)]
    assert queries.months_of(ana, 2025) == [date(2025, 12, 1)]
    assert queries.months_of(ana, 2024) == []


@pytest.mark.usefixtures("acting_for_ana")
def test_a_stretch_has_every_day_with_or_without_entries(ana: Person) -> None:
    cramp(ana, "2026-02-27 12:00")
    cramp(ana, "2026-03-01 12:00")
    checked_in(ana, "2026-03-02", cramp_free=True)
    cramp(ana, "2026-03-04 12:00", "Pacific/Auckland")
    stretch = queries.days_from(ana, date(2026, 2, 28), date(2026, 3, 3))
    assert [(str(day.day), len(day.episodes), day.check_in is not None) for day in stretch] == [
        ("2026-02-28", 0, False),
        ("2026-03-01", 1, False),
        ("2026-03-02", 0, True),
        ("2026-03-03", 0, False),
        ("2026-03-04", 1, False),
    ]


@pytest.mark.usefixtures("acting_for_ana")
@pytest.mark.parametrize("entries", [5, 200])
def test_reads_take_the_same_queries_however_long_the_diary(
    ana: Person, entries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = date(2025, 6, 1)
    Episode.objects.bulk_create(
        Episode(
            owner=ana,
            id=uuid.uuid4(),
            time_zone="UTC",
            sites=["calf"],
            notes="x",
            started_at=f"{first + timedelta(days=n)} 12:00Z",
        )
        for n in range(entries)
    )
    CheckIn.objects.bulk_create(
        CheckIn(owner=ana, day=first + timedelta(days=n)) for n in range(entries)
    )
    with django_assert_num_queries(3):
        queries.diary_page(ana)
    with django_assert_num_queries(4) as asked:
        queries.diary_page(ana, before=first + timedelta(days=4))
    assert not any("OFFSET" in query["sql"] for query in asked.captured_queries)
    with django_assert_num_queries(4):
        queries.diary_page(ana, after=first, size=3)
    with django_assert_num_queries(2):
        queries.diary_page(ana, muscle="calf", words="x")
    with django_assert_num_queries(1):
        queries.years_of(ana)
    with django_assert_num_queries(1):
        queries.months_of(ana, 2025)
    with django_assert_num_queries(2):
        queries.days_from(ana, first, first + timedelta(days=6))
    with django_assert_num_queries(3):
        queries.diary_record(ana)


@pytest.mark.usefixtures("acting_for_ana")
def test_the_record_for_the_statistics_has_local_times_and_what_was_said(ana: Person) -> None:
    cramp(
        ana,
        "2026-03-02 03:10",
        "America/New_York",
        sites=["calf:left", "toes"],
        duration_seconds=90,
        intensity=7,
        woke_me=True,
        activity="sleeping",
        hydration="low",
        symptoms=["knot"],
        remedies=["stretching", "heat"],
        helpfulness=[3, None],
    )
    checked_in(ana, "2026-03-01", fluids_ml=1500, heat=True, own={"tea": 2, "salt": None})
    medicine(ana, "Simva", "2026-01-01", medicine_class="statin")
    record = queries.diary_record(ana)
    entries = record.entries
    assert [(entry.day, entry.local_minute) for entry in entries] == [(date(2026, 3, 1), 190)]
    assert entries[0].sites == (("calf", "left"), ("toes", ""))
    assert entries[0].remedies == (("stretching", 3), ("heat", None))
    assert entries[0].symptoms == ("knot",)
    answers = {factor: list(values) for factor, values in record.exposures.items()}
    assert answers == {"fluids_ml": [1500.0], "heat": [1.0], "own:tea": [2.0]}
    [course] = record.courses
    assert (course.name, course.stopped_on) == ("Simva", None)
    assert record.n_days == 1
