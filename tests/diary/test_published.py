"""What Ana is told is judged at reviews, kept, and taken back openly."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from django.db import connection
from pytest_django.fixtures import DjangoAssertNumQueries

from diary import queries, services
from diary.acting import acting_as
from diary.days import today
from diary.models import CheckIn, Episode, PatternChoices, Person, Review
from diary.patterns import Findings, Missing, find_published
from diary.published import published_findings, told_at_reviews
from tests.helpers import at, checked_in

pytestmark = pytest.mark.django_db


def keep_a_diary(person: Person, days: int, *, ratio: float = 6.0, ended: int = 1) -> date:
    """Write a diary whose cramps come after days of little to drink; return its first day.

    The last of its days was ``ended`` days ago.
    """
    rng = np.random.default_rng(7)
    first = today(person) - timedelta(days=days - 1 + ended)
    little = rng.random(days) < 0.35
    counts = rng.poisson(np.where(np.concatenate(([False], little[:-1])), 0.15 * ratio, 0.15))
    with acting_as(person):
        Episode.objects.bulk_create(
            Episode(
                owner=person,
                started_at=at(f"{first + timedelta(days=int(day))} 21:00", person.time_zone)
                + timedelta(hours=number),
                time_zone=person.time_zone,
                day_starts_at=person.day_starts_at,
            )
            for day in range(days)
            for number in range(min(counts[day], 3))
        )
        CheckIn.objects.bulk_create(
            CheckIn(
                owner=person,
                day=first + timedelta(days=day),
                time_zone=person.time_zone,
                fluids_ml=1000 if little[day] else 2250,
                sleep_hours=float(rng.integers(10, 18)) / 2,
            )
            for day in range(days)
        )
    return first


def told(person: Person) -> Findings:
    with acting_as(person):
        return published_findings(person)


def kept(person: Person) -> list[dict[str, Any]]:
    with acting_as(person):
        return [dict(row) for row in queries.reviews_of(person).values()]


def test_what_is_told_is_what_the_statistics_publish(ana: Person) -> None:
    keep_a_diary(ana, 160)
    findings = told(ana)
    with acting_as(ana):
        expected = find_published(queries.diary_record(ana))
    assert [one.factor for one in findings.claims if one.kind == "trigger"] == ["fluids_ml"]
    assert findings.findings == expected.findings
    assert findings.estimates == expected.estimates
    assert findings.withdrawn == expected.withdrawn
    assert findings.reviewed_on == expected.reviewed_on
    assert findings.tests == expected.tests


def test_who_comes_late_gets_every_review_in_order(ana: Person) -> None:
    first = keep_a_diary(ana, 160)
    told(ana)
    assert [(one["look"], one["on"]) for one in kept(ana)] == [
        (look, first + timedelta(days=look - 1)) for look in (30, 45, 68, 101, 152)
    ]


def test_looking_again_makes_nothing_anew(ana: Person) -> None:
    keep_a_diary(ana, 70)
    first = told(ana)
    before = kept(ana)
    assert told(ana) == first
    assert kept(ana) == before


def test_what_was_told_stays_when_old_entries_change(ana: Person) -> None:
    first = keep_a_diary(ana, 160)
    [before] = told(ana).triggers[:1]
    with acting_as(ana):
        CheckIn.objects.filter(day__lt=first + timedelta(days=120)).update(fluids_ml=None)
    findings = told(ana)
    after = findings.trigger("fluids_ml")
    assert after is not None
    assert replace(after, values_cramp=(), values_other=()) == replace(
        before, values_cramp=(), values_other=()
    )
    assert findings.estimate("fluids_ml") is not None
    assert findings.not_yet_for("trigger", "fluids_ml") is None


def test_charts_of_everything_else_move_on(ana: Person) -> None:
    keep_a_diary(ana, 47, ended=0)
    told(ana)
    before = kept(ana)
    with acting_as(ana):
        CheckIn.objects.filter(day=today(ana)).delete()
        Episode.objects.filter(day__gte=today(ana) - timedelta(days=10)).delete()
    frequency = told(ana).frequency
    assert frequency is not None
    with acting_as(ana):
        assert frequency.episodes == Episode.objects.count()
    assert kept(ana) == before


def test_a_day_that_is_not_over_is_not_reviewed_yet(ana: Person) -> None:
    first = keep_a_diary(ana, 30, ended=0)
    findings = told(ana)
    assert kept(ana) == []
    assert findings.reviewed_on is None
    assert findings.next_review_on == first + timedelta(days=30) == today(ana) + timedelta(days=1)


def test_the_next_review_comes_after_the_day_it_looks_at(ana: Person) -> None:
    first = keep_a_diary(ana, 40)
    findings = told(ana)
    assert findings.reviewed_on == first + timedelta(days=29)
    assert findings.next_review_on == first + timedelta(days=45)


def test_after_a_long_pause_the_next_entry_brings_the_review(ana: Person) -> None:
    keep_a_diary(ana, 40, ended=60)
    assert told(ana).next_review_on == today(ana)
    checked_in(ana, today(ana), fluids_ml=1500)
    told(ana)
    assert [one["look"] for one in kept(ana)] == [30, 45, 68]


def test_an_empty_diary_waits_for_everything(ana: Person) -> None:
    findings = told(ana)
    assert (findings.reviewed_on, findings.next_review_on) == (None, None)
    assert findings.claims == ()
    assert kept(ana) == []


def test_what_no_longer_holds_is_taken_back_at_the_next_review(ana: Person) -> None:
    keep_a_diary(ana, 102, ended=60)
    assert [one.factor for one in told(ana).claims if one.kind == "trigger"] == ["fluids_ml"]
    with acting_as(ana):
        rng = np.random.default_rng(3)
        for check_in in CheckIn.objects.all():
            check_in.fluids_ml = int(rng.integers(4, 10)) * 250
            check_in.save()
        day = today(ana) - timedelta(days=60)
        while day < today(ana):
            services.save_check_in(ana, day, fluids_ml=int(rng.integers(4, 10)) * 250)
            day += timedelta(days=1)
    findings = told(ana)
    assert findings.trigger("fluids_ml") not in findings.claims
    assert [one.factor for one in findings.withdrawn] == ["fluids_ml"]
    with acting_as(ana):
        latest, before, *_ = told_at_reviews(ana)
    assert [one.factor for one in before.published] == ["fluids_ml"]
    assert [one.factor for one in latest.withdrawn] == ["fluids_ml"]
    assert latest.published == ()


def test_what_is_missing_is_counted_as_of_today(ana: Person) -> None:
    first = keep_a_diary(ana, 40)
    told(ana)
    for day in range(36, 40):
        checked_in(ana, first + timedelta(days=day), magnesium=True)
    wait = told(ana).not_yet_for("trigger", "magnesium")
    assert wait is not None
    assert [one for one in wait.missing if one.what == "known_values"] == [
        Missing("known_values", 4, 14)
    ]


def test_nothing_is_foretold_for_before_the_next_review(ana: Person) -> None:
    keep_a_diary(ana, 70, ratio=1.0)
    findings = told(ana)
    assert findings.next_review_on is not None
    to_go = [
        one.days_to_go
        for one in findings.not_yet
        if one.kind == "trigger" and one.days_to_go is not None
    ]
    left = (findings.next_review_on - today(ana)).days
    assert to_go
    assert min(to_go) >= left


def test_a_question_of_her_own_that_is_new_waits_too(ana: Person) -> None:
    first = keep_a_diary(ana, 40)
    told(ana)
    checked_in(ana, first + timedelta(days=39), own={"cheese": 3})
    wait = told(ana).not_yet_for("trigger", "own:cheese")
    assert wait is not None
    assert wait.days_to_go is None


@pytest.mark.parametrize("days", [3, 400])
def test_five_queries_and_two_more_when_a_review_is_made(
    days: int, ana: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    keep_a_diary(ana, days)
    with acting_as(ana):
        with django_assert_num_queries(5 if days < 30 else 7):
            published_findings(ana)
        with django_assert_num_queries(5):
            published_findings(ana)


def test_ben_hears_nothing_of_anas_reviews(ana: Person, ben: Person) -> None:
    keep_a_diary(ana, 160)
    told(ana)
    assert told(ben).triggers == ()
    with acting_as(ben):
        assert not Review.objects.exists()
        assert told_at_reviews(ben) == []


@pytest.mark.django_db(transaction=True)
def test_two_visits_at_once_keep_one_review_of_each_look(
    make_person: Callable[..., Person],
) -> None:
    ana = make_person("Ana", time_zone="Europe/Berlin")
    keep_a_diary(ana, 70)

    def visit(_number: int) -> Findings:
        try:
            return told(ana)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as visitors:
        seen = list(visitors.map(visit, range(4)))
    assert [one["look"] for one in kept(ana)] == [30, 45, 68]
    assert all(one == seen[0] for one in seen)


def choose(person: Person, **chosen: Any) -> PatternChoices:
    wanted: dict[str, Any] = {"suspicion": "", "left_out": [], "cuts": {}} | chosen
    with acting_as(person):
        return services.choose_patterns(person, queries.diary_record(person), **wanted)


def test_a_suspicion_counts_from_the_first_day_that_is_not_in_the_diary(ana: Person) -> None:
    assert choose(ana, suspicion="fluids_ml").named_on == today(ana)
    checked_in(ana, today(ana), fluids_ml=1500)
    assert choose(ana, suspicion="alcohol_units").named_on == today(ana) + timedelta(days=1)


def test_naming_another_suspicion_starts_anew_and_the_same_one_does_not(ana: Person) -> None:
    choose(ana, suspicion="fluids_ml")
    long_ago = today(ana) - timedelta(days=90)
    with acting_as(ana):
        PatternChoices.objects.update(named_on=long_ago)
    assert choose(ana, suspicion="fluids_ml", left_out=["heat"]).named_on == long_ago
    assert choose(ana, suspicion="exertion").named_on == today(ana)
    assert choose(ana, suspicion="fluids_ml").named_on == today(ana)
    assert choose(ana).named_on is None


def test_every_line_that_is_tried_counts_also_when_it_is_given_up(ana: Person) -> None:
    assert choose(ana, cuts={"fluids_ml": 1500.0}).cuts["fluids_ml"]["tried"] == 1
    assert choose(ana, cuts={"fluids_ml": 1500.0}).cuts["fluids_ml"]["tried"] == 1
    assert choose(ana, cuts={"fluids_ml": 1250.0}).cuts["fluids_ml"]["tried"] == 2
    assert choose(ana).cuts["fluids_ml"] == {"threshold": None, "tried": 2}
    assert choose(ana, cuts={"fluids_ml": 1500.0}).cuts["fluids_ml"]["tried"] == 3
    with acting_as(ana):
        assert queries.choices_of(ana).cuts["fluids_ml"].tried == 3


def test_what_ana_chooses_holds_from_the_next_review_on(ana: Person) -> None:
    first = keep_a_diary(ana, 160, ended=80)
    told(ana)
    before = kept(ana)
    choose(ana, left_out=["fluids_ml"])
    assert kept(ana) == before
    assert told(ana).trigger("fluids_ml") is not None
    for day in range(160, 240):
        checked_in(ana, first + timedelta(days=day), fluids_ml=1000 + day)
    findings = told(ana)
    assert [one["look"] for one in kept(ana)][-1] == 228
    assert findings.trigger("fluids_ml") is None
    assert findings.not_yet_for("trigger", "fluids_ml") is None


def test_a_review_that_was_due_is_made_by_what_was_chosen_before(ana: Person) -> None:
    keep_a_diary(ana, 160)
    choose(ana, left_out=["fluids_ml"])
    assert [one["look"] for one in kept(ana)] == [30, 45, 68, 101, 152]
    assert told(ana).trigger("fluids_ml") is not None


def test_a_line_of_her_own_is_shown_beside_the_finding(ana: Person) -> None:
    choose(ana, cuts={"fluids_ml": 2000.0})
    keep_a_diary(ana, 160)
    found = told(ana).trigger("fluids_ml")
    assert found is not None
    assert (found.own_cut, found.threshold) == (True, 2000.0)


def test_ana_leaves_and_her_reviews_go_with_her(ana: Person) -> None:
    keep_a_diary(ana, 40)
    told(ana)
    choose(ana, suspicion="fluids_ml")
    pk = ana.pk
    services.delete_person(ana)
    with acting_as(Person(pk=pk)):
        assert not Review.objects.exists()
        assert not PatternChoices.objects.exists()
