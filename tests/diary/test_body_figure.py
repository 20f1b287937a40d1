"""The figure: every muscle has its place, and left is the person's own left."""

import pytest

from diary.body_figure import (
    BACK,
    FRONT,
    LEGS,
    LIST_ONLY,
    VIEWS,
    Region,
    View,
    sides_drawn,
    sides_shown,
)
from diary.models.codes import SIDES, SITES, Muscle, Side


def regions_of(muscle: Muscle, view: View) -> dict[Side, Region]:
    return {region.side: region for region in view.regions if region.muscle is muscle}


@pytest.mark.parametrize("muscle", Muscle)
def test_every_muscle_has_a_place_or_is_in_the_list_alone(muscle: Muscle) -> None:
    drawn = sides_drawn(muscle)
    assert (drawn == frozenset()) == (muscle in LIST_ONLY)
    if drawn:
        assert {Side.LEFT, Side.RIGHT} <= drawn <= set(SIDES[muscle])


def test_only_somewhere_else_is_in_the_list_alone() -> None:
    assert {Muscle.OTHER} == LIST_ONLY


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_tap_on_any_place_says_a_code_that_the_list_has(view: View) -> None:
    for region in view.regions:
        assert region.site in SITES
        assert region.site in region.lit_by


def test_from_the_front_the_left_leg_is_on_the_right_and_from_the_back_on_the_left() -> None:
    shins, calves = regions_of(Muscle.SHIN, FRONT), regions_of(Muscle.CALF, BACK)
    assert shins[Side.RIGHT].mark[0] < 100 < shins[Side.LEFT].mark[0]
    assert calves[Side.LEFT].mark[0] < 100 < calves[Side.RIGHT].mark[0]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_the_halves_are_mirror_images(view: View) -> None:
    for muscle in Muscle:
        sides = regions_of(muscle, view)
        if not sides:
            continue
        left, right = sides[Side.LEFT], sides[Side.RIGHT]
        assert left.path == right.path
        assert left.mirrored is not right.mirrored
        assert left.mark[0] + right.mark[0] == 200
        assert left.mark[1] == right.mark[1]


def test_both_calves_are_shown_left_and_right() -> None:
    assert sides_shown("calf", "both") == {Side.LEFT, Side.RIGHT}
    assert sides_shown("calf", "left") == {Side.LEFT}


def test_the_middle_of_the_belly_has_a_place_of_its_own_and_that_of_the_jaw_is_its_halves() -> None:
    assert sides_shown("abdomen", "middle") == {Side.MIDDLE}
    assert sides_shown("jaw", "middle") == {Side.LEFT, Side.RIGHT}


@pytest.mark.parametrize(("muscle", "side"), [("calf", ""), ("other", "left"), ("tongue", "left")])
def test_what_has_no_place_is_shown_nowhere(muscle: str, side: str) -> None:
    assert sides_shown(muscle, side) == frozenset()


def test_a_place_is_lit_by_every_code_that_means_it_too() -> None:
    [calf] = [one for one in BACK.regions if one.site == "calf:left"]
    assert calf.lit_by == ("calf:left", "calf:both")
    [jaw] = [one for one in FRONT.regions if one.site == "jaw:right"]
    assert jaw.lit_by == ("jaw:right", "jaw:both", "jaw:middle")


def test_the_legs_lie_in_the_lower_half() -> None:
    for view in VIEWS:
        for region in view.regions:
            assert (region.mark[1] > 228) == (
                region.muscle in LEGS or region.muscle is Muscle.HAND
            ), region.site
