"""Nora writes at /cms/; a reviewer publishes; nobody sees what we don't use, nor any patient."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Workflow

from diary.models import Person
from knowledge.models import Article, Section, Source, Topic
from tests.knowledge.forms import typed, url
from tests.knowledge.helpers import article, section, source

pytestmark = pytest.mark.django_db
AsPerson = Callable[[Person], Client]
KINDS = ["article", "source", "topic"]


def test_every_list_and_form_opens_for_nora(
    nora: Person, as_person: AsPerson, live: Article
) -> None:
    browser = as_person(nora)

    for model in KINDS:
        assert browser.get(url(model, "list")).status_code == 200
    for model, row in (("article", live), ("source", Source.objects.get())):
        assert browser.get(url(model, "add")).status_code == 200
        assert browser.get(url(model, "edit", row.pk)).status_code == 200
        assert browser.get(url(model, "history", row.pk)).status_code == 200
        assert browser.get(url(model, "usage", row.pk)).status_code == 200
    assert browser.get(url("topic", "inspect", Topic.objects.get().pk)).status_code == 200


def test_the_lists_can_be_searched(nora: Person, as_person: AsPerson, live: Article) -> None:
    browser = as_person(nora)

    for model, words in (("article", "prevent"), ("source", "coppin"), ("topic", "night")):
        address = url(model, "list")
        assert len(browser.get(f"{address}?q={words}").context["object_list"]) == 1
        assert len(browser.get(f"{address}?q=zebra").context["object_list"]) == 0


def test_nora_cannot_touch_topics(nora: Person, as_person: AsPerson, live: Article) -> None:
    browser = as_person(nora)
    (night,) = Topic.objects.all()

    for address in (
        url("topic", "add"),
        url("topic", "edit", night.pk),
        url("topic", "delete", night.pk),
    ):
        browser.post(address, {"name": "x", "slug": "x"})
        assert browser.get(address).status_code != 200
    assert list(Topic.objects.values_list("slug", flat=True)) == ["night-cramps"]


def test_nora_writes_a_draft_that_no_reader_sees(nora: Person, as_person: AsPerson) -> None:
    response = as_person(nora).post(url("article", "add"), typed())

    made = Article.objects.get(slug="prevention")
    assert response.status_code == 302
    assert not made.live
    part = made.sections.get()
    assert part.facts == ["PRV-1", "PRV-2"]
    assert [found.slug for found in part.topics.all()] == ["night-cramps"]
    assert "Hold it." in part.body
    assert Client().get("/knowledge/prevention/").status_code == 404


def test_nora_may_save_an_unfinished_draft(nora: Person, as_person: AsPerson) -> None:
    unfinished = {"summary": "", "sections-0-kind": "", "sections-0-heading": ""}

    response = as_person(nora).post(url("article", "add"), typed(None, **unfinished))

    assert response.status_code == 302
    assert Section.objects.get().kind == ""


def test_an_address_that_was_public_stays(rita: Person, as_person: AsPerson, live: Article) -> None:
    moved = typed(live, slug="elsewhere", title="New title") | {"action-publish": "1"}

    as_person(rita).post(url("article", "edit", live.pk), moved)

    assert (Article.objects.get().slug, Article.objects.get().title) == ("prevention", "New title")


def test_two_sections_cannot_have_one_anchor(nora: Person, as_person: AsPerson) -> None:
    form = typed(None, **{"sections-TOTAL_FORMS": "2"})
    twice = {k.replace("-0-", "-1-"): v for k, v in form.items() if "-0-" in k}

    response = as_person(nora).post(url("article", "add"), form | twice)

    assert response.status_code == 200
    assert not Article.objects.exists()


def test_sections_may_swap_their_anchors(rita: Person) -> None:
    made = article("prevention", section("One"), section("Two"))
    one, two = made.sections.all()
    one.anchor, two.anchor = two.anchor, one.anchor
    made.sections.set([one, two])
    made.save_revision().publish()

    assert list(Section.objects.values_list("heading", "anchor")) == [
        ("One", "two"),
        ("Two", "one"),
    ]


def test_nora_sees_a_preview_of_what_she_has_not_saved(
    nora: Person, as_person: AsPerson, live: Article
) -> None:
    browser = as_person(nora)
    for address, form in (
        (url("article", "preview_on_add"), typed(slug="new")),
        (url("article", "preview_on_edit", live.pk), typed(live)),
    ):
        changed = form | {"sections-0-heading": "Not saved yet"}
        assert browser.post(address, changed).json() == {"is_valid": True, "is_available": True}
        answer = browser.get(address)
        text = answer.content.decode()
        assert answer.status_code == 200
        assert "Not saved yet" in text
        assert "About coppin2005" in text
        assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert not Section.objects.filter(heading="Not saved yet").exists()


def test_a_source_keeps_its_key(nora: Person, as_person: AsPerson) -> None:
    row = source("coppin2005")
    form = {"key": "other", "title": "Corrected", "verified": "on"}

    as_person(nora).post(url("source", "edit", row.pk), form)

    row.refresh_from_db()
    assert (row.key, row.title) == ("coppin2005", "Corrected")


def test_the_home_page_shows_what_needs_a_review(
    nora: Person, as_person: AsPerson, live: Article
) -> None:
    article("unfinished", live=False, review_due="2020-01-01")

    text = as_person(nora).get("/cms/").content.decode()
    assert url("article", "edit", live.pk) in text
    assert "not yet" in text
    assert text.count("overdue") == 1


def test_the_menu_has_the_library_and_nothing_that_we_do_not_use(
    nora: Person, as_person: AsPerson
) -> None:
    for person in (nora, Person.objects.create_superuser("root@example.org", "x")):
        text = as_person(person).get("/cms/").content.decode()
        assert "/cms/snippets/knowledge/article/" in text
        menu = text[text.index('id="wagtail-sidebar-props"') :]
        menu = menu[: menu.index("</script>")]
        assert not re.search(r'"name": "(explorer|images|documents)"', menu)


@pytest.mark.parametrize(
    "address", ["/cms/pages/", "/cms/images/", "/cms/documents/", "/cms/users/"]
)
def test_nora_has_no_way_to_what_we_do_not_use_nor_to_people(
    nora: Person, ana: Person, as_person: AsPerson, address: str
) -> None:
    response = as_person(nora).get(address, follow=True)

    assert response.redirect_chain[-1][0] == "/cms/"
    assert ana.email not in response.content.decode()


def test_nora_meets_no_patient_in_any_form(
    nora: Person, ana: Person, as_person: AsPerson, live: Article
) -> None:
    for address in ("/cms/", url("article", "list"), url("article", "edit", live.pk)):
        assert ana.email not in as_person(nora).get(address).content.decode()


def test_eve_gets_none_of_it(eve: Person, as_person: AsPerson, live: Article) -> None:
    browser = as_person(eve)

    for model in KINDS:
        assert browser.get(url(model, "list"), follow=True).status_code == 403
    changed = typed(live, summary="Eve was here") | {"action-publish": "1"}
    browser.post(url("article", "edit", live.pk), changed)
    assert Article.objects.get().get_latest_revision_as_object().summary != "Eve was here"


def test_strangers_get_none_of_it(client: Client, live: Article) -> None:
    changed = typed(live, summary="Gone") | {"action-publish": "1"}

    answer = client.post(url("article", "edit", live.pk), changed)
    assert answer.headers["Location"].startswith("/cms/login/")
    assert client.get(url("article", "preview_on_edit", live.pk)).status_code == 302
    assert Article.objects.get().get_latest_revision_as_object().summary != "Gone"


def test_the_groups_hold_what_their_people_need_and_no_more() -> None:
    def may(name: str) -> set[str]:
        group = Group.objects.get(name=name)
        assert not group.page_permissions.exists()  # type: ignore[attr-defined]
        assert not group.collection_permissions.exists()  # type: ignore[attr-defined]
        return set(group.permissions.values_list("codename", flat=True))

    assert "access_admin" in may("Editors")
    assert {p for p in may("Reviewers") if "topic" in p} == {"view_topic"}
    assert may("Reviewers") - may("Editors") == {
        "publish_article",
        "lock_article",
        "unlock_article",
        "delete_article",
        "record_review",
    }
    assert not Group.objects.filter(name="Moderators").exists()
    assert [flow.name for flow in Workflow.objects.all()] == ["Review before publishing"]
