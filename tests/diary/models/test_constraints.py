"""The database refuses what a form should have caught, and agrees with Python on the diary day."""

import uuid
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import available_timezones

import pytest
from django.db import DataError, IntegrityError, transaction
from django.db.models import Model
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diary.acting import acting_as
from diary.days import diary_day
from diary.models import CheckIn, Episode, MedicineCourse, PatternChoices, Person, Review
from diary.models.codes import SITES, Activity, Hydration, Remedy, Symptom
from tests.helpers import at

pytestmark = [pytest.mark.database, pytest.mark.django_db]

REFUSED = (IntegrityError, DataError)


HEAT = {"suspicion": "heat", "named_on": date(2026, 3, 3)}


def keep(model: type[Model], owner: Person, values: dict[str, Any]) -> None:
    needed: dict[type[Model], dict[str, Any]] = {
        Episode: {"started_at": at("2026-03-03 03:10"), "time_zone": "UTC"},
        CheckIn: {"day": date(2026, 3, 3)},
        MedicineCourse: {"name": "magnesium", "started_on": date(2026, 3, 3)},
        Review: {"look": 30, "on": date(2026, 3, 3)},
        PatternChoices: {},
    }
    with acting_as(owner), transaction.atomic():
        model._default_manager.create(owner=owner, **needed[model] | values)


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Episode, {"intensity": -1}),
        (Episode, {"intensity": 11}),
        (Episode, {"duration_seconds": -1}),
        (Episode, {"duration_seconds": 24 * 3600}),
        (Episode, {"soreness_minutes": -1}),
        (Episode, {"soreness_minutes": 60 * 24 * 14 + 1}),
        (Episode, {"day_starts_at": 13}),
        (Episode, {"time_zone": "Mars/Olympus_Mons"}),
        (Episode, {"activity": "flying"}),
        (Episode, {"hydration": "drowning"}),
        (Episode, {"sites": ["tail:left"]}),
        (Episode, {"sites": ["calf:left", "calf:middle"]}),
        (Episode, {"symptoms": ["boredom"]}),
        (Episode, {"remedies": ["magic"], "helpfulness": [1]}),
        (Episode, {"remedies": ["heat"], "helpfulness": []}),
        (Episode, {"remedies": ["heat"], "helpfulness": [1, 2]}),
        (Episode, {"remedies": ["heat"], "helpfulness": [4]}),
        (Episode, {"remedies": ["heat"], "helpfulness": [-1]}),
        (Episode, {"notes": "x" * 5_001}),
        (Episode, {"started_at": None}),
        (CheckIn, {"fluids_ml": -1}),
        (CheckIn, {"fluids_ml": 20_001}),
        (CheckIn, {"exercise_minutes": -1}),
        (CheckIn, {"exercise_minutes": 24 * 60 + 1}),
        (CheckIn, {"exertion": -1}),
        (CheckIn, {"exertion": 11}),
        (CheckIn, {"sleep_hours": Decimal("-0.25")}),
        (CheckIn, {"sleep_hours": Decimal("24.25")}),
        (CheckIn, {"standing_hours": Decimal(-1)}),
        (CheckIn, {"standing_hours": Decimal(25)}),
        (CheckIn, {"sitting_hours": Decimal(-1)}),
        (CheckIn, {"sitting_hours": Decimal(25)}),
        (CheckIn, {"alcohol_units": Decimal("-0.5")}),
        (CheckIn, {"alcohol_units": Decimal("100.5")}),
        (CheckIn, {"caffeine_mg": -1}),
        (CheckIn, {"caffeine_mg": 5_001}),
        (CheckIn, {"day": None}),
        (MedicineCourse, {"name": ""}),
        (MedicineCourse, {"name": "x" * 101}),
        (MedicineCourse, {"medicine_class": "placebo"}),
        (MedicineCourse, {"stopped_on": date(2026, 3, 2)}),
        (Review, {"look": 29}),
        (Review, {"on": None}),
        (Review, {"tests": -1.0}),
        (Review, {"published": {}}),
        (Review, {"withdrawn": "fluids_ml"}),
        (Review, {"no_link": None}),
        (Review, {"not_yet": 3}),
        (Review, {"estimates": {}}),
        (PatternChoices, {"suspicion": "heat"}),
        (PatternChoices, {"named_on": date(2026, 3, 3)}),
        (PatternChoices, HEAT | {"left_out": ["magnesium", "heat"]}),
        (PatternChoices, {"left_out": None}),
        (PatternChoices, {"cuts": []}),
        (PatternChoices, {"cuts": {"fluids_ml": 1500}}),
        (PatternChoices, {"cuts": {"fluids_ml": {"threshold": 1500}}}),
        (PatternChoices, {"cuts": {"fluids_ml": {"threshold": 1500, "tried": 0}}}),
        (PatternChoices, {"cuts": {"fluids_ml": {"tried": 1}}}),
        (PatternChoices, {"cuts": {"fluids_ml": {"threshold": "much", "tried": 1}}}),
    ],
)
def test_the_database_refuses_it(model: type[Model], values: dict[str, Any], ana: Person) -> None:
    with pytest.raises(REFUSED):
        keep(model, ana, values)


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Episode, {"intensity": 0}),
        (Episode, {"intensity": 10}),
        (Episode, {"duration_seconds": 0}),
        (Episode, {"duration_seconds": 24 * 3600 - 1}),
        (Episode, {"soreness_minutes": 60 * 24 * 14}),
        (Episode, {"sites": list(SITES), "symptoms": Symptom.values}),
        (Episode, {"remedies": ["heat", "cold"], "helpfulness": [None, 3]}),
        (Episode, {"remedies": Remedy.values, "helpfulness": [0] * len(Remedy)}),
        (Episode, {"notes": "ü" * 5_000}),
        (CheckIn, {"fluids_ml": 0}),
        (CheckIn, {"fluids_ml": 20_000}),
        (CheckIn, {"exercise_minutes": 24 * 60}),
        (CheckIn, {"exertion": 0}),
        (CheckIn, {"sleep_hours": Decimal(24)}),
        (CheckIn, {"alcohol_units": Decimal(100)}),
        (CheckIn, {"caffeine_mg": 5_000}),
        (MedicineCourse, {"stopped_on": date(2026, 3, 3)}),
        (Review, {"look": 5839, "published": [{"factor": "heat"}], "tests": 26.5}),
        (PatternChoices, HEAT | {"left_out": ["magnesium"]}),
        (PatternChoices, {"left_out": ["own:" + "x" * 500]}),
        (PatternChoices, {"cuts": {"fluids_ml": {"threshold": 1500, "tried": 1}}}),
        (PatternChoices, {"cuts": {"own:a b": {"threshold": None, "tried": 7}}}),
    ],
)
def test_the_database_keeps_the_ends_of_every_range(
    model: type[Model], values: dict[str, Any], ana: Person
) -> None:
    keep(model, ana, values)
    with acting_as(ana):
        kept = model._default_manager.get()
    assert {name: getattr(kept, name) for name in values} == values


