"""What a form refuses is announced: said beside its control, tied to it; the focus goes there."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from diary.acting import acting_as
from diary.models import MedicineCourse, OwnFactor, Person
from tests.diary.views.pages import html
from tests.helpers import asks, checked_in, medicine, report_link

pytestmark = pytest.mark.django_db

TAG = re.compile(r"<(input|select|textarea|fieldset)\b[^>]*>")
REFUSED: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "/log/": ({"date": "2999-01-01", "time": "03:00"}, {"id_date": "still to come"}),
    "/log/ ": (
        {"date": "2026-01-01", "time": "03:00", "intensity": "99", "duration_minutes": "x"},
        {"id_intensity": "0 to 10", "id_duration_minutes": "number"},
    ),
    "/check-in/2026-01-01/": (
        {"fluids_ml": "-1", "exertion": "11"},
        {"id_fluids_ml": "0", "id_exertion": "0 to 10"},
    ),
    "/check-in/own/": ({"name": "", "kind": "maybe"}, {"id_name": "name", "id_kind": "maybe"}),
    "/medicines/": ({"name": "", "started_on": "soon"}, {"id_name": "", "id_started_on": "date"}),
    "/report/links/": (
        {"label": "", "pin": "x", "days": "5"},
        {"id_label": "Say who", "id_pin": "4 to 12", "id_days": "5"},
    ),
    "/report/?from=soon": ({}, {"id_from": "date"}),
    "/settings/": (
        {"time_zone": "Atlantis", "units": "miles"},
        {"id_time_zone": "zone", "id_units": "miles"},
    ),
    "/settings/delete/": ({"confirmation": "no"}, {"id_confirmation": ""}),
    "/patterns/choices/": ({"suspicion": "the moon"}, {"id_suspicion": ""}),
    "/account/password/change/": ({"oldpassword": "", "password1": "1"}, {"id_oldpassword": ""}),
}


def tags_by_id(page: str) -> dict[str, str]:
    found = {}
    for tag in TAG.finditer(page):
        if named := re.search(r'\bid="([^"]+)"', tag[0]):
            found[named[1]] = tag[0]
    return found


def words_of(page: str, id: str) -> str:
    """What stands in the element that an id names."""
    at = re.search(rf'<(\w+)[^>]*\bid="{re.escape(id)}"[^>]*>(.*?)</\1>', page, re.DOTALL)
    assert at, f"nothing is called {id}"
    return unescape(re.sub(r"<[^>]+>", " ", at[2]))


@pytest.mark.parametrize("at", REFUSED)
def test_each_refused_control_says_why_and_the_focus_goes_there(
    at: str, ana: Person, phone: Client
) -> None:
    said, expected = REFUSED[at]
    checked_in(ana, "2026-01-01", fluids_ml=1500)
    answer = phone.post(at.strip(), said) if said else phone.get(at)
    page = html(answer)
    assert answer.status_code in {200, 422}
    summary = 'role="alert"' in page and "data-focus" in page
    assert summary or 'aria-invalid="true"' in page, "app.js takes the focus to either"
    tags = tags_by_id(page)
    for id, why in expected.items():
        tag = tags[id]
        described = re.search(r'aria-describedby="([^"]+)"', tag)
        assert described, tag
        told = " ".join(words_of(page, one) for one in described[1].split())
        assert why in told, tag
        assert told.strip(), tag
        assert "<fieldset" in tag or 'aria-invalid="true"' in tag, tag


def test_what_is_renamed_or_changed_announces_too(ana: Person, phone: Client) -> None:
    medicine(ana, "Magnesium", "2026-01-01")
    asks(ana, "cups of tea", "amount", "cups")
    with acting_as(ana):
        course = MedicineCourse.objects.get()
        factor = OwnFactor.objects.get()
    for at in (f"/medicines/{course.id}/", f"/check-in/own/{factor.id}/"):
        page = html(phone.post(at, {"name": ""}))
        described = re.search(r'aria-describedby="([^"]+)"', tags_by_id(page)["id_name"])
        assert described, at
        assert any(words_of(page, one).strip() for one in described[1].split())
        assert "data-focus" in page


def test_a_stranger_who_mistypes_is_told_at_once(client: Client, ana: Person) -> None:
    wrong = {"login": ana.email, "password": "not it"}
    page = html(client.post("/account/login/", wrong))
    assert re.search(r'class="alert alert-danger" role="alert" tabindex="-1" data-focus', page)
    page = html(client.post("/account/signup/", {"email": "not an address", "password1": ""}))
    for id in ("id_email", "id_password1"):
        tag = tags_by_id(page)[id]
        assert 'aria-invalid="true"' in tag, tag
        described = re.search(r'aria-describedby="([^"]+)"', tag)
        assert described, tag
        assert any(words_of(page, one).strip() for one in described[1].split())


def test_a_wrong_pin_is_told_at_its_field(client: Client, ana: Person) -> None:
    _link, token = report_link(ana, pin="4711")
    page = html(client.post(f"/shared/{token}/", {"pin": "1"}))
    assert 'aria-describedby="pin-error"' in tags_by_id(page)["pin"]
    assert "That was not the PIN" in words_of(page, "pin-error")
