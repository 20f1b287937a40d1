"""Nothing of Nora's goes live unreviewed, and what a reviewer lets live says who, and when."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Revision

from diary.models import Person
from knowledge.models import Article, Reviewer
from tests.knowledge.forms import typed, url

pytestmark = pytest.mark.django_db
AsPerson = Callable[[Person], Client]
PUBLISH, SUBMIT = {"action-publish": "1"}, {"action-submit": "1"}


def sent_for_review(nora: Client, article: Article) -> str:
    """Change the summary and ask for a review; return the end of the address that answers it."""
    nora.post(url("article", "edit", article.pk), typed(article, summary="Changed.") | SUBMIT)
    waiting = Article.objects.get(pk=article.pk).current_workflow_task_state
    return str(waiting.pk)


def answer(reviewer: Client, article: Article, waiting: str, action: str, words: str = "") -> None:
    address = url("article", "workflow_action", article.pk, action, waiting)
    reviewer.post(address, {"comment": words})


def at(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"


def test_nora_cannot_publish_but_rita_can_and_signs_it(
    nora: Person, rita: Person, as_person: AsPerson, live: Article
) -> None:
    changed = typed(live, summary="Changed.") | PUBLISH

    as_person(nora).post(url("article", "edit", live.pk), changed)
    assert Article.objects.get().summary != "Changed."

    as_person(rita).post(url("article", "edit", live.pk), changed)
    article = Article.objects.get()
    assert (article.summary, article.reviewer, article.qualification) == (
        "Changed.",
        "Dr Rita Roy",
        "GP",
    )
    assert article.last_reviewed == timezone.localdate()


def test_noras_change_goes_live_when_rita_approves_it_and_readers_see_by_whom(
    nora: Person, rita: Person, as_person: AsPerson, live: Article
) -> None:
    waiting = sent_for_review(as_person(nora), live)
    assert Article.objects.get().summary != "Changed."
    assert "Prevention" in as_person(rita).get("/cms/").content.decode()

    answer(as_person(rita), live, waiting, "approve", "Good.")

    assert Article.objects.get().summary == "Changed."
    page = " ".join(Client().get("/knowledge/prevention/").content.decode().split())
    assert "Last reviewed by Dr Rita Roy, GP, on " in page
    assert "Not yet reviewed" not in page


def test_ruth_without_a_name_can_neither_approve_nor_publish_and_is_told_where_to_enter_it(
    nora: Person, ruth: Person, as_person: AsPerson, live: Article
) -> None:
    waiting = sent_for_review(as_person(nora), live)
    browser = as_person(ruth)

    page = browser.get(url("article", "edit", live.pk)).content.decode()
    assert "entered your name and qualification yet, so you can&#x27;t approve" in page
    assert "/cms/reviewer/?next=" in page
    assert 'name="action-publish"' not in page
    window = url("article", "collect_workflow_action_data", live.pk, "introduce", waiting)
    assert "/cms/reviewer/?next=" in browser.get(window).json()["html"]
    answer(browser, live, waiting, "approve")
    browser.post(url("article", "edit", live.pk), typed(live, summary="Changed.") | PUBLISH)
    assert Article.objects.get().summary != "Changed."

    details = {"name": "Ruth Ray", "qualification": "physiotherapist"}
    browser.post("/cms/reviewer/", details)
    answer(browser, live, waiting, "approve")
    assert Article.objects.get().reviewer == "Ruth Ray"


def test_ruth_can_send_back_and_has_to_say_why(
    nora: Person, ruth: Person, as_person: AsPerson, live: Article
) -> None:
    waiting = sent_for_review(as_person(nora), live)

    answer(as_person(ruth), live, waiting, "reject", "")
    assert Article.objects.get().workflow_in_progress

    answer(as_person(ruth), live, waiting, "reject", "Name the trial, please.")
    assert not Article.objects.get().workflow_in_progress
    history = as_person(nora).get(url("article", "history", live.pk)).content.decode()
    assert "Name the trial, please." in history


def test_nora_can_approve_nothing_and_change_nothing_while_it_waits(
    nora: Person, as_person: AsPerson, live: Article
) -> None:
    waiting = sent_for_review(as_person(nora), live)

    answer(as_person(nora), live, waiting, "approve")
    as_person(nora).post(url("article", "edit", live.pk), typed(live, summary="Sneaked in."))

    latest = Article.objects.get().get_latest_revision_as_object()
    assert (latest.summary, latest.live, Article.objects.get().reviewer) == ("Changed.", True, "")


def test_no_code_can_publish_for_somebody_whom_readers_cannot_know(
    ruth: Person, live: Article
) -> None:
    with pytest.raises(PermissionDenied):
        live.save_revision(user=ruth).publish(user=ruth)


def test_nobody_types_a_review(rita: Person, as_person: AsPerson, live: Article) -> None:
    forged = {"reviewer": "Prof Nobody", "qualification": "None", "last_reviewed": "2020-01-01"}

    as_person(rita).post(url("article", "edit", live.pk), typed(live) | forged | PUBLISH)

    assert Article.objects.get().reviewer == "Dr Rita Roy"


@pytest.mark.parametrize(
    ("due", "then"),
    [("", timedelta(days=365)), ("2020-01-01", timedelta(days=365)), ("in 30", timedelta(days=30))],
)
def test_a_review_sets_the_next_one_unless_a_day_is_set(
    rita: Person, as_person: AsPerson, live: Article, due: str, then: timedelta
) -> None:
    today = timezone.localdate()
    said = str(today + timedelta(days=30)) if due == "in 30" else due

    as_person(rita).post(url("article", "edit", live.pk), typed(live, review_due=said) | PUBLISH)

    assert Article.objects.get().review_due == today + then


def test_a_section_that_says_something_needs_a_source_before_a_review(
    nora: Person, as_person: AsPerson, live: Article
) -> None:
    address = url("article", "edit", live.pk)
    unsourced = typed(live)
    del unsourced["sections-0-sources"]

    said = as_person(nora).post(address, unsourced | SUBMIT)
    assert "Choose at least one source" in said.content.decode()
    assert not Article.objects.get().workflow_in_progress
    assert as_person(nora).post(address, unsourced).status_code == 302, "but it may be kept"

    method = {"sections-0-kind": "about", "sections-0-grade": "no_claim", "sections-0-facts": ""}
    as_person(nora).post(address, unsourced | method | SUBMIT)
    assert Article.objects.get().workflow_in_progress


@pytest.mark.parametrize(
    ("kind", "facts", "says"),
    [("prevention", "", "Good to know"), ("about", "PRV-1", "It rests on facts")],
)
def test_only_what_says_nothing_about_health_goes_without_a_grade(
    nora: Person, as_person: AsPerson, live: Article, kind: str, facts: str, says: str
) -> None:
    method = {"sections-0-kind": kind, "sections-0-grade": "no_claim", "sections-0-facts": facts}

    said = as_person(nora).post(url("article", "edit", live.pk), typed(live) | method)

    assert says in said.content.decode()


def test_rita_locks_and_unlocks_and_nora_does_not(
    nora: Person, rita: Person, as_person: AsPerson, live: Article
) -> None:
    as_person(nora).post(url("article", "lock", live.pk))
    assert not Article.objects.get().locked

    as_person(rita).post(url("article", "lock", live.pk))
    as_person(nora).post(url("article", "unlock", live.pk))
    as_person(nora).post(url("article", "edit", live.pk), typed(live, summary="Changed."))
    assert Article.objects.get().locked
    assert Article.objects.get().get_latest_revision_as_object().summary != "Changed."

    as_person(rita).post(url("article", "unlock", live.pk))
    assert not Article.objects.get().locked


def test_versions_are_compared_and_an_earlier_one_is_restored(
    nora: Person, rita: Person, as_person: AsPerson, live: Article
) -> None:
    first = live.latest_revision
    edit = url("article", "edit", live.pk)
    as_person(rita).post(edit, typed(live, summary="Changed.") | PUBLISH)
    second = Article.objects.get().latest_revision

    compared = url("article", "revisions_compare", live.pk, first.pk, second.pk)
    page = as_person(nora).get(compared).content.decode()
    assert '<span class="deletion">All on prevention.</span>' in page
    assert '<span class="addition">Changed.</span>' in page

    back = url("article", "revisions_revert", live.pk, first.pk)
    old = typed(live, summary="All on prevention.")
    as_person(nora).post(back, old | PUBLISH)
    assert Article.objects.get().summary == "Changed.", "Nora restores a draft and no more"
    as_person(rita).post(back, old | PUBLISH)
    assert Article.objects.get().summary == "All on prevention."
    assert Article.objects.get().last_reviewed == timezone.localdate()


def test_nora_can_neither_unpublish_nor_delete_nor_schedule(
    nora: Person, as_person: AsPerson, live: Article
) -> None:
    browser = as_person(nora)
    soon = at(timezone.now() + timedelta(days=1))

    browser.post(url("article", "unpublish", live.pk))
    browser.post(url("article", "delete", live.pk))
    browser.post(url("article", "edit", live.pk), typed(live, expire_at=soon, go_live_at=soon))

    article = Article.objects.get()
    latest = article.get_latest_revision_as_object()
    assert (article.live, latest.expire_at, latest.go_live_at) == (True, None, None)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_the_command_publishes_what_was_approved_for_a_day_and_takes_down_what_expired(
    rita: Person, as_person: AsPerson, live: Article
) -> None:
    soon, later = timezone.now() + timedelta(days=1), timezone.now() + timedelta(days=2)
    scheduled = typed(live, summary="Later.", go_live_at=at(soon), expire_at=at(later))
    as_person(rita).post(url("article", "edit", live.pk), scheduled | PUBLISH)

    call_command("publish_scheduled")
    assert Article.objects.get().summary != "Later."

    signed = timezone.localdate() - timedelta(days=1)
    passed(go_live_at=timedelta(days=1, hours=1), expire_at=timedelta(days=1))
    call_command("publish_scheduled")
    article = Article.objects.get()
    assert (article.summary, article.live, article.reviewer) == ("Later.", True, "Dr Rita Roy")
    assert article.last_reviewed == signed, "signed on the day of the approval"

    Article.objects.update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert (Article.objects.get().live, Article.objects.get().expired) == (False, True)
    assert Client().get("/knowledge/prevention/").status_code == 404


def passed(**by: timedelta) -> None:
    """Let time go by for what is scheduled: move its days, and the day of its approval, back."""
    revision = Revision.objects.get(approved_go_live_at__isnull=False)
    for name, time in by.items():
        moved = datetime.fromisoformat(revision.content[name]) - time
        revision.content[name] = moved.isoformat()
    signed = date.fromisoformat(revision.content["last_reviewed"]) - timedelta(days=1)
    revision.content["last_reviewed"] = signed.isoformat()
    revision.approved_go_live_at -= by["go_live_at"]
    revision.save()


def test_what_rita_approved_keeps_her_name_when_she_changes_it(
    rita: Person, as_person: AsPerson, live: Article
) -> None:
    as_person(rita).post(url("article", "edit", live.pk), typed(live) | PUBLISH)

    Reviewer.objects.update(name="Dr Rita Stone")

    assert Article.objects.get().reviewer == "Dr Rita Roy"
