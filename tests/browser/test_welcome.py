"""The first steps on a phone: by keyboard, without a script, at night; and the way out of mails."""

from datetime import UTC, datetime

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from diary.models import Person
from diary.reminder_tokens import reminder_token
from tests.browser.keyboard import follow, tab_to, write
from tests.helpers import PASSWORD

AXE = settings.BASE_DIR / ".assets" / "test" / "axe.min.js"
RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}"


def sign_up(page: Page, address: str) -> Person:
    page.goto(f"{address}/account/signup/")
    page.fill("input[name=email]", "new@example.org")
    page.fill("input[name=password1]", PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url(f"{address}/welcome/")
    return Person.objects.get(email="new@example.org")


def is_whole(page: Page) -> None:
    """Nothing scrolls sideways, nothing is too small for a thumb, and axe has no complaint."""
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    low = "main :is(.btn, .chip, .form-control, .form-select, summary, .welcome-leave)"
    heights = page.eval_on_selector_all(low, "all => all.map(one => one.offsetHeight)")
    assert [height for height in heights if 0 < height < 44] == []
    page.evaluate(AXE.read_text())
    result = page.evaluate(f"axe.run(document, {RULES})")
    assert [(one["id"], one["nodes"][0]["html"]) for one in result["violations"]] == []


def test_three_steps_by_keyboard_and_then_today(
    page: Page, live_server: LiveServer, strangers_asked: list[str], complaints: list[str]
) -> None:
    person = sign_up(page, live_server.url)
    expect(page.locator("input[name=time_zone]")).to_have_value("Europe/Berlin")
    is_whole(page)
    follow(page, "main form button[type=submit]")
    is_whole(page)
    write(page, "input[name=question]", "New shoes")
    tab_to(page, "select[name=remind_at]")
    page.keyboard.type("21")
    follow(page, "main form button[type=submit]")
    is_whole(page)
    follow(page, "main .form-actions a[href='/']")
    expect(page).to_have_url(f"{live_server.url}/")
    person.refresh_from_db()
    assert (person.remind_at, person.time_zone) == (21, "Europe/Berlin")

    page.goto(f"{live_server.url}/reminders/off/{reminder_token(person)}/")
    is_whole(page)
    follow(page, "main form button[type=submit]")
    expect(page.locator("h1")).to_have_text("No more reminders")
    is_whole(page)
    person.refresh_from_db()
    assert person.remind_at is None
    assert (strangers_asked, complaints) == ([], [])


def test_without_a_script_each_step_can_be_skipped(
    browser: Browser, live_server: LiveServer
) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=False, color_scheme="dark"
    )
    page = context.new_page()
    person = sign_up(page, live_server.url)
    page.get_by_role("link", name="Skip", exact=True).click()
    page.select_option("select[name=day_starts_at]", "4")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("link", name="Go to my diary").click()
    expect(page.locator("h1")).to_have_text("Today")
    person.refresh_from_db()
    assert (person.day_starts_at, person.remind_at) == (4, None)
    context.close()


@pytest.mark.parametrize("address", ["/", "/log/"])
def test_the_bar_has_room_for_the_nights_sign(
    address: str, page: Page, live_server: LiveServer
) -> None:
    person = sign_up(page, live_server.url)
    hour = datetime.now(UTC).hour  # somewhere it is two at night
    person.time_zone = f"Etc/GMT{hour - 2:+}" if -10 < hour - 2 < 13 else f"Etc/GMT{hour - 26:+}"
    person.save()
    page.goto(f"{live_server.url}{address}")
    expect(page.locator(".night-switch")).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
