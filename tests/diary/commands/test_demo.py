"""``manage.py demo``: people to try the product with, and what their diaries hold."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from diary.acting import acting_as
from diary.demo import DEFAULT_SEED, DEMO_PEOPLE, PASSWORD, athlete_diary, patient_diary
from diary.exchange.diary_json import DiaryFile, as_json, read_diary, record_of, write_diary
from diary.models import CheckIn, Episode, Person
from diary.patterns import Level, find_patterns
from tests.helpers import cramp

TODAY = date(2026, 11, 23)
CLAIMED = {Level.CLEAR, Level.LIKELY}


def demo(*arguments: str) -> str:
    out = StringIO()
    call_command("demo", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def pat(db: None) -> Person:
    demo("--as-of", "2026-11-23")
    return Person.objects.get(email="pat@demo.example")


def test_the_logins_are_said_and_work(pat: Person, client: Client) -> None:
    said = demo()
    for person in DEMO_PEOPLE:
        assert person.email in said
        assert client.login(email=person.email, password=PASSWORD)
        assert EmailAddress.objects.get(email=person.email).verified
    assert PASSWORD in said
    validate_password(PASSWORD, pat)


@pytest.mark.parametrize(
    ("email", "group"), [("nora@demo.example", "Editors"), ("rita@demo.example", "Reviewers")]
)
def test_nora_edits_articles_and_rita_reviews_them(db: None, email: str, group: str) -> None:
    Group.objects.get_or_create(name=group)
    demo()
    person = Person.objects.get(email=email)
    assert [one.name for one in person.groups.all()] == [group]
    assert not person.is_superuser


@pytest.mark.database
def test_again_it_changes_nothing_that_pat_did_since(pat: Person) -> None:
    cramp(pat, "2026-11-23 14:00", notes="Mine")
    left = write_diary(pat)
    assert "(as they were)" in demo("--as-of", "2026-12-24", "--seed", "7")
    assert write_diary(pat) == left


@pytest.mark.database
def test_fresh_makes_the_diaries_anew(pat: Person) -> None:
    left = write_diary(pat)
    cramp(pat, "2026-11-23 14:00", notes="Mine")
    demo("--as-of", "2026-11-23", "--fresh")
    assert write_diary(pat) == left
    demo("--as-of", "2026-12-24", "--fresh")
    assert write_diary(pat)["last_day"] == "2026-12-23"


@pytest.mark.database
def test_nothing_in_a_diary_of_today_lies_in_the_future(db: None) -> None:
    demo()
    for email in ("pat@demo.example", "alex@demo.example"):
        person = Person.objects.get(email=email)
        with acting_as(person):
            assert Episode.objects.exists()
            assert not Episode.objects.filter(started_at__gt=timezone.now()).exists()
            assert not Episode.objects.filter(logged_at__gt=timezone.now()).exists()
            assert CheckIn.objects.exists()


@pytest.mark.django_db
def test_not_in_production(settings: Any) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="not in production"):
        demo()
    assert not Person.objects.exists()


@pytest.mark.parametrize("diary", [patient_diary, athlete_diary])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_demo_diary_is_a_proper_diary_and_always_the_same(
    diary: Callable[[int, date], DiaryFile], seed: int
) -> None:
    written = as_json(diary(seed, TODAY))
    assert written == as_json(diary(seed, TODAY)) != as_json(diary(seed + 1, TODAY))
    read = read_diary(written)
    assert read.last_day == TODAY - timedelta(days=1)
    assert all(episode.logged_at >= episode.started_at for episode in logged(read))


def logged(diary: DiaryFile) -> Any:
    return [episode for episode in diary.episodes if isinstance(episode.logged_at, datetime)]


def test_pats_fourteen_months_have_gaps_a_lapse_and_a_medicine() -> None:
    diary = patient_diary(DEFAULT_SEED, TODAY)
    record = record_of(diary)
    assert record.n_days >= 420
    assert 0.7 < record.check_in.mean() < 0.95
    assert 14 <= (~record.observed).sum() <= 40
    assert any(check_in.cramp_free for check_in in diary.check_ins)
    assert "thiazide_diuretic" in {course.medicine_class for course in diary.medicine_courses}
    (red_flag,) = (one for one in diary.episodes if "swelling_warmth" in one.symptoms)
    assert red_flag.started_at.date() < TODAY - timedelta(days=150)
    notes = [episode.notes for episode in diary.episodes if episode.notes]
    assert len(notes) == len(set(notes)) > 15


@pytest.mark.parametrize("today", [TODAY, date(2027, 4, 2)])
def test_pats_diary_shows_what_is_true_in_it(today: date) -> None:
    findings = find_patterns(record_of(patient_diary(DEFAULT_SEED, today)))
    fluids = findings.trigger("fluids_ml")
    assert fluids is not None
    assert fluids.level in CLAIMED
    assert (fluids.lag, fluids.op, fluids.threshold) == (1, "<=", 1250)
    assert fluids.interval.low < 2.6 < fluids.interval.high
    assert findings.time_of_day is not None
    assert findings.time_of_day.level is Level.CLEAR
    assert findings.time_of_day.night_share > 0.6
    assert findings.side is not None
    assert findings.side.side == "left"
    assert findings.muscle_sites is not None
    assert findings.muscle_sites.muscles[0].muscle == "calf"


@pytest.mark.parametrize("today", [TODAY, date(2027, 4, 2)])
def test_alexs_season_shows_the_hard_days(today: date) -> None:
    findings = find_patterns(record_of(athlete_diary(DEFAULT_SEED, today)))
    exertion = findings.trigger("exertion")
    assert exertion is not None
    assert exertion.level in CLAIMED
    assert (exertion.lag, exertion.op) == (0, ">=")
    assert findings.muscle_sites is not None
    assert {one.muscle for one in findings.muscle_sites.muscles[:2]} == {"hamstring", "calf"}
