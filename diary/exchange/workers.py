"""Work on several cores, a few tasks at a time, with the answers in the order of the tasks.

Imports no numbers and no models: a worker has settings to make before it loads them.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context
from typing import TypeVar

import django

Task = TypeVar("Task")
Answer = TypeVar("Answer")

FEW = 32
AHEAD = 8
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def in_order(
    work: Callable[[Task], Answer], tasks: Iterable[Task], jobs: int
) -> Generator[Answer, None, None]:
    """Do the work of each task in one of ``jobs`` processes, and return the answers in order.

    At most eight tasks a process are under way, so memory does not grow with their number.
    With one job, or fewer than 32 tasks, it is done here: workers take a second to start.
    """
    tasks = iter(tasks)
    first = list(islice(tasks, FEW if jobs > 1 else 0))
    if len(first) < FEW:
        yield from map(work, chain(first, tasks))
        return
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=start_worker)
    try:
        waiting: deque[Future[Answer]] = deque()
        for task in chain(first, tasks):
            waiting.append(pool.submit(work, task))
            if len(waiting) >= AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def start_worker() -> None:
    """Get a worker ready: one thread of linear algebra each, since they share the cores, and
    Ctrl-C left to the process that started it."""
    for name in THREADS:
        os.environ.setdefault(name, "1")
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    django.setup()
