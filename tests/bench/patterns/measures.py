"""Numbers with their standard errors, and how they stand against a target."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal, TypeAlias

from tests.bench.patterns.outcome import Cover

Style: TypeAlias = Literal["percent", "share", "ms"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A share, or a number of milliseconds, with its standard error and how many it is of.

    None: there was nothing to measure it on, or it is not built yet."""

    value: float | None
    error: float = 0.0
    of: int = 0
    remark: str = ""

    def text(self, style: Style) -> str:
        """As it stands in the table."""
        if self.value is None:
            return self.remark or "-"
        remark = f" {self.remark}" if self.remark else ""
        if style == "percent":
            return f"{100 * self.value:.1f} ± {100 * self.error:.1f} %{remark}"
        if style == "share":
            return f".{round(100 * self.value):02} ± .{round(100 * self.error):02}{remark}".replace(
                ".100", "1.00"
            )
        return f"{self.value:.0f} ms{remark}"


@dataclass(frozen=True, slots=True)
class Bounds:
    """A target: at most (`high`), at least (`low`), or between."""

    low: float = float("-inf")
    high: float = float("inf")

    def hold(self, measure: Measure) -> bool:
        """Whether a measure meets the target as it is, whatever its error."""
        return measure.value is not None and self.low <= measure.value <= self.high


def share(hits: Iterable[bool], remark: str = "") -> Measure:
    """The share of what is true, with its binomial standard error."""
    flags = list(hits)
    if not flags:
        return Measure(None)
    value = sum(flags) / len(flags)
    # Agresti and Coull's error, so that none out of n is not without error
    near = (sum(flags) + 2) / (len(flags) + 4)
    return Measure(value, sqrt(near * (1 - near) / (len(flags) + 4)), len(flags), remark)


def ratio(found: int, possible: int) -> Measure:
    """Found over what the oracle finds; the error as if the oracle's number were fixed."""
    if possible == 0:
        return Measure(None)
    value = found / possible
    return Measure(value, sqrt(max(value * (1 - value), 0.01) / possible), possible)


def coverage(covers: Sequence[Cover]) -> Measure:
    """The share of intervals that hold the truth; intervals of one diary go together."""
    total = sum((one.intervals for one in covers), 0)
    if total == 0:
        return Measure(None)
    value = sum(one.held for one in covers) / total
    spread = sum((one.held - value * one.intervals) ** 2 for one in covers)
    smallest = sqrt(max(value * (1 - value), 0.01) / total)
    return Measure(value, max(sqrt(spread) / total, smallest * (total < 200)), total)
