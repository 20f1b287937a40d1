"""What was said of one diary, beside what is true."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.bench.patterns.truth import Truth

OTHER_KINDS = (
    "time_of_day",
    "side",
    "weekday",
    "trend",
    "course_change",
    "remedy",
    "duration_trend",
    "intensity_trend",
    "season",
)


@dataclass(frozen=True, slots=True)
class Said:
    """A named trigger; `sign` 1: more of the factor with more cramps."""

    factor: str
    sign: int
    lag: int
    clear: bool


@dataclass(frozen=True, slots=True)
class OtherKind:
    """One other kind in one diary: whether there is something to find (`true`), whether it was
    said at likely, wrongly said, and whether the naive test said it."""

    kind: str
    true: bool
    found: bool
    wrong: bool
    clear_wrong: bool
    naive: bool


@dataclass(frozen=True, slots=True)
class Cover:
    """Intervals of one kind: how many, and how many hold the truth."""

    intervals: int = 0
    held: int = 0

    def __add__(self, other: Cover) -> Cover:
        return Cover(self.intervals + other.intervals, self.held + other.held)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One diary looked at by the engine, the naive method and the oracle.

    `oracle` and `reader`: for each true trigger, whether it was found by who knows its form and
    the true amounts, or the answers. `foretold`: the length of diary at which a doubling would
    be found, as the engine says after 60 days. `suspected`: for each true trigger, whether it is
    named where it was suspected from the first day.
    """

    suite: str
    index: int
    truth: Truth
    said: tuple[Said, ...]
    naive: tuple[Said, ...] = ()
    oracle: tuple[bool, ...] = ()
    reader: tuple[bool, ...] = ()
    no_link: tuple[str, ...] = ()
    tested: tuple[str, ...] = ()
    others: tuple[OtherKind, ...] = ()
    everything: Cover = field(default_factory=Cover)
    claimed_shown: Cover = field(default_factory=Cover)
    claimed_raw: Cover = field(default_factory=Cover)
    foretold: int | None = None
    suspected: tuple[bool, ...] = ()

    def is_true(self, said: Said) -> bool:
        """Right factor and right direction, at whichever lag."""
        return any(
            said.factor == trigger.factor and said.sign == trigger.sign
            for trigger in self.truth.triggers
        )

    def lag_is_right(self, said: Said) -> bool:
        """Right lag as well."""
        return any(
            said.factor == trigger.factor and said.lag == trigger.lag
            for trigger in self.truth.triggers
        )

    @property
    def false_said(self) -> tuple[Said, ...]:
        """Triggers named that are none; a correlated proxy is none."""
        return tuple(one for one in self.said if not self.is_true(one))

    @property
    def found(self) -> tuple[bool, ...]:
        """For each true trigger, whether it was named."""
        named = {(one.factor, one.sign) for one in self.said}
        return tuple((one.factor, one.sign) in named for one in self.truth.triggers)
