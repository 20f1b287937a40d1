"""Where cramps come, painted on the figure and counted beside it."""

from collections.abc import Sequence

import pytest
from django.template.loader import render_to_string

from diary.charts.body_map import BodyMap, body_map, level_of_share
from diary.models.codes import SITES, Muscle, muscle_and_side
from diary.patterns import SiteCount
from tests.diary.samples import MUSCLES


def looks(drawn: BodyMap) -> dict[str, set[str]]:
    """How each site is painted, on both views, without what only stands in for it."""
    found: dict[str, set[str]] = {}
    for view in drawn.views:
        for region in view.regions:
            if not region.stand_in:
                found.setdefault(region.site, set()).add(region.look)
    return found


def of(*counts: tuple[str, str, int]) -> BodyMap:
    return body_map([SiteCount(*count) for count in counts])


def test_each_side_is_painted_by_its_share_of_the_places_logged() -> None:
    painted = looks(body_map(MUSCLES.sites))  # of 23: left 12 and both 2, right 4 and both 2
    assert painted["calf:left"] == {"body-level-4"}
    assert painted["calf:right"] == {"body-level-3"}
    assert painted["shin:left"] == {"body-level-0"}


def test_both_counts_on_each_side() -> None:
    painted = looks(of(("calf", "both", 3), ("shin", "left", 97)))
    assert painted["calf:left"] == painted["calf:right"] == {"body-level-1"}


def test_a_side_that_nobody_said_is_hatched_and_not_made_up() -> None:
    drawn = of(("calf", "", 5), ("shin", "left", 5), ("shin", "", 2))
    painted = looks(drawn)
    assert painted["calf:left"] == painted["calf:right"] == {"body-unsided"}
    assert painted["shin:left"] == {"body-level-4"}
    assert painted["shin:right"] == {"body-unsided"}
    assert drawn.legend[-1].words == "side not said"


def test_without_one_the_legend_has_no_hatching() -> None:
    assert [entry.words for entry in of(("calf", "left", 1)).legend] == [
        "none",
        "under 5%",
        "5% to 15%",
        "15% to 35%",
        "35% or more",
    ]


@pytest.mark.parametrize(
    ("share", "level"), [(0, 0), (0.01, 1), (0.05, 2), (0.149, 2), (0.15, 3), (0.35, 4), (1, 4)]
)
def test_levels_begin_where_the_legend_says(share: float, level: int) -> None:
    assert level_of_share(share) == level


def test_the_list_has_every_count_in_words_most_first() -> None:
    rows = body_map(MUSCLES.sites).rows
    assert [(row.muscle, row.cramps, row.sides) for row in rows] == [
        ("Calf", 18, "left 12, right 4, both 2"),
        ("Foot arch", 5, "left 2, side not said 3"),
    ]


def test_of_many_muscles_the_rarest_stand_together() -> None:
    drawn = body_map([SiteCount(muscle, "left", 2) for muscle in Muscle.values])
    assert len(drawn.rows) == 9
    assert (drawn.rows[-1].muscle, drawn.rows[-1].cramps) == (
        "All others",
        2 * (len(Muscle.values) - 8),
    )


def test_the_arch_is_painted_on_the_sole_and_not_on_top_of_the_foot() -> None:
    front, back = of(("foot_arch", "left", 1)).views
    assert {one.look for one in front.regions} == {"body-level-0"}
    assert [one.site for one in back.regions if one.look == "body-level-4"] == ["foot_arch:left"]


def test_what_the_figure_has_no_place_for_is_counted_in_words() -> None:
    drawn = of(("other", "left", 2), ("tongue", "", 1), ("calf", "left", 1))
    assert drawn.not_on_figure == 3
    assert {row.muscle for row in drawn.rows} == {"Somewhere else", "tongue", "Calf"}
    assert "3 of them have no place on the figure." in render(drawn)


@pytest.mark.parametrize("site", SITES)
def test_every_site_is_painted_hatched_or_said_to_have_no_place(site: str) -> None:
    muscle, side = muscle_and_side(site)
    drawn = of((muscle, side or "", 1))
    painted = {look for found in looks(drawn).values() for look in found} - {"body-level-0"}
    assert painted == (
        set() if drawn.not_on_figure else {"body-level-4" if side else "body-unsided"}
    )


@pytest.mark.parametrize("sites", [(), MUSCLES.sites])
def test_the_picture_needs_no_script_and_no_style_of_its_own(sites: Sequence[SiteCount]) -> None:
    page = render(body_map(sites))
    assert page.count('<svg class="body"') == 2
    assert "<script" not in page
    assert "style=" not in page
    assert "data-site" not in page
    assert page.index("your right") < page.index("your left")


def test_a_place_says_its_count_when_pointed_at() -> None:
    assert "<title>Calf, left: 14 cramps</title>" in render(body_map(MUSCLES.sites))


def render(drawn: BodyMap) -> str:
    return render_to_string("diary/parts/body_map.html", {"map": drawn})
