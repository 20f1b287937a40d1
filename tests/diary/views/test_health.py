"""Those who run it can ask whether it works; nobody ever reads a traceback."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from diary.models import Person


def pulls_the_plug(request: HttpRequest) -> HttpResponse:
    """Lose the database in the middle of a view."""
    connection.connection.close()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("never")


urlpatterns = [path("plug/", pulls_the_plug), path("", include("cramptracker.urls"))]


@contextmanager
def database_away() -> Iterator[None]:
    """Look for the database where nothing listens."""
    there = connection.get_connection_params()
    connection.close()
    with pytest.MonkeyPatch.context() as patch:
        away = there | {"host": "127.0.0.1", "port": "1"}
        patch.setattr(connection, "get_connection_params", lambda: away)
        yield
    connection.close()


@pytest.mark.django_db
def test_all_is_well(client: Client) -> None:
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db(transaction=True)
def test_without_a_database_health_says_so(client: Client) -> None:
    with database_away(), pytest.raises(OperationalError):
        connection.ensure_connection()
    with database_away():
        answer = client.get("/health/")
    assert (answer.status_code, answer.json()) == (503, {"status": "database unreachable"})


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", ["/", "/diary/", "/log/", "/knowledge/"])
def test_without_a_database_people_are_told_calmly(
    address: str,
    make_person: Callable[..., Person],
    as_person: Callable[[Person], Client],
) -> None:
    browser = as_person(make_person("Ana"))
    with database_away():
        answer = browser.get(address)
    assert answer.status_code == 503
    assert "What you had saved is safe" in answer.content.decode()
    assert "OperationalError" not in answer.content.decode()
    assert answer.headers["Retry-After"] == "60"
    assert "Content-Security-Policy" in answer.headers
    assert browser.get("/health/").status_code == 200


@pytest.mark.django_db(transaction=True)
@override_settings(ROOT_URLCONF=__name__)
def test_a_database_lost_in_the_middle_is_no_traceback_either(client: Client) -> None:
    answer = client.get("/plug/")
    assert answer.status_code == 503
    assert "Try again in a minute" in answer.content.decode()
    assert client.get("/health/").status_code == 200
