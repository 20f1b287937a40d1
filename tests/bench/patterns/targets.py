"""The targets of the specification, row by row, beside what was measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.bench.patterns.measures import Bounds, Measure, Style, coverage, ratio, share
from tests.bench.patterns.outcome import OTHER_KINDS, Outcome
from tests.bench.patterns.suites import RECALL_DAYS

WITH_TRIGGER = ("triggers", "recall", "no_link")
KIND_DIARIES = 20
NOTHING = Measure(None)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    must: Bounds
    ambition: Bounds
    measured: Measure
    naive: Measure = NOTHING
    style: Style = "percent"

    @property
    def met(self) -> str:
        """Which of the two targets is met."""
        if self.measured.value is None or self.must == Bounds():
            return "-"
        if self.ambition.hold(self.measured) and self.must.hold(self.measured):
            return "ambition"
        return "must" if self.must.hold(self.measured) else "**no**"


def rows_of(by_suite: Mapping[str, Sequence[Outcome]]) -> list[Row]:
    """Every row of the table that rests on simulated diaries."""
    return [
        *_false_alarm_rows(by_suite.get("null", ())),
        *_review_rows(by_suite.get("reviews", ())),
        *_trigger_rows(by_suite),
        *_recall_rows(by_suite.get("recall", ())),
        *_coverage_rows(by_suite),
        *_no_link_rows(by_suite),
        *_other_rows(by_suite),
    ]


def worst_kind(outcomes: Sequence[Outcome], told: Callable[[Outcome], bool]) -> Measure:
    """The kind of diary with the largest share, among kinds with enough diaries."""
    kinds = sorted({one.truth.kind for one in outcomes})
    measures = []
    for kind in kinds:
        flags = [told(one) for one in outcomes if one.truth.kind == kind]
        if len(flags) >= KIND_DIARIES:
            measures.append(share(flags, f"({kind})"))
    return max(measures, key=lambda one: one.value or 0.0, default=Measure(None))


def told_any(one: Outcome) -> bool:
    """Whether anything false was said."""
    return bool(one.false_said)


def told_clear(one: Outcome) -> bool:
    """Whether anything false was said to be clear."""
    return any(said.clear for said in one.false_said)


def _false_alarm_rows(null: Sequence[Outcome]) -> list[Row]:
    naive = share(bool(one.naive) for one in null)
    none = "told a trigger, there is none"
    return [
        Row(f"{none}: all", _most(0.03), _most(0.015), share(map(told_any, null)), naive),
        Row(f"{none}: worst kind", _most(0.07), _most(0.04), worst_kind(null, told_any)),
        Row(f"{none}: `clear`, all", _most(0.01), _most(0.005), share(map(told_clear, null))),
        Row(f"{none}: `clear`, worst kind", Bounds(), Bounds(), worst_kind(null, told_clear)),
    ]


def _review_rows(reviews: Sequence[Outcome]) -> list[Row]:
    naive = share(bool(one.naive) for one in reviews)
    ever = "ever told one over a year of reviews"
    return [
        Row(f"{ever}: any", _most(0.08), _most(0.05), share(map(told_any, reviews)), naive),
        Row(f"{ever}: `clear`", _most(0.02), _most(0.01), share(map(told_clear, reviews))),
    ]


def _trigger_rows(by_suite: Mapping[str, Sequence[Outcome]]) -> list[Row]:
    outcomes = by_suite.get("triggers", ())
    named = [one for suite in WITH_TRIGGER for one in by_suite.get(suite, ())]
    wrong = share(not one.is_true(said) for one in named for said in one.said)
    naive = share(not one.is_true(said) for one in named for said in one.naive)
    oracle = sum(sum(one.oracle) for one in outcomes)
    found = ratio(sum(sum(one.found) for one in outcomes), oracle)
    by_naive = sum(_naive_found(one) for one in outcomes)
    return [
        Row("false share of the triggers named", _most(0.04), _most(0.015), wrong, naive),
        Row(
            "recall relative to the oracle",
            _least(0.52),
            _least(0.70),
            found,
            ratio(by_naive, oracle),
            "share",
        ),
    ]


def _naive_found(one: Outcome) -> int:
    named = {(said.factor, said.sign) for said in one.naive}
    return sum((trigger.factor, trigger.sign) in named for trigger in one.truth.triggers)


RECALL_TARGETS = {
    2.0: ((0.05, 0.10), (0.10, 0.16), (0.24, 0.36), (0.48, 0.65)),
    3.0: ((0.12, 0.26), (0.28, 0.44), (0.58, 0.75), (0.86, 0.95)),
}


def _recall_rows(outcomes: Sequence[Outcome]) -> list[Row]:
    rows = []
    for strength, targets in RECALL_TARGETS.items():
        for days, (must, ambition) in zip(RECALL_DAYS, targets, strict=True):
            cell = [one for one in outcomes if one.truth.days == days]
            found = share(
                hit
                for one in cell
                for trigger, hit in zip(one.truth.triggers, one.found, strict=True)
                if round(trigger.strength, 6) == strength
            )
            name = f"recall, diligent, many cramps: ratio {strength:.0f}, {days} days"
            rows.append(Row(name, _least(must), _least(ambition), found, style="share"))
    return rows


def _coverage_rows(by_suite: Mapping[str, Sequence[Outcome]]) -> list[Row]:
    looked_at = [*by_suite.get("null", ()), *by_suite.get("triggers", ())]
    claims = [*by_suite.get("triggers", ()), *by_suite.get("recall", ())]
    return [
        Row(
            "coverage of 95 % intervals: everything tested",
            Bounds(0.93, 0.975),
            Bounds(0.94, 0.965),
            coverage([one.everything for one in looked_at]),
        ),
        Row(
            "coverage of 95 % intervals: what was claimed",
            _least(0.92),
            _least(0.94),
            coverage([one.claimed_shown for one in claims]),
        ),
    ]


def _no_link_rows(by_suite: Mapping[str, Sequence[Outcome]]) -> list[Row]:
    looked_at = [*by_suite.get("triggers", ()), *by_suite.get("no_link", ())]
    year = by_suite.get("no_link", ())
    wrong = share(
        trigger.factor in one.no_link
        for one in looked_at
        for trigger in one.truth.triggers
        if round(trigger.strength, 6) == 2
    )
    said = share(
        factor in one.no_link
        for one in year
        for factor in one.tested
        if factor not in {trigger.factor for trigger in one.truth.triggers}
    )
    return [
        Row("`no_link` said of a factor that doubles the rate", _most(0.03), _most(0.015), wrong),
        Row("`no_link` said, diligent, 365 days", _least(0.5), _least(0.667), said),
    ]


def _other_rows(by_suite: Mapping[str, Sequence[Outcome]]) -> list[Row]:
    rows = []
    for kind in OTHER_KINDS:
        source = by_suite.get("season" if kind == "season" else "null", ())
        judged = [other for one in source for other in one.others if other.kind == kind]
        naive = share(other.naive for other in judged if not other.true)
        wrong = share(other.wrong for other in judged if not other.true)
        rows.append(Row(f"{kind}: false at `likely`", _most(0.02), _most(0.012), wrong, naive))
    for kind, must, ambition in (("time_of_day", 0.7, 0.8), ("side", 0.5, 0.6)):
        judged = [
            other for one in by_suite.get("null", ()) for other in one.others if other.kind == kind
        ]
        found = share(other.found for other in judged if other.true)
        rows.append(Row(f"{kind} found", _least(must), _least(ambition), found, style="share"))
    return rows


def markdown(rows: Iterable[Row]) -> str:
    """The table as Markdown."""
    lines = [
        "| measure | must | ambition | naive | measured | of | met |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        cells = (
            row.name,
            _bound_text(row.must, row.style),
            _bound_text(row.ambition, row.style),
            row.naive.text(row.style),
            row.measured.text(row.style),
            str(row.measured.of or "-"),
            row.met,
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _bound_text(bounds: Bounds, style: Style) -> str:
    ends = []
    for end in (bounds.low, bounds.high):
        if abs(end) == float("inf"):
            continue
        shown = {"percent": f"{100 * end:.4g} %", "share": f"{end:.2f}", "ms": f"{end:.0f} ms"}
        ends.append(shown[style])
    return " to ".join(ends) or "-"


def _most(high: float) -> Bounds:
    return Bounds(high=high)


def _least(low: float) -> Bounds:
    return Bounds(low=low)
