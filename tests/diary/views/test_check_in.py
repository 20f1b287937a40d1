"""A day in fifteen seconds: what was answered, and what was not."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from diary import days
from diary.acting import acting_as
from diary.models import CheckIn, Person
from diary.models.check_in import ANSWERS
from tests.diary.views.pages import Answer, SignIn, shown_value, text_of
from tests.helpers import checked_in

DAY = "/check-in/2026-03-03/"


def kept(person: Person, day: str = "2026-03-03") -> CheckIn | None:
    with acting_as(person):
        return CheckIn.objects.filter(day=day, deleted_at=None).first()


def is_chosen(answer: Answer, name: str, value: str) -> bool:
    html = answer.content.decode()
    return re.search(rf'name="{name}"\s+value="{value}"[^>]*checked', html) is not None


def test_check_in_leads_to_the_day_that_is_lived(ana: Person, phone: Client) -> None:
    assert phone.get("/check-in/").headers["Location"] == f"/check-in/{days.today(ana)}/"


def test_any_past_day_can_be_jumped_to(phone: Client) -> None:
    assert phone.get("/check-in/?day=2026-03-03").headers["Location"] == DAY
    assert phone.get("/check-in/?day=nonsense").status_code == 302
    page = phone.get(DAY)
    assert 'href="/check-in/2026-03-02/"' in page.content.decode()
    assert 'href="/check-in/2026-03-04/"' in page.content.decode()
    assert "Tuesday 3 March" in text_of(page)


def test_today_has_no_day_after(ana: Person, phone: Client) -> None:
    today = days.today(ana)
    page = phone.get(f"/check-in/{today}/")
    assert f"/check-in/{today + timedelta(days=1)}/" not in page.content.decode()
    assert "Check-in for today" in text_of(page)


def test_a_day_to_come_is_kindly_refused(ana: Person, phone: Client) -> None:
    tomorrow = days.today(ana) + timedelta(days=1)
    answer = phone.get(f"/check-in/{tomorrow}/", follow=True)
    assert "has not begun yet" in text_of(answer)
    assert answer.redirect_chain[-1][0] == f"/check-in/{days.today(ana)}/"
    refused = phone.post(f"/check-in/{tomorrow}/", {"fluids_ml": "1500"})
    assert refused.status_code == 422
    assert shown_value(refused, "fluids_ml") == "1500"
    phone.post(f"/check-in/{tomorrow}/cramp-free/")
    assert kept(ana, str(tomorrow)) is None


@pytest.mark.parametrize("day", ["1899-12-31", "0001-01-01", "2026-02-30", "2026-13-01"])
@pytest.mark.parametrize("more", ["", "cramp-free/", "delete/", "restore/"])
def test_days_that_nobody_lived_are_not_found(day: str, more: str, phone: Client) -> None:
    assert phone.post(f"/check-in/{day}/{more}", {"fluids_ml": "1"}).status_code == 404
    if not more:
        assert phone.get(f"/check-in/{day}/").status_code == 404


def test_the_first_day_of_all_has_no_day_before(phone: Client) -> None:
    assert phone.get("/check-in/1900-01-01/").status_code == 200


def test_sleep_is_the_night_that_ended_that_morning(phone: Client) -> None:
    assert "The night that ended on the morning of Tuesday 3 March." in text_of(phone.get(DAY))


def test_everything_that_is_answered_is_kept(ana: Person, phone: Client) -> None:
    phone.post(
        DAY,
        {
            "fluids_ml": "1750",
            "exercise_minutes": "40",
            "exertion": "6",
            "sleep_hours": "6,5",
            "alcohol_units": "1.5",
            "caffeine_mg": "200",
            "standing_hours": "3.25",
            "sitting_hours": "0",
            "heat": "yes",
            "stretching": "no",
            "electrolytes": "",
            "magnesium": "yes",
        },
    )
    check_in = kept(ana)
    assert check_in is not None
    assert {name: getattr(check_in, name) for name in ANSWERS} == {
        "fluids_ml": 1750,
        "exercise_minutes": 40,
        "exertion": 6,
        "sleep_hours": Decimal("6.5"),
        "alcohol_units": Decimal("1.5"),
        "caffeine_mg": 200,
        "standing_hours": Decimal("3.25"),
        "sitting_hours": Decimal(0),
        "heat": True,
        "stretching": False,
        "electrolytes": None,
        "magnesium": True,
    }
    assert not check_in.cramp_free


@pytest.mark.parametrize("name", ANSWERS)
def test_not_answered_is_kept_apart_from_zero_and_no(name: str, ana: Person, phone: Client) -> None:
    other = "fluids_ml" if name != "fluids_ml" else "caffeine_mg"
    phone.post(DAY, {other: "250"})
    check_in = kept(ana)
    assert check_in is not None
    assert getattr(check_in, name) is None


def test_the_page_shows_what_was_answered_and_what_was_not(ana: Person, phone: Client) -> None:
    checked_in(ana, "2026-03-03", fluids_ml=0, sleep_hours=Decimal("7.50"), heat=False)
    page = phone.get(DAY)
    assert shown_value(page, "fluids_ml") == "0"
    assert shown_value(page, "sleep_hours") == "7.5"
    assert shown_value(page, "caffeine_mg") == ""
    assert is_chosen(page, "heat", "no")
    assert is_chosen(page, "magnesium", "")


def test_an_answer_can_be_taken_back(ana: Person, phone: Client) -> None:
    checked_in(ana, "2026-03-03", fluids_ml=1500, caffeine_mg=100)
    phone.post(DAY, {"fluids_ml": "", "caffeine_mg": "100"})
    check_in = kept(ana)
    assert check_in is not None
    assert (check_in.fluids_ml, check_in.caffeine_mg) == (None, 100)


def test_own_factors_stay_as_they_are(ana: Person, phone: Client) -> None:
    checked_in(ana, "2026-03-03", own={"new shoes": True})
    phone.post(DAY, {"fluids_ml": "1000"})
    check_in = kept(ana)
    assert check_in is not None
    assert check_in.own == {"new shoes": True}


def test_checking_in_twice_is_one_check_in(ana: Person, phone: Client) -> None:
    for fluids in ("1000", "1250"):
        phone.post(DAY, {"fluids_ml": fluids})
    with acting_as(ana):
        assert [c.fluids_ml for c in CheckIn.objects.all()] == [1250]


def test_a_check_in_that_says_nothing_is_not_kept(ana: Person, phone: Client) -> None:
    answer = phone.post(DAY, {})
    assert answer.status_code == 422
    assert "Nothing is answered yet" in text_of(answer)
    assert kept(ana) is None


def test_today_leads_on_to_today_and_another_day_stays(ana: Person, phone: Client) -> None:
    here = f"/check-in/{days.today(ana)}/"
    assert phone.post(here, {"fluids_ml": "1"}).headers["Location"] == "/"
    assert phone.post(DAY, {"fluids_ml": "1"}).headers["Location"] == DAY


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("fluids_ml", "20001", "Choose a number from 0 to 20,000"),
        ("fluids_ml", "-1", "Choose a number from 0 to 20,000"),
        ("fluids_ml", "a lot", "Write a whole number"),
        ("exercise_minutes", "1441", "Choose a number from 0 to 1,440"),
        ("exertion", "11", "Choose a number from 0 to 10"),
        ("sleep_hours", "24.5", "Choose a number from 0 to 24"),
        ("sleep_hours", "7.123", "finer than we keep"),
        ("sleep_hours", "NaN", "Write a number"),
        ("alcohol_units", "101", "Choose a number from 0 to 100"),
        ("caffeine_mg", "5001", "Choose a number from 0 to 5,000"),
        ("standing_hours", "-0.5", "Choose a number from 0 to 24"),
        ("sitting_hours", "1e9", "Choose a number from 0 to 24"),
        ("heat", "sometimes", "is not one of the available choices"),
        ("cramp_free", "perhaps", "is not one of the available choices"),
    ],
)
def test_what_makes_no_sense_is_refused_by_its_field_and_nothing_is_lost(
    field: str, value: str, message: str, ana: Person, phone: Client
) -> None:
    other = "caffeine_mg" if field != "caffeine_mg" else "fluids_ml"
    answer = phone.post(DAY, {field: value, other: "120", "magnesium": "yes"})
    assert answer.status_code == 422
    assert message in text_of(answer)
    assert shown_value(answer, other) == "120"
    assert is_chosen(answer, "magnesium", "yes")
    assert kept(ana) is None


def test_ben_answers_in_fluid_ounces_and_sees_them_again(ben: Person, as_person: SignIn) -> None:
    phone = as_person(ben)
    phone.post(DAY, {"fluids_ml": "8"})
    check_in = kept(ben)
    assert check_in is not None
    assert check_in.fluids_ml == 237
    page = phone.get(DAY)
    assert shown_value(page, "fluids_ml") == "8"
    assert 'step="8"' in page.content.decode()
    assert "fl oz" in text_of(page)


def test_saving_again_moves_nothing_by_a_millilitre(ben: Person, as_person: SignIn) -> None:
    checked_in(ben, "2026-03-03", fluids_ml=250)
    phone = as_person(ben)
    for _again in range(3):
        phone.post(DAY, {"fluids_ml": shown_value(phone.get(DAY), "fluids_ml")})
    check_in = kept(ben)
    assert check_in is not None
    assert check_in.fluids_ml == 250


def test_no_more_than_twenty_litres_in_fluid_ounces(ben: Person, as_person: SignIn) -> None:
    answer = as_person(ben).post(DAY, {"fluids_ml": "677"})
    assert "Choose a number from 0 to 676" in text_of(answer)
