"""One request, one transaction, one acting person, in the zone that person lives in."""

import uuid
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import include, path
from django.utils import timezone

from diary import services
from diary.acting import acting_as, acting_for
from diary.models import Episode, Person
from diary.requests import PersonRequest
from tests.helpers import at

Browser = Callable[[Person], Client]
OUTCOMES: dict[str, Callable[[], HttpResponse]] = {}


def _outcome(make: Callable[[], HttpResponse]) -> Callable[[], HttpResponse]:
    OUTCOMES[make.__name__] = make
    return make


@_outcome
def fine() -> HttpResponse:
    return HttpResponse("kept")


@_outcome
def refused() -> HttpResponse:
    return HttpResponse("kept: the view said so", status=422)


@_outcome
def broken() -> HttpResponse:
    raise ZeroDivisionError


@_outcome
def not_found() -> HttpResponse:
    raise Http404


@_outcome
def forbidden() -> HttpResponse:
    raise PermissionDenied


@_outcome
def our_fault() -> HttpResponse:
    return HttpResponse(status=500)


def writes(request: PersonRequest, outcome: str) -> HttpResponse:
    """Log a cramp, then end as asked."""
    services.log_episode(request.user, uuid.uuid4(), at("2026-03-03 03:10"), "UTC")
    return OUTCOMES[outcome]()


def tells(request: HttpRequest) -> HttpResponse:
    """Tell who the code acts for, and where."""
    zone = timezone.get_current_timezone_name()
    return HttpResponse(f"{acting_for()} {zone} {connection.in_atomic_block}")


urlpatterns = [
    path("writes/<outcome>/", writes),
    path("tells/", tells),
    path("", include("cramptracker.urls")),
]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def our_addresses() -> object:
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.fixture
def ana(make_person: Callable[..., Person]) -> Person:
    return make_person("Ana", time_zone="Europe/Berlin")


def kept(person: Person) -> int:
    with acting_as(person):
        return Episode.objects.count()


@pytest.mark.parametrize("outcome", ["fine", "refused"])
def test_what_a_view_wrote_is_kept_when_it_answers(
    outcome: str, ana: Person, as_person: Browser
) -> None:
    as_person(ana).get(f"/writes/{outcome}/")
    assert kept(ana) == 1


@pytest.mark.parametrize(
    ("outcome", "status"),
    [("broken", 500), ("not_found", 404), ("forbidden", 403), ("our_fault", 500)],
)
def test_nothing_is_kept_of_a_view_that_failed(
    outcome: str, status: int, ana: Person, as_person: Browser
) -> None:
    browser = as_person(ana)
    browser.raise_request_exception = False
    assert browser.get(f"/writes/{outcome}/").status_code == status
    assert kept(ana) == 0


def test_the_acting_person_is_set_once_a_request(ana: Person, as_person: Browser) -> None:
    browser = as_person(ana)
    with CaptureQueriesContext(connection) as done:
        assert browser.get("/tells/").content.decode() == f"{ana.pk} Europe/Berlin True"
    set_to = [query["sql"] for query in done.captured_queries if "set_config" in query["sql"]]
    assert len(set_to) == 2
    assert f"'{ana.pk}'" in set_to[0]
    assert "''" in set_to[1]


def test_a_stranger_acts_for_nobody(client: Client) -> None:
    assert client.get("/tells/").content.decode() == "None UTC True"


def test_nothing_of_a_request_is_left_for_the_next(
    ana: Person, make_person: Callable[..., Person], as_person: Browser, client: Client
) -> None:
    ben = make_person("Ben", time_zone="America/New_York")
    as_person(ana).get("/tells/")
    assert client.get("/tells/").content.decode() == "None UTC True"
    assert as_person(ben).get("/tells/").content.decode() == f"{ben.pk} America/New_York True"
    failing = as_person(ana)
    failing.raise_request_exception = False
    failing.get("/writes/broken/")
    assert acting_for() is None
    assert not transaction.get_connection().in_atomic_block
    assert client.get("/tells/").content.decode() == "None UTC True"
