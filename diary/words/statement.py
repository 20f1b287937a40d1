"""What is said of one kind of pattern: sentences, ready to show."""

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from diary.patterns import Interval, Level


@dataclass(frozen=True, slots=True)
class Span:
    """How much, and the 95 % interval round it, for a drawing.

    ``scale`` tells what is counted: ``times`` (a ratio), ``share`` (0 to 1) or ``points``.
    ``even`` is where there would be no difference, if there is such a place.
    """

    at: float
    interval: Interval
    scale: Literal["times", "share", "points"] = "times"
    even: float | None = 1.0


@dataclass(frozen=True, slots=True)
class Step:
    """The one thing to log next: what it says, and the name of the address it leads to."""

    words: str
    url_name: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """What can't be said yet.

    ``missing`` lists in words what the diary still needs; ``have`` of ``need`` is the one that
    is farthest off, for a progress bar (``need`` 0: nothing to count). Where nothing is missing
    but time, they are days of diary. ``about`` says how long that may take, if it can be foretold.
    """

    says: str
    missing: tuple[str, ...] = ()
    have: int = 0
    need: int = 0
    about: str = ""
    step: Step | None = None

    @property
    def progress(self) -> str:
        """The line over the progress bar."""
        if self.missing or not self.need:
            return self.missing[0] if self.missing else ""
        said = {"have": self.have, "need": self.need}
        return _("%(have)d of about %(need)d days of diary") % said


@dataclass(frozen=True, slots=True)
class Statement:
    """One kind of pattern in words.

    ``says``: the finding as a sentence. ``sure``: how sure it is, in a word or two, and
    ``sure_means`` in a sentence. ``counts``: the cramps and days behind it. ``size`` and
    ``interval``: how much, as a person would say it, and the range that fits the diary; ``span``
    is the two in numbers, to be drawn.
    ``notes``: what the person chose that bears on it. ``also``: what else the same page shows.
    ``fair``: what may be made of it, and what not. ``method``: how it is known. ``waiting``: what
    can't be said yet, beside or instead.
    """

    level: Level
    says: str
    sure: str
    sure_means: str
    counts: str = ""
    size: str = ""
    interval: str = ""
    span: Span | None = None
    notes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    fair: tuple[str, ...] = ()
    method: tuple[str, ...] = ()
    waiting: Waiting | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """Everything that it says, for tests that guard the wording."""
        waiting = self.waiting
        late = (waiting.says, *waiting.missing, waiting.about) if waiting else ()
        step = (waiting.step.words,) if waiting and waiting.step else ()
        said = (self.says, self.sure, self.sure_means, self.counts, self.size, self.interval)
        return (*said, *self.notes, *self.also, *self.fair, *self.method, *late, *step)
