"""From Nora's first draft to an article that readers see, as two people do it at /cms/."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Revision

from diary.models import Person
from knowledge.kinds import Kind
from knowledge.models import Article
from tests.browser.test_every_page import sign_in
from tests.knowledge.helpers import article, section, source, topic

PATIENCE = 60_000
"""Milliseconds until a step counts as failed: the editors' pages are heavy, a busy machine slow."""
expect.set_options(timeout=PATIENCE)
LIST = "/cms/snippets/knowledge/article/"


class Desk:
    """A browser on a desk in which one person works, and all that it complained about."""

    def __init__(self, browser: Browser, server: LiveServer, person: Person) -> None:
        context = browser.new_context(
            viewport={"width": 1280, "height": 900},
            base_url=server.url,
            reduced_motion="reduce",
            timezone_id="UTC",
        )
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.complaints: list[str] = []
        self.page.on("console", lambda said: self._heard(said.type, said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        sign_in(self.page, person, server)

    def _heard(self, kind: str, text: str) -> None:
        if kind == "error" or "Content Security Policy" in text:
            self.complaints.append(text)

    def open(self, article: Article, what: str = "edit") -> None:
        self.page.goto(f"{LIST}{what}/{article.pk}/")

    def press(self, name: str) -> None:
        """Press a button of the bar at the bottom, opening its menu where it hides there."""
        footer = self.page.locator("footer")
        button = footer.get_by_role("button", name=name, exact=True)
        if not button.is_visible():
            footer.get_by_role("button", name="Actions").click()
        button.click()

    def of_version(self, article: Article, place: int, what: str) -> None:
        """Follow a link of a version in the history: 0 is the last one, -1 the first."""
        self.open(article, "history")
        menus = self.page.locator("main tbody [data-controller~=w-dropdown]")
        menus.nth(place).get_by_role("button").first.click()
        self.page.get_by_role("link", name=what).click()

    def done(self, says: str) -> None:
        expect(self.page.locator(".messages")).to_contain_text(says)


@pytest.fixture
def nora_at(browser: Browser, live_server: LiveServer, nora: Person) -> Iterator[Desk]:
    desk = Desk(browser, live_server, nora)
    yield desk
    desk.page.context.close()


@pytest.fixture
def rita_at(browser: Browser, live_server: LiveServer, rita: Person) -> Iterator[Desk]:
    desk = Desk(browser, live_server, rita)
    yield desk
    desk.page.context.close()


def write_the_article(nora: Desk) -> None:
    """Fill in an article with a section, a link that is chosen, a topic and a source."""
    page = nora.page
    page.goto(f"{LIST}add/")
    page.locator("[name=title]").press_sequentially("Warm baths")
    page.locator("[name=summary]").fill("What a bath may do.")
    page.get_by_role("button", name="Add section").click()
    page.locator("[name=sections-0-heading]").fill("A bath before bed")
    page.locator("[name=sections-0-anchor]").fill("before-bed")
    page.locator("[name=sections-0-kind]").select_option(Kind.RELIEF)
    page.locator("[name=sections-0-grade]").select_option("limited")
    page.locator(".public-DraftEditor-content").click()
    page.keyboard.type("Stretching may help more")
    page.keyboard.press("Shift+Home")
    page.locator("button[name=ARTICLE]").click()
    page.get_by_label("Find by a word").fill("prevent stretch")
    page.locator(".article-choice:visible").click()
    expect(page.locator(".TooltipEntity")).to_have_text("Stretching may help more")
    kept_as = page.locator("[name=sections-0-body]").input_value()
    assert '"anchor":"stretching"' in kept_as, "what is done is in the form at once"
    page.get_by_label("Night-Cramps").check()
    sources = page.locator(".pick-from-list")
    sources.get_by_role("searchbox").fill("coppin")
    expect(sources.locator("label:has(input):visible")).to_have_count(1)
    sources.get_by_label("About coppin2005").check()


def test_an_article_goes_from_nora_to_rita_and_back_and_then_to_readers(
    nora_at: Desk, rita_at: Desk
) -> None:
    article("prevention", section("Stretching"))
    topic("night-cramps"), source("coppin2005"), source("nhs")
    nora, rita = nora_at.page, rita_at.page

    write_the_article(nora_at)
    nora_at.press("Save draft")
    nora_at.done("created")
    made = Article.objects.get(slug="warm-baths")
    nora.get_by_role("button", name="Toggle preview").press("Enter")
    shown = nora.frame_locator("#w-preview-iframe")
    expect(shown.get_by_role("heading", name="A bath before bed")).to_be_visible()
    to_stretching = shown.get_by_role("link", name="Stretching may help more")
    expect(to_stretching).to_have_attribute("href", "/knowledge/prevention/#stretching")
    nora_at.press("Submit to Review before publishing")
    nora_at.done("submitted")

    rita.goto("/cms/")
    rita.get_by_role("link", name="Warm baths").first.click()
    rita_at.press("Request changes")
    rita.get_by_label("What should change?").fill("Say for how long.")
    rita.locator(".modal").get_by_role("button", name="Request changes").click()
    expect(rita).to_have_url(LIST)

    nora_at.open(made)
    nora_at.done("Dr Rita Roy asks for changes: Say for how long.")
    nora.locator("[name=summary]").fill("What a bath of ten minutes may do.")
    nora_at.press("Resubmit to Review by somebody with a qualification")
    nora_at.done("submitted")

    rita_at.of_version(made, 0, "Compare with previous version")
    expect(rita.locator(".addition").first).to_contain_text("of ten minutes")
    rita_at.open(made)
    rita_at.press("Approve and Publish")
    expect(rita).to_have_url(LIST)

    rita.goto("/knowledge/warm-baths/")
    expect(rita.locator(".review-line").first).to_contain_text(
        "Last reviewed by Dr Rita Roy, GP, on"
    )
    rita.get_by_role("link", name="Stretching may help more").click()
    expect(rita).to_have_url("/knowledge/prevention/#stretching")
    assert nora_at.complaints + rita_at.complaints == []


def test_rita_restores_a_version_and_schedules_the_next_and_its_end(rita_at: Desk) -> None:
    made = article("prevention", section("Stretching"))
    rita = rita_at.page
    for words in ("As it was.", "As it became."):
        rita_at.open(made)
        rita.locator("[name=summary]").fill(words)
        rita_at.press("Publish")
        rita_at.done("published")

    rita_at.of_version(made, -1, "Review this version")
    expect(rita.locator("[name=summary]")).to_have_value("As it was.")
    rita_at.press("Publish this version")
    rita_at.done("published")
    assert Article.objects.get().summary == "As it was."

    rita_at.open(made)
    rita.locator("[name=summary]").fill("As it will be.")
    soon, later = (timezone.now() + timedelta(days=days) for days in (1, 2))
    rita.get_by_role("button", name="Toggle status").click()
    rita.get_by_role("button", name="Set schedule").click()
    rita.locator("[name=go_live_at]").fill(f"{soon:%Y-%m-%d %H:%M}")
    rita.locator("[name=expire_at]").fill(f"{later:%Y-%m-%d %H:%M}")
    rita.get_by_role("button", name="Save schedule").press("Enter")  # the calendar lies over it
    rita_at.done("updated")
    rita_at.press("Schedule to publish")
    rita_at.done("scheduled")
    call_command("publish_scheduled")
    assert Article.objects.get().summary == "As it was."

    a_day_goes_by()
    call_command("publish_scheduled")
    rita.goto("/knowledge/prevention/")
    expect(rita.locator(".lede")).to_have_text("As it will be.")
    Article.objects.update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert rita_at.complaints == []
    answer = rita.goto("/knowledge/prevention/")
    assert answer
    assert answer.status == 404


def a_day_goes_by() -> None:
    """Move what is scheduled back by a day and an hour."""
    revision = Revision.objects.get(approved_go_live_at__isnull=False)
    back = timedelta(days=1, hours=1)
    moved = datetime.fromisoformat(revision.content["go_live_at"]) - back
    revision.content["go_live_at"] = moved.isoformat()
    revision.approved_go_live_at = moved
    revision.save()
