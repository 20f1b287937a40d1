"""Whatever is sent to the form of a cramp, it answers in words and never falls over."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diary import services
from diary.acting import acting_as
from diary.days import diary_day
from diary.forms.episode import EpisodeForm
from diary.models import Episode, Person
from diary.models.codes import SITES, Activity, Hydration, Remedy, Symptom

NAMES = [*EpisodeForm.base_fields, *(f"helped_{remedy}" for remedy in Remedy), "stranger"]

SEEDED = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
anything = st.one_of(
    st.text(max_size=40),
    st.integers().map(str),
    st.floats().map(str),
    st.dates().map(str),
    st.times().map(str),
    st.sampled_from([*SITES, *Symptom.values, *Remedy.values, "yes", "first", "localtime"]),
)


def sent(fields: dict[str, Any]) -> QueryDict:
    return QueryDict(urlencode(fields, doseq=True, errors="replace"))


@pytest.fixture
def form_of_ana(ana: Person) -> Any:
    return lambda fields: EpisodeForm(sent(fields), person=ana)


@given(st.dictionaries(st.sampled_from(NAMES), st.lists(anything, min_size=1, max_size=3)))
@example({"date": ["9999-12-31"], "time": ["23:59"], "time_zone": ["Pacific/Kiritimati"]})
@example({"date": ["0001-01-01"], "time": ["00:00"], "time_zone": ["America/New_York"]})
@example({"date": ["2026-03-03"], "time": ["03:10"], "duration_minutes": ["9" * 5000]})
@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_garbage_is_refused_in_words_and_kept(form_of_ana: Any, fields: dict[str, Any]) -> None:
    form = form_of_ana(fields)
    if not form.is_valid():
        assert all(str(message) for messages in form.errors.values() for message in messages)
    assert form.id
    assert isinstance(form.asks_which, bool)
    assert all(str(form[name]) for name in form.fields)


@st.composite
def cramps(draw: st.DrawFn) -> dict[str, Any]:
    """What a person may send in earnest."""
    day = draw(st.dates(date(1970, 1, 2), date(2026, 1, 1)))
    either = st.sampled_from
    return {
        "date": str(day),
        "time": draw(st.times()).strftime("%H:%M"),
        "time_zone": draw(either(["", "Europe/Berlin", "America/New_York", "Asia/Kathmandu"])),
        "which": "second",
        "sites": draw(st.lists(either(SITES), max_size=4)),
        "intensity": draw(either(["", *map(str, range(11))])),
        "duration_step": draw(either(["", "10", "600"])),
        "duration_minutes": draw(st.one_of(st.just(""), st.integers(0, 1438).map(str))),
        "duration_seconds": draw(st.one_of(st.just(""), st.integers(0, 59).map(str))),
        "woke_me": draw(either(["", "yes", "no"])),
        "activity": draw(either(["", *Activity.values])),
        "hydration": draw(either(["", *Hydration.values])),
        "symptoms": draw(st.lists(either(Symptom.values), max_size=4)),
        "soreness_hours": draw(st.one_of(st.just(""), st.integers(0, 300).map(str))),
        "remedies": draw(st.lists(either(Remedy.values), max_size=3)),
        "helped_heat": draw(either(["", "0", "3"])),
        "notes": draw(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))),
    }


@given(cramps())
@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_what_the_form_takes_the_database_takes_and_shows_again(
    ana: Person, fields: dict[str, Any]
) -> None:
    form = EpisodeForm(sent(fields), person=ana)
    if not form.is_valid():
        assert set(form.errors) == {"time"}, form.errors  # an hour that the clocks skipped
        return
    with acting_as(ana):
        kept = services.log_episode(ana, form.id, **form.values())
        Episode.objects.all().delete()
    assert kept.day == diary_day(kept.started_at, kept.time_zone, 6)
    shown = EpisodeForm(person=ana, episode=kept)
    again = {name: shown[name].value() for name in shown.fields}
    again |= {name: "" for name, value in again.items() if value is None}
    unchanged = EpisodeForm(sent(again), person=ana, episode=kept)
    assert unchanged.is_valid(), unchanged.errors
    assert unchanged.values() == form.values()


def when(person: Person, **fields: str) -> tuple[datetime | None, dict[str, list[str]]]:
    form = EpisodeForm(sent(fields), person=person)
    form.is_valid()
    return form.cleaned_data.get("started_at"), {
        k: [str(m) for m in v] for k, v in form.errors.items()
    }


@pytest.mark.parametrize(
    ("zone", "day", "time", "words"),
    [
        ("Europe/Berlin", "2026-03-29", "02:00", "up to 01:59, or from 03:00"),
        ("America/New_York", "2026-03-08", "02:59", "up to 01:59, or from 03:00"),
        ("Australia/Lord_Howe", "2025-10-05", "02:15", "up to 01:59, or from 02:30"),
        (
            "Pacific/Apia",
            "2011-12-30",
            "12:00",
            "up to Thursday 29 December, 23:59, or from Saturday 31 December, 00:00",
        ),
    ],
)
def test_times_that_never_were(zone: str, day: str, time: str, words: str, ana: Person) -> None:
    instant, errors = when(ana, time_zone=zone, date=day, time=time)
    assert instant is None
    assert words in errors["time"][0]


def test_the_last_minute_before_a_gap_and_the_first_after_it_are_neighbours(ana: Person) -> None:
    last, _ = when(ana, date="2026-03-29", time="01:59")
    first, _ = when(ana, date="2026-03-29", time="03:00")
    assert last is not None
    assert first is not None
    assert first - last == timedelta(minutes=1)


def test_the_second_of_two_hours_that_is_still_to_come_is_not_asked_for(
    ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the first pass of a repeated hour, only the first is possible."""
    now = datetime(2025, 10, 26, 0, 40, tzinfo=UTC)
    monkeypatch.setattr("diary.forms.episode.timezone.now", lambda: now)
    instant, errors = when(ana, date="2025-10-26", time="02:30")
    assert errors == {}
    assert instant == datetime(2025, 10, 26, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(("hour", "which"), [(0, "first"), (1, "second")])
def test_now_in_a_repeated_hour_is_chosen_rightly(
    hour: int, which: str, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime(2025, 10, 26, hour, 40, 20, tzinfo=UTC)
    monkeypatch.setattr("diary.forms.episode.timezone.now", lambda: now)
    form = EpisodeForm(person=ana)
    assert form.asks_which
    assert form["which"].value() == which
    shown = {name: str(form[name].value()) for name in ("date", "time", "time_zone", "which")}
    instant, errors = when(ana, **shown)
    assert errors == {}
    assert instant == now.replace(second=0)


def test_the_zone_decides_which_day_is_still_to_come(
    ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime(2026, 3, 3, 23, 30, tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC)
    monkeypatch.setattr("diary.forms.episode.timezone.now", lambda: now)
    _, errors = when(ana, date="2026-03-04", time="07:00")
    assert "It is now 23:30 on Tuesday 3 March 2026." in errors["date"][0]
    instant, errors = when(ana, date="2026-03-04", time="07:00", time_zone="Asia/Tokyo")
    assert errors == {}
    assert instant == datetime(2026, 3, 3, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        (["calf:left", "calf"], ["calf:left"]),
        (["calf:left", "calf:both"], ["calf:both"]),
        (["calf:right", "calf:left"], ["calf:left", "calf:right"]),
        (["toes", "toes"], ["toes"]),
        (["neck:middle", "neck:left"], ["neck:left", "neck:middle"]),
    ],
)
def test_a_site_that_another_includes_is_said_once(
    chosen: list[str], kept: list[str], ana: Person
) -> None:
    form = EpisodeForm(sent({"sites": chosen}), person=ana)
    form.is_valid()
    assert form.cleaned_data["sites"] == kept
