"""The kinds of pattern, and the topics that they name."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.contrib.staticfiles import finders

from diary.kinds import FLUIDS, KINDS, PatternKind, kind_at
from diary.patterns.contrasts import FACTORS, Factor
from tests.diary import samples
from tests.diary.other_samples import OTHER_NOT_YETS, all_others


def test_their_addresses_are_kept_for_good() -> None:
    assert [kind.slug for kind in KINDS] == [
        "time-of-day",
        "sites",
        "frequency",
        "fluids",
        "exertion",
        "exercise",
        "sleep",
        "alcohol",
        "caffeine",
        "standing",
        "sitting",
        "heat",
        "stretching",
        "electrolytes",
        "magnesium",
        "own",
        "weekday",
        "medicines-started",
        "remedies",
        "duration",
        "intensity",
        "season",
    ]
    assert kind_at("fluids") is FLUIDS
    assert kind_at("moon-phase") is None


def test_every_finding_is_shown_on_one_page() -> None:
    for finding in (*samples.everything_found().findings, *all_others()):
        assert sum(kind.shows(finding) for kind in KINDS) == 1


def test_every_factor_of_the_statistics_has_a_page() -> None:
    for factor in (*FACTORS, Factor("own:new shoes", ">=")):
        assert sum(kind.is_about(factor.name) for kind in KINDS) == 1


def test_what_can_not_be_said_yet_waits_on_one_page() -> None:
    for wait in (*samples.NOT_YETS, *OTHER_NOT_YETS):
        assert sum(kind.awaits(wait) for kind in KINDS) == 1


def test_a_factor_without_a_page_is_shown_on_none() -> None:
    moon = replace(samples.FLUIDS, factor="moon")
    assert not any(kind.shows(moon) for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
def test_each_has_words_a_topic_and_an_icon_that_is_there(kind: PatternKind) -> None:
    assert str(kind.title)
    assert str(kind.question).endswith("?")
    assert kind.topics
    icons = finders.find("diary/icons.svg")
    assert isinstance(icons, str)
    ids = {one.get("id") for one in ElementTree.fromstring(Path(icons).read_text()).iter()}  # noqa: S314
    assert kind.icon in ids
