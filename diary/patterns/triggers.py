"""Triggers and protectors: factors of a day against cramps on it or on the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diary.patterns.basics import Missing, NotYet
from diary.patterns.choices import Choices
from diary.patterns.contrasts import Contrast, Factor, contrasts_of, factors_of, missing_for
from diary.patterns.estimates import estimate_of, marked, say_of
from diary.patterns.findings import Trigger
from diary.patterns.lag_models import LagModel, entered, model_of
from diary.patterns.nuisance import Lag, Rows, nuisance_of, rows_of
from diary.patterns.record import DiaryRecord
from diary.patterns.selection import Judged, Tested, select
from diary.patterns.trigger_waits import trigger_not_yet

LAGS: tuple[Lag, ...] = (0, 1)
HALF = 0.5
NOTHING = Judged((), (), 0.0, ())


@dataclass(frozen=True, slots=True)
class TriggerResults:
    """What is said of factors, what can't be, and every contrast that was tested; `tests`, how
    many independent tests they are worth."""

    said: tuple[Trigger, ...]
    not_yet: tuple[NotYet, ...]
    estimates: tuple[Trigger, ...]
    tests: float = 0.0


def find_triggers(
    record: DiaryRecord, choices: Choices | None = None, factors: tuple[Factor, ...] | None = None
) -> TriggerResults:
    """Test every factor at both lags and say at most one thing of each.

    P-values are corrected over everything that is tested (family-wise) and weighted by what a
    diary could show (`weights_of`, which says whose chance to be told of a trigger that is none
    may exceed the level's). A factor is said at its better lag; it has
    no link where both lags' intervals exclude a doubling and a halving. A suspicion is tested
    by itself with half of the error, on the days since it was named; if it passes, the rest is
    adjusted for it. Where it was named after the diary's first day, the factor is also among
    the rest.
    """
    chosen = choices or Choices()
    asked = factors_of(record) if factors is None else factors
    contrasts = contrasts_of(record, asked, chosen)
    rows = [rows_of(record, lag) for lag in LAGS]
    missing = _missing(asked, contrasts, rows)
    suspected = _judge_suspicion(record, chosen, contrasts)
    judged = _judge_rest(record, chosen, contrasts, rows, suspected)
    tested, of_suspicion = _together(judged, suspected)
    estimates = tuple(
        estimate_of(one, suspected=one.contrast.name in of_suspicion) for one in tested
    )
    passed = {*judged.passed, *(suspected.passed if suspected else ())}
    spoken = [one.name for one in asked if one.name not in chosen.left_out]
    said = tuple(
        trigger
        for name in spoken
        if (trigger := say_of(estimates, tested, name, passed=name in passed))
    )
    tests = judged.tests or (suspected.tests if suspected else 0.0)
    silent = [name for name in spoken if name not in {trigger.factor for trigger in said}]
    waits = tuple(
        trigger_not_yet(record, name, missing[name], contrasts.get(name), tested, rows[0], tests)
        for name in silent
    )
    return TriggerResults(said, waits, tuple(marked(one, said) for one in estimates), tests)


def _missing(
    factors: Sequence[Factor], contrasts: Mapping[str, Contrast], rows: Sequence[Rows]
) -> dict[str, tuple[Missing, ...]]:
    """What each factor still needs at the lag that needs less."""
    missing = {}
    for factor in factors:
        contrast = contrasts.get(factor.name)
        needs = missing_for(rows[0], contrast)
        if needs:
            needs = min(needs, missing_for(rows[1], contrast), key=_how_much)
        missing[factor.name] = needs
    return missing


def _how_much(needs: tuple[Missing, ...]) -> tuple[int, int]:
    return len(needs), sum(need.need - need.have for need in needs)


def _judge_suspicion(
    record: DiaryRecord, choices: Choices, contrasts: Mapping[str, Contrast]
) -> Judged | None:
    """The suspicion alone, on outcome days since it was named; None without a suspicion."""
    if choices.suspicion is None:
        return None
    contrast = contrasts.get(choices.suspicion.factor)
    if contrast is None or contrast.left_out:
        return NOTHING
    since = (choices.suspicion.named_on - record.first_day).days
    rows = [rows_of(record, lag, since) for lag in LAGS]
    return select(_models(record, rows, [contrast]), [contrast], HALF)


def _judge_rest(
    record: DiaryRecord,
    choices: Choices,
    contrasts: Mapping[str, Contrast],
    rows: Sequence[Rows],
    suspected: Judged | None,
) -> Judged:
    """Every other factor; with a suspicion that passed in the nuisance model."""
    rest = list(contrasts.values())
    if choices.suspicion is None or suspected is None:
        return select(_models(record, rows, rest), rest)
    name = choices.suspicion.factor
    if suspected.passed or choices.suspicion.named_on <= record.first_day:
        rest = [contrast for contrast in rest if contrast.name != name]
    models = _models(record, rows, rest)
    if suspected.passed:
        grown = [entered(model, contrasts[name]) for model in models]
        models = [larger or model for larger, model in zip(grown, models, strict=True)]
    return select(models, rest, HALF)


def _models(
    record: DiaryRecord, rows: Sequence[Rows], contrasts: Sequence[Contrast]
) -> list[LagModel]:
    """The models of the lags at which anything can be tested, each with what can be."""
    models = []
    for one in rows:
        ready = [i for i, contrast in enumerate(contrasts) if not missing_for(one, contrast)]
        model = model_of(one, nuisance_of(record, one), contrasts, ready) if ready else None
        if model is not None:
            models.append(model)
    return models


def _together(
    judged: Judged, suspected: Judged | None
) -> tuple[tuple[Tested, ...], frozenset[str]]:
    """All that was tested once each, and the names of those that stand as a suspicion: it
    passed, or it was not among the rest."""
    if suspected is None:
        return judged.tested, frozenset()
    names = {one.contrast.name for one in judged.tested}
    alone = [one for one in suspected.tested if one.contrast.name not in names]
    tested = sorted((*judged.tested, *alone), key=lambda one: one.lag)
    return tuple(tested), frozenset(one.contrast.name for one in alone)
