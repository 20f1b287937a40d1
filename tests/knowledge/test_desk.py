"""/cms/desk/ shows what waits for whom, what is missing or overdue, and what readers say."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from diary.models import Person
from knowledge.desk.gaps import gaps
from knowledge.desk.links import Why, dead_links
from knowledge.desk.readers import article_rows
from knowledge.desk.summary import desk_of
from knowledge.desk.waiting import waiting_room
from knowledge.kinds import Kind
from knowledge.models import Article, ArticleViews, Feedback, Offered, Topic
from tests.knowledge.helpers import article, section, topic
from tests.knowledge.test_index import TRANSACTION

pytestmark = pytest.mark.django_db
AsPerson = Callable[[Person], Client]
DESK = "/cms/desk/"


@pytest.fixture
def rita() -> Person:
    """Rita reviews."""
    rita = Person.objects.create_user("rita@example.org", "x", first_name="Rita")
    rita.groups.add(Group.objects.get(name="Reviewers"))
    return rita


def in_review(slug: str, by: Person) -> Article:
    """Make a live article with a draft of ``by``, who asks for a review of it."""
    made = article(slug, section("Heat"))
    made.save_revision().publish()
    draft = Article.objects.get(pk=made.pk)
    draft.save_revision(user=by)
    draft.get_workflow().start(draft, by)
    return draft


def link(href: str) -> str:
    return f'<p>See <a href="{href}">there</a>.</p>'


def test_nora_and_rita_find_it_in_the_menu_and_on_their_home(
    nora: Person, rita: Person, as_person: AsPerson
) -> None:
    article("old", section(), review_due="2020-01-01")
    for person in (nora, rita):
        home = as_person(person).get("/cms/").content.decode()
        assert '"name": "desk"' in home
        assert 'href="/cms/desk/#due"' in home
        assert "article is overdue for review" in home
        assert as_person(person).get(DESK).status_code == 200


def test_strangers_go_to_the_login_and_eve_and_ana_are_turned_away(
    client: Client, eve: Person, ana: Person, as_person: AsPerson
) -> None:
    response = client.get(DESK, follow=True)
    assert response.redirect_chain[-1][0] == f"/account/login/?next={DESK}"
    for person in (eve, ana):
        assert as_person(person).get(DESK, follow=True).status_code == 403


def test_who_may_enter_the_area_and_not_write_is_turned_away(
    eve: Person, as_person: AsPerson
) -> None:
    eve.user_permissions.add(Permission.objects.get(codename="access_admin"))

    assert as_person(eve).get(DESK).status_code == 403
    assert '"name": "desk"' not in as_person(eve).get("/cms/").content.decode()


def test_what_is_in_review_waits_for_the_reviewers(
    nora: Person, rita: Person, as_person: AsPerson
) -> None:
    in_review("causes", nora)

    (seen_by_rita,) = waiting_room(rita).in_review
    (seen_by_nora,) = waiting_room(nora).in_review
    assert (seen_by_rita.who, seen_by_rita.by) == ("Reviewers", "Nora")
    assert (seen_by_rita.is_yours, seen_by_nora.is_yours) == (True, False)
    assert waiting_room(nora).drafts == ()
    page = as_person(rita).get(DESK).content.decode()
    assert "Waits for Reviewers since" in page
    assert "for you" in page


def test_what_was_sent_back_waits_for_who_asked_with_the_comment(
    nora: Person, rita: Person, as_person: AsPerson
) -> None:
    task = in_review("causes", nora).current_workflow_task_state
    task.reject(user=rita, comment="Where is the <b>source</b>?")

    room = waiting_room(nora)
    (back,) = room.sent_back
    assert (back.who, back.by, back.is_yours) == ("Nora", "Rita", True)
    assert (room.in_review, room.yours) == ((), 1)
    assert not waiting_room(rita).sent_back[0].is_yours
    page = as_person(nora).get(DESK).content.decode()
    assert "Where is the &lt;b&gt;source&lt;/b&gt;?" in page


def test_drafts_name_who_changed_them_and_ones_own_come_first(nora: Person, rita: Person) -> None:
    for slug, person in (("one", nora), ("two", rita)):
        article(slug, section(), live=False).save_revision(user=person)
    article("public", section())

    drafts = waiting_room(nora).drafts
    assert [(each.article.slug, each.who, each.is_yours) for each in drafts] == [
        ("one", "Nora", True),
        ("two", "Rita", False),
    ]


def test_what_goes_live_by_itself_is_named_with_its_time(nora: Person) -> None:
    made = article("later", section(), live=False)
    made.go_live_at = timezone.now() + timedelta(days=3)
    made.save_revision(user=nora).publish()

    room = waiting_room(nora)
    assert [(each.article.slug, each.since) for each in room.scheduled] == [
        ("later", made.go_live_at)
    ]
    assert room.drafts == ()


def test_an_overdue_review_is_named_and_a_draft_s_or_a_later_one_is_not(nora: Person) -> None:
    today = timezone.localdate()
    article("today", section(), review_due=today)
    article("draft", section(), review_due="2020-01-01", live=False)
    article("late", section(), review_due=today - timedelta(days=1))
    article("later", section(), review_due="2020-01-01")

    assert [found.slug for found in desk_of(nora).due] == ["later", "late"]


def test_links_that_lead_nowhere_are_named_and_those_that_soon_will(
    nora: Person, as_person: AsPerson
) -> None:
    soon = timezone.now() + timedelta(days=9)
    article("heat", section("Sweat"))
    article("hidden", section("Secret"), live=False)
    article("passing", section("Now"), expire_at=soon)
    bodies = {
        "Good": link("/knowledge/heat/#sweat") + link("https://example.org/") + link("#here"),
        "Removed": "<p><a>words</a></p>",
        "Chosen and removed": '<p><a linktype="article" id="999999">words</a></p>',
        "Chosen": '<p><a linktype="article" slug="hidden" anchor="secret">words</a></p>',
        "No article": link("/knowledge/gone/"),
        "Not live": link("/knowledge/hidden/"),
        "No section": link("http://localhost:8000/knowledge/heat/#cold"),
        "Expires": link("/knowledge/passing/#now"),
    }
    article("links", *(section(heading, body=body) for heading, body in bodies.items()))
    article("draft", section(body=link("/knowledge/gone/")), live=False)

    assert [(found.section.heading, found.why) for found in dead_links()] == [
        ("Removed", Why.NOWHERE),
        ("Chosen and removed", Why.NOWHERE),
        ("Chosen", Why.NOT_LIVE),
        ("No article", Why.NO_ARTICLE),
        ("Not live", Why.NOT_LIVE),
        ("No section", Why.NO_SECTION),
        ("Expires", Why.EXPIRES),
    ]
    assert dead_links()[-1].on == soon
    page = as_person(nora).get(DESK).content.decode()
    assert "<code>/knowledge/gone/</code>" in page
    assert "<code>/knowledge/hidden/#secret</code>" in page
    assert "That article is set to expire." in page


def test_a_topic_needs_a_live_cause_and_prevention_or_says_that_none_is_known() -> None:
    article("drinking", section("Why", Kind.CAUSE, ["fluids"]))
    article("draft", section("How", Kind.PREVENTION, ["fluids"]), live=False)

    def missing() -> list[Kind]:
        (row,) = (row for row in gaps().topics if row.topic.slug == "fluids")
        return row.missing

    assert missing() == [Kind.PREVENTION]
    Topic.objects.filter(slug="fluids").update(none_known=["prevention"])
    assert missing() == []


def test_a_pattern_needs_each_part_from_any_of_its_topics() -> None:
    article("sides", section("Why", Kind.CAUSE, ["one-side"]))
    topic("same-muscle")

    (lacking,) = (each for each in gaps().lacking if each.asks == "Muscle and side")
    assert lacking.kinds == (Kind.PREVENTION, Kind.WARNING)


def test_views_and_answers_are_counted_by_article(nora: Person, as_person: AsPerson) -> None:
    today = timezone.now().date()
    heat, cold = article("heat", section()), article("cold", section())
    for made, days_ago, count in ((heat, 0, 3), (heat, 29, 4), (heat, 30, 1000), (cold, 1, 8)):
        ArticleViews.objects.create(article=made, day=today - timedelta(days_ago), count=count)
    for useful in (True, True, False):
        Feedback.objects.create(article=heat, useful=useful)

    assert [
        (row.article.slug, row.recent_views, row.all_views, row.useful, row.not_useful)
        for row in article_rows()
    ] == [("cold", 8, 8, 0, 0), ("heat", 7, 1007, 2, 1)]
    assert "1,007" in as_person(nora).get(DESK).content.decode()


def test_with_nothing_to_do_it_says_so(nora: Person, as_person: AsPerson) -> None:
    topics = {slug for row in gaps().lacking for slug in row.topics}
    kinds = (Kind.CAUSE, Kind.PREVENTION, Kind.WARNING, Kind.RELIEF)
    article("all", *(section(kind.name, kind, sorted(topics)) for kind in kinds))

    desk = desk_of(nora)
    assert desk.lines == []
    page = as_person(nora).get(DESK).content.decode()
    assert "Nothing waits, nothing is overdue, nothing is missing." in page
    assert "No message is unread." in page


def test_nora_meets_no_patient_there(nora: Person, ana: Person, as_person: AsPerson) -> None:
    assert ana.email not in as_person(nora).get(DESK).content.decode()


def test_it_is_for_reading(nora: Person, as_person: AsPerson) -> None:
    assert as_person(nora).post(DESK).status_code == 405


def fill(number: int, nora: Person, rita: Person) -> None:
    """Put ``number`` of everything that the desk can show into the library."""
    for each in range(number):
        in_review(f"review-{each}", nora)
        in_review(f"back-{each}", nora).current_workflow_task_state.reject(user=rita)
        article(f"draft-{each}", section(), live=False).save_revision(user=rita)
        made = article(
            f"old-{each}",
            section("Why", Kind.CAUSE, [f"t{each}"], body=link("/knowledge/gone/")),
            review_due="2020-01-01",
        )
        Feedback.objects.create(article=made, useful=True, message="Thanks.")
        ArticleViews.objects.create(article=made, day="2026-01-01", count=1)
        Offered.objects.create(
            article=made, digest=str(each), content={}, offered_at=timezone.now()
        )


@pytest.mark.parametrize("number", [1, 4])
def test_the_number_of_queries_does_not_grow_with_the_library(
    nora: Person,
    rita: Person,
    as_person: AsPerson,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    fill(number, nora, rita)
    browser = as_person(rita)
    browser.get(DESK)

    with django_assert_num_queries(32 + TRANSACTION):
        page = browser.get(DESK).content.decode()
    assert page.count("Waits for Reviewers") == number
    assert page.count("<code>/knowledge/gone/</code>") == number
