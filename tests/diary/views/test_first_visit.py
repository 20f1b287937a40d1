"""What somebody new finds on each screen: never a dead end, always the next step."""

import pytest
from django.test import Client

from diary.models import Person
from tests.diary.views.pages import html, text_of
from tests.helpers import asks, cramp, medicine


@pytest.mark.parametrize(
    ("address", "says", "leads_to"),
    [
        ("/", "How it begins", ["/log/", "/check-in/", "/welcome/", "/medicines/"]),
        ("/diary/", "Your diary is empty", ["/log/", "/check-in/"]),
        ("/patterns/", "Your diary is empty", ["/log/", "/check-in/"]),
        ("/patterns/fluids/", "What it takes to say more", ["/check-in/"]),
        ("/report/", "These days are empty", ["/log/", "/medicines/"]),
    ],
)
def test_an_empty_page_leads_on(
    address: str, says: str, leads_to: list[str], phone: Client
) -> None:
    page = phone.get(address)
    assert says in text_of(page)
    main = html(page).partition("<main")[2].partition("</main>")[0]
    assert [link for link in leads_to if f'href="{link}"' not in main] == []


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/medicines/", "Nothing is noted so far"),
        ("/check-in/own/", "Add your first one"),
        ("/report/links/", "None so far. Fill in above"),
    ],
)
def test_a_page_that_is_a_form_says_how_to_begin(address: str, says: str, phone: Client) -> None:
    page = phone.get(address)
    assert says in text_of(page)
    assert '<form method="post"' in html(page)


def test_whoever_has_begun_is_not_told_how_to(ana: Person, phone: Client) -> None:
    medicine(ana, "Simva", "2026-01-01")
    asks(ana, "Tea")
    assert "Nothing is noted so far" not in text_of(phone.get("/medicines/"))
    assert "Add your first one" not in text_of(phone.get("/check-in/own/"))
    cramp(ana, "2026-03-03 03:10")
    report = phone.get("/report/?from=2026-03-01&to=2026-03-31")
    assert "These days are empty" not in text_of(report)
