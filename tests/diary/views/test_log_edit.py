"""A cramp after it was saved: its red flags first, then changing, deleting, bringing back."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from diary.acting import acting_as
from diary.models import CheckIn, Episode, Person
from tests.diary.views.pages import (
    diary_of,
    html,
    kept_in,
    said,
    shown_value,
    text_of,
)
from tests.helpers import at, checked_in, cramp


@pytest.mark.parametrize(
    ("symptom", "flag", "headline"),
    [
        ("chest_pain", "RF-1", "Call the emergency number now"),
        ("breathlessness", "RF-1", "Call the emergency number now"),
        ("dark_urine", "RF-3", "Call the emergency number now"),
        ("swelling_warmth", "RF-2", "Get medical help today"),
        ("fever", "RF-19", "Get medical help today"),
        ("weakness", "RF-9", "Get medical help today"),
        ("walking_pain", "RF-15", "See a doctor within days"),
        ("numbness", "RF-18", "Book a visit to your doctor"),
    ],
)
def test_a_red_flag_is_the_first_thing_after_saving_and_after_every_reload(
    symptom: str, flag: str, headline: str, phone: Client
) -> None:
    saved = phone.post("/log/", said(symptoms=[symptom]))
    for _reload in range(2):
        page = phone.get(saved.headers["Location"])
        source = html(page)
        main = source[source.index("<main") :]
        assert 'class="message' not in source
        assert headline in main
        assert main.index(f'data-red-flag="{flag}"') < main.index("<h1")
        assert "doesn&#x27;t mean that all is well" in main or "doesn't mean that" in main


def test_without_a_red_flag_nothing_warns(phone: Client) -> None:
    answer = phone.post("/log/", said(symptoms=["knot"]), follow=True)
    assert "data-red-flag" not in html(answer)


def test_a_cramp_of_more_than_ten_minutes_is_a_red_flag(phone: Client) -> None:
    answer = phone.post("/log/", said(duration_minutes="11"), follow=True)
    assert "A cramp of more than ten minutes." in text_of(answer)


def test_a_red_flag_leads_to_the_article(phone: Client) -> None:
    answer = phone.post("/log/", said(symptoms=["fever"]), follow=True)
    assert 'href="/knowledge/when-to-see-a-doctor/"' in html(answer)


def test_a_red_flag_that_is_added_later_comes_first_too(ana: Person, phone: Client) -> None:
    episode = cramp(ana, "2026-03-03 03:10")
    address = reverse("episode_edit", args=[episode.id])
    answer = phone.post(address, said(symptoms=["dark_urine"]), follow=True)
    assert 'data-red-flag="RF-3"' in html(answer)


def test_the_form_shows_a_cramp_as_it_was_lived(ana: Person, phone: Client) -> None:
    episode = cramp(
        ana,
        "2026-03-02 22:10",
        "America/New_York",
        sites=["jaw:middle"],
        duration_seconds=95,
        remedies=["heat"],
        helpfulness=[2],
        soreness_minutes=61,
    )
    page = phone.get(reverse("episode_edit", args=[episode.id]))
    source = html(page)
    assert (shown_value(page, "date"), shown_value(page, "time")) == ("2026-03-02", "22:10")
    assert "clocks in New York" in source
    assert shown_value(page, "duration_minutes") == "1"
    assert shown_value(page, "duration_seconds") == "35"
    assert shown_value(page, "soreness_hours") == "1"
    assert re.search(r'value="jaw:middle"[^>]*checked', source)
    assert re.search(r'name="helped_heat"\s+value="2"[^>]*checked', source)


def test_saving_what_is_shown_changes_nothing(ana: Person, phone: Client) -> None:
    episode = cramp(ana, "2026-03-03 03:10:27", sites=["calf"], intensity=0, woke_me=False)
    form = {
        "date": "2026-03-03",
        "time": "03:10",
        "time_zone": "Europe/Berlin",
        "sites": ["calf"],
        "intensity": "0",
        "woke_me": "no",
    }
    phone.post(reverse("episode_edit", args=[episode.id]), form)
    kept = kept_in(ana, episode.id)
    assert kept.started_at == episode.started_at
    assert (kept.sites, kept.intensity, kept.woke_me) == (["calf"], 0, False)


def test_the_second_of_two_equal_hours_stays_the_second(ana: Person, phone: Client) -> None:
    with acting_as(ana):
        episode = Episode.objects.create(
            owner=ana, started_at=at("2025-10-26 01:30"), time_zone="Europe/Berlin"
        )
    page = phone.get(reverse("episode_edit", args=[episode.id]))
    assert re.search(r'name="which"\s+value="second"[^>]*checked', html(page))
    form = said(date="2025-10-26", time="02:30", which="second")
    phone.post(reverse("episode_edit", args=[episode.id]), form)
    assert kept_in(ana, episode.id).started_at == at("2025-10-26 01:30")


def test_a_moved_cramp_moves_to_its_new_day(ana: Person, phone: Client) -> None:
    episode = cramp(ana, "2026-03-03 03:10")
    checked_in(ana, "2026-03-05", cramp_free=True)
    answer = phone.post(
        reverse("episode_edit", args=[episode.id]), said(date="2026-03-05", time="12:00")
    )
    assert answer.headers["Location"] == "/diary/?before=2026-03-06#d2026-03-05"
    assert kept_in(ana, episode.id).day == date(2026, 3, 5)
    with acting_as(ana):
        assert not CheckIn.objects.get().cramp_free


def test_a_change_that_makes_no_sense_changes_nothing(ana: Person, phone: Client) -> None:
    episode = cramp(ana, "2026-03-03 03:10", notes="as it was")
    answer = phone.post(
        reverse("episode_edit", args=[episode.id]), said(intensity="99", notes="changed")
    )
    assert answer.status_code == 422
    assert "changed" in html(answer)
    assert kept_in(ana, episode.id).notes == "as it was"


def test_deleting_can_be_undone(ana: Person, phone: Client) -> None:
    episode = cramp(ana, "2026-03-03 03:10", notes="back again")
    answer = phone.post(reverse("episode_delete", args=[episode.id]))
    assert answer.headers["Location"] == "/diary/?before=2026-03-03#d2026-03-02"
    assert diary_of(ana) == []
    restore = reverse("episode_restore", args=[episode.id])
    assert f'action="{restore}"' in phone.get("/diary/").content.decode()
    phone.post(restore)
    assert [e.notes for e in diary_of(ana)] == ["back again"]


def test_a_restored_cramp_ends_a_day_without(ana: Person, phone: Client) -> None:
    episode = cramp(ana, "2026-03-03 03:10")
    phone.post(reverse("episode_delete", args=[episode.id]))
    checked_in(ana, "2026-03-02", cramp_free=True)
    phone.post(reverse("episode_restore", args=[episode.id]))
    with acting_as(ana):
        assert not CheckIn.objects.get().cramp_free


def test_the_page_of_a_deleted_cramp_offers_the_way_back(ana: Person, phone: Client) -> None:
    episode = cramp(ana, "2026-03-03 03:10")
    phone.post(reverse("episode_delete", args=[episode.id]))
    page = phone.get(reverse("episode_edit", args=[episode.id]))
    assert page.status_code == 410
    assert "This cramp was deleted" in text_of(page)
    phone.post(reverse("episode_edit", args=[episode.id]), said(notes="saved after all"))
    assert [e.notes for e in diary_of(ana)] == ["saved after all"]


@pytest.mark.parametrize("name", ["episode_delete", "episode_restore"])
def test_looking_changes_nothing(name: str, ana: Person, phone: Client) -> None:
    episode = cramp(ana, "2026-03-03 03:10")
    assert phone.get(reverse(name, args=[episode.id])).status_code == 405
