"""Ana adds what she wonders about to her daily check-in."""

import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from diary import queries, services
from diary.acting import acting_as
from diary.days import today
from diary.models import CheckIn, Episode, OwnFactor, PatternChoices, Person
from diary.published import published_findings
from tests.diary.views.pages import shown_value, text_of
from tests.diary.views.test_check_in import is_chosen
from tests.helpers import asks, at, checked_in, suspects

Browser = Callable[[Person], Client]
PAGE = "/check-in/own/"
DAY = "/check-in/2026-03-03/"


def typed(**changed: str) -> dict[str, str]:
    new = {"uuid": str(uuid.uuid4()), "name": "New shoes", "kind": "yes_no", "unit": ""}
    return new | changed


def own_of(person: Person) -> list[OwnFactor]:
    with acting_as(person):
        return list(queries.own_factors_of(person))


def answers_of(person: Person) -> list[dict[str, Any]]:
    with acting_as(person):
        return [row.own for row in CheckIn.objects.order_by("day")]


def test_what_ana_adds_is_asked_in_her_check_in(ana: Person, as_person: Browser) -> None:
    phone = as_person(ana)
    page = text_of(phone.post(PAGE, typed(), follow=True))
    assert "“New shoes” is in your check-in from now on." in page
    phone.post(PAGE, typed(name="Tea", kind="amount", unit="cups"))
    shoes, tea = own_of(ana)
    page_of_day = phone.get(DAY)
    assert "New shoes" in text_of(page_of_day)
    assert "cups" in text_of(page_of_day)
    assert is_chosen(page_of_day, f"own_{shoes.id.hex}", "")
    assert shown_value(page_of_day, f"own_{tea.id.hex}") == ""


def test_her_answers_are_kept_shown_again_and_can_be_taken_back(
    ana: Person, as_person: Browser
) -> None:
    shoes, tea = asks(ana, "New shoes"), asks(ana, "Tea", "amount", "cups")
    phone = as_person(ana)
    phone.post(DAY, {f"own_{shoes.id.hex}": "no", f"own_{tea.id.hex}": "2,5"})
    assert answers_of(ana) == [{"New shoes": False, "Tea": 2.5}]
    page = phone.get(DAY)
    assert is_chosen(page, f"own_{shoes.id.hex}", "no")
    assert shown_value(page, f"own_{tea.id.hex}") == "2.5"
    phone.post(DAY, {f"own_{shoes.id.hex}": "yes", f"own_{tea.id.hex}": ""})
    assert answers_of(ana) == [{"New shoes": True}]


def test_not_answered_is_not_no_and_not_zero(ana: Person, as_person: Browser) -> None:
    asks(ana, "New shoes")
    asks(ana, "Tea", "amount")
    as_person(ana).post(DAY, {"fluids_ml": "1500"})
    assert answers_of(ana) == [{}]


@pytest.mark.parametrize("value", ["-1", "1000001", "plenty", "1.234"])
def test_an_amount_that_cannot_be_is_refused_by_its_field(
    value: str, ana: Person, as_person: Browser
) -> None:
    tea = asks(ana, "Tea", "amount", "cups")
    answer = as_person(ana).post(DAY, {f"own_{tea.id.hex}": value, "fluids_ml": "1500"})
    assert answer.status_code == 422
    assert shown_value(answer, "fluids_ml") == "1500"
    assert answers_of(ana) == []


def test_a_name_is_shown_as_it_was_typed_and_does_nothing_else(
    ana: Person, as_person: Browser
) -> None:
    name = "<script>alert(1)</script> & 100% %(name)s"
    phone = as_person(ana)
    phone.post(PAGE, typed(name=name, kind="amount", unit="<b>"))
    [factor] = own_of(ana)
    assert factor.name == name
    checked_in(ana, today(ana), own={name: 3})
    for address in (PAGE, f"{PAGE}{factor.id}/", DAY, "/", "/diary/", "/patterns/choices/"):
        page = phone.get(address).content.decode()
        assert "<script>alert" not in page, address
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; 100% %(name)s" in page, address
    assert phone.get("/patterns/own/").status_code == 200