@pytest.mark.parametrize("activity", ["", *Activity.values])
@pytest.mark.parametrize("hydration", ["", *Hydration.values])
def test_the_database_knows_every_code(activity: str, hydration: str, ana: Person) -> None:
    keep(Episode, ana, {"activity": activity, "hydration": hydration})
    with acting_as(ana):
        assert Episode.objects.get().activity == activity


def test_one_check_in_a_day(ana: Person, ben: Person) -> None:
    keep(CheckIn, ana, {})
    keep(CheckIn, ben, {})
    with pytest.raises(IntegrityError):
        keep(CheckIn, ana, {})


@pytest.mark.parametrize("model", [Review, PatternChoices])
def test_one_review_of_a_look_and_one_set_of_choices(
    model: type[Model], ana: Person, ben: Person
) -> None:
    keep(model, ana, {})
    keep(model, ben, {})
    with pytest.raises(IntegrityError):
        keep(model, ana, {})


def test_one_cramp_per_id_and_diary(ana: Person, ben: Person) -> None:
    id = uuid.uuid4()
    keep(Episode, ana, {"id": id})
    keep(Episode, ben, {"id": id})
    with pytest.raises(IntegrityError):
        keep(Episode, ana, {"id": id})


@pytest.mark.parametrize(
    "fact",
    [
        {"day_starts_at": 13},
        {"units": "miles"},
        {"theme": "pink"},
        {"week_starts_on": "doomsday"},
        {"remind_at": 24},
        {"conditions": ["bravery"]},
    ],
)
def test_the_database_refuses_it_of_a_person(fact: dict[str, Any], ana: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=ana.pk).update(**fact)


