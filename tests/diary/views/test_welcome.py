"""Three short screens after sign-up, each of which can be skipped, and which never come back."""

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from diary import queries
from diary.acting import acting_as
from diary.models import Person
from tests.diary.views.pages import SignIn, html, shown_value, text_of
from tests.helpers import PASSWORD, asks

STEPS = ("/welcome/", "/welcome/days/", "/welcome/logging/")


def sign_up(client: Client, address: str = "/account/signup/") -> str:
    """Sign up and return where that leads."""
    sent = {"email": "new@example.org", "password1": PASSWORD, "time_zone": "Europe/Berlin"}
    return str(client.post(address, sent).headers["Location"])


def questions_of(person: Person) -> list[str]:
    with acting_as(person):
        return [one.name for one in queries.own_factors_asked(person)]


def test_sign_up_leads_to_the_first_steps_and_signing_in_does_not(db: None, client: Client) -> None:
    assert sign_up(client) == "/welcome/"
    client.post("/account/logout/")
    back = client.post("/account/login/", {"login": "new@example.org", "password": PASSWORD})
    assert back.headers["Location"] == "/"
    assert client.get("/").status_code == 200


def test_nothing_waits_for_the_first_steps(db: None, client: Client) -> None:
    sign_up(client)
    for address in ("/log/", "/now/", "/check-in/", "/"):
        assert client.get(address, follow=True).redirect_chain[-1:] != [("/welcome/", 302)]


def test_who_wanted_to_log_goes_there_after_sign_up(db: None, client: Client) -> None:
    assert sign_up(client, "/account/signup/?next=/now/") == "/now/"


def test_each_step_leads_on_and_can_be_skipped(phone: Client) -> None:
    first, second, third = (html(phone.get(address)) for address in STEPS)
    assert 'href="/welcome/days/"' in first
    assert 'href="/welcome/logging/"' in second
    assert all('class="welcome-leave" href="/"' in page for page in (first, second))
    assert 'class="btn btn-primary" href="/"' in third
    for number, page in enumerate((first, second, third), start=1):
        assert f'<progress max="3" value="{number}"' in page


def test_the_first_asks_where_ana_is_and_keeps_the_rest(ana: Person, phone: Client) -> None:
    assert shown_value(phone.get("/welcome/"), "time_zone") == "Europe/Berlin"
    answer = phone.post("/welcome/", {"time_zone": "lisbon", "units": "us", "theme": "dark"})
    assert answer.headers["Location"] == "/welcome/days/"
    ana.refresh_from_db()
    assert (ana.time_zone, ana.units, ana.theme) == ("Europe/Lisbon", "us", "auto")


def test_a_zone_that_was_never_said_is_asked_of_the_browser(ana: Person, phone: Client) -> None:
    fills = 'data-browser-time-zone="always"'
    assert fills not in html(phone.get("/welcome/"))
    Person.objects.filter(pk=ana.pk).update(time_zone="UTC")
    assert fills in html(phone.get("/welcome/"))
    refused = phone.post("/welcome/", {"time_zone": "Shire", "units": "us"})
    assert fills not in html(refused)


def test_the_second_keeps_the_day_the_hour_and_a_question(ana: Person, phone: Client) -> None:
    sent = {"day_starts_at": "5", "remind_at": "21", "question": "  new   shoes "}
    for _twice in range(2):
        assert phone.post("/welcome/days/", sent).headers["Location"] == "/welcome/logging/"
    ana.refresh_from_db()
    assert (ana.day_starts_at, ana.remind_at) == (5, 21)
    assert questions_of(ana) == ["new shoes"]
    assert "new shoes" in text_of(phone.get("/welcome/days/"))


def test_the_second_may_stay_as_it_is(ana: Person, phone: Client) -> None:
    phone.post("/welcome/days/", {"day_starts_at": "6", "remind_at": "", "question": ""})
    ana.refresh_from_db()
    assert (ana.day_starts_at, ana.remind_at, questions_of(ana)) == (6, None, [])


