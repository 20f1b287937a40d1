"""Logging a cramp in ten seconds."""

import re
import uuid
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from diary.acting import acting_as
from diary.models import CheckIn, Person
from tests.diary.views.pages import (
    SignIn,
    diary_of,
    html,
    said,
    shown_value,
    text_of,
)
from tests.helpers import at, checked_in, cramp


def test_the_form_opens_with_now_in_anas_zone(phone: Client) -> None:
    before = timezone.now().replace(second=0, microsecond=0)
    page = phone.get("/log/")
    shown = datetime.fromisoformat(f"{shown_value(page, 'date')} {shown_value(page, 'time')}")
    instant = shown.replace(tzinfo=ZoneInfo("Europe/Berlin"))
    assert before <= instant.astimezone(UTC) <= timezone.now()
    assert uuid.UUID(shown_value(page, "uuid"))
    assert "Clocks in Berlin" in text_of(page)


def test_only_when_is_needed(ana: Person, phone: Client) -> None:
    answer = phone.post("/log/", said())
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/"
    [episode] = diary_of(ana)
    assert episode.started_at == at("2026-03-03 03:10", "Europe/Berlin")
    assert episode.time_zone == "Europe/Berlin"
    assert episode.intensity is None
    assert episode.duration_seconds is None
    assert episode.woke_me is None
    assert episode.sites == []


def test_everything_that_can_be_said_is_kept(ana: Person, phone: Client) -> None:
    phone.post(
        "/log/",
        said(
            sites=["toes", "calf:right", "calf:left"],
            intensity="7",
            duration_minutes="1",
            duration_seconds="35",
            woke_me="yes",
            activity="sleeping",
            hydration="low",
            symptoms=["twitching", "knot"],
            soreness_hours="2",
            soreness_minutes="15",
            remedies=["massage", "stretching"],
            helped_stretching="3",
            notes="Pulled the toes up.\r\nIt went.",
        ),
    )
    [episode] = diary_of(ana)
    assert episode.sites == ["calf:left", "calf:right", "toes"]
    assert (episode.intensity, episode.duration_seconds, episode.woke_me) == (7, 95, True)
    assert (episode.activity, episode.hydration) == ("sleeping", "low")
    assert episode.symptoms == ["knot", "twitching"]
    assert episode.soreness_minutes == 135
    assert episode.remedies == ["stretching", "massage"]
    assert episode.helpfulness == [3, None]
    assert episode.notes == "Pulled the toes up.\nIt went."


def test_one_tap_says_how_long(ana: Person, phone: Client) -> None:
    phone.post("/log/", said(duration_step="120"))
    assert diary_of(ana)[0].duration_seconds == 120


def test_what_is_typed_counts_more_than_the_tap(ana: Person, phone: Client) -> None:
    phone.post("/log/", said(duration_step="120", duration_minutes="4"))
    assert diary_of(ana)[0].duration_seconds == 240


def test_a_cramp_that_did_not_wake_her_is_not_the_same_as_not_said(
    ana: Person, phone: Client
) -> None:
    phone.post("/log/", said(woke_me="no"))
    assert diary_of(ana)[0].woke_me is False


def test_saving_says_which_day_a_night_cramp_counts_to(phone: Client) -> None:
    answer = phone.post("/log/", said(sites=["calf:left"]), follow=True)
    text = text_of(answer)
    assert "Tuesday 3 March, 03:10, Calf, left." in text
    assert "It counts to Monday 2 March, because your day starts at 06:00." in text


def test_saving_can_be_undone_from_the_message(ana: Person, phone: Client) -> None:
    answer = phone.post("/log/", said(), follow=True)
    [episode] = diary_of(ana)
    address = reverse("episode_delete", args=[episode.id])
    assert f'action="{address}"' in html(answer)
    phone.post(address)
    assert diary_of(ana) == []


def test_a_cramp_ends_a_day_without(ana: Person, phone: Client) -> None:
    checked_in(ana, "2026-03-02", cramp_free=True, fluids_ml=1500)
    phone.post("/log/", said())
    with acting_as(ana):
        check_in = CheckIn.objects.get()
    assert (check_in.cramp_free, check_in.fluids_ml) == (False, 1500)


def test_another_screen_can_ask_for_a_day(phone: Client) -> None:
    page = phone.get("/log/?date=2026-03-01")
    assert shown_value(page, "date") == "2026-03-01"
    assert shown_value(page, "time") == ""


def test_sent_twice_it_is_saved_once(ana: Person, phone: Client) -> None:
    form = said(sites=["calf:left"], notes="once")
    first, second = phone.post("/log/", form), phone.post("/log/", form)
    assert first.status_code == second.status_code == 302
    assert len(diary_of(ana)) == 1


def test_the_same_mark_with_other_words_loses_nothing(ana: Person, phone: Client) -> None:
    form = said(notes="first")
    phone.post("/log/", form)
    answer = phone.post("/log/", form | {"notes": "second", "intensity": "5"})
    assert answer.status_code == 409
    assert "saved already" in text_of(answer)
    assert "second" in html(answer)
    [episode] = diary_of(ana)
    assert (episode.notes, episode.intensity) == ("first", None)
    address = reverse("episode_edit", args=[episode.id])
    assert f'action="{address}"' in html(answer)
    phone.post(address, form | {"notes": "second", "intensity": "5"})
    assert [(e.notes, e.intensity) for e in diary_of(ana)] == [("second", 5)]


