"""What can go wrong with logging a cramp at 3 a.m., and that nothing typed is lost."""

import re
import uuid
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from diary.models import Person
from tests.diary.views.pages import (
    diary_of,
    html,
    said,
    shown_value,
    text_of,
)
from tests.helpers import at


@pytest.mark.parametrize(
    ("zone", "instant"),
    [
        ("America/New_York", "2026-03-03 08:10"),
        ("Asia/Kolkata", "2026-03-02 21:40"),
        ("Pacific/Kiritimati", "2026-03-02 13:10"),
        ("", "2026-03-03 02:10"),
    ],
)
def test_the_time_is_the_one_on_the_clocks_of_the_zone_that_was_sent(
    zone: str, instant: str, ana: Person, phone: Client
) -> None:
    phone.post("/log/", said(time_zone=zone))
    [episode] = diary_of(ana)
    assert episode.started_at == at(instant)
    assert episode.time_zone == (zone or "Europe/Berlin")


def test_a_cramp_far_back_can_be_logged(ana: Person, phone: Client) -> None:
    phone.post("/log/", said(date="1999-12-31", time="23:59"))
    assert diary_of(ana)[0].day == date(1999, 12, 31)


def test_a_clock_that_is_a_minute_ahead_is_forgiven(ana: Person, phone: Client) -> None:
    soon = timezone.localtime(timezone.now() + timedelta(minutes=1), ZoneInfo("Europe/Berlin"))
    form = said(date=f"{soon:%Y-%m-%d}", time=f"{soon:%H:%M}", which="first")
    assert phone.post("/log/", form).status_code == 302
    assert len(diary_of(ana)) == 1


@pytest.mark.parametrize("ahead", [timedelta(minutes=10), timedelta(days=1), timedelta(days=400)])
def test_the_future_is_refused(ahead: timedelta, ana: Person, phone: Client) -> None:
    later = timezone.localtime(timezone.now() + ahead, ZoneInfo("Europe/Berlin"))
    form = said(date=f"{later:%Y-%m-%d}", time=f"{later:%H:%M}", notes="kept")
    answer = phone.post("/log/", form)
    assert answer.status_code == 422
    assert "This is still to come. It is now" in text_of(answer)
    assert "kept" in html(answer)
    assert diary_of(ana) == []


def test_an_hour_that_the_clocks_skipped_is_refused_with_the_times_around_it(
    ana: Person, phone: Client
) -> None:
    answer = phone.post("/log/", said(date="2026-03-29", time="02:30"))
    assert answer.status_code == 422
    text = text_of(answer)
    assert "02:30 did not exist that day" in text
    assert "up to 01:59, or from 03:00" in text
    assert diary_of(ana) == []


def test_an_hour_that_came_twice_is_asked_about(ana: Person, phone: Client) -> None:
    form = said(date="2025-10-26", time="02:30")
    answer = phone.post("/log/", form)
    assert answer.status_code == 422
    assert "02:30 came twice that day" in text_of(answer)
    assert 'name="which"' in html(answer)
    for which, utc in (("first", "00:30"), ("second", "01:30")):
        phone.post("/log/", form | {"uuid": str(uuid.uuid4()), "which": which})
        assert diary_of(ana)[-1].started_at == at(f"2025-10-26 {utc}")


def test_an_ordinary_hour_is_not_asked_about(phone: Client) -> None:
    assert 'name="which"' not in phone.get("/log/?date=2026-03-01").content.decode()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("date", "", "Choose a date."),
        ("date", "yesterday", "Write the date as year, month, day"),
        ("date", "2026-02-30", "Write the date as year, month, day"),
        ("date", "1899-12-31", "This is too long ago"),
        ("date", "0001-01-01", "This is too long ago"),
        ("date", "9999-12-31", "This is still to come"),
        ("time", "", "Say when it began"),
        ("time", "25:00", "Write the time as hours and minutes"),
        ("time_zone", "Mars/Olympus_Mons", "is not a time zone we know"),
        ("time_zone", "localtime", "is not a time zone we know"),
        ("time_zone", "../../etc/passwd", "is not a time zone we know"),
        ("which", "third", "is not one of the available choices"),
        ("sites", "tail:left", "is not one of the choices"),
        ("sites", "calf:middle", "is not one of the choices"),
        ("intensity", "11", "Choose a number from 0 to 10"),
        ("intensity", "strong", "Choose a number from 0 to 10"),
        ("duration_minutes", "1440", "A cramp is shorter than a day"),
        ("duration_seconds", "86400", "Choose a number from 0 to 86,399"),
        ("duration_minutes", "-1", "Choose a number from 0"),
        ("duration_minutes", "a while", "Write a whole number"),
        ("duration_step", "7", "Choose a length"),
        ("woke_me", "perhaps", "not one of the available choices"),
        ("activity", "flying", "is not one of the choices"),
        ("hydration", "drowning", "is not one of the choices"),
        ("symptoms", "boredom", "is not one of the choices"),
        ("remedies", "magic", "is not one of the choices"),
        ("helped_stretching", "4", "Choose how much it helped"),
        ("soreness_hours", "400", "Choose a number from 0 to 336"),
        ("notes", "x" * 10_000, "Please take out 5,000."),
        ("notes", "nul \x00 here", "Null characters are not allowed"),
        ("uuid", "not-a-uuid", "Please save again"),
    ],
)
def test_what_makes_no_sense_is_refused_by_its_field_and_nothing_is_lost(
    field: str, value: str, message: str, ana: Person, phone: Client
) -> None:
    form = said(sites=["calf:left"], intensity="6", activity="walking") | {field: value}
    if field != "notes":
        form["notes"] = "what I typed"
    answer = phone.post("/log/", form)
    assert answer.status_code == 422
    assert message in text_of(answer)
    assert "Not saved yet" in text_of(answer)
    source = html(answer)
    if field != "notes":
        assert "what I typed" in source
    if field != "sites":
        assert re.search(r'value="calf:left"[^>]*checked', source)
    if field != "intensity":
        assert re.search(r'name="intensity"\s+value="6"[^>]*checked', source)
    assert diary_of(ana) == []


def test_the_notes_that_were_too_long_are_still_there(phone: Client) -> None:
    words = "cramp " * 1_500
    assert words.strip() in phone.post("/log/", said(notes=words)).content.decode()


def test_a_refused_form_keeps_its_mark(phone: Client) -> None:
    form = said(intensity="11")
    assert shown_value(phone.post("/log/", form), "uuid") == form["uuid"]


def test_a_broken_mark_is_replaced(phone: Client) -> None:
    answer = phone.post("/log/", said(uuid="broken"))
    assert uuid.UUID(shown_value(answer, "uuid"))


def test_the_longest_cramp_and_soreness_are_kept(ana: Person, phone: Client) -> None:
    answer = phone.post("/log/", said(soreness_hours="336", duration_seconds="86399"))
    assert answer.status_code == 302
    [episode] = diary_of(ana)
    assert (episode.soreness_minutes, episode.duration_seconds) == (20_160, 86_399)
