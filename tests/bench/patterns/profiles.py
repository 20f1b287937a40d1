"""How people keep a diary, and the kinds of diary that fool statistics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Profile:
    """How well a diary is kept. Shares are of days, of answers and of episodes; `noise` is the
    standard deviation of the error of an answer on the normal scale; `coarseness` is 0 to 2;
    `lapse_every` is in days."""

    name: str
    check_ins: float
    answers: float
    episodes: float
    noise: float
    coarseness: int
    asked: tuple[int, int]
    lapse_every: float
    lapse_days: tuple[int, int]


PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        "diligent": Profile("diligent", 0.95, 0.98, 0.99, 0.1, 0, (12, 12), 1e9, (7, 8)),
        "ordinary": Profile("ordinary", 0.8, 0.92, 0.95, 0.15, 1, (8, 12), 150, (7, 20)),
        "sloppy": Profile("sloppy", 0.55, 0.8, 0.85, 0.3, 2, (5, 9), 80, (7, 35)),
    }
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What happens in a diary besides triggers, as the largest size that is drawn.

    `alpha`: gamma-Poisson dispersion. `mood` and `mood_memory`: a slow latent log rate and its
    correlation from day to day. `trend`, `season`, `weekday`: log rate. `drift`: of habits,
    with the trend. `reaction`: how strongly habits answer yesterday's cramps. `gaps`: the
    tendency to miss the check-in after cramps (either sign is drawn). `lapses`: how many times
    as often. `step`: log rate after a medicine's start; `step_habits`: habits change with it.
    `recall`: answers err towards the bad side after a cramp.
    """

    name: str
    alpha: float = 0.3
    mood: float = 0.0
    mood_memory: float = 0.6
    trend: float = 0.0
    season: float = 0.0
    weekday: float = 0.0
    drift: float = 0.0
    wander: bool = False
    reaction: float = 0.0
    gaps: float = 0.0
    lapses: float = 1.0
    step: float = 0.0
    step_habits: float = 0.0
    recall: float = 0.0


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            Kind("quiet"),
            Kind("bursts", alpha=2.5),
            Kind("streaks", alpha=0.5, mood=0.9, mood_memory=0.8),
            Kind("trending", alpha=0.5, trend=1.6, drift=1.2),
            Kind("wandering", alpha=0.5, mood=0.7, mood_memory=0.97, wander=True),
            Kind("seasonal", alpha=0.5, season=0.7),
            Kind("weekday", alpha=0.5, weekday=0.8),
            Kind("reactive", alpha=0.5, mood=0.7, mood_memory=0.7, reaction=1.0),
            Kind("gaps", alpha=0.5, mood=0.5, gaps=1.5),
            Kind("lapses", alpha=0.5, mood=0.4, lapses=4.0),
            Kind("medicine", alpha=0.5, mood=0.3, step=0.8, step_habits=0.8),
            Kind(
                "mixed",
                alpha=0.8,
                mood=0.5,
                trend=0.8,
                season=0.4,
                weekday=0.4,
                drift=0.5,
                reaction=0.5,
                gaps=0.6,
                step=0.4,
            ),
        )
    }
)
RECALL = Kind("recall", alpha=0.5, mood=0.4, recall=0.25)


def softened(kind: Kind, share: float) -> Kind:
    """The same kind with a share of everything but the overdispersion."""
    return replace(
        kind,
        mood=kind.mood * share,
        trend=kind.trend * share,
        season=kind.season * share,
        weekday=kind.weekday * share,
        drift=kind.drift * share,
        reaction=kind.reaction * share,
        gaps=kind.gaps * share,
        step=kind.step * share,
        step_habits=kind.step_habits * share,
    )
