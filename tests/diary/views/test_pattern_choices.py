"""Ana has a say in the patterns, and sees what she was told and what was taken back."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils.timezone import localdate
from pytest_django.fixtures import DjangoAssertNumQueries

from diary import queries
from diary.acting import acting_as
from diary.days import today
from diary.forms.pattern_choices import cut_key
from diary.models import PatternChoices, Person
from tests.diary import samples
from tests.diary.views.pages import SignIn, html, shown_value, text_of
from tests.helpers import checked_in, reviewed, suspects

PAGE = "/patterns/choices/"


def decided(person: Person) -> PatternChoices:
    with acting_as(person):
        return queries.pattern_choices_of(person)


def test_ana_names_leaves_out_and_draws_a_line(ana: Person, phone: Client) -> None:
    sent = {"suspicion": "alcohol_units", "left_out": ["heat", "magnesium"]}
    page = phone.post(PAGE, sent | {"cut_fluids_ml": "1500", "cut_sleep_hours": "6,5"}, follow=True)
    assert "Saved. It holds from the next review on." in text_of(page)
    kept = decided(ana)
    assert (kept.suspicion, kept.named_on) == ("alcohol_units", today(ana))
    assert kept.left_out == ["heat", "magnesium"]
    assert kept.cuts == {
        "fluids_ml": {"threshold": 1500.0, "tried": 1},
        "sleep_hours": {"threshold": 6.5, "tried": 1},
    }
    assert shown_value(page, "cut_fluids_ml") == "1500"
    assert shown_value(page, "cut_sleep_hours") == "6.5"
    assert "You have tried one line so far." in text_of(page)


def test_sending_nothing_takes_everything_back_but_the_count(ana: Person, phone: Client) -> None:
    phone.post(PAGE, {"suspicion": "heat", "left_out": ["magnesium"], "cut_fluids_ml": "1500"})
    assert phone.post(PAGE, {}).status_code == 302
    kept = decided(ana)
    assert (kept.suspicion, kept.named_on, kept.left_out) == ("", None, [])
    assert kept.cuts == {"fluids_ml": {"threshold": None, "tried": 1}}
    assert "You have tried one line so far." in text_of(phone.get(PAGE))


def test_the_page_says_what_each_choice_costs(phone: Client) -> None:
    page = text_of(phone.get(PAGE))
    for said in (
        "it gets half of that room",
        "Only days from now on count for it",
        "its days start anew",
        "it still counts among all that is looked at",
        "with the second a link must be twice as unlikely to be chance",
        "that is after 30 days of diary",
    ):
        assert said in page


def test_the_page_says_from_when_on_it_holds(ana: Person, phone: Client) -> None:
    first = today(ana) - timedelta(days=9)
    checked_in(ana, first, fluids_ml=1500)
    checked_in(ana, today(ana), fluids_ml=1250)
    day = first + timedelta(days=30)
    said = f"on {day.day} {day:%B %Y} at the earliest. What you were told before stays"
    assert said in text_of(phone.get(PAGE))


def test_the_line_that_the_diary_has_is_beside_the_field(ana: Person, phone: Client) -> None:
    for day in range(1, 13):
        checked_in(ana, f"2026-03-{day:02}", fluids_ml=1000 if day < 6 else 2250)
    assert "Without a line of yours: 1,000 ml." in text_of(phone.get(PAGE))
    ana.units = "us"
    ana.save()
    assert "Without a line of yours: 34 fl oz." in text_of(phone.get(PAGE))


def test_who_measures_in_ounces_draws_in_ounces(ben: Person, as_person: SignIn) -> None:
    browser = as_person(ben)
    browser.post(PAGE, {"cut_fluids_ml": "50"})
    browser.post(PAGE, {"cut_fluids_ml": "50"})
    assert decided(ben).cuts == {"fluids_ml": {"threshold": 1479.0, "tried": 1}}
    assert shown_value(browser.get(PAGE), "cut_fluids_ml") == "50"


def test_questions_of_her_own_take_part(ana: Person, phone: Client) -> None:
    for day, slices in (("2026-03-01", 0), ("2026-03-02", 2), ("2026-03-03", 3)):
        checked_in(ana, day, own={"blue cheese": slices, "sauna": slices > 2})
    assert "“blue cheese”" in text_of(phone.get(PAGE))
    cheese, sauna = cut_key("own:blue cheese"), cut_key("own:sauna")
    assert f'id="id_{cheese}"' in html(phone.get(PAGE))
    assert sauna not in html(phone.get(PAGE))
    phone.post(PAGE, {"suspicion": "own:sauna", cheese: "2"})
    assert decided(ana).suspicion == "own:sauna"
    assert decided(ana).cuts == {"own:blue cheese": {"threshold": 2.0, "tried": 1}}


def test_what_was_left_out_can_be_taken_back_in_when_it_is_asked_no_more(
    ana: Person, phone: Client
) -> None:
    with acting_as(ana):
        PatternChoices.objects.create(owner=ana, left_out=["own:sauna"])
    assert "“sauna”" in text_of(phone.get(PAGE))
    assert phone.post(PAGE, {"left_out": ["own:sauna"]}).status_code == 302
    assert decided(ana).left_out == ["own:sauna"]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"suspicion": "the moon"}, "is not one of the choices"),
        ({"left_out": ["the moon"]}, "is not one of the choices"),
        ({"suspicion": "heat", "left_out": ["heat"]}, "You suspect heat: it can't be left out"),
        ({"cut_fluids_ml": "much"}, "Write a whole number"),
        ({"cut_fluids_ml": "-1"}, "Choose a number from 0 to 20,000"),
        ({"cut_exertion": "11"}, "Choose a number from 0 to 10"),
        ({"cut_sleep_hours": "25"}, "Choose a number from 0 to 24"),
        ({"cut_sleep_hours": "NaN"}, "Write a number"),
        ({"cut_sleep_hours": "6.123"}, "finer than we keep"),
        ({"suspicion": "nul\x00"}, "is not one of the choices"),
    ],
)
def test_what_cannot_be_is_said_by_the_field(
    sent: dict[str, Any], said: str, ana: Person, phone: Client
) -> None:
    answer = phone.post(PAGE, sent)
    assert answer.status_code == 422
    assert said in text_of(answer).replace("&#x27;", "'")
    assert "Not saved yet" in text_of(answer)
    with acting_as(ana):
        assert not PatternChoices.objects.exists()


def test_a_refused_line_is_not_folded_away(phone: Client) -> None:
    assert '<details class="more" open>' in html(phone.post(PAGE, {"cut_exertion": "11"}))
    assert '<details class="more" >' in html(phone.get(PAGE))


def test_ana_sees_what_she_was_told_and_what_was_taken_back(ana: Person, phone: Client) -> None:
    reviewed(ana, 30)
    reviewed(ana, 45, published=[samples.FLUIDS])
    reviewed(ana, 68, withdrawn=[samples.FLUIDS])
    page = text_of(phone.get(PAGE))
    assert "30 January 2026, after 30 days of diary Nothing was sure enough to tell." in page
    told = page.index("14 February 2026, after 45 days of diary")
    assert "Taken back: “After days with 1,250 ml or less" in page[:told]
    assert "After days with 1,250 ml or less to drink" in page[told:]


def test_a_review_that_was_made_late_says_so(ana: Person, phone: Client) -> None:
    late, made = reviewed(ana, 30), localdate(timezone=ZoneInfo(ana.time_zone))
    page = text_of(phone.get(PAGE))
    assert f"Made on {made.day} {made:%B %Y}, when you next looked" in page
    with acting_as(ana):
        late.on = made - timedelta(days=1)
        late.save()
    assert "when you next looked" not in text_of(phone.get(PAGE))


def test_before_the_first_review_the_page_says_so(phone: Client) -> None:
    assert "There was no review yet." in text_of(phone.get(PAGE))


def test_a_suspicion_is_shown_with_the_day_it_counts_from(ana: Person, phone: Client) -> None:
    suspects(ana, "heat")
    assert "Days from 1 January 2026 on count for what you suspect." in text_of(phone.get(PAGE))


def test_strangers_are_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get(PAGE).headers["Location"] == f"/account/login/?next={PAGE}"
    assert client.post(PAGE).headers["Location"] == f"/account/login/?next={PAGE}"


def test_eve_sees_and_changes_only_her_own(ana: Person, eve: Person, as_person: SignIn) -> None:
    suspects(ana, "own:secret")
    reviewed(ana, 45, published=[samples.FLUIDS])
    curious = as_person(eve)
    page = html(curious.get(PAGE))
    assert "secret" not in page
    assert "1,250" not in page
    curious.post(PAGE, {"suspicion": "heat", "owner": str(ana.pk)})
    assert decided(ana).suspicion == "own:secret"
    assert decided(eve).suspicion == "heat"


@pytest.mark.parametrize("reviews", [0, 6])
def test_the_page_takes_a_fixed_number_of_queries(
    reviews: int, ana: Person, phone: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    checked_in(ana, today(ana), fluids_ml=1500)
    for look in range(30, 30 + reviews):
        reviewed(ana, look, published=[samples.FLUIDS])
    phone.get(PAGE)
    with django_assert_num_queries(15):
        assert phone.get(PAGE).status_code == 200
