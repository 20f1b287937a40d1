"""What lies behind the table: by kind of diary, by what a trigger is like."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tests.bench.patterns.measures import Measure, coverage, ratio, share
from tests.bench.patterns.outcome import OTHER_KINDS, Outcome
from tests.bench.patterns.targets import told_any, told_clear
from tests.bench.patterns.truth import TrueTrigger

RATES = (0.2, 0.4, 0.8, 1.6)
LENGTHS = (60, 90, 180, 270, 365)


def details(by_suite: Mapping[str, Sequence[Outcome]]) -> str:
    """Tables in Markdown for whoever wants to know why."""
    parts = [
        _by_kind(by_suite.get("null", ())),
        _others(by_suite),
        _by_trigger(by_suite.get("triggers", ())),
        _recall_cells(by_suite.get("recall", ())),
        _remarks(by_suite),
    ]
    return "\n\n".join(part for part in parts if part)


def _by_kind(null: Sequence[Outcome]) -> str:
    if not null:
        return ""
    lines = [
        "| diaries without a trigger | n | told one | clear | naive | coverage |",
        "|---|---|---|---|---|---|",
    ]
    splits: dict[str, Callable[[Outcome], str]] = {
        "kind": lambda one: one.truth.kind,
        "profile": lambda one: one.truth.profile,
        "days": _lengths,
        "cramps a day": lambda one: next(f"to {top}" for top in RATES if one.truth.rate <= top),
    }
    for name, split in splits.items():
        for group in sorted({split(one) for one in null}):
            some = [one for one in null if split(one) == group]
            cells = (
                share(map(told_any, some)),
                share(map(told_clear, some)),
                share(bool(one.naive) for one in some),
                coverage([one.everything for one in some]),
            )
            lines.append(f"| {name} {group} | {len(some)} | {_joined(cells)} |")
    return "\n".join(lines)


def _others(by_suite: Mapping[str, Sequence[Outcome]]) -> str:
    lines = [
        "| other kind | false at likely | at clear | naive false | found | found, but wrong "
        "| worst kind of diary |",
        "|---|---|---|---|---|---|---|",
    ]
    for kind in OTHER_KINDS:
        source = by_suite.get("season" if kind == "season" else "null", ())
        judged = [(one, other) for one in source for other in one.others if other.kind == kind]
        if not judged:
            continue
        none = [(one, other) for one, other in judged if not other.true]
        per_kind = {
            name: sum(other.wrong for one, other in none if one.truth.kind == name)
            for name in {one.truth.kind for one, _ in none}
        }
        worst = max(sorted(per_kind), key=lambda name: per_kind[name], default="-")
        cells = (
            share(other.wrong for _, other in none),
            share(other.clear_wrong for _, other in none),
            share(other.naive for _, other in none),
            share(other.found for _, other in judged if other.true),
            share(other.wrong for _, other in judged if other.true),
        )
        lines.append(f"| {kind} | {_joined(cells)} | {worst}: {per_kind.get(worst, 0)} |")
    return "\n".join(lines) if len(lines) > 2 else ""


def _by_trigger(outcomes: Sequence[Outcome]) -> str:
    """Recall of the engine and the oracle by what a trigger and its diary are like."""
    splits: dict[str, Callable[[Outcome, TrueTrigger], str]] = {
        "all": lambda one, trigger: "",
        "ratio": lambda one, trigger: f"{trigger.strength:.1f}",
        "lag": lambda one, trigger: str(trigger.lag),
        "shape": lambda one, trigger: trigger.shape,
        "protects": lambda one, trigger: "yes" if trigger.ratio < 1 else "no",
        "factor": lambda one, trigger: trigger.factor,
        "profile": lambda one, trigger: one.truth.profile,
        "days": lambda one, trigger: _lengths(one),
        "kind": lambda one, trigger: one.truth.kind,
    }
    return _split("triggers", outcomes, splits)


def _recall_cells(outcomes: Sequence[Outcome]) -> str:
    return _split(
        "diligent, many cramps",
        outcomes,
        {"ratio": lambda one, trigger: f"{trigger.strength:.0f}, {one.truth.days:3} days"},
    )


def _split(
    title: str,
    outcomes: Sequence[Outcome],
    splits: Mapping[str, Callable[[Outcome, TrueTrigger], str]],
) -> str:
    """Rows of one table: how many triggers, who finds how many of them."""
    if not outcomes:
        return ""
    lines = [
        f"| {title} | n | oracle | oracle with answers only | engine | engine / oracle |",
        "|---|---|---|---|---|---|",
    ]
    for name, split in splits.items():
        groups: dict[str, list[tuple[bool, bool, bool]]] = {}
        for one in outcomes:
            finders = zip(one.oracle, one.reader, one.found, strict=True)
            for trigger, flags in zip(one.truth.triggers, finders, strict=True):
                groups.setdefault(split(one, trigger), []).append(flags)
        for group in sorted(groups):
            finds = list(zip(*groups[group], strict=True))
            cells = [share(column).text("share") for column in finds]
            cells.append(ratio(sum(finds[2]), sum(finds[0])).text("share"))
            lines.append(f"| {name} {group} | {len(finds[0])} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _remarks(by_suite: Mapping[str, Sequence[Outcome]]) -> str:
    triggers = by_suite.get("triggers", ())
    claims = [*triggers, *by_suite.get("recall", ())]
    true_said = [(one, said) for one in claims for said in one.said if one.is_true(said)]
    lines = []
    if true_said:
        wrong_lag = share(not one.lag_is_right(said) for one, said in true_said)
        lines.append(f"- True triggers named at the wrong lag: {wrong_lag.text('percent')}")
        raw = coverage([one.claimed_raw for one in claims])
        lines.append(f"- Coverage of claims before shrinking: {raw.text('percent')}")
        told = share(told_any(one) for one in triggers)
        lines.append(f"- Diaries with a trigger that are told a false one: {told.text('percent')}")
    lines += _waiting(by_suite.get("no_link", ()))
    suspects = by_suite.get("recall", ())
    if any(one.suspected for one in suspects):
        alone = share(hit for one in suspects for hit in one.found).text("share")
        named = share(hit for one in suspects for hit in one.suspected).text("share")
        lines.append(
            f"- Recall in diligent diaries: {alone}; of a trigger suspected first: {named}"
        )
    bias = by_suite.get("recall_bias", ())
    if bias:
        told = share(map(told_any, bias))
        lines.append(f"- Told one where memory is worse after a cramp: {told.text('percent')}")
    return "\n".join(lines)


def _lengths(one: Outcome) -> str:
    return next(f"to {top:3}" for top in LENGTHS if one.truth.days <= top)


def _waiting(year: Sequence[Outcome]) -> list[str]:
    """Whether a doubling is found when it was foretold: in about four of five."""
    lines = []
    for low, high in ((0, 180), (180, 365), (365, 730), (730, 10_000)):
        some = [one for one in year if one.foretold and low < one.foretold <= high]
        found = share(one.found[0] for one in some)
        told = f"{low} to {high} days foretold after 60 days ({len(some)} diaries)"
        lines.append(f"- Doubling found in a year where {told}: {found.text('share')}")
    return lines if year else []


def _joined(cells: Sequence[Measure]) -> str:
    return " | ".join(cell.text("percent") for cell in cells)
