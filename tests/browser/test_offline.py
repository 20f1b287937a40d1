"""A phone without a network: what is logged there arrives, once each, and in no other diary."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from diary import days, look
from diary.acting import acting_as
from diary.models import CheckIn, Episode, Person
from diary.views import install
from tests.helpers import PASSWORD, cramp

OWN_COPIES = """async () => {
  const all = await caches.keys();
  const own = all.filter((name) => name.startsWith('cramptracker-own-'));
  const pages = await Promise.all(own.map(async (name) => (await (await caches.open(name)).keys())
    .map((request) => new URL(request.url).pathname)));
  return pages.flat().sort();
}"""
TOKENS_KEPT = """async () => {
  let found = 0;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const text = await (await cache.match(request)).text();
      found += (text.match(/name="csrfmiddlewaretoken" value="[^"]/g) ?? []).length;
    }
  }
  return found + JSON.stringify(await Waiting.of('%s')).split('csrf').length - 1;
}"""
COPIED = [
    "/knowledge/when-a-cramp-comes/",
    "/knowledge/when-to-see-a-doctor/",
    "/log/",
    "/now/",
    "/offline/",
    "/offline/check-in/",
]


DAY, NIGHT = "rgb(247, 243, 241)", "rgb(10, 4, 2)"


@pytest.fixture
def phone(
    browser: Browser, browser_context_args: dict[str, Any], live_server: LiveServer
) -> Iterator[BrowserContext]:
    """A phone that may keep the app: with its service worker."""
    wishes = browser_context_args | {"service_workers": "allow", "base_url": live_server.url}
    context = browser.new_context(**wishes)
    yield context
    context.close()


@pytest.fixture
def ana(make_person: Callable[..., Person], library: None) -> Person:
    return make_person("Ana", time_zone="Europe/Berlin")


@pytest.fixture
def library(transactional_db: None) -> None:
    """The two articles that a phone keeps."""
    from knowledge.kinds import Kind
    from tests.knowledge.helpers import article, section

    body = "<p><b>Stretch it slowly.</b></p><h3>Calf</h3><ol><li>Knee straight.</li></ol>"
    article("when-a-cramp-comes", section("Stretch", Kind.RELIEF, ["relief"], body=body))
    article("when-to-see-a-doctor", section("Signs", Kind.WARNING, ["red-flags"]))


def sign_in(page: Page, person: Person) -> None:
    page.goto("/account/login/")
    page.fill("input[name=login]", person.email)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/")


def sign_out(page: Page) -> None:
    page.goto("/account/logout/")
    page.click("main button[type=submit]")
    page.wait_for_url("**/")


def copies_made(page: Page) -> None:
    """Wait until the phone holds its copies, as it does a moment after the first page.

    From then on it waits a minute for the network before it shows one: on a busy machine pages
    take longer than people would wait.
    """
    for worker in page.context.service_workers:
        worker.evaluate("() => { PATIENCE.page = 60_000 }")
    page.evaluate(
        f"""async () => {{
          const paths = {OWN_COPIES};
          while ((await paths()).length < {len(COPIED)}) {{
            await new Promise((go) => setTimeout(go, 50));
          }}
        }}"""
    )


def tick(page: Page, site: str) -> None:
    """Choose a muscle and its side from the list."""
    lists = page.locator("[data-site-list], .site-more")
    lists.evaluate_all("them => them.forEach(one => { one.open = true })")
    page.check(f"input[name=sites][value='{site}']", force=True)


def ground_is(page: Page, colour: str) -> None:
    """Wait until a page's paper has a colour: a sheet of style takes its moment."""
    expect(page.locator("body")).to_have_css("background-color", colour)


def log_offline(page: Page, site: str) -> None:
    page.goto("/log/")
    tick(page, site)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/offline/?kept=log")


def cramps_of(person: Person) -> list[list[str]]:
    with acting_as(person):
        return sorted(Episode.objects.values_list("sites", flat=True))


def waiting(page: Page) -> Any:
    return page.locator("[data-waiting-list] > li")


def sent(page: Page) -> None:
    expect(page.locator("[data-waiting-words]")).to_contain_text("Sent and in your diary")


