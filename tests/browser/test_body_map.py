"""Saying where it cramped: on the figure by thumb, in the list by keyboard; one field."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Locator, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from diary import look
from diary.acting import acting_as
from diary.models import Episode, Person
from tests.browser.keyboard import follow, press
from tests.browser.test_every_page import ALL_RULES, AXE
from tests.helpers import cramp

SAVE = "main form[data-episode] button[type=submit]"


@pytest.fixture
def ana_logs(make_person: Callable[..., Person], page: Page, live_server: LiveServer) -> Person:
    """Ana, whose foot cramped the night before, at the screen for logging the next."""
    ana = make_person("Ana")
    cramp(ana, "2026-03-01 03:00", sites=["foot_arch:right"])
    client = Client()
    client.force_login(ana)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    page.goto(f"{live_server.url}/log/")
    return ana


def place(page: Page, view: str, site: str) -> Locator:
    """A place on the figure from the front or from the back."""
    side = 1 if view == "front" else 2
    return page.locator(f'.body-side:nth-child({side}) [data-site="{site}"]')


def listed(page: Page, site: str) -> Locator:
    return page.locator(f"input[name=sites][value='{site}']")


def touch(page: Page, it: Locator) -> None:
    """Touch what is seen without scrolling."""
    expect(it).to_be_visible()
    box = it.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 740
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def last_sites_of(person: Person) -> list[str]:
    with acting_as(person):
        return Episode.objects.latest("started_at").sites


def test_a_tap_on_the_figure_ticks_the_list_and_is_saved(
    ana_logs: Person, page: Page, complaints: list[str], strangers_asked: list[str]
) -> None:
    calf = place(page, "back", "calf:left")
    calf.click()
    expect(listed(page, "calf:left")).to_be_checked()
    expect(calf).to_have_class("body-part is-chosen")
    expect(page.get_by_role("button", name="Calf, left")).to_have_attribute("aria-pressed", "true")

    place(page, "front", "toes:right").click()
    expect(place(page, "back", "toes:right")).to_have_class("body-part is-chosen")
    place(page, "back", "toes:right").click()  # not the toes after all
    expect(listed(page, "toes:right")).not_to_be_checked()
    expect(page.get_by_role("button", name="Toes, right")).to_have_count(0)

    page.get_by_role("button", name="Foot arch, right").click()  # where it was the last time
    with page.expect_navigation():
        page.locator(SAVE).click()
    assert last_sites_of(ana_logs) == ["calf:left", "foot_arch:right"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert complaints == []
    assert strangers_asked == []


def test_where_it_was_the_last_time_takes_three_touches_and_no_scrolling(
    ana_logs: Person, page: Page, live_server: LiveServer
) -> None:
    page.goto(f"{live_server.url}/")
    with page.expect_navigation():
        touch(page, page.locator("a.big-action").first)
    touch(page, page.get_by_role("button", name="Foot arch, right"))
    assert page.evaluate("scrollY") == 0
    with page.expect_navigation():
        touch(page, page.locator(SAVE))
    assert last_sites_of(ana_logs) == ["foot_arch:right"]


@pytest.mark.usefixtures("ana_logs")
def test_nothing_jumps_when_the_scripts_arrive_and_without_them_the_list_is_there(
    page: Page,
) -> None:
    held: list[Route] = []
    page.route("**/body*.js", lambda route: held.append(route))
    page.reload(wait_until="commit")
    expect(page.locator("[data-site-figure]")).to_be_visible()
    expect(page.locator("[data-site-list] .site-row").first).to_be_hidden()
    before = page.locator("[data-site-list]").bounding_box()
    for route in held:
        route.continue_()
    page.wait_for_load_state("load")
    assert page.locator("[data-site-list]").bounding_box() == before

    page.unroute("**/body*.js")
    page.route("**/body*.js", lambda route: route.abort())
    page.reload()
    expect(page.locator("[data-site-figure]")).to_be_hidden()
    expect(page.locator("[data-site-list] .site-row").first).to_be_visible()


@pytest.mark.usefixtures("ana_logs")
def test_the_menu_stays_on_the_screen_while_the_clock_runs_at_night(
    page: Page, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look, "is_night", lambda hour: True)
    page.goto(f"{live_server.url}/now/")
    page.goto(f"{live_server.url}/log/")
    expect(page.locator("[data-night-switch]")).to_be_visible()
    box = page.locator(".menu > summary").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 360


@pytest.mark.usefixtures("ana_logs")
def test_places_are_big_enough_for_a_thumb_and_what_lies_beside_one_is_meant_too(
    page: Page,
) -> None:
    for view, site in (("back", "calf:left"), ("front", "shin:right"), ("back", "hamstring:left")):
        box = place(page, view, site).bounding_box()
        assert box
        assert box["width"] >= 44, site
        assert box["height"] >= 44, site
    calf = place(page, "back", "calf:left")
    calf.scroll_into_view_if_needed()
    between = page.evaluate(
        """() => {
          const it = document.querySelector('.body-side:nth-child(2) [data-site="calf:left"]');
          const box = it.getBoundingClientRect();
          const y = box.y + box.height / 2;
          for (let x = box.right; x > box.x; x -= 1)
            if (document.elementFromPoint(x, y) === it) return {x: x + 3, y};
        }"""
    )
    page.mouse.click(between["x"], between["y"])  # in the gap between the legs
    expect(listed(page, "calf:left")).to_be_checked()


@pytest.mark.usefixtures("ana_logs")
def test_both_calves_that_lose_one_leave_the_other(page: Page) -> None:
    page.locator("[data-site-list] > summary").click()
    page.locator("label[for='id_sites_calf_both']").click()
    calf = place(page, "back", "calf:left")
    expect(calf).to_have_class("body-part is-chosen")
    expect(place(page, "back", "calf:right")).to_have_class("body-part is-chosen")
    calf.click()
    expect(listed(page, "calf:both")).not_to_be_checked()
    expect(listed(page, "calf:left")).not_to_be_checked()
    expect(listed(page, "calf:right")).to_be_checked()


@pytest.mark.usefixtures("ana_logs")
def test_the_upper_body_is_a_tap_away(page: Page) -> None:
    page.get_by_role("button", name="Upper body").click()
    place(page, "front", "jaw:left").click()
    place(page, "back", "neck:middle").click()
    expect(listed(page, "jaw:left")).to_be_checked()
    expect(listed(page, "neck:middle")).to_be_checked()


def test_by_keyboard_the_list_asks_for_the_same_and_stays_open(
    ana_logs: Person, page: Page, live_server: LiveServer
) -> None:
    press(page, "[data-site-list] > summary")
    press(page, "input[name=sites][value='calf:right']", "Space")
    expect(place(page, "back", "calf:right")).to_have_class("body-part is-chosen")
    follow(page, SAVE)
    assert last_sites_of(ana_logs) == ["calf:right"]
    page.goto(f"{live_server.url}/log/")
    expect(listed(page, "calf:right")).to_be_visible()


@pytest.mark.usefixtures("ana_logs")
def test_with_places_chosen_the_screen_is_accessible_by_day_and_by_night(page: Page) -> None:
    page.locator("[data-site-list] > summary").click()
    place(page, "back", "calf:left").click()
    page.evaluate(AXE.read_text())
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        result = page.evaluate(f"axe.run(document, {ALL_RULES})")
        assert [violation["id"] for violation in result["violations"]] == []
