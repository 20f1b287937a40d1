"""Somebody new, on a phone's screen, with a keyboard and nothing else."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from diary import days
from diary.acting import acting_as
from diary.models import CheckIn, Episode, Person
from tests.browser.keyboard import follow, press, tab_to, write
from tests.helpers import PASSWORD

BERLIN = ZoneInfo("Europe/Berlin")


def sign_up(page: Page, address: str) -> None:
    page.goto(address)
    follow(page, "a[href='/account/signup/']")
    write(page, "input[name=email]", "new@example.org")
    write(page, "input[name=password1]", PASSWORD)
    follow(page, "button[type=submit]")


def test_from_sign_up_to_three_cramps_and_five_check_ins_by_keyboard_alone(
    page: Page, live_server: LiveServer, strangers_asked: list[str], complaints: list[str]
) -> None:
    sign_up(page, live_server.url)
    person = Person.objects.get(email="new@example.org")
    assert person.time_zone == "Europe/Berlin"
    today = days.today(person)
    last_night = today - timedelta(days=2)

    follow(page, "a[href='/log/']")  # one now, with nothing but Save
    follow(page, "main form button[type=submit]")

    page.goto(f"{live_server.url}/log/")  # one at ten past three two nights ago, in full
    write(page, "input[name=date]", f"{last_night + timedelta(days=1):%m%d%Y}")
    write(page, "input[name=time]", "0310AM")
    press(page, "[data-site-list] > summary")
    press(page, "input[name=sites][value='calf:left']", "Space")
    press(page, "input[name=intensity]", "Space")
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    follow(page, "main form button[type=submit]:not([tabindex='-1'])")

    page.goto(f"{live_server.url}/log/")  # one at ten in the evening of the day before that
    write(page, "input[name=date]", f"{last_night:%m%d%Y}")
    write(page, "input[name=time]", "1000PM")
    follow(page, "main form button[type=submit]:not([tabindex='-1'])")

    for back in range(5):
        page.goto(f"{live_server.url}/check-in/{today - timedelta(days=back)}/")
        write(page, "input[name=fluids_ml]", str(1500 + 250 * back))
        follow(page, "main form button[type=submit]:not([tabindex='-1'])")

    with acting_as(person):
        nights = list(Episode.objects.order_by("started_at").values_list("day", flat=True))
        asked = dict(CheckIn.objects.values_list("day", "fluids_ml"))
        at_three = Episode.objects.get(sites=["calf:left"])
    assert nights == [last_night, last_night, today]
    assert at_three.started_at.astimezone(BERLIN).strftime("%H:%M") == "03:10"
    assert at_three.intensity is not None
    assert asked == {today - timedelta(days=back): 1500 + 250 * back for back in range(5)}

    page.goto(f"{live_server.url}/diary/")
    that_day = page.locator(f"#d{last_night}")
    expect(that_day).to_contain_text("03:10")
    expect(that_day).to_contain_text("22:00")
    expect(that_day).to_contain_text("Calf, left")
    expect(page.locator(f"#d{today}")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert strangers_asked == []
    assert complaints == []


def test_the_focus_is_always_to_be_seen(page: Page, live_server: LiveServer) -> None:
    """Whatever Tab reaches while logging is neither hidden behind a bar nor without a ring."""
    sign_up(page, live_server.url)
    page.goto(f"{live_server.url}/log/")
    page.locator("[data-site-list] > summary").click()
    page.reload()  # the list of muscles is open from now on
    tab_to(page, "input[name=date]")
    for _ in range(40):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
              const it = document.activeElement;
              const shown = it.matches('.chip-input, .scale-input') ? it.nextElementSibling : it;
              const box = shown.getBoundingClientRect();
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return it === document.body || shown.contains(top) || (top && top.contains(shown))
                ? '' : it.outerHTML;
            }"""
        )
        assert seen == ""


def test_an_entry_sent_twice_is_saved_once(page: Page, live_server: LiveServer) -> None:
    sign_up(page, live_server.url)
    page.goto(f"{live_server.url}/log/")
    tab_to(page, "main form button[type=submit]:not([tabindex='-1'])")
    page.evaluate(
        """async () => {
          const form = document.querySelector('main form');
          const send = () => fetch(form.action, {method: 'POST', body: new FormData(form)});
          await Promise.all([send(), send(), send()]);
        }"""
    )
    with acting_as(Person.objects.get(email="new@example.org")):
        assert Episode.objects.count() == 1
