"""A reader on a phone: an article, an answer to its editors, and what one's own diary shows."""

from datetime import date, timedelta

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from diary.models import Person
from knowledge.models import Feedback
from tests.browser.test_every_page import sign_in
from tests.helpers import cramp
from tests.knowledge.helpers import article, section


def test_a_reader_answers_below_the_article_without_leaving_it(
    page: Page, live_server: LiveServer, strangers_asked: list[str], complaints: list[str]
) -> None:
    article("night-cramps", section(topics=["night-cramps"]))
    at = f"{live_server.url}/knowledge/night-cramps/"

    page.goto(at)
    assert (
        page.evaluate("JSON.parse(document.querySelector('[type$=\"ld+json\"]').text).length") == 2
    )
    assert page.context.cookies() == []
    page.get_by_role("link", name="No, it was not useful").click()
    expect(page.get_by_label("No", exact=True)).to_be_checked()
    page.get_by_label("Anything to tell the editors?").fill("What about cold?")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("The editors will see it.")).to_be_visible()

    assert page.url == at
    assert [(one.useful, one.message) for one in Feedback.objects.all()] == [
        (False, "What about cold?")
    ]
    assert strangers_asked == []
    assert complaints == []


def test_what_the_diary_shows_comes_to_the_article(
    page: Page, live_server: LiveServer, make_person: type[Person], complaints: list[str]
) -> None:
    ana = make_person("Ana", time_zone="Europe/Berlin")
    for n in range(60):
        cramp(ana, f"{date(2026, 1, 1) + timedelta(days=n)} 03:30")
    article("night-cramps", section(topics=["night-cramps"]))
    sign_in(page, ana, live_server)

    page.goto(f"{live_server.url}/knowledge/night-cramps/")
    expect(page.get_by_role("heading", name="Your diary on this")).to_be_visible()
    expect(page.locator(".your-diary a[href='/patterns/time-of-day/']")).to_be_visible()
    assert complaints == []


def test_on_paper_an_article_is_its_text_and_its_sources(
    page: Page, live_server: LiveServer
) -> None:
    article("night-cramps", section(topics=["night-cramps"]), section("Heat at night"))
    page.goto(f"{live_server.url}/knowledge/night-cramps/")
    page.emulate_media(media="print", color_scheme="dark")

    expect(page.get_by_role("heading", name="Heat at night")).to_be_visible()
    expect(page.get_by_text("About coppin2005").last).to_be_visible()
    for left_out in (".top-bar", ".tab-bar", ".toc", ".useful", ".site-foot"):
        for one in page.locator(left_out).all():
            expect(one).to_be_hidden()
    colours = (
        "element => [getComputedStyle(element).backgroundColor, getComputedStyle(element).color]"
    )
    paper, ink = page.locator("body").evaluate(colours)
    assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert ink == "rgb(0, 0, 0)"
