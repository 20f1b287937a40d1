"""What was deleted for good is named nowhere any more, not in what was told either."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from diary import kinds, services
from diary.acting import acting_as
from diary.charts import charts_for
from diary.forgetting import forget_deleted
from diary.models import CheckIn, Person, Review
from diary.review_json import triggers_from_json
from tests.diary.samples import EFFORT, FLUIDS
from tests.diary.test_published import keep_a_diary, kept, told
from tests.helpers import asks, checked_in, medicine, reviewed

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def tidy(person: Person, days: int = 0) -> None:
    forget_deleted(person, timezone.now() + timedelta(seconds=1) - timedelta(days=days))


def published(person: Person) -> list[tuple[str, tuple[str, ...]]]:
    with acting_as(person):
        kept = triggers_from_json(Review.objects.get().published)
    return [(one.factor, one.adjusted_for) for one in kept]


def test_a_medicine_that_is_gone_is_not_named_in_a_review(ana: Person) -> None:
    course = medicine(ana, "Ramipril", "2026-01-01")
    reviewed(ana, 30, published=[FLUIDS])
    tidy(ana)
    assert "medicine:Ramipril" in published(ana)[0][1]
    with acting_as(ana):
        services.delete(course)
    tidy(ana, days=30)
    assert "medicine:Ramipril" in published(ana)[0][1]
    tidy(ana)
    assert published(ana) == [("fluids_ml", ("weekday", "time", "recent_cramps"))]


def test_a_question_that_no_answer_is_left_of_is_not_told_of(ana: Person) -> None:
    checked_in(ana, "2026-01-02", own={"cheese": 3})
    cheese = replace(EFFORT, factor="own:cheese")
    reviewed(ana, 30, published=[cheese, replace(EFFORT, adjusted_for=("factor:own:cheese",))])
    tidy(ana)
    assert [factor for factor, _ in published(ana)] == ["own:cheese", "exertion"]
    with acting_as(ana):
        services.delete(CheckIn.objects.get())
    tidy(ana)
    assert published(ana) == [("exertion", ())]


def test_what_ana_still_asks_stays_named_without_an_answer(ana: Person) -> None:
    asks(ana, "cheese", "amount")
    reviewed(ana, 30, published=[replace(EFFORT, factor="own:cheese")])
    tidy(ana)
    assert published(ana) == [("own:cheese", ())]


def test_bens_reviews_are_not_touched(ana: Person, ben: Person) -> None:
    reviewed(ben, 30, published=[FLUIDS])
    before = published(ben)
    tidy(ana)
    assert published(ben) == before


def test_no_answer_of_a_day_is_kept_in_a_review(ana: Person) -> None:
    keep_a_diary(ana, 160)
    told(ana)
    rows = [
        row
        for review in kept(ana)
        for name in ("published", "withdrawn", "no_link", "estimates")
        for row in review[name]
    ]
    assert rows
    longest = max(len(value) for row in rows for value in row.values() if isinstance(value, list))
    assert longest < 10
    assert not [row for row in rows if "values_cramp" in row]


def test_what_is_deleted_is_gone_from_the_picture_and_what_was_told_stays(ana: Person) -> None:
    keep_a_diary(ana, 160)
    before = told(ana).trigger("fluids_ml")
    assert before is not None
    with acting_as(ana):
        few = CheckIn.objects.filter(fluids_ml=1000).order_by("day")[:20]
        for check_in in few:
            services.delete(check_in)
    after = told(ana).trigger("fluids_ml")
    assert after is not None
    assert after.exposed == before.exposed
    assert after.rate_ratio == before.rate_ratio
    low = [
        sum(value == 1000 for value in (*one.values_cramp, *one.values_other))
        for one in (before, after)
    ]
    assert low[0] - low[1] == 20


def test_the_picture_of_what_was_told_is_empty_where_every_answer_is_gone(ana: Person) -> None:
    keep_a_diary(ana, 160)
    told(ana)
    with acting_as(ana):
        CheckIn.objects.update(fluids_ml=None)
    findings = told(ana)
    found = findings.trigger("fluids_ml")
    assert found is not None
    assert found.values_cramp == found.values_other == ()
    assert charts_for(kinds.FLUIDS, findings, "metric") == []
