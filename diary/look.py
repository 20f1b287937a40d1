"""How pages look, to whom and when: light, dark, or dim for the night.

The screens that are used at night say so with ``dim_at_night``. Between 22:00 and 6:00 on the
person's clocks they open dim, for everybody whose theme is "as the device says"; who chose light,
dark or dim keeps it. A cookie remembers "brighter, please" until the morning.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from diary.models import Person
from diary.models.person import Theme

NIGHT_FROM, NIGHT_UNTIL = 22, 6
BRIGHT_COOKIE = "brighter"
BRIGHT_FOR = timedelta(hours=8)
"""As long as the night is."""

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Look:
    """``theme``: the person's. ``may_dim``: this page is dim at night; a copy that a device keeps
    needs the colours for it by day too. ``dims``: it is dim now, unless they asked for it
    brighter. ``dim``: it is shown dim."""

    theme: str
    may_dim: bool
    dims: bool
    dim: bool


def dim_at_night(view: View) -> View:
    """Let the page of a view open dim at night."""

    @wraps(view)
    def dimming(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.dims_at_night = True  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return dimming


def look_of(request: HttpRequest) -> Look:
    """Say how the page that answers a request looks."""
    person = getattr(request, "user", None)
    theme = person.theme if isinstance(person, Person) else Theme.AUTO
    theme = getattr(request, "theme_shown", theme)
    may_dim = (
        isinstance(person, Person) and theme == Theme.AUTO and hasattr(request, "dims_at_night")
    )
    dims = may_dim and is_night(timezone.localtime().hour)
    dim = theme == Theme.NIGHT or (dims and not request.COOKIES.get(BRIGHT_COOKIE))
    return Look(theme, may_dim, dims, dim)


def is_night(hour: int) -> bool:
    """Tell if an hour on a clock, 0 to 23, is one of those from 22:00 until 6:00."""
    return hour >= NIGHT_FROM or hour < NIGHT_UNTIL
