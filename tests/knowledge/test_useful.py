"""/knowledge/<article>/useful/ asks readers if an article was useful, and tells its editors."""

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from diary.models import Person
from knowledge.models import Feedback
from knowledge.views.useful import MOST
from tests.knowledge.helpers import article, section

pytestmark = pytest.mark.django_db
AT = "/knowledge/prevention/useful/"
IN_PLACE = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def library() -> Iterator[None]:
    cache.clear()
    article("prevention", section())
    yield
    cache.clear()


def kept() -> list[tuple[str, bool, str]]:
    return [(f.article.slug, f.useful, f.message) for f in Feedback.objects.order_by("pk")]


def test_a_stranger_says_no_and_why_without_an_account_or_javascript(client: Client) -> None:
    asked = client.get(f"{AT}?answer=no").content.decode()
    assert 'value="no" required id="id_useful_1" checked' in asked or "checked" in asked
    assert "csrfmiddlewaretoken" in asked
    assert "never published" in asked

    answer = client.post(AT, {"useful": "no", "message": " What about cold? "}, follow=True)
    assert answer.redirect_chain == [(f"{AT}?sent", 302)]
    assert "The editors will see it." in answer.content.decode()
    assert kept() == [("prevention", False, "What about cold?")]
    row = Feedback.objects.get()
    assert (row.seen_at, row.seen_by) == (None, None)


def test_a_message_is_not_needed(client: Client) -> None:
    assert client.post(AT, {"useful": "yes"}).status_code == 302
    assert kept() == [("prevention", True, "")]


def test_with_htmx_the_form_and_the_thanks_come_alone(client: Client) -> None:
    form = client.get(f"{AT}?answer=yes", headers=IN_PLACE).content.decode()
    assert "<form" in form
    assert "<html" not in form
    thanks = client.post(AT, {"useful": "yes"}, headers=IN_PLACE)
    assert thanks.status_code == 200
    assert "The editors will see it." in thanks.content.decode()
    assert "<html" not in thanks.content.decode()


@pytest.mark.parametrize("headers", [{}, IN_PLACE])
@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"message": "Hm"}, "Please choose yes or no."),
        ({"useful": "maybe", "message": "Hm"}, "Please choose yes or no."),
        ({"useful": "yes", "message": "a" * 1001}, "under 1000 characters. This has 1001."),
        ({"useful": "yes", "message": "a\0b"}, "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_kept_is_said_by_the_field(
    client: Client, sent: dict[str, str], said: str, headers: dict[str, str]
) -> None:
    answer = client.post(AT, sent, headers=headers)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert sent["message"][:3].replace("\0", "") in answer.content.decode()
    assert kept() == []


def test_one_address_may_send_so_many_and_no_more(client: Client) -> None:
    for _ in range(MOST):
        assert client.post(AT, {"useful": "yes"}).status_code == 302
    answer = client.post(AT, {"useful": "no", "message": "Still here"})
    assert answer.status_code == 429
    assert "was not sent. Try again later." in answer.content.decode()
    assert "Still here" in answer.content.decode()
    assert len(kept()) == MOST
    assert client.post(AT, {"useful": "yes"}, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_a_message_is_never_published(client: Client, nora: Person, as_person) -> None:  # type: ignore[no-untyped-def]
    client.post(AT, {"useful": "no", "message": "only-for-editors"})
    for at in (
        "/knowledge/",
        "/knowledge/prevention/",
        AT,
        f"{AT}?sent",
        "/knowledge/changes.atom",
    ):
        assert "only-for-editors" not in client.get(at).content.decode()
        assert "only-for-editors" not in as_person(nora).get(at).content.decode()


def test_another_site_cannot_send_it() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(AT, {"useful": "yes"}).status_code == 403
    assert kept() == []


def test_reading_sets_no_cookie_and_no_cache_keeps_the_form(client: Client) -> None:
    assert not client.get("/knowledge/prevention/").cookies
    assert "no-store" in client.get(AT).headers["Cache-Control"]


def test_of_a_draft_or_nothing_nobody_is_asked(client: Client) -> None:
    article("draft", section(), live=False)
    for slug in ("draft", "nothing"):
        assert client.get(f"/knowledge/{slug}/useful/").status_code == 404
        assert client.post(f"/knowledge/{slug}/useful/", {"useful": "yes"}).status_code == 404
    assert client.put(AT).status_code == 405
    assert kept() == []


def test_who_sent_it_is_not_kept(eve: Person, as_person: Callable[[Person], Client]) -> None:
    as_person(eve).post(AT, {"useful": "yes", "message": "Hello"})
    columns = {field.name for field in Feedback._meta.get_fields()}
    assert columns == {"id", "article", "useful", "message", "sent_at", "seen_at", "seen_by"}
    assert Feedback.objects.get().seen_by is None


def test_every_article_asks(client: Client) -> None:
    text = client.get("/knowledge/prevention/").content.decode()
    assert f'href="{AT}?answer=yes"' in text
    assert f'href="{AT}?answer=no"' in text