def test_two_cramps_and_a_check_in_without_a_network_arrive_once_each(
    phone: BrowserContext, ana: Person
) -> None:
    page = phone.new_page()
    cramp(ana, f"{days.today(ana)} 12:00", notes="on the phone too")
    sign_in(page, ana)
    copies_made(page)

    phone.set_offline(True)
    log_offline(page, "calf:left")
    log_offline(page, "calf:right")
    page.goto("/check-in/")
    page.fill("input[name=fluids_ml]", "1750")
    page.get_by_role("button", name="Save check-in").click()
    page.wait_for_url("**/offline/?kept=check_in")
    expect(waiting(page)).to_have_count(3)
    expect(waiting(page).first).to_contain_text("Cramp, Calf, left")
    expect(waiting(page).last).to_contain_text("Check-in")
    expect(page.locator(".day-list")).to_contain_text("on the phone too")
    expect(page.locator("[data-waiting-words]")).to_contain_text("Waiting to be sent: 3.")
    assert page.evaluate(OWN_COPIES) == COPIED
    assert page.evaluate(TOKENS_KEPT % ana.pk) == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

    other_tab = phone.new_page()
    other_tab.goto("/offline/")
    expect(waiting(other_tab)).to_have_count(3)
    phone.set_offline(False)
    for tab in (page, other_tab):
        for _ in range(2):
            tab.evaluate("document.dispatchEvent(new Event('waiting:send'))")
    expect(waiting(page)).to_have_count(0)
    expect(waiting(other_tab)).to_have_count(0)
    assert cramps_of(ana) == [[], ["calf:left"], ["calf:right"]]
    with acting_as(ana):
        assert list(CheckIn.objects.values_list("day", "fluids_ml")) == [(days.today(ana), 1750)]


def test_what_ana_left_waiting_is_neither_seen_nor_sent_by_ben(
    phone: BrowserContext, ana: Person, make_person: Callable[..., Person]
) -> None:
    ben = make_person("Ben", time_zone="Europe/Berlin")
    page = phone.new_page()
    sign_in(page, ana)
    copies_made(page)
    phone.set_offline(True)
    log_offline(page, "calf:left")
    # The server is away while she signs out: what waits can't have been sent before.
    phone.route("**/offline/token/", lambda route: route.abort())
    phone.set_offline(False)
    sign_out(page)
    assert page.evaluate(OWN_COPIES) == []
    phone.unroute("**/offline/token/")

    sign_in(page, ben)
    page.goto("/offline/")
    page.wait_for_load_state("networkidle")
    expect(waiting(page)).to_have_count(0)
    expect(page.locator("[data-waiting]")).to_be_hidden()
    page.evaluate("document.dispatchEvent(new Event('waiting:send'))")
    page.wait_for_load_state("networkidle")
    assert cramps_of(ana) == cramps_of(ben) == []
    sign_out(page)

    sign_in(page, ana)
    sent(page)
    assert cramps_of(ana) == [["calf:left"]]
    assert cramps_of(ben) == []


def test_what_the_diary_refuses_stays_with_the_reason_and_can_be_mended(
    phone: BrowserContext, ana: Person
) -> None:
    page = phone.new_page()
    sign_in(page, ana)
    copies_made(page)
    phone.set_offline(True)
    page.goto("/log/")
    tick(page, "toes")
    page.fill("input[name=date]", "2999-01-01")
    page.click("main form button[type=submit]")
    expect(waiting(page)).to_have_count(1)
    phone.set_offline(False)
    page.goto("/offline/")
    expect(waiting(page)).to_contain_text("Could not be saved as it is")
    expect(waiting(page)).to_contain_text("This is still to come")
    assert cramps_of(ana) == []
    page.goto("/")
    expect(page.locator("[data-waiting-words]")).to_contain_text("Could not be saved as it is: 1.")
    page.locator("[data-waiting] a").click()

    waiting(page).get_by_role("link", name="Open and change").click()
    expect(page.locator("input[name=sites][value='toes']")).to_be_checked()
    page.fill("input[name=date]", "2026-01-01")
    page.click("main form button[type=submit]")
    sent(page)
    expect(waiting(page)).to_have_count(0)
    assert cramps_of(ana) == [["toes"]]


