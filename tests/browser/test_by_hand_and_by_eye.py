"""What a thumb, a weak eye and a dark room need: room to tap, no sideways scrolling, marks."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from diary import look
from diary.days import today
from diary.models import Person
from tests.browser.test_every_page import sign_in
from tests.helpers import checked_in, cramp
from tests.knowledge.helpers import article, section

LEAST = 44
"""CSS pixels, in both directions."""
TOO_SMALL = """least => {
  const shown = (it) => it.checkVisibility({opacityProperty: true, visibilityProperty: true});
  const inline = (it) => it.matches('.cite') || getComputedStyle(it).display === 'inline';
  const inWords = (it) => it.matches('a') && inline(it)
    && it.closest('p, li, dd, td, figcaption')?.textContent.trim() !== it.textContent.trim();
  const found = [];
  for (const it of document.querySelectorAll(
    'a[href], button, summary, select, textarea, input:not([type=hidden]), .chip, .scale-step'
  )) {
    if (!shown(it) || it.matches('.visually-hidden, .skip-link') || inWords(it)) continue;
    const box = it.getBoundingClientRect();
    if (box.width < least - 0.5 || box.height < least - 0.5) {
      found.push(`${box.width} x ${box.height}: ${it.outerHTML.slice(0, 120)}`);
    }
  }
  return found;
}"""
AT_NIGHT = ("/", "/log/", "/check-in/")
BY_THUMB = (
    *AT_NIGHT,
    "/now/",
    "/diary/",
    "/patterns/",
    "/patterns/fluids/",
    "/medicines/",
    "/report/",
    "/report/links/",
    "/settings/",
    "/offline/",
    "/knowledge/",
    "/knowledge/night-cramps/",
    "/accessibility/",
)
ZOOMED = (*AT_NIGHT, "/patterns/", "/patterns/fluids/", "/knowledge/night-cramps/", "/settings/")


@pytest.fixture
def ana_on_her_phone(
    make_person: Callable[..., Person], page: Page, live_server: LiveServer
) -> Person:
    """Ana, with a month of diary, signed in."""
    ana = make_person("Ana")
    for back in range(30):
        day = today(ana) - timedelta(days=back)
        checked_in(ana, day, fluids_ml=1000 + 250 * (back % 5), exertion=back % 8)
        if back % 3 == 0:
            cramp(ana, f"{day} 14:10", sites=["calf:left"], intensity=6)
    sign_in(page, ana, live_server)
    return ana


@pytest.fixture
def at_night(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look, "is_night", lambda hour: True)


def ratio(page: Page, selector: str) -> float:
    """How much lighter a text is than the page under it."""
    return float(
        page.locator(selector).first.evaluate(
            """it => {
              const light = (colour) => {
                const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => {
                  const one = part / 255;
                  return one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4;
                });
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const text = light(getComputedStyle(it).color);
              const under = light(getComputedStyle(document.body).backgroundColor);
              return (Math.max(text, under) + 0.05) / (Math.min(text, under) + 0.05);
            }"""
        )
    )


@pytest.mark.usefixtures("ana_on_her_phone", "at_night")
def test_what_a_thumb_meets_has_44_px_and_a_page_at_400_percent_needs_no_sideways_scrolling(
    page: Page, live_server: LiveServer
) -> None:
    article("night-cramps", section(topics=["night-cramps"]))
    small: dict[str, list[str]] = {}
    for address in BY_THUMB:
        page.goto(f"{live_server.url}{address}")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        small |= {address: found} if (found := page.evaluate(TOO_SMALL, LEAST)) else {}
    assert small == {}

    page.set_viewport_size({"width": 320, "height": 256})  # 1280 by 1024 at 400 %
    widths = {}
    for address in ZOOMED:
        page.goto(f"{live_server.url}{address}")
        page.wait_for_load_state("networkidle")
        widths[address] = page.evaluate("document.documentElement.scrollWidth")
    assert widths == dict.fromkeys(ZOOMED, 320)


@pytest.mark.usefixtures("ana_on_her_phone")
def test_in_the_readers_own_colours_a_choice_is_seen_by_its_shape(
    page: Page, live_server: LiveServer
) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{live_server.url}/log/")
    page.get_by_text("Choose from a list").click()
    border = "it => getComputedStyle(it).borderTopWidth"
    for chosen, other in (
        ("sites_calf_left", "sites_calf_right"),
        ("intensity_6", "intensity_7"),
    ):
        page.locator(f"label[for$={chosen}]").click()
        mark, plain = (page.locator(f"label[for$={one}]") for one in (chosen, other))
        expect(mark).to_have_css("text-decoration-line", "underline")
        expect(plain).to_have_css("text-decoration-line", "none")
        assert float(mark.evaluate(border)[:-2]) > float(plain.evaluate(border)[:-2]) > 0
    expect(page.locator(".tab[aria-current]")).to_have_css("text-decoration-line", "underline")
    save = page.locator("main form .btn-lamp[type=submit]")
    assert float(save.evaluate(border)[:-2]) > 0


@pytest.mark.usefixtures("ana_on_her_phone", "at_night")
def test_at_night_logging_is_dim_and_brighter_keeps_what_is_typed(
    page: Page, live_server: LiveServer, complaints: list[str]
) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{live_server.url}/log/")
    expect(page.locator("body")).to_have_css("background-color", "rgb(10, 4, 2)")
    assert ratio(page, "h1") >= 4.5
    page.get_by_text("Choose from a list").click()
    page.locator("label[for$=sites_calf_left]").click()

    with page.expect_response("**/night/"):
        page.get_by_role("button", name="Brighter").click()
    expect(page.locator("body")).to_have_css("background-color", "rgb(247, 243, 241)")
    expect(page.locator("input[value='calf:left']")).to_be_checked()
    expect(page.get_by_role("button", name="Dim for the night")).to_be_focused()

    page.goto(f"{live_server.url}/")
    expect(page.locator("body")).to_have_css("background-color", "rgb(247, 243, 241)")
    with page.expect_response("**/night/"):
        page.get_by_role("button", name="Dim for the night").click()
    expect(page.locator("body")).to_have_css("background-color", "rgb(10, 4, 2)")
    assert complaints == []


@pytest.mark.usefixtures("ana_on_her_phone")
def test_a_page_asks_for_few_style_sheets_and_by_day_not_for_the_nights(
    page: Page, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look, "is_night", lambda hour: False)
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if ".css" in one.url else None)
    page.goto(f"{live_server.url}/log/")
    page.wait_for_load_state("networkidle")
    assert 3 <= len(asked) <= 6, asked
    assert not any("night" in one for one in asked)


def test_less_motion_is_no_motion(
    page: Page, live_server: LiveServer, make_person: Callable[..., Person]
) -> None:
    sign_in(page, make_person("Ana"), live_server)
    page.goto(f"{live_server.url}/log/")
    chip = page.locator(".chip").first
    page.emulate_media(reduced_motion="no-preference")
    expect(chip).to_have_css("transition-duration", "0.14s, 0.14s")
    page.emulate_media(reduced_motion="reduce")
    expect(chip).to_have_css("transition-duration", "0.001s")