def test_one_person_per_email_in_any_case(ana: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.bulk_create([Person(email="ANA@example.org")])


# --- the diary day -----------------------------------------------------------------------------

FIRST = datetime(1970, 1, 2, tzinfo=UTC)
SECONDS = int((datetime(2037, 12, 30, tzinfo=UTC) - FIRST).total_seconds())
ZONES = sorted(zone for zone in available_timezones() if "/" in zone and "Etc" not in zone)


@given(
    instants=st.lists(
        st.tuples(
            st.integers(0, SECONDS).map(lambda passed: FIRST + timedelta(seconds=passed)),
            st.sampled_from(ZONES),
            st.integers(0, 12),
        ),
        min_size=20,
        max_size=40,
    )
)
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_python_and_the_database_agree_on_the_diary_day(
    ana: Person, instants: list[tuple[datetime, str, int]]
) -> None:
    with acting_as(ana):
        kept = Episode.objects.bulk_create(
            Episode(owner=ana, started_at=instant, time_zone=zone, day_starts_at=starts_at)
            for instant, zone, starts_at in instants
        )
        days = dict(Episode.objects.filter(id__in=[e.id for e in kept]).values_list("id", "day"))
    for episode in kept:
        expected = diary_day(episode.started_at, episode.time_zone, episode.day_starts_at)
        assert days[episode.id] == expected, (episode.started_at, episode.time_zone)


@pytest.mark.parametrize(
    ("local", "fold", "day"),
    [
        ("2026-03-29 05:59", 0, date(2026, 3, 28)),  # the clocks went forward at 2
        ("2026-03-29 06:00", 0, date(2026, 3, 29)),
        ("2026-10-25 02:30", 0, date(2026, 10, 24)),  # came twice
        ("2026-10-25 02:30", 1, date(2026, 10, 24)),
        ("2026-10-25 06:00", 0, date(2026, 10, 25)),
        ("2026-01-01 00:00", 0, date(2025, 12, 31)),
    ],
)
def test_the_diary_day_starts_by_the_clock_on_the_wall(
    local: str, fold: int, day: date, ana: Person
) -> None:
    instant = at(local, "Europe/Berlin").replace(fold=0)
    if fold:
        instant = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    keep(Episode, ana, {"started_at": instant, "time_zone": "Europe/Berlin"})
    with acting_as(ana):
        assert Episode.objects.get().day == day
    assert diary_day(instant, "Europe/Berlin", 6) == day


def test_the_diary_day_follows_a_changed_start_and_zone(ana: Person) -> None:
    keep(Episode, ana, {})
    with acting_as(ana):
        episode = Episode.objects.get()
        assert episode.day == date(2026, 3, 2)
        Episode.objects.update(time_zone="Asia/Tokyo")
        assert Episode.objects.get().day == date(2026, 3, 3)
        Episode.objects.update(day_starts_at=0)
        assert Episode.objects.get().day == date(2026, 3, 3)