def test_the_same_mark_with_other_words_can_be_another_cramp(ana: Person, phone: Client) -> None:
    form = said(notes="first")
    phone.post("/log/", form)
    answer = phone.post("/log/", form | {"notes": "second"})
    found = re.search(r'name="uuid"\s+value="([^"]+)"\s+formaction="/log/"', html(answer))
    assert found
    phone.post("/log/", form | {"notes": "second", "uuid": found[1]})
    assert sorted(e.notes for e in diary_of(ana)) == ["first", "second"]


def test_a_deleted_cramp_sent_again_stays_deleted_until_ana_says_so(
    ana: Person, phone: Client
) -> None:
    form = said(notes="deleted by mistake?")
    phone.post("/log/", form)
    phone.post(reverse("episode_delete", args=[form["uuid"]]))
    answer = phone.post("/log/", form)
    assert answer.status_code == 409
    assert diary_of(ana) == []
    assert "deleted by mistake?" in html(answer)
    phone.post("/log/", form | {"uuid": shown_value(answer, "uuid")})
    assert len(diary_of(ana)) == 1


def test_without_a_mark_it_is_saved_too(ana: Person, phone: Client) -> None:
    phone.post("/log/", {"date": "2026-03-03", "time": "03:10"})
    assert len(diary_of(ana)) == 1


def test_the_same_mark_in_two_diaries_is_two_cramps(
    ana: Person, ben: Person, as_person: SignIn
) -> None:
    form = said()
    for person in (ana, ben):
        assert as_person(person).post("/log/", form).status_code == 302
    assert len(diary_of(ana)) == len(diary_of(ben)) == 1


@pytest.mark.parametrize("name", ["episode_edit", "episode_delete", "episode_restore"])
def test_eve_does_not_find_anas_cramp(
    name: str, ana: Person, eve: Person, as_person: SignIn
) -> None:
    episode = cramp(ana, "2026-03-03 03:10", notes="Ana's")
    address = reverse(name, args=[episode.id])
    assert as_person(eve).post(address, said(notes="Eve's")).status_code == 404
    assert [e.notes for e in diary_of(ana)] == ["Ana's"]
    if name == "episode_edit":
        assert as_person(eve).get(address).status_code == 404


def test_a_stranger_is_asked_to_sign_in_and_comes_back(ana: Person) -> None:
    for address in ("/log/", reverse("episode_edit", args=[uuid.uuid4()])):
        answer = Client().get(address)
        assert answer.headers["Location"] == f"/account/login/?next={address}"
        assert Client().post(address, said()).status_code == 302
    assert diary_of(ana) == []


def test_her_usual_places_come_first(ana: Person, ben: Person, phone: Client) -> None:
    cramp(ana, "2026-03-01 03:00", sites=["foot_arch:right"])
    cramp(ana, "2026-03-02 03:00", sites=["calf:left"])
    cramp(ana, "2026-03-03 03:00", sites=["calf:left", "toes:left"])
    cramp(ben, "2026-03-03 03:00", sites=["jaw"])
    offered = re.findall(r'data-toggles="([^"]+)"', html(phone.get("/log/")))
    assert offered == ["calf:left", "toes:left", "foot_arch:right"]


@pytest.mark.parametrize(
    ("last", "part"),
    [
        ([], "legs"),
        (["calf:left"], "legs"),
        (["hand:left"], "upper"),
        (["other"], "legs"),
    ],
)
def test_the_figure_opens_where_her_cramps_are(
    last: list[str], part: str, ana: Person, phone: Client
) -> None:
    cramp(ana, "2026-03-01 03:00", sites=last)
    assert f'class="body-views body-views-{part}"' in html(phone.get("/log/"))


def test_a_cramp_in_leg_and_arm_opens_on_the_whole_figure(ana: Person, phone: Client) -> None:
    episode = cramp(ana, "2026-03-01 03:00", sites=["calf:left", "hand:left"])
    page = html(phone.get(reverse("episode_edit", args=[episode.id])))
    assert 'class="body-views body-views-whole"' in page


def test_without_a_script_the_list_is_open_and_the_figure_away(phone: Client) -> None:
    page = html(phone.get("/log/"))
    assert re.search(r"<div class=\"site-figure\"[^>]*\shidden", page)
    assert re.search(r"<details class=\"[^\"]*site-as-list\"[^>]*\sopen", page)


AROUND = 7
"""Session, person, a savepoint made and released, and finding out and setting who is acted for."""


def test_opening_the_form_reads_where_the_last_cramps_were_and_nothing_else(
    ana: Person, phone: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(1, 20):
        cramp(ana, f"2026-02-{day:02} 12:00", sites=["calf:left"])
    phone.get("/log/")
    with django_assert_num_queries(AROUND + 1):
        phone.get("/log/")


def test_saving_costs_the_same_in_a_long_diary(
    ana: Person, phone: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    phone.post("/log/", said())
    with django_assert_num_queries(AROUND + 3):
        phone.post("/log/", said())
    for day in range(1, 20):
        cramp(ana, f"2026-02-{day:02} 12:00")
    with django_assert_num_queries(AROUND + 3):
        phone.post("/log/", said())


def test_a_cramp_is_read_once(
    ana: Person, phone: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    episode = cramp(ana, "2026-03-03 03:10", symptoms=["fever"])
    with django_assert_num_queries(AROUND + 2):  # and where the last ones were
        phone.get(reverse("episode_edit", args=[episode.id]))
