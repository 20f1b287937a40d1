"""The simulated diaries hold the truth that they claim to hold, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from tests.bench.patterns.diary import Diary, make_diary
from tests.bench.patterns.factors import FACTORS, INDEX, YES_NO, Floats
from tests.bench.patterns.formats import diary_line, json_of, record_of, truth_line
from tests.bench.patterns.profiles import KINDS, PROFILES, Kind
from tests.bench.patterns.regression import poisson_means
from tests.bench.patterns.scenario import Asked
from tests.bench.patterns.suites import SUITES, diary_of, tasks_of
from tests.bench.patterns.truth import Shape

QUIET = Kind("quiet", alpha=0.3)
DILIGENT = PROFILES["diligent"]
LONG = Asked(QUIET, DILIGENT, 6000, rates=(0.8, 1.2), others=False)


def fitted(diary: Diary, exposure: Floats, counts: Floats) -> float:
    """The rate ratio of an exposure in the true days of a diary."""
    design = np.column_stack([np.ones(counts.size), exposure])
    return float(np.exp(poisson_means(design, counts)[1]))


def known(values: Floats) -> list[float]:
    """What was answered."""
    return [float(value) for value in values[np.isfinite(values)]]


def daily(values: Floats, lag: int = 1) -> float:
    """Correlation of a series with itself some days before."""
    return float(np.corrcoef(values[lag:], values[:-lag])[0, 1])


@pytest.mark.parametrize("lag", [0, 1])
@pytest.mark.parametrize("shape", ["flag", "graded"])
@pytest.mark.parametrize("ratio", [1.5, 3.0])
def test_a_trigger_has_its_rate_ratio_at_its_lag_only(
    lag: Literal[0, 1], shape: Shape, ratio: float
) -> None:
    asked = replace(LONG, triggers=1, ratios=(ratio,), lag=lag, shape=shape, factors=("fluids_ml",))
    diary = make_diary(asked, (1, lag))
    (trigger,) = diary.truth.triggers
    z = diary.days.scores("fluids_ml", lag)
    counts = diary.days.episodes.astype(np.float64)

    assert fitted(diary, trigger.exposure(z), counts) == pytest.approx(trigger.ratio, rel=0.12)
    other = trigger.exposure(diary.days.scores("fluids_ml", 1 - lag))
    both = np.column_stack([np.ones(counts.size), trigger.exposure(z), other])
    assert np.exp(poisson_means(both, counts)[2]) == pytest.approx(1.0, abs=0.12)


def test_low_fluids_that_harm_and_stretching_that_helps_are_told_apart() -> None:
    for factor, sign in (("fluids_ml", -1), ("exertion", 1), ("stretching", -1), ("heat", 1)):
        diaries = (
            make_diary(replace(LONG, days=30, triggers=1, factors=(factor,)), (2, seed))
            for seed in range(40)
        )
        signs = [trigger.sign for diary in diaries for trigger in diary.truth.triggers]
        assert len(signs) > 10
        assert np.mean(np.array(signs) == sign) > 0.75


def test_where_there_is_no_trigger_nothing_changes_the_rate() -> None:
    diary = make_diary(LONG, (3,))
    counts = diary.days.episodes.astype(np.float64)

    assert diary.truth.triggers == ()
    for factor in FACTORS:
        for lag in (0, 1):
            z = diary.days.scores(factor, lag)
            assert fitted(diary, z, counts) == pytest.approx(1.0, abs=0.08)


def test_the_rate_is_the_one_that_was_asked_for() -> None:
    for seed, triggers in ((4, 0), (5, 2)):
        diary = make_diary(replace(LONG, triggers=triggers), (seed,))
        assert diary.days.episodes.mean() == pytest.approx(diary.truth.rate, rel=0.15)


def test_bursts_are_overdispersed_and_streaks_hang_together() -> None:
    days = {
        name: make_diary(replace(LONG, kind=KINDS[name]), (6,)).days
        for name in ("quiet", "bursts", "streaks")
    }
    spread = {name: float(one.bouts.var() / one.bouts.mean()) for name, one in days.items()}
    linked = {name: daily(one.bouts.astype(np.float64)) for name, one in days.items()}

    assert spread["quiet"] < 1.6 < 2 < spread["bursts"]
    assert abs(linked["bursts"]) < 0.05
    assert linked["streaks"] > 0.07


def test_trend_season_weekday_and_medicine_move_the_rate_as_the_truth_says() -> None:
    trending = make_diary(replace(LONG, kind=Kind("t", trend=1.6)), (7,))
    time = np.linspace(0, 1, 6000)
    slope = np.log(fitted(trending, time, trending.days.episodes.astype(np.float64)))
    assert trending.truth.trend is not None
    assert slope == pytest.approx(trending.truth.trend, abs=0.2)

    stepped = make_diary(replace(LONG, kind=Kind("m", step=0.8), others=True), (8,))
    assert stepped.medicine is not None
    after = np.arange(6000) >= (stepped.medicine[2] - stepped.first_day).days
    step = np.log(
        fitted(stepped, after.astype(np.float64), stepped.days.episodes.astype(np.float64))
    )
    assert step == pytest.approx(stepped.truth.step, abs=0.15)

    weekly = make_diary(replace(LONG, kind=Kind("w", weekday=0.8)), (9,))
    assert weekly.truth.weekday
    assert weekly.scenario.weekday == pytest.approx(_log_rates_by_weekday(weekly), abs=0.2)

    seasonal = make_diary(replace(LONG, kind=Kind("s", season=0.7)), (10,))
    months = np.array([(seasonal.first_day + timedelta(days=d)).month for d in range(6000)])
    bouts = seasonal.days.bouts
    assert bouts[months == 7].mean() > 2 * bouts[months == 1].mean()


def _log_rates_by_weekday(diary: Diary) -> list[float]:
    weekday = (np.arange(diary.scenario.days) + diary.first_day.weekday()) % 7
    base = np.log(diary.truth.rate)
    return [float(np.log(diary.days.episodes[weekday == d].mean()) - base) for d in range(7)]


def test_a_person_who_reacts_takes_magnesium_and_drinks_after_cramps() -> None:
    days = make_diary(replace(LONG, kind=KINDS["reactive"]), (11,)).days
    cramped = days.bouts[:-1] > 0
    for factor, sign in (("magnesium", 1), ("fluids_ml", 1), ("exercise_minutes", -1)):
        next_day = days.z[1:, INDEX[factor]]
        assert sign * (next_day[cramped].mean() - next_day[~cramped].mean()) > 0.2


def test_gaps_depend_on_cramps_one_way_or_the_other_and_lapses_are_long() -> None:
    missed = []
    for seed in range(12):
        diary = make_diary(replace(LONG, days=1000, kind=KINDS["gaps"]), (12, seed))
        gap = ~record_of(diary).check_in
        cramped = diary.days.bouts > 0
        missed.append(gap[cramped].mean() - gap[~cramped].mean())
    assert max(missed) > 0.05
    assert min(missed) < -0.01

    asked = replace(LONG, days=1000, kind=KINDS["lapses"], profile=PROFILES["ordinary"])
    record = record_of(make_diary(asked, (13,)))
    assert 0.5 < record.observed.mean() < 0.95


def test_answers_are_plausible_rounded_correlated_and_hang_together_from_day_to_day() -> None:
    asked = replace(LONG, days=2000, profile=PROFILES["sloppy"])
    wholes, links = [], []
    for seed in range(6):
        diary = make_diary(replace(asked, profile=DILIGENT), (14, seed))
        z = diary.days.z
        links.append(np.corrcoef(z[:, INDEX["exercise_minutes"]], z[:, INDEX["exertion"]])[0, 1])
        rough = record_of(make_diary(asked, (14, seed))).exposures
        fluids = rough.get("fluids_ml")
        if fluids is not None:
            wholes += [value % 500 == 0 for value in known(fluids)]
        exposures = record_of(diary).exposures
        assert set(exposures) == set(FACTORS)
        assert 900 < np.nanmean(exposures["fluids_ml"]) < 2800
        assert 5.5 < np.nanmean(exposures["sleep_hours"]) < 8.5
        assert np.nanmax(exposures["exertion"]) <= 10
        assert all(np.nanmin(exposures[factor]) >= 0 for factor in FACTORS)
        assert all(set(known(exposures[f])) <= {0.0, 1.0} for f in YES_NO)
    assert wholes
    assert all(wholes)
    assert np.mean(links) == pytest.approx(0.5, abs=0.12)


def test_nights_sides_durations_and_remedies_are_as_the_truth_says() -> None:
    asked = replace(LONG, days=2500, others=True)
    diaries = [make_diary(asked, (15, seed)) for seed in range(8)]

    for diary in diaries:
        minutes = record_of(diary).local_minute
        turn = abs(np.exp(2j * np.pi * minutes / 1440).mean())
        assert turn > 0.3 if diary.truth.night else turn < 0.08
        right = np.mean([cramp.side == "right" for cramp in diary.cramps])
        assert right == pytest.approx(diary.truth.lean, abs=0.06)
        assert _late_less_early(diary, "intensity") * diary.truth.intensity_trend >= 0
        for name, effect in diary.truth.remedies:
            if effect:
                with_it, without = _log_durations(diary, name)
                assert with_it - without < -0.2
    assert len({diary.truth.night for diary in diaries}) == 2


def _late_less_early(diary: Diary, what: str) -> float:
    values = [getattr(cramp, what) for cramp in diary.cramps]
    half = len(values) // 2
    difference = float(np.mean(values[half:]) - np.mean(values[:half]))
    return 0.0 if abs(difference) < 0.2 else difference


def _log_durations(diary: Diary, remedy: str) -> tuple[float, float]:
    used: Sequence[float] = [
        np.log(c.duration_seconds) for c in diary.cramps if remedy in dict(c.remedies)
    ]
    spared = [np.log(c.duration_seconds) for c in diary.cramps if remedy not in dict(c.remedies)]
    return float(np.mean(used)), float(np.mean(spared))


def test_the_same_seed_gives_the_same_diary_and_another_another() -> None:
    tasks = list(tasks_of(20, 3, ("null", "triggers")))
    once, again = (diary_line(diary_of(tasks[5])) for _ in range(2))

    assert once == again
    assert once != diary_line(diary_of(tasks[6]))
    assert once != diary_line(diary_of(next(iter(tasks_of(20, 4, ("null",))))))


def test_every_suite_has_its_diaries_and_its_truth() -> None:
    for name in SUITES:
        task = next(iter(tasks_of(20, 1, (name,))))
        truth = json.loads(truth_line(diary_of(task)))
        assert truth["days"] >= 30
        assert bool(truth["triggers"]) == (name in ("triggers", "recall", "no_link"))


def test_the_json_keeps_to_the_format() -> None:
    diary = make_diary(
        replace(LONG, days=365, kind=KINDS["medicine"], others=True, profile=PROFILES["sloppy"]),
        (16,),
    )
    said = json.loads(diary_line(diary))

    assert (said["format"], said["version"]) == ("cramptracker-diary", 1)
    assert said["medicine_courses"][0]["medicine_class"] in ("statin", "thiazide_diuretic",
                                                             "beta_agonist_inhaler")  # fmt: skip
    for check_in in said["check_ins"]:
        assert set(check_in) <= {"day", "cramp_free", *FACTORS}
        assert all(isinstance(check_in[f], bool) == (f in YES_NO) for f in check_in if f in FACTORS)
        assert said["first_day"] <= check_in["day"] <= said["last_day"]
    for episode in said["episodes"]:
        start = datetime.fromisoformat(episode["started_at"])
        assert start.utcoffset() == start.astimezone(ZoneInfo(episode["time_zone"])).utcoffset()
        assert episode["sites"][0]["muscle"] in ("calf", "foot_arch", "hamstring")
        assert 0 <= episode["intensity"] <= 10
        assert datetime.fromisoformat(episode["logged_at"]) > start


def test_json_and_record_tell_the_same_diary() -> None:
    """By a reading of the format of its own: diary days, clock times, answers."""
    diary = make_diary(replace(LONG, days=400, kind=KINDS["mixed"], others=True), (17,))
    record, said = record_of(diary), json_of(diary)
    assert isinstance(said["episodes"], list)
    days = sorted(_diary_day(episode["started_at"]) for episode in json.loads(
        diary_line(diary))["episodes"])  # fmt: skip

    assert days == sorted(entry.day.isoformat() for entry in record.entries)
    assert len(said["episodes"]) == record.episodes.sum()
    check_ins = said["check_ins"]
    assert isinstance(check_ins, list)
    assert len(check_ins) == record.check_in.sum()


def _diary_day(started_at: str) -> str:
    clock = datetime.fromisoformat(started_at).replace(tzinfo=None)
    return (clock - timedelta(hours=6)).date().isoformat()


def test_the_project_reads_the_json_as_the_same_record() -> None:
    diary_json = pytest.importorskip("diary.exchange.diary_json")
    for kind in ("reactive", "medicine"):
        diary = make_diary(replace(LONG, days=365, kind=KINDS[kind], others=True), (18,))
        read = diary_json.record_of(diary_json.read_diary(diary_line(diary)))
        own = record_of(diary)

        assert read.entries == own.entries
        assert read.courses == own.courses
        assert (read.check_in == own.check_in).all()
        for factor in FACTORS:
            assert np.array_equal(read.exposures[factor], own.exposures[factor], equal_nan=True)
