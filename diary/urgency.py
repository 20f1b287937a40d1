"""How fast a sign needs a doctor, and what a red flag says."""

from dataclasses import dataclass
from enum import IntEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Urgency(IntEnum):
    """How fast to act. The most urgent comes first."""

    EMERGENCY = 0
    SAME_DAY = 1
    DAYS = 2
    ROUTINE = 3

    @property
    def code(self) -> str:
        return self.name.lower()

    @property
    def label(self) -> Words:
        """Say what to do, as a headline."""
        return HEADLINES[self]


HEADLINES: dict[Urgency, Words] = {
    Urgency.EMERGENCY: _("Call the emergency number now"),
    Urgency.SAME_DAY: _("Get medical help today"),
    Urgency.DAYS: _("See a doctor within days"),
    Urgency.ROUTINE: _("Book a visit to your doctor"),
}


@dataclass(frozen=True)
class RedFlag:
    """One sign, how urgent it is and what to do.

    ``id`` and ``sources`` are the fact base's: the number of its red flag and its source keys.
    """

    id: str
    urgency: Urgency
    sign: Words
    advice: Words
    sources: tuple[str, ...]