def test_a_sign_that_needs_a_doctor_is_told_without_a_network(
    phone: BrowserContext, ana: Person
) -> None:
    page = phone.new_page()
    sign_in(page, ana)
    copies_made(page)
    phone.set_offline(True)
    page.goto("/log/")
    page.check("input[name=symptoms][value='chest_pain']", force=True)
    page.click("main form button[type=submit]")
    sign = page.locator("[data-sign=chest_pain]").first
    expect(sign).to_contain_text("Call the emergency number now")
    page.get_by_role("link", name="When to see a doctor").first.click()
    expect(page.get_by_role("heading", name="Signs")).to_be_visible()


def test_a_phone_of_nobody_shows_nothing_without_a_network(
    phone: BrowserContext, ana: Person
) -> None:
    cramp(ana, f"{days.today(ana)} 12:00", notes="a secret")
    page = phone.new_page()
    sign_in(page, ana)
    copies_made(page)
    sign_out(page)
    phone.set_offline(True)
    page.goto("/diary/")
    expect(page.get_by_text("nobody is signed in on this device")).to_be_visible()
    assert "a secret" not in page.content()


def test_a_copy_made_by_day_opens_dim_at_night_and_brighter_works_in_it(
    phone: BrowserContext, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look, "is_night", lambda hour: False)
    monkeypatch.setattr(install, "NIGHT_FROM", 0)  # to the worker it is night at every hour
    page = phone.new_page()
    sign_in(page, ana)
    copies_made(page)
    page.goto("/log/")
    ground_is(page, DAY)
    expect(page.locator("[data-night-switch]")).to_be_hidden()
    phone.set_offline(True)
    for path in ("/log/", "/now/", "/check-in/", "/offline/"):
        page.goto(path)
        ground_is(page, NIGHT)
    page.get_by_role("button", name="Brighter").click()
    ground_is(page, DAY)
    [worker] = phone.service_workers
    made_at_night = (
        '<html data-dim="yes"><link rel="stylesheet" id="night-colours" href="x" media="screen">'
    )
    by_day = worker.evaluate(
        "html => { PLACES.night = [22, 6]; return inColoursOf(html, 12) }", made_at_night
    )
    assert (
        by_day
        == '<html data-dim="no"><link rel="stylesheet" id="night-colours" href="x" media="not all">'
    )


def test_what_waits_is_tried_again_ever_later_and_not_by_all_at_once(
    phone: BrowserContext, library: None
) -> None:
    page = phone.new_page()
    page.goto("/offline/")
    waits = page.evaluate(
        """() => {
          const waits = [Waiting.FIRST_WAIT];
          while (waits.length < 10) waits.push(Waiting.longer(waits.at(-1)));
          return waits;
        }"""
    )
    assert waits == [1000 * s for s in (2, 4, 8, 16, 32, 64, 128, 256, 300, 300)]
    spread = page.evaluate("[0, 0.5, 1].map((chance) => Waiting.spread(8000, chance))")
    assert spread == [6000, 8000, 10000]


def test_a_change_of_language_reaches_the_copies(phone: BrowserContext, ana: Person) -> None:
    page = phone.new_page()
    sign_in(page, ana)
    copies_made(page)
    page.goto("/settings/")
    page.select_option("select[name=language]", "de")
    page.click("main form button[type=submit]")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    page.evaluate(
        """async (owner) => {
          const foreign = async (name) => {
            const cache = await caches.open(name);
            const held = await Promise.all((await cache.keys()).map((one) => cache.match(one)));
            return held.some((one) => one.headers.get("Content-Language") !== "de");
          };
          for (const name of [`cramptracker-own-${owner}`, "cramptracker-open"]) {
            while (await foreign(name)) await new Promise((go) => setTimeout(go, 50));
          }
        }""",
        ana.pk,
    )
    phone.set_offline(True)
    page.goto("/offline/")
    expect(page.get_by_role("heading", name="Ohne Netz")).to_be_visible()
    page.goto("/log/")
    expect(page.get_by_role("heading", name="Krampf eintragen")).to_be_visible()
