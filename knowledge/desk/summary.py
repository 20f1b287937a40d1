"""The whole desk in one: its parts, and each in a line for the editors' home."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.utils.translation import ngettext

from knowledge.desk.gaps import Gaps, gaps
from knowledge.desk.links import DeadLink, dead_links
from knowledge.desk.readers import due_for_review, unread_messages
from knowledge.desk.waiting import WaitingRoom, waiting_room
from knowledge.models import Article, Feedback, Offered
from knowledge.offers import open_offers

LATEST = 3


@dataclass(frozen=True)
class Line:
    """A part of the desk in a line: how many, of what, and where on the desk."""

    count: int
    words: str
    anchor: str


@dataclass(frozen=True)
class Desk:
    """What is to be done, as one person sees it."""

    room: WaitingRoom
    offers: list[Offered]
    due: list[Article]
    gaps: Gaps
    links: list[DeadLink]
    unread: int
    latest: list[Feedback]

    @property
    def lines(self) -> list[Line]:
        """Return what is to be done, in the order of the desk; parts with nothing to do are out."""
        return [line for line in self._all_lines() if line.count]

    def _all_lines(self) -> Iterator[Line]:
        room = self.room
        yield Line(
            room.yours,
            ngettext("article waits for you", "articles wait for you", room.yours),
            "waiting",
        )
        reviews = len(room.in_review)
        yield Line(
            reviews, ngettext("article is in review", "articles are in review", reviews), "waiting"
        )
        offers = len(self.offers)
        yield Line(
            offers,
            ngettext("newer version has shipped", "newer versions have shipped", offers),
            "shipped",
        )
        yield Line(
            self.unread,
            ngettext("unread reader message", "unread reader messages", self.unread),
            "messages",
        )
        due = len(self.due)
        yield Line(
            due,
            ngettext("article is overdue for review", "articles are overdue for review", due),
            "due",
        )
        gaps = self.gaps.count
        yield Line(
            gaps, ngettext("gap in what patterns need", "gaps in what patterns need", gaps), "gaps"
        )
        dead = len(self.links)
        yield Line(
            dead, ngettext("link that leads nowhere", "links that lead nowhere", dead), "links"
        )


def desk_of(person: AbstractUser) -> Desk:
    """Return the desk as ``person`` sees it. As many queries for any number of articles."""
    unread = unread_messages()
    return Desk(
        room=waiting_room(person),
        offers=list(open_offers()),
        due=due_for_review(),
        gaps=gaps(),
        links=dead_links(),
        unread=unread.count(),
        latest=list(unread[:LATEST]),
    )
