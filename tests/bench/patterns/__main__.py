"""Make the diaries, let everybody look at them, print the table."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path
from time import monotonic

from tests.bench.patterns.details import details
from tests.bench.patterns.formats import diary_line, truth_line
from tests.bench.patterns.machine import determinism_row, timing_rows
from tests.bench.patterns.outcome import Outcome
from tests.bench.patterns.suites import SUITES, Task, diary_of, run, tasks_of
from tests.bench.patterns.targets import markdown, rows_of

MACHINE = ("timing", "determinism")


def main(arguments: list[str] | None = None) -> int:
    """Run the bench; the exit status says whether every `must` was met."""
    options = _options(arguments)
    only = tuple(options.only)
    tasks = list(tasks_of(options.diaries, options.seed, only))
    if options.write:
        _write(tasks, options.write)
        return 0
    started = monotonic()
    outcomes = sorted(_run_all(tasks, options.jobs), key=lambda one: (one.suite, one.index))
    by_suite = {suite: list(group) for suite, group in groupby(outcomes, key=lambda one: one.suite)}
    rows = [row for row in rows_of(by_suite) if not only or row.measured.value is not None]
    if not only or "timing" in only:
        rows += timing_rows(options.seed)
    if not only or "determinism" in only:
        rows.append(determinism_row(options.seed, 12))
    print(markdown(rows))
    print(f"\n{details(by_suite)}\n" if by_suite else "")
    minutes = (monotonic() - started) / 60
    print(f"{len(tasks):,} diaries, seed {options.seed}, {minutes:.1f} minutes.")
    return 1 if any(row.met == "**no**" for row in rows) else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.patterns", description=__doc__)
    parser.add_argument("--diaries", type=int, default=400, help="diaries of the largest suites")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--only", nargs="+", default=(), choices=(*SUITES, *MACHINE))
    parser.add_argument(
        "--write",
        type=Path,
        metavar="FOLDER",
        help="write diaries.jsonl and truths.jsonl there instead of judging",
    )
    return parser.parse_args(arguments)


def _run_all(tasks: list[Task], jobs: int) -> Iterator[Outcome]:
    if jobs == 1:
        yield from _counted(map(run, tasks), len(tasks))
        return
    with get_context("spawn").Pool(jobs) as pool:
        yield from _counted(pool.imap_unordered(run, tasks, chunksize=8), len(tasks))


def _counted(outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
    """Pass them on, and say on standard error how far it is."""
    for done, outcome in enumerate(outcomes, start=1):
        yield outcome
        if done % 100 == 0 or done == total:
            print(f"\r{done:,} of {total:,}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def _write(tasks: list[Task], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (
        (folder / "diaries.jsonl").open("w", encoding="utf-8") as diaries,
        (folder / "truths.jsonl").open("w", encoding="utf-8") as truths,
    ):
        for task in tasks:
            diary = diary_of(task)
            diaries.write(diary_line(diary) + "\n")
            truths.write(truth_line(diary) + "\n")


if __name__ == "__main__":
    sys.exit(main())
