"""A cramp that goes on: the clock outlives the page, and logging it takes three touches."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from diary.acting import acting_as
from diary.models import Episode, Person
from tests.browser.test_every_page import sign_in

TOUCHES = """() => { window.touches = 0;
  addEventListener('pointerdown', (event) => event.isTrusted && (window.touches += 1), true);
  addEventListener('pagehide', () => sessionStorage.setItem('touches', window.touches)); }"""
MINUTES_AGO = "minutes => localStorage.setItem('%s', Date.now() - minutes * 60000)"


def seconds_shown(page: Page, clock: str) -> int:
    minutes, seconds = page.locator(clock).inner_text().split(":")
    return int(minutes) * 60 + int(seconds)


def test_stop_muscle_save_are_three_touches(
    page: Page, live_server: LiveServer, make_person: Callable[..., Person], complaints: list[str]
) -> None:
    ana = make_person("Ana", time_zone="Europe/Berlin")
    sign_in(page, ana, live_server)
    page.goto(f"{live_server.url}/diary/")
    page.click("[data-now-link]")  # one tap from anywhere starts it
    page.wait_for_url("**/now/?since=*")
    expect(page.locator("[data-now-save]")).to_be_hidden()
    page.evaluate(TOUCHES)

    page.click("[data-now-stop]")
    page.locator("label[for=id_sites_calf_left]").click()
    page.click("[data-now-save]")
    page.wait_for_url(f"{live_server.url}/")

    assert page.evaluate("sessionStorage.getItem('touches')") == "3"
    with acting_as(ana):
        kept = Episode.objects.get()
    assert kept.sites == ["calf:left"]
    assert kept.duration_seconds is not None
    assert kept.duration_seconds < 120
    expect(page.locator("[data-now-clock]")).to_be_hidden()
    assert complaints == []


def test_the_timer_outlives_reload_tab_and_lock(
    page: Page, live_server: LiveServer, make_person: Callable[..., Person]
) -> None:
    ana = make_person("Ana", time_zone="Europe/Berlin")
    sign_in(page, ana, live_server)
    page.goto(f"{live_server.url}/now/")
    # Seven minutes pass while the phone is locked: nothing counts, the clock is read.
    page.evaluate(MINUTES_AGO % f"cramptracker.timer.log-{ana.pk}", 7)
    page.reload()
    assert seconds_shown(page, "[data-now-time]") >= 420

    other = page.context.new_page()
    page.close()
    other.goto(f"{live_server.url}/diary/")
    assert seconds_shown(other, "[data-now-clock]") >= 420
    other.click("[data-now-link]")
    other.wait_for_url("**/now/?since=*")
    assert seconds_shown(other, "[data-now-time]") >= 420
    other.click("[data-now-stop]")
    other.reload()  # stopped, and not saved yet
    expect(other.locator("[data-now-stop]")).to_be_hidden()
    other.click("[data-now-save]")
    other.wait_for_url(f"{live_server.url}/")
    with acting_as(ana):
        kept = Episode.objects.get()
    assert kept.duration_seconds is not None
    assert 420 <= kept.duration_seconds < 600

    other.go_back()  # the address of a cramp that is saved doesn't bring its time back
    other.wait_for_url("**/now/*")
    other.reload()
    assert seconds_shown(other, "[data-now-time]") < 420


def test_after_ten_minutes_the_way_to_help_stands_out(
    page: Page, live_server: LiveServer, make_person: Callable[..., Person]
) -> None:
    ana = make_person("Ana")
    sign_in(page, ana, live_server)
    page.goto(f"{live_server.url}/now/")
    expect(page.locator(".now-signs-due")).to_have_count(0)
    page.evaluate(MINUTES_AGO % f"cramptracker.timer.log-{ana.pk}", 11)
    page.reload()
    expect(page.locator(".now-signs-due")).to_be_visible()
