"""What Ana's browser sends, and what a page shows."""

import re
import uuid
from collections.abc import Callable
from typing import Any

from django.test import Client

from diary.acting import acting_as
from diary.models import Episode, Person

SignIn = Callable[[Person], Client]
Answer = Any  # what the test client hands back has a type of its own in every call


def said(**more: Any) -> dict[str, Any]:
    """What the form sends when Ana changes nothing but the time."""
    return {"uuid": str(uuid.uuid4()), "date": "2026-03-03", "time": "03:10"} | more


def diary_of(person: Person) -> list[Episode]:
    with acting_as(person):
        return list(Episode.objects.filter(deleted_at=None).order_by("started_at"))


def kept_in(person: Person, id: uuid.UUID) -> Episode:
    with acting_as(person):
        return Episode.objects.get(id=id)


def text_of(answer: Answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html(answer)))


def html(answer: Answer) -> str:
    return str(answer.content.decode())


def shown_value(answer: Answer, name: str) -> str:
    """The value an input of the page shows."""
    [tag] = re.findall(rf'<input[^>]*name="{name}"[^>]*>', html(answer))
    found = re.search(r'value="([^"]*)"', tag)
    return found[1] if found else ""