def test_sent_twice_is_added_once(ana: Person, as_person: Browser) -> None:
    sent = typed()
    for _ in range(2):
        assert as_person(ana).post(PAGE, sent).status_code == 302
    assert len(own_of(ana)) == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": ""}, "Give it a name"),
        ({"name": "x" * 101}, "at most 100 characters"),
        ({"name": "nul\x00"}, "Null characters"),
        ({"name": "tea "}, "You have “Tea” already"),
        ({"kind": "often"}, "not one of the available choices"),
        ({"unit": "pairs"}, "A yes or no is not counted"),
        ({"kind": "amount", "unit": "x" * 21}, "at most 20 characters"),
        ({"uuid": "not-a-uuid"}, "valid UUID"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_added(
    changed: dict[str, str], said: str, ana: Person, as_person: Browser
) -> None:
    asks(ana, "Tea", "amount")
    answer = as_person(ana).post(PAGE, typed(**changed))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert [one.name for one in own_of(ana)] == ["Tea"]


def test_more_than_ten_are_too_many(ana: Person, as_person: Browser) -> None:
    for number in range(10):
        asks(ana, f"Thing {number}")
    phone = as_person(ana)
    assert "Stop asking for one first" in text_of(phone.get(PAGE))
    assert phone.post(PAGE, typed()).status_code == 422
    assert len(own_of(ana)) == 10
    [first, *_] = own_of(ana)
    phone.post(f"{PAGE}{first.id}/ask/", {"asked": "no"})
    assert phone.post(PAGE, typed()).status_code == 302
    phone.post(f"{PAGE}{first.id}/ask/", {"asked": "yes"})
    assert sum(not one.retired for one in own_of(ana)) == 10


def test_another_name_goes_to_every_answer_choice_and_review(
    ana: Person, as_person: Browser
) -> None:
    tea = asks(ana, "Tea", "amount", "cups")
    checked_in(ana, "2026-03-02", own={"Tea": 2, "other": True})
    checked_in(ana, "2026-03-03", own={"other": False})
    suspects(ana, "own:Tea")
    answer = as_person(ana).post(f"{PAGE}{tea.id}/", {"name": "Black tea", "unit": "mugs"})
    assert answer.status_code == 302
    assert answers_of(ana) == [{"Black tea": 2, "other": True}, {"other": False}]
    with acting_as(ana):
        assert PatternChoices.objects.get().suspicion == "own:Black tea"
        assert [(one.name, one.unit) for one in OwnFactor.objects.all()] == [("Black tea", "mugs")]


def test_a_name_that_another_has_is_refused(ana: Person, as_person: Browser) -> None:
    tea = asks(ana, "Tea", "amount")
    asks(ana, "Coffee", "amount")
    answer = as_person(ana).post(f"{PAGE}{tea.id}/", {"name": "coffee"})
    assert answer.status_code == 422
    assert as_person(ana).post(f"{PAGE}{tea.id}/", {"name": "TEA"}).status_code == 302


def test_what_is_not_asked_any_more_keeps_its_answers(ana: Person, as_person: Browser) -> None:
    shoes = asks(ana, "New shoes")
    checked_in(ana, "2026-03-03", own={"New shoes": True})
    phone = as_person(ana)
    page = text_of(phone.post(f"{PAGE}{shoes.id}/ask/", {"asked": "no"}, follow=True))
    assert "is not asked for any more" in page
    assert "own_" not in phone.get(DAY).content.decode()
    phone.post(DAY, {"fluids_ml": "1500"})
    assert answers_of(ana) == [{"New shoes": True}]
    phone.post(f"{PAGE}{shoes.id}/ask/", {"asked": "yes"})
    assert is_chosen(phone.get(DAY), f"own_{shoes.id.hex}", "yes")


def test_only_a_button_stops_asking(ana: Person, as_person: Browser) -> None:
    shoes = asks(ana, "New shoes")
    assert as_person(ana).get(f"{PAGE}{shoes.id}/ask/").status_code == 405
    as_person(ana).post(f"{PAGE}{shoes.id}/ask/")
    assert [one.retired for one in own_of(ana)] == [False]


def test_strangers_are_asked_to_sign_in(client: Client, db: None) -> None:
    for address in (PAGE, f"{PAGE}{uuid.uuid4()}/"):
        assert client.get(address).headers["Location"].startswith("/account/login/?next=")


def test_eve_finds_nothing_of_anas(ana: Person, eve: Person, as_person: Browser) -> None:
    shoes = asks(ana, "New shoes")
    curious = as_person(eve)
    assert "New shoes" not in text_of(curious.get(PAGE))
    assert curious.post(f"{PAGE}{shoes.id}/", {"name": "Mine"}).status_code == 404
    assert curious.post(f"{PAGE}{shoes.id}/ask/", {"asked": "no"}).status_code == 404
    assert curious.post(PAGE, typed(uuid=str(shoes.id))).status_code == 302
    assert [(one.name, one.retired) for one in own_of(ana)] == [("New shoes", False)]


@pytest.mark.parametrize("asked", [1, 10])
def test_the_page_takes_the_same_queries_for_any_number(
    asked: int, ana: Person, as_person: Browser, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(asked):
        asks(ana, f"Thing {number}")
    phone = as_person(ana)
    with django_assert_num_queries(8):
        assert phone.get(PAGE).status_code == 200


def cheese_before_cramps(person: Person) -> None:
    """Half a year in which cramps came on the days with three slices of cheese or more."""
    rng = np.random.default_rng(5)
    days = 160
    first = today(person) - timedelta(days=days)
    slices = rng.integers(0, 5, days)
    counts = rng.poisson(np.where(slices >= 3, 1.1, 0.12))
    with acting_as(person):
        Episode.objects.bulk_create(
            Episode(
                owner=person,
                started_at=at(f"{first + timedelta(days=day)} 21:00", person.time_zone)
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
                own={"Cheese": int(slices[day]), "Red socks": bool(rng.random() < 0.4)},
            )
            for day in range(days)
        )


def test_her_own_factor_takes_part_like_those_built_in(ana: Person, as_person: Browser) -> None:
    cheese = asks(ana, "Cheese", "amount", "slices")
    asks(ana, "Red socks")
    cheese_before_cramps(ana)
    with acting_as(ana):
        found = published_findings(ana).trigger("own:Cheese")
    assert found is not None
    assert (found.unit, found.yes_no, found.op) == ("slices", False, ">=")
    phone = as_person(ana)
    page = text_of(phone.get("/patterns/own/"))
    assert "“Cheese” at 3 slices or more" in page
    assert "Share of days by “Cheese” in slices" in page
    choices = text_of(phone.get("/patterns/choices/"))
    assert "“Red socks”" in choices
    assert "Without a line of yours: 3 slices." in choices
    phone.post(f"{PAGE}{cheese.id}/", {"name": "Gouda", "unit": "pieces"})
    page = text_of(phone.get("/patterns/own/"))
    assert "“Gouda” at 3 pieces or more" in page
    assert "Cheese" not in page


def test_what_she_asks_can_be_suspected_before_it_is_ever_answered(
    ana: Person, as_person: Browser
) -> None:
    asks(ana, "New shoes")
    checked_in(ana, today(ana), fluids_ml=1500)
    phone = as_person(ana)
    answer = phone.post("/patterns/choices/", {"suspicion": "own:New shoes"})
    assert answer.status_code == 302
    with acting_as(ana):
        named = PatternChoices.objects.get()
    assert named.suspicion == "own:New shoes"
    assert named.named_on is not None
    assert named.named_on > date(2026, 1, 1)


def test_ana_leaves_and_what_she_asked_goes_with_her(ana: Person) -> None:
    asks(ana, "New shoes")
    pk = ana.pk
    services.delete_person(ana)
    with acting_as(Person(pk=pk)):
        assert not OwnFactor.objects.exists()
