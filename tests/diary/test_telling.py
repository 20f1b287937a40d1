"""What a diary tells, the most telling first."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from diary.acting import acting_as
from diary.kinds import TIME_OF_DAY
from diary.models import Person
from diary.patterns import Findings, Level
from diary.telling import most_telling, recent_red_flags, tellings_of
from knowledge.kinds import Kind
from tests.diary import samples
from tests.helpers import checked_in, cramp
from tests.knowledge.helpers import article, section


def order(findings: Findings) -> list[tuple[str, str]]:
    return [(one.kind.slug, one.statement.level) for one in tellings_of(findings, "metric")]


def test_clear_then_likely_then_counted_then_no_link_then_not_yet() -> None:
    findings = Findings(
        (
            samples.TIME_OF_DAY,
            samples.SIDE,
            samples.MUSCLES,
            replace(samples.FREQUENCY, level=Level.DESCRIBED),
            replace(samples.EFFORT, level=Level.NO_LINK),
        ),
        samples.NOT_YETS[4:5],
    )
    assert order(findings)[:5] == [
        ("time-of-day", "clear"),
        ("sites", "likely"),
        ("frequency", "described"),
        ("exertion", "no_link"),
        ("fluids", "not_yet"),
    ]
    assert {level for _, level in order(findings)[5:]} == {"not_yet"}


def test_of_one_level_the_findings_decide() -> None:
    findings = Findings((samples.FLUIDS, samples.TIME_OF_DAY))
    assert [slug for slug, _ in order(findings)][:2] == ["fluids", "time-of-day"]


def test_an_empty_diary_waits_for_every_kind() -> None:
    assert {level for _, level in order(Findings())} == {"not_yet"}


@pytest.mark.django_db
def test_the_most_telling_comes_with_what_to_read(ana: Person, ben: Person) -> None:
    article("night", section("At night", Kind.CAUSE, ["night-cramps"]))
    for night in range(10, 25):
        cramp(ana, f"2026-03-{night} 03:10", sites=["calf:left"])
    with acting_as(ana):
        telling = most_telling(ana)
    assert telling is not None
    assert telling.kind is TIME_OF_DAY
    assert telling.statement.says == "Most of the cramps you logged came between 03:00 and 04:00."
    assert telling.section is not None
    assert telling.section.heading == "At night"
    with acting_as(ben):
        assert most_telling(ben) is None


@pytest.mark.django_db
def test_a_library_without_the_article_leaves_the_link_out(ana: Person) -> None:
    cramp(ana, "2026-03-10 03:10")
    with acting_as(ana):
        telling = most_telling(ana)
    assert telling is not None
    assert telling.section is None


@pytest.mark.django_db
def test_it_takes_seven_queries_at_most(
    ana: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article("night", section("At night", Kind.CAUSE, ["night-cramps"]))
    checked_in(ana, "2026-03-10", fluids_ml=1500)
    cramp(ana, "2026-03-10 03:10")
    with acting_as(ana), django_assert_num_queries(7):
        most_telling(ana)


@pytest.mark.django_db
def test_red_flags_of_the_last_week_are_remembered(ana: Person) -> None:
    now = timezone.now()
    for days, symptom in ((1, "dark_urine"), (3, "fever"), (20, "chest_pain")):
        local = (now - timedelta(days=days)).astimezone().strftime("%Y-%m-%d %H:%M")
        cramp(ana, local, "UTC", symptoms=[symptom])
    with acting_as(ana):
        assert [flag.id for flag in recent_red_flags(ana)] == ["RF-3", "RF-19"]
