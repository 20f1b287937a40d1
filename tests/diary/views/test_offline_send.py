"""What waited on a device comes in: once each, into its owner's diary, or back with the reason."""

import json
import uuid
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from diary import queries
from diary.acting import acting_as
from diary.models import CheckIn, Person
from tests.diary.views.pages import Answer, SignIn, diary_of, said
from tests.helpers import asks, checked_in, cramp

LONG_BEFORE = "2026-03-01T20:00:00.000Z"


def waited(person: Person, kind: str = "log", **more: Any) -> dict[str, Any]:
    """What Ana's phone sends of an entry that waited."""
    fields = said() if kind == "log" else {"day": "2026-03-02"}
    tags = {"owner": str(person.pk), "kind": kind, "written_at": datetime.now(UTC).isoformat()}
    return fields | tags | more


def send(browser: Client, entry: dict[str, Any]) -> tuple[int, Any]:
    answer: Answer = browser.post("/offline/send/", entry)
    return answer.status_code, json.loads(answer.content)


def check_in_of(person: Person, day: str = "2026-03-02") -> CheckIn | None:
    with acting_as(person):
        return queries.check_in_of(person, date.fromisoformat(day))


def test_a_token_comes_fresh_with_whose_it_is_and_is_kept_nowhere(
    ana: Person, phone: Client
) -> None:
    answer = phone.get("/offline/token/")
    given = json.loads(answer.content)
    assert given["owner"] == ana.pk
    assert "no-store" in answer.headers["Cache-Control"]
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ana)
    token = json.loads(strict.get("/offline/token/").content)["token"]
    entry = waited(ana, sites=["calf:left"])
    assert strict.post("/offline/send/", entry).status_code == 403
    assert diary_of(ana) == []
    assert strict.post("/offline/send/", entry, headers={"X-CSRFToken": token}).status_code == 200
    assert [one.sites for one in diary_of(ana)] == [["calf:left"]]


@pytest.mark.django_db
def test_a_stranger_gets_no_token_and_sends_nothing(ana: Person) -> None:
    answer = Client().get("/offline/token/")
    assert (answer.status_code, json.loads(answer.content)) == (401, {"owner": None})
    assert send(Client(), waited(ana)) == (401, {"owner": None})
    assert diary_of(ana) == []


def test_what_is_anas_is_not_taken_from_ben(ana: Person, ben: Person, as_person: SignIn) -> None:
    assert send(as_person(ben), waited(ana)) == (401, {"owner": None})
    assert diary_of(ana) == diary_of(ben) == []


def test_a_cramp_sent_twice_is_kept_once(ana: Person, phone: Client) -> None:
    entry = waited(ana, sites=["calf:left"], notes="in the tent")
    assert send(phone, entry) == send(phone, entry) == (200, {"saved": True})
    assert [one.notes for one in diary_of(ana)] == ["in the tent"]


def test_a_cramp_that_the_phone_could_still_save_is_not_kept_again(
    ana: Person, phone: Client
) -> None:
    """The answer to the first try was lost on the way: the phone believes that it waits."""
    entry = waited(ana, sites=["toes"])
    phone.post("/log/", entry)
    assert send(phone, entry) == (200, {"saved": True})
    assert len(diary_of(ana)) == 1


def test_a_time_that_never_was_comes_back_with_the_reason(ana: Person, phone: Client) -> None:
    status, told = send(phone, waited(ana, date="2026-03-29", time="02:30"))
    assert status == 422
    assert "02:30 did not exist that day" in told["reasons"][0]
    assert told["reasons"][0].startswith("Time: ")
    assert diary_of(ana) == []


def test_a_cramp_deleted_meanwhile_does_not_come_back(ana: Person, phone: Client) -> None:
    entry = waited(ana)
    send(phone, entry)
    phone.post(reverse("episode_delete", args=[entry["uuid"]]))
    status, told = send(phone, entry)
    assert status == 409
    assert "deleted" in told["reasons"][0]
    assert diary_of(ana) == []


def test_a_cramp_changed_meanwhile_is_left_as_it_is(ana: Person, phone: Client) -> None:
    kept = cramp(ana, "2026-03-03 03:10", id=uuid.uuid4(), notes="changed at the desk")
    status, told = send(phone, waited(ana, uuid=str(kept.id), notes="from the phone"))
    assert status == 409
    assert "changed there since" in told["reasons"][0]
    assert [one.notes for one in diary_of(ana)] == ["changed at the desk"]


def test_neither_a_cramp_nor_a_check_in_is_refused(ana: Person, phone: Client) -> None:
    assert send(phone, waited(ana, kind="medicine"))[0] == 400


def test_a_check_in_adds_what_was_answered_and_takes_nothing_away(
    ana: Person, phone: Client
) -> None:
    asks(ana, "Yoga")
    checked_in(ana, "2026-03-02", sleep_hours=7, own={"Read": True})
    entry = waited(ana, kind="check_in", fluids_ml="1500")
    assert send(phone, entry) == send(phone, entry) == (200, {"saved": True})
    kept = check_in_of(ana)
    assert kept
    assert (kept.fluids_ml, kept.sleep_hours) == (1500, Decimal(7))
    assert kept.own == {"Read": True}


def test_an_own_answer_waits_like_the_others(ana: Person, phone: Client) -> None:
    yoga = asks(ana, "Yoga")
    checked_in(ana, "2026-03-02", own={"Read": True})
    send(phone, waited(ana, kind="check_in", **{f"own_{yoga.id.hex}": "yes"}))
    kept = check_in_of(ana)
    assert kept
    assert kept.own == {"Read": True, "Yoga": True}


def test_a_later_answer_is_not_overwritten_by_one_that_waited(ana: Person, phone: Client) -> None:
    checked_in(ana, "2026-03-02", fluids_ml=2000)
    old = waited(ana, kind="check_in", fluids_ml="1500", written_at=LONG_BEFORE)
    status, told = send(phone, old)
    assert status == 409
    assert "answered this otherwise later" in told["reasons"][0]
    kept = check_in_of(ana)
    assert kept
    assert kept.fluids_ml == 2000
    ahead = (datetime.now(UTC) + timedelta(minutes=1)).isoformat()
    assert send(phone, old | {"written_at": ahead})[0] == 200


def test_no_cramp_is_refused_where_the_diary_holds_one(ana: Person, phone: Client) -> None:
    cramp(ana, "2026-03-02 12:00")
    status, told = send(phone, waited(ana, kind="check_in", cramp_free="yes", heat="yes"))
    assert status == 409
    assert "Monday 2 March" in told["reasons"][0]
    assert check_in_of(ana) is None


def test_no_cramp_can_be_all_that_is_said(ana: Person, phone: Client) -> None:
    assert send(phone, waited(ana, kind="check_in", cramp_free="yes"))[0] == 200
    kept = check_in_of(ana)
    assert kept
    assert kept.cramp_free is True


@pytest.mark.parametrize("day", ["", "yesterday", "1799-01-01", "2999-01-01"])
def test_a_check_in_needs_a_day_that_has_begun(day: str, ana: Person, phone: Client) -> None:
    assert send(phone, waited(ana, kind="check_in", day=day, heat="yes"))[0] == 422
    with acting_as(ana):
        assert not CheckIn.objects.exists()


def test_sending_costs_the_same_in_a_long_diary(
    ana: Person, phone: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    send(phone, waited(ana))
    with django_assert_num_queries(10):
        send(phone, waited(ana))
    for day in range(1, 20):
        cramp(ana, f"2026-02-{day:02} 12:00")
    with django_assert_num_queries(10):
        send(phone, waited(ana))
