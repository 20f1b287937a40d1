"""What a person decides about the statistics of their diary, and what it costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Suspicion:
    """One factor that a person suspects, and the diary day on which they said so.

    It gets half of the error, the rest shares the other half; only days from `named_on` on
    count for it, so that what was seen before can't have prompted it. Naming another factor
    starts anew: what is passed here is the one that holds now, with its own day.
    """

    factor: str
    named_on: date


@dataclass(frozen=True, slots=True)
class OwnCut:
    """A threshold that a person set, and how many they have tried for this factor, this one
    among them: the p-value of the flag is multiplied by that."""

    threshold: float
    tried: int = 1


@dataclass(frozen=True, slots=True)
class Choices:
    """A person's own choices. None of them makes a finding surer than it is.

    `suspicion` moves error between factors without adding any. A factor in `left_out` is not
    spoken of and adjusts nothing, but still counts among the tests: a person may leave out what
    showed nothing, and the rest must not look surer for it. A cut in `cuts` replaces the one
    that was found, and the found one still counts among the tests.
    """

    suspicion: Suspicion | None = None
    left_out: frozenset[str] = frozenset()
    cuts: Mapping[str, OwnCut] = field(default_factory=lambda: MappingProxyType({}))