def test_one_that_was_given_up_is_asked_for_again(ana: Person, phone: Client) -> None:
    tea = asks(ana, "Tea")
    phone.post(f"/check-in/own/{tea.id}/ask/", {"asked": "no"})
    phone.post("/welcome/days/", {"day_starts_at": "6", "question": "tea"})
    assert questions_of(ana) == ["Tea"]


@pytest.mark.parametrize(
    ("address", "sent", "said"),
    [
        ("/welcome/", {"time_zone": "Shire", "units": "us"}, "is not a time zone we know"),
        ("/welcome/", {"time_zone": "", "units": "us"}, "Choose a time zone"),
        ("/welcome/", {"time_zone": "UTC", "units": "cups"}, "not one of the available choices"),
        ("/welcome/days/", {"day_starts_at": "13"}, "not one of the available choices"),
        (
            "/welcome/days/",
            {"day_starts_at": "6", "remind_at": "24"},
            "not one of the available choices",
        ),
        ("/welcome/days/", {"day_starts_at": "6", "question": "x" * 500}, "at most"),
        ("/welcome/days/", {"day_starts_at": "6", "question": "nul\x00"}, "Null characters"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(
    address: str, sent: dict[str, str], said: str, ana: Person, phone: Client
) -> None:
    answer = phone.post(address, sent)
    assert answer.status_code == 422
    assert said in html(answer)
    before = (ana.time_zone, ana.units, ana.day_starts_at, ana.remind_at)
    ana.refresh_from_db()
    assert (ana.time_zone, ana.units, ana.day_starts_at, ana.remind_at) == before
    assert questions_of(ana) == []


def test_more_questions_than_can_be_judged_are_refused(ana: Person, phone: Client) -> None:
    for number in range(10):
        asks(ana, f"Tea {number}")
    answer = phone.post("/welcome/days/", {"day_starts_at": "6", "question": "one more"})
    assert answer.status_code == 422
    assert "Stop asking for one first" in html(answer)
    again = phone.post("/welcome/days/", {"day_starts_at": "6", "question": "tea 3"})
    assert again.status_code == 302


def test_the_third_leads_to_the_signs_that_must_not_wait(phone: Client) -> None:
    call_command("load_library", verbosity=0)
    page = phone.get("/welcome/logging/")
    assert "Sudden breathlessness or chest pain" in text_of(page)
    assert html(page).count('href="/knowledge/when-to-see-a-doctor/"') >= 2
    assert phone.get("/knowledge/when-to-see-a-doctor/").status_code == 200


def test_no_step_claims_what_a_diary_cannot_know(phone: Client) -> None:
    said = " ".join(text_of(phone.get(address)) for address in STEPS).lower()
    assert [word for word in ("diagnos", "cure", "prevents", "causes") if word in said] == []


@pytest.mark.parametrize("address", STEPS)
def test_strangers_are_asked_to_sign_in(address: str, db: None, client: Client) -> None:
    assert client.get(address).headers["Location"] == f"/account/login/?next={address}"


def test_eve_changes_her_own_only(ana: Person, eve: Person, as_person: SignIn) -> None:
    asks(ana, "Tea")
    curious = as_person(eve)
    assert "Tea" not in html(curious.get("/welcome/days/"))
    curious.post("/welcome/days/", {"day_starts_at": "3", "question": "Tea", "id": str(ana.pk)})
    ana.refresh_from_db()
    assert ana.day_starts_at == 6
    assert (questions_of(ana), questions_of(eve)) == (["Tea"], ["Tea"])


def test_each_step_takes_a_fixed_number_of_queries(
    ana: Person, phone: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        asks(ana, f"Tea {number}")
    for address, queries_taken in zip(STEPS, (7, 9, 7), strict=True):
        with django_assert_num_queries(queries_taken):
            phone.get(address)
