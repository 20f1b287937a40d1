"""What a review keeps comes back from its JSON as it was, and no answer of a day is in it."""

from dataclasses import fields, replace
from datetime import date
from math import inf, nan

import numpy as np

from diary.acting import acting_as
from diary.models import Person, Review
from diary.patterns import Interval, Level, Missing, NotYet
from diary.review_json import (
    triggers_as_json,
    triggers_from_json,
    waits_as_json,
    waits_from_json,
)
from tests.diary import samples


def test_a_trigger_comes_back_from_its_json_as_it_was(ana: Person) -> None:
    odd = replace(
        samples.FLUIDS,
        level=Level.NO_LINK,
        rate_ratio=0.1 + 0.2,
        interval=Interval(0.0, inf),
        threshold=1 / 3,
        yes_no=True,
        unit="slices",
        suspected=True,
        own_cut=True,
    )
    with acting_as(ana):
        Review.objects.create(
            owner=ana,
            look=30,
            on=date(2026, 3, 3),
            published=triggers_as_json([samples.FLUIDS, odd]),
            not_yet=waits_as_json(samples.NOT_YETS),
        )
        row = Review.objects.get()
    assert triggers_from_json(row.published) == tuple(
        replace(one, values_cramp=(), values_other=()) for one in (samples.FLUIDS, odd)
    )
    assert waits_from_json(row.not_yet) == tuple(samples.NOT_YETS)
    values = {"values_cramp", "values_other"}
    assert {one.name for one in fields(odd)} - values == set(row.published[0])


def test_what_is_no_number_comes_back_too() -> None:
    odd = replace(samples.FLUIDS, p_adjusted=nan)
    [back] = triggers_from_json(triggers_as_json([odd]))
    assert np.isnan(back.p_adjusted)


def test_a_wait_of_a_named_thing_comes_back() -> None:
    wait = NotYet("course_change", "Simva", (Missing("days_after", 3, 28),), 25)
    assert waits_from_json(waits_as_json([wait])) == (wait,)
