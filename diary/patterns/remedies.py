"""How long cramps last with a remedy and without."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import exp, log

import numpy as np
from scipy.special import stdtr, stdtrit

from diary.patterns.basics import Interval, Level, Missing, NotYet
from diary.patterns.levels import level_of
from diary.patterns.other_findings import RemedyLink
from diary.patterns.record import DiaryRecord, EpisodeEntry, Floats, Ints
from diary.patterns.waiting import days_at_this_rate, shortfalls

CRAMPS_NEEDED = 6
LARGEST_HELP = 3
SMALLEST_VARIANCE = 1e-20


@dataclass(frozen=True, slots=True, eq=False)
class Clustered:
    """Least squares of n values by p columns: coefficients and their errors (p,), robust to
    clusters, and degrees of freedom of their t."""

    coefficients: Floats
    errors: Floats
    degrees: int


def find_remedies(record: DiaryRecord) -> tuple[list[RemedyLink], list[NotYet]]:
    """Durations with a remedy over those without, for each remedy that was ever used.

    Null hypothesis: at like intensity and time, a cramp lasts as long with the remedy as
    without. One regression of log duration on all remedies with at least 6 cramps with and 6
    without, intensity (its mean where not known) and time; errors robust to clusters, since the
    cramps of a day are alike; corrected for all remedies (Bonferroni). What was said to help is
    only counted.
    """
    timed = [
        (entry, int(day))
        for entry, day in zip(record.entries, record.episode_day, strict=True)
        if (entry.duration_seconds or 0) > 0
    ]
    entries = [entry for entry, _ in timed]
    day = np.array([day for _, day in timed], dtype=np.int64)
    used = _use_of(entries)
    helped = helpfulness_of(record.entries)
    missing = {name: _missing(flags) for name, flags in used.items()}
    tested = [name for name in used if not missing[name]]
    links = _links(entries, day, {name: used[name] for name in tested})
    found, waits = [], []
    observed = int(record.observed.sum())
    for name in sorted(helped):
        flags = used.get(name, np.zeros(0))
        ratio, interval, p_value = links.get(name, (None, None, None))
        counts = int(flags.sum()), int(flags.size - flags.sum())
        level = Level.DESCRIBED if p_value is None else level_of(p_value)
        found.append(RemedyLink(level, name, *counts, helped[name], ratio, interval, p_value))
        if p_value is None:
            needs = missing.get(name, _missing(flags))
            waits.append(NotYet("remedy", name, needs, days_at_this_rate(needs, observed)))
    return found, waits


def helpfulness_of(entries: tuple[EpisodeEntry, ...]) -> dict[str, tuple[int, int, int, int]]:
    """For each remedy used, how many cramps it was said to help by 0, 1, 2 and 3."""
    counts: dict[str, Counter[int]] = {}
    for entry in entries:
        for remedy, helpfulness in entry.remedies:
            count = counts.setdefault(remedy, Counter())
            if helpfulness is not None and 0 <= helpfulness <= LARGEST_HELP:
                count[helpfulness] += 1
    return {name: (count[0], count[1], count[2], count[3]) for name, count in counts.items()}


def clustered_regression(design: Floats, values: Floats, clusters: Ints) -> Clustered | None:
    """Least squares with errors robust to clusters (Liang and Zeger 1986), each residual divided
    by one less its leverage, since a fit is nearest to what pulls it most (MacKinnon and White
    1985; with clusters of one this is their HC3).

    `design` (n, p) of full rank, `values` (n,), `clusters` (n,) of G sorts. t with `G - p`
    degrees. None where it can't be fitted.
    """
    n, p = design.shape
    _, cluster = np.unique(clusters, return_inverse=True)
    groups = int(cluster.max()) + 1 if n else 0
    if groups <= p or np.linalg.matrix_rank(design) < p:
        return None
    bread = np.linalg.inv(design.T @ design)
    coefficients = bread @ (design.T @ values)
    leverage = np.einsum("ij,ij->i", design @ bread, design)
    residuals = (values - design @ coefficients) / np.maximum(1 - leverage, SMALLEST_VARIANCE)
    sums = np.zeros((groups, p))
    np.add.at(sums, cluster, design * residuals[:, None])
    variance = np.diag(bread @ (sums.T @ sums) @ bread)
    return Clustered(coefficients, np.sqrt(np.maximum(variance, 0.0)), groups - p)


def _links(
    entries: list[EpisodeEntry], day: Ints, used: dict[str, Floats]
) -> dict[str, tuple[float, Interval, float]]:
    """Ratio, interval and corrected p-value of each remedy; none where there is no fit."""
    if not used:
        return {}
    names = sorted(used)
    intensity = _filled([entry.intensity for entry in entries])
    columns = [np.ones(day.size), *(used[name] for name in names), intensity, day / day[-1]]
    varying = [column for i, column in enumerate(columns) if i == 0 or np.ptp(column) > 0]
    durations = np.array([log(entry.duration_seconds or 1) for entry in entries])
    fit = clustered_regression(np.column_stack(varying), durations, day)
    if fit is None:
        return {}
    links = {}
    for place, name in enumerate(names, start=1):
        ratio, error = float(fit.coefficients[place]), float(fit.errors[place])
        if error**2 <= SMALLEST_VARIANCE:
            continue
        p_value = 2 * float(stdtr(fit.degrees, -abs(ratio) / error)) * len(names)
        half = float(stdtrit(fit.degrees, 0.975)) * error
        interval = Interval(exp(ratio - half), exp(ratio + half))
        links[name] = (exp(ratio), interval, min(1.0, p_value))
    return links


def _use_of(entries: list[EpisodeEntry]) -> dict[str, Floats]:
    """For each remedy, 1 for the cramps it was used on and 0 for the others."""
    used: dict[str, Floats] = {}
    for place, entry in enumerate(entries):
        for remedy, _ in entry.remedies:
            used.setdefault(remedy, np.zeros(len(entries)))[place] = 1.0
    return used


def _missing(flags: Floats) -> tuple[Missing, ...]:
    return shortfalls(
        Missing("cramps_with", int(flags.sum()), CRAMPS_NEEDED),
        Missing("cramps_without", int(flags.size - flags.sum()), CRAMPS_NEEDED),
    )


def _filled(intensities: list[int | None]) -> Floats:
    values = np.array([np.nan if one is None else float(one) for one in intensities])
    known = np.isfinite(values)
    return np.where(known, values, values[known].mean() if known.any() else 0.0)
