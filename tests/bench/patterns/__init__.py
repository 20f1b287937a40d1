"""The bench of the statistics: seeded diaries with known truth, judged in the same run.

    python -m tests.bench.patterns --diaries 400 --seed 1 --jobs 2

Makes diaries whose truth is known, lets the engine, a naive method and an oracle look at them,
and prints the table of targets beside what was measured. One core per process.
"""

import os

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
